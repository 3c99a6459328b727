using LearningSite.Coverage;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Questions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What the bundled course promises about all its questions together. `check` sees one page at a time.</summary>
public class CourseTests(BundledCourse course) : IClassFixture<BundledCourse>
{
    private static readonly IReadOnlyList<(string Quiz, YamlNode.Mapping Question)> Questions =
        [.. Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input/quizzes"), "*.yml").Order(StringComparer.Ordinal).SelectMany(f => ReadQuestions(f).Select(q => (Path.GetFileNameWithoutExtension(f), q)))];

    /// <summary>Per cent over or under what guessing earns.</summary>
    private const double Tolerance = 0.02;

    [Fact]
    public void Length_does_not_tell_which_option_is_right()
    {
        foreach (var choices in Parts())
        {
            var chance = choices.Average(c => 1.0 / c.Choices.Count);
            Assert.InRange(Share(choices, IsLongest), chance - Tolerance, chance + Tolerance);
            Assert.InRange(Share(choices, IsShortest), 0, chance);
        }
        foreach (var (quiz, choices) in course.Quizzes.Select(q => (q.Page.Link, WithOneKey(q.Questions))).Where(q => q.Item2.Count >= 4))
        {
            Assert.True(Share(choices, IsLongest) <= 0.5, $"{quiz}: the right option is too often the longest");
            Assert.True(Share(choices, IsShortest) <= 0.4, $"{quiz}: the right option is too often the shortest");
        }
    }

    [Fact]
    public void Right_options_stand_in_each_place_as_often_as_chance_has_it()
    {
        foreach (var choices in Parts().Select(p => p.Where(c => c.Choices.Count == 4).ToList()))
        {
            Assert.InRange(choices.Count, 50, int.MaxValue);
            Assert.All(Enumerable.Range(0, 4), place => Assert.InRange(Share(choices, c => c.KeyPosition == place), 0.25 - Tolerance, 0.25 + Tolerance));
        }
    }

    [Fact]
    public void Each_question_of_a_scored_quiz_names_objective_section_and_difficulty()
    {
        string[] keys = ["objective", "see", "difficulty"];
        Assert.Equal([], Questions.Where(q => q.Quiz != "role-fit").SelectMany(q => keys.Where(k => Text(q.Question, k).Length == 0).Select(k => $"{q.Quiz}, {Text(q.Question, "id")}: no {k}")));
    }

    [Fact]
    public void Quizzes_of_tracks_and_skills_mix_easy_medium_and_hard_questions()
    {
        foreach (var quiz in Questions.GroupBy(q => q.Quiz, q => Text(q.Question, "difficulty"), StringComparer.Ordinal).Where(q => q.Key.StartsWith("track-", StringComparison.Ordinal) || q.Key.StartsWith("skill-", StringComparison.Ordinal)))
            Assert.Equal(["1", "2", "3"], quiz.Distinct().Order(StringComparer.Ordinal));
    }

    // A review groups the answers behind which the same mistake may stand.
    [Fact]
    public void Each_misconception_is_met_on_several_pages()
    {
        var pages = course.Lessons.Concat(course.Quizzes).SelectMany(o => o.Questions.SelectMany(q => q.Misconceptions).Distinct().Select(name => (name, o.Page.Link))).ToLookup(m => m.name, m => m.Link);
        Assert.InRange(pages.Count, 40, int.MaxValue);
        Assert.Equal([], pages.Where(m => m.Distinct().Count() < 2).Select(m => m.Key));
    }

    [Fact]
    public void A_fifth_of_the_numeric_questions_shows_other_numbers_in_each_attempt()
    {
        var numeric = course.Questions.Count(q => q.Type == "numeric");
        var drawn = Questions.Count(q => Find(q.Question, "where") is YamlNode.Mapping where && where.Entries.Any(e => e.Value is YamlNode.Scalar { Value: var value } && value.Contains("..", StringComparison.Ordinal)));
        Assert.InRange((double)drawn / numeric, 0.2, 1);
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
    public void Each_objective_is_checked_in_its_lesson_and_in_a_quiz()
    {
        var report = CreateCoverage.Create(course.Result.Site, course.Result.Outlines);
        var objectives = report.Tracks.SelectMany(t => t.Lessons).SelectMany(l => l.Objectives).ToList();
        Assert.Equal([], objectives.Where(o => !o.Questions.Any(q => q.IsCheck) || o.Questions.All(q => q.IsCheck)).Select(o => o.Id));
        Assert.InRange(objectives.Sum(o => o.Questions.Count(q => q.IsCheck)), 84, int.MaxValue);
        Assert.InRange(objectives.Sum(o => o.Questions.Count(q => !q.IsCheck)), 176, int.MaxValue);
        Assert.Empty(report.SingleMisconceptions);
    }

    /// <summary>All of the course, then what lessons ask and what quizzes ask.</summary>
    private IEnumerable<IReadOnlyList<QuestionUse>> Parts() => [WithOneKey(course.Questions), WithOneKey(course.Lessons.SelectMany(l => l.Questions)), WithOneKey(course.Quizzes.SelectMany(q => q.Questions))];

    private static IReadOnlyList<QuestionUse> WithOneKey(IEnumerable<QuestionUse> questions) => [.. questions.Where(q => q.KeyPosition is not null)];

    private static double Share(IReadOnlyList<QuestionUse> choices, Func<QuestionUse, bool> condition) => (double)choices.Count(condition) / choices.Count;

    private static bool IsLongest(QuestionUse question) => Others(question).All(o => o < KeyOf(question).Length);

    private static bool IsShortest(QuestionUse question) => Others(question).All(o => o > KeyOf(question).Length);

    private static string KeyOf(QuestionUse question) => question.Choices[question.KeyPosition!.Value];

    private static IEnumerable<int> Others(QuestionUse question) => question.Choices.Where((_, i) => i != question.KeyPosition).Select(c => c.Length);

    private static IEnumerable<YamlNode.Mapping> ReadQuestions(string path)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceText(path, File.ReadAllText(path)), diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return InGroup(root as YamlNode.Mapping ?? throw new InvalidOperationException($"{path} is a group of keys"));
    }

    private static IEnumerable<YamlNode.Mapping> InGroup(YamlNode.Mapping group) =>
        Find(group, "questions") is YamlNode.Sequence questions ? questions.Items.OfType<YamlNode.Mapping>().SelectMany(InGroup) : [group];

    private static YamlNode? Find(YamlNode.Mapping group, string key) => group.Entries.FirstOrDefault(e => e.Key.Value == key)?.Value;

    private static string Text(YamlNode.Mapping group, string key) => (Find(group, key) as YamlNode.Scalar)?.Value ?? "";
}
