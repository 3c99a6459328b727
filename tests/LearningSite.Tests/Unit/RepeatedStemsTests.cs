using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Questions;
using LearningSite.Questions.ItemWriting;
using LearningSite.Tests.Support;
using LearningSite.TextPages;

namespace LearningSite.Tests.Unit;

public class RepeatedStemsTests
{
    private const string Stem = "A model scores 0.98 on training rows and 0.75 on validation rows. Which step fits?";

    [Theory]
    [InlineData(Stem, true)]
    [InlineData("A model scores 0.98 on training rows, and 0.75 on validation rows: which steps fit?", false)]
    [InlineData("A model scores 0.98 on its training rows and 0.75 on validation rows. Which step fits?", true)]
    [InlineData("A model scores 0.71 on training rows and 0.70 on validation rows. Which step fits?", false)]
    public void Stems_with_four_fifths_of_their_words_in_common_are_repeated(string other, bool isRepeated) => Assert.Equal(isRepeated ? ["1"] : [], FindRepeated([Stem, other]));

    [Fact]
    public void Short_stem_may_come_back() => Assert.Empty(FindRepeated(["Which of these is right?", "Which of these is right?"]));

    // The index may only skip pairs that cannot be similar, so comparing every stem with every other must find the same.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Index_finds_what_comparing_all_pairs_finds(int seed)
    {
        var random = new Random(seed);
        var stems = Enumerable.Range(0, 400).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(8, 16)).Select(_ => "w" + (int)Math.Pow(random.NextDouble() * 5, 2)))).ToList();
        var expected = CompareAllPairs(stems);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, FindRepeated(stems));
    }

    [Fact]
    public void What_the_last_build_found_is_found_again_where_it_stands_now()
    {
        using var folder = new TempFolder();
        var (first, diagnostics) = (Check(folder, ["An opening.", Stem, Stem], 0), new DiagnosticBag());
        Assert.Equal([2, 1], first.Pairs);
        Assert.Same(first, Check(folder, ["An opening.", Stem, Stem], 4, first, diagnostics));
        Assert.Equal((6, 5), Assert.Single(diagnostics.Sorted()) is { Place.Span.Start: var at, NotePlace.Span.Start: var other } ? (at, other) : default);
        Assert.Empty(Check(folder, ["An opening.", Stem, "A team ships a model that nobody has ever looked at before."], 0, first).Pairs);
        Assert.Equal([1, 0], Check(folder, [Stem, Stem], 0, first).Pairs);
    }

    private static List<string> CompareAllPairs(List<string> stems)
    {
        var sets = stems.Select(s => s.Split(' ').ToHashSet()).ToList();
        var kept = new List<HashSet<string>>();
        var repeated = new List<string>();
        for (var i = 0; i < sets.Count; i++)
        {
            if (sets[i].Count < 8) continue;
            if (kept.Exists(k => k.Intersect(sets[i]).Count() >= 0.8 * k.Union(sets[i]).Count())) repeated.Add(i.ToString());
            else kept.Add(sets[i]);
        }
        return repeated;
    }

    private static List<string> FindRepeated(IReadOnlyList<string> stems)
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticBag();
        Check(folder, stems, 0, null, diagnostics);
        return [.. diagnostics.Sorted().Select(d => d.Message.Split('`')[1]).OrderBy(int.Parse)];
    }

    private static RepeatedStems.Found Check(TempFolder folder, IReadOnlyList<string> stems, int start, RepeatedStems.Found? last = null, DiagnosticBag? diagnostics = null)
    {
        folder.Write("a.md", string.Join('\n', stems));
        var file = new SourceFile(folder.Combine("a.md"), "a.md", "a.md", 0);
        var document = new TextDocument(new Header { Source = file, Kind = "page", Slug = "a", Link = "/a/", Title = "A" });
        return RepeatedStems.Check([.. stems.Select((s, i) => new RepeatedStems.Asked(document, new QuestionUse($"{i}", "single", null, s, new TextSpan(start + i, 1), null, [])))], diagnostics ?? new DiagnosticBag(), last);
    }
}
