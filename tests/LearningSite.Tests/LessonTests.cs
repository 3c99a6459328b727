using System.Text.RegularExpressions;
using LearningSite.Lessons;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What each lesson of the bundled course has, beyond what `check` asks of the lessons of any site.</summary>
public partial class LessonTests(BundledCourse course) : IClassFixture<BundledCourse>
{
    private static readonly IReadOnlyDictionary<string, string> Bodies = Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input/lessons"), "*.md", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => FrontMatter().Replace(File.ReadAllText(f).ReplaceLineEndings("\n"), "", 1), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Bodies.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_as_many_as_the_paths_need() => Assert.InRange(Bodies.Count, 29, int.MaxValue);

    [Theory, MemberData(nameof(Names))]
    public void Has_an_example_an_exercise_a_reflection_and_a_way_on(string name)
    {
        var body = Bodies[name];
        Assert.Contains("worked example", body, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(Exercise(), body);
        Assert.Contains("\n::: reflect {#", body, StringComparison.Ordinal);
        Assert.Contains("\n::: takeaways\n", body, StringComparison.Ordinal);
        Assert.Contains("](", body.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.True(body.Contains("\n|---", StringComparison.Ordinal) || body.Contains(".svg", StringComparison.Ordinal), "neither a table nor a drawing");

        var lesson = Assert.Single(course.Lessons, l => l.Page.Document!.Slug == name);
        var document = (Lesson)lesson.Page.Document!;
        Assert.InRange(document.Objectives.Count, 3, 5);
        Assert.NotEmpty(document.Header.Sources);
        Assert.Equal(document.Objectives.Select(o => $"{name}#{o.Key}").Order(StringComparer.Ordinal), lesson.Questions.Select(q => q.Objective!).Distinct().Order(StringComparer.Ordinal));
        // The program links the first use of a term, whose card says what it means.
        Assert.NotEmpty(lesson.Terms);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_comparison_with_testing_says_where_it_ends(string name) =>
        Assert.Contains(Bodies[name].Split("\n\n"), p => Comparison().IsMatch(p) && End().IsMatch(p));

    [Fact]
    public void No_two_share_a_paragraph() =>
        Assert.Equal([], Bodies.SelectMany(b => Fence().Replace(b.Value, "").Split("\n\n").Select(p => (Text: string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), b.Key)))
            .Where(p => p.Text.Count(char.IsWhiteSpace) >= 5).GroupBy(p => p.Text, p => p.Key, StringComparer.OrdinalIgnoreCase).Where(p => p.Distinct().Count() > 1).Select(p => p.Key));

    [Fact]
    public void Reading_grade_is_between_8_and_11() =>
        Assert.All(course.Lessons, l => Assert.True(l.Grade is >= 8 and <= 11, $"{l.Title}: {l.Grade}"));

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"\n:::: exercise \{#.*\n::: solution\n.*\n:::\n::::\n", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Exercise();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\b(comparison|comparing|likeness|resembles?|analogy|pyramid|classic process|equivalence class(es)?)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(breaks?|ends?|stops?|differs|fail)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex End();
}
