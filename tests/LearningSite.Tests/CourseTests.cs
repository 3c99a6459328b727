using LearningSite.Coverage;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Rendering;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What the bundled course promises about all its questions together. `check` sees one page at a time.</summary>
public class CourseTests
{
    private static readonly IReadOnlyList<(string Quiz, YamlNode.Mapping Question)> Questions =
        [.. Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input/quizzes"), "*.yml").Order(StringComparer.Ordinal).SelectMany(f => ReadQuestions(f).Select(q => (Path.GetFileNameWithoutExtension(f), q)))];

    private static readonly IReadOnlyList<(string Quiz, IReadOnlyList<(string Text, bool IsRight)> Options)> Choices =
        [.. Questions.Select(q => (q.Quiz, Options: ReadOptions(q.Question))).Where(q => q.Options.Count(o => o.IsRight) == 1)];

    [Fact]
    public void Length_does_not_tell_which_option_is_right()
    {
        Assert.InRange(Share(Choices, IsLongest), 0, 0.3);
        Assert.InRange(Share(Choices, IsShortest), 0, 0.3);
        foreach (var quiz in Choices.GroupBy(c => c.Quiz, StringComparer.Ordinal).Where(g => g.Count() >= 4))
        {
            Assert.True(Share([.. quiz], IsLongest) <= 0.4, $"{quiz.Key}: the right option is too often the longest");
            Assert.True(Share([.. quiz], IsShortest) <= 0.4, $"{quiz.Key}: the right option is too often the shortest");
        }
    }

    [Fact]
    public void Right_options_stand_in_each_place_about_as_often()
    {
        var places = Choices.Where(c => c.Options.Count == 4).CountBy(c => c.Options.ToList().FindIndex(o => o.IsRight)).ToDictionary();
        Assert.Equal(4, places.Count);
        Assert.All(places.Values, n => Assert.InRange((double)n / places.Values.Sum(), 0.2, 0.3));
    }

    [Fact]
    public void Statements_are_true_about_as_often_as_false()
    {
        var verdicts = Questions.Select(q => Text(q.Question, "verdict")).Where(v => v.Length > 0).ToList();
        Assert.NotEmpty(verdicts);
        Assert.InRange((double)verdicts.Count(v => v == "true") / verdicts.Count, 0.35, 0.65);
    }

    // A list in flow style divides at every comma, also at one that was meant as punctuation.
    [Fact]
    public void Hints_are_whole_sentences()
    {
        var hints = Questions.SelectMany(q => (Find(q.Question, "hints") as YamlNode.Sequence)?.Items ?? []).Cast<YamlNode.Scalar>().Select(h => h.Value).ToList();
        Assert.NotEmpty(hints);
        Assert.All(hints, h => Assert.Matches("[.?!”`]$", h));
    }

    [Fact]
    public async Task Each_objective_is_checked_in_its_lesson_and_in_a_quiz()
    {
        var result = await new SiteBuilder(new BuildOptions(ProjectFolder.Repository, [], HasSearch: false) { HasReport = true }, new NoProgress()).CheckAsync();
        var report = CreateCoverage.Create(result.Site, result.Outlines);
        var objectives = report.Tracks.SelectMany(t => t.Lessons).SelectMany(l => l.Objectives).ToList();
        Assert.Equal([], objectives.Where(o => !o.Questions.Any(q => q.IsCheck) || o.Questions.All(q => q.IsCheck)).Select(o => o.Id));
        Assert.InRange(objectives.Sum(o => o.Questions.Count(q => q.IsCheck)), 84, int.MaxValue);
        Assert.InRange(objectives.Sum(o => o.Questions.Count(q => !q.IsCheck)), 176, int.MaxValue);
        Assert.Empty(report.SingleMisconceptions);
    }

    private static double Share(IReadOnlyList<(string Quiz, IReadOnlyList<(string Text, bool IsRight)> Options)> choices, Func<IReadOnlyList<(string Text, bool IsRight)>, bool> condition) =>
        (double)choices.Count(c => condition(c.Options)) / choices.Count;

    private static bool IsLongest(IReadOnlyList<(string Text, bool IsRight)> options) => options.Where(o => !o.IsRight).All(o => o.Text.Length < options.First(r => r.IsRight).Text.Length);

    private static bool IsShortest(IReadOnlyList<(string Text, bool IsRight)> options) => options.Where(o => !o.IsRight).All(o => o.Text.Length > options.First(r => r.IsRight).Text.Length);

    private static IEnumerable<YamlNode.Mapping> ReadQuestions(string path)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceText(path, File.ReadAllText(path)), diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return InGroup(root as YamlNode.Mapping ?? throw new InvalidOperationException($"{path} is a group of keys"));
    }

    private static IEnumerable<YamlNode.Mapping> InGroup(YamlNode.Mapping group) =>
        Find(group, "questions") is YamlNode.Sequence questions ? questions.Items.OfType<YamlNode.Mapping>().SelectMany(InGroup) : [group];

    private static List<(string Text, bool IsRight)> ReadOptions(YamlNode.Mapping question)
    {
        if (Find(question, "actions") is YamlNode.Sequence actions) return [.. actions.Items.OfType<YamlNode.Mapping>().Select(a => (Text(a, "do"), Text(a, "weight") == "100"))];
        var options = Find(question, "options") ?? Find(question, "reasons");
        return options is YamlNode.Sequence list ? [.. list.Items.OfType<YamlNode.Mapping>().Select(o => Find(o, "right") is null ? (Text(o, "wrong"), false) : (Text(o, "right"), true))] : [];
    }

    private static YamlNode? Find(YamlNode.Mapping group, string key) => group.Entries.FirstOrDefault(e => e.Key.Value == key)?.Value;

    private static string Text(YamlNode.Mapping group, string key) => (Find(group, key) as YamlNode.Scalar)?.Value ?? "";
}
