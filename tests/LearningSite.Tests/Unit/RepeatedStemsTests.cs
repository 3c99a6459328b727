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

    // As long as no key has more stems than are looked at, the index may only skip pairs that cannot be similar, so comparing every stem with every other must find the same.
    [Theory]
    [InlineData(1, 400, 8, 16, 5)]
    [InlineData(2, 400, 8, 16, 5)]
    [InlineData(3, 400, 8, 16, 5)]
    [InlineData(4, RepeatedStems.MostPerKey, 60, 120, 6)]
    [InlineData(5, RepeatedStems.MostPerKey, 80, 120, 7)]
    public void Index_finds_what_comparing_all_pairs_finds(int seed, int count, int shortest, int longest, int root)
    {
        var random = new Random(seed);
        var stems = Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(shortest, longest)).Select(_ => "w" + (int)Math.Pow(random.NextDouble() * root, 2)))).ToList();
        var expected = CompareAllPairs(stems);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, FindRepeated(stems));
    }

    // Four kinds of question, each with three words of its own that are rarer than all others: every stem shares its rarest words with thousands.
    [Fact]
    public void Stem_is_compared_with_a_bounded_number_of_stems_however_many_share_its_rare_words()
    {
        const int Stems = 8_000, KeysOfTwelveWords = 11;
        var random = new Random(1);
        var common = Enumerable.Range(0, 24).Select(i => "common" + i).ToArray();
        List<string> stems = [.. Enumerable.Range(0, Stems).Select(i => $"a{i % 4} b{i % 4} c{i % 4} {string.Join(' ', random.GetItems(common, 40).Distinct().Take(9))}")];
        string Turned(string stem) => string.Join(' ', stem.Split(' ').Reverse());
        stems.AddRange([Turned(stems[0]), Turned(stems[^1])[..^3]]);
        var index = RepeatedStems.Compare(Ask(null!, stems, 0));
        Assert.InRange(index.Looks, Stems, (long)stems.Count * KeysOfTwelveWords * RepeatedStems.MostPerKey);
        // The very same words were asked for 8,000 questions ago, and nearly the same just before.
        Assert.Equal([Stems, 0, Stems + 1, Stems - 1], index.Pairs.TakeLast(4));
    }

    [Fact]
    public void Stem_as_long_as_a_book_has_no_more_keys_than_words()
    {
        var book = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => "w" + i));
        Assert.Equal([1, 0], RepeatedStems.Compare(Ask(null!, [book, book + " and one word more"], 0)).Pairs);
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
        return RepeatedStems.Check(Ask(document, stems, start), diagnostics ?? new DiagnosticBag(), last);
    }

    private static List<RepeatedStems.Asked> Ask(Document document, IReadOnlyList<string> stems, int start) =>
        [.. stems.Select((s, i) => new RepeatedStems.Asked(document, new QuestionUse($"{i}", "single", null, s, new TextSpan(start + i, 1), null, [])))];
}
