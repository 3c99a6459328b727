using System.Globalization;
using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Pages of nothing, of one and of hundreds: decision 0021.</summary>
public partial class PageStateTests
{
    private const string Project = "input/projects/suite.md";

    [Fact]
    public async Task Nothing_has_a_sentence()
    {
        using var site = new TestSite();
        site.Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: A course\nsummary: A site that has no page of its own yet, only this one.\n---\n");
        await site.BuildAsync();
        var topics = site.ReadOutput("topics/index.html");
        Assert.Contains("<p>There is nothing here yet.", topics, StringComparison.Ordinal);
        Assert.DoesNotContain("<ul class=\"row links\">", topics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_counted_as_one()
    {
        using var course = TestSite.Of("course");
        course.Write(Project, File.ReadAllText(course.Combine(Project)).Replace("hours: 12-16", "hours: 1", StringComparison.Ordinal));
        await course.BuildAsync();
        Assert.Contains("<p class=\"cap\">Beginner, 1 hour</p>", course.ReadOutput("projects/index.html"), StringComparison.Ordinal);
        Assert.Contains("<dd>1 hour</dd>", course.ReadOutput("projects/suite/index.html"), StringComparison.Ordinal);
        Assert.Contains("Skills to build: 1 of 1", course.ReadOutput("roles/gap/index.html"), StringComparison.Ordinal);
        Assert.Contains("skills shared: 1 of 1", course.ReadOutput("roles/tester/index.html"), StringComparison.Ordinal);
        // Two roles are compared with two lists to pick from, and a contents list of one heading leads nowhere.
        Assert.Equal(2, Pick().Count(course.ReadOutput("roles/compare/index.html")));
        Assert.DoesNotContain("id=\"toc\"", course.ReadOutput("lessons/metrics/index.html"), StringComparison.Ordinal);
        Assert.Contains("<header><h2 id=\"kind-project\">Projects</h2><p>1 entry</p></header>", course.ReadOutput("topics/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_of_hours_stays_one()
    {
        using var course = TestSite.Of("course");
        await course.BuildAsync();
        Assert.Contains("Beginner, 12–16 hours", course.ReadOutput("projects/index.html"), StringComparison.Ordinal);
    }

    [Theory] // Up to forty in the order of their files, more by letter.
    [InlineData(39, false)]
    [InlineData(40, true)]
    public async Task A_long_list_is_parted_by_letters_that_one_can_jump_to(int more, bool isParted)
    {
        using var course = TestSite.Of("course");
        var project = File.ReadAllText(course.Combine(Project));
        for (var i = 0; i < more; i++)
            course.Write(string.Create(CultureInfo.InvariantCulture, $"input/projects/p-{i}.md"), project.Replace("title: A test suite for a model", string.Create(CultureInfo.InvariantCulture, $"title: {(char)('Z' - (i % 4))} project {i}"), StringComparison.Ordinal)
                .Replace("Write tests", string.Create(CultureInfo.InvariantCulture, $"In project {i} write tests"), StringComparison.Ordinal));
        await course.BuildAsync();
        var page = course.ReadOutput("projects/index.html");
        Assert.Equal(isParted ? ["A", "W", "X", "Y", "Z"] : [], Jump().Matches(page).Select(m => m.Groups[2].Value));
        Assert.All(Jump().Matches(page), m => Assert.Contains($"<h2 id=\"{m.Groups[1].Value}\">{m.Groups[2].Value}</h2>", page, StringComparison.Ordinal));
        Assert.Contains(isParted ? "<p>10 entries</p>" : "40 entries", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_lessons_of_a_skill_begin_with_the_first_ones_of_the_curriculum_and_the_others_are_one_step_away()
    {
        using var course = TestSite.Of("course");
        for (var i = 1; i < 8; i++)
            course.Write(string.Create(CultureInfo.InvariantCulture, $"input/lessons/advanced/later-{i}.md"), $"---\ntitle: Later {i}\nsummary: A lesson of the second track, which stands after all lessons of the first, {i}.\nlevel: beginner\nskills: [model-evaluation]\n---\n## Part\n\nText.\n");
        // By its name it would be the first.
        course.Write("input/tracks/advanced.yml", $"title: Advanced\npromise: Do more of the same.\nlessons: [{string.Join(", ", Enumerable.Range(1, 7).Select(i => $"later-{i}"))}]\n");
        const string Home = "input/index.md", Metrics = "input/lessons/basics/metrics.md";
        course.Write(Home, File.ReadAllText(course.Combine(Home)).Replace("start: splits", "start: splits\ntracks: [basics, advanced]", StringComparison.Ordinal));
        course.Write(Metrics, File.ReadAllText(course.Combine(Metrics)).Replace("prerequisites: [splits]", "prerequisites: [splits]\nskills: [model-evaluation]", StringComparison.Ordinal));
        await course.BuildAsync();
        var cell = Cell().Match(course.ReadOutput("roles/model-tester/index.html"));
        Assert.Equal(["Splits and leakage", "Metrics that fit", "Later 1", "Later 2"], Link().Matches(cell.Groups["first"].Value).Select(m => m.Groups[1].Value));
        Assert.Equal(["Later 3", "Later 4", "Later 5", "Later 6", "Later 7"], Link().Matches(cell.Groups["more"].Value).Select(m => m.Groups[1].Value));
        Assert.Contains("<summary>5 more</summary>", cell.Value, StringComparison.Ordinal);
        // The page of the skill has six and the others behind them.
        Assert.Contains("<details class=\"more\"><summary>3 more</summary>", course.ReadOutput("skills/model-evaluation/index.html"), StringComparison.Ordinal);
    }

    [GeneratedRegex("<select id=\"compare-")]
    private static partial Regex Pick();
    [GeneratedRegex("<a class=\"letter\" href=\"#([^\"]+)\">(.)</a>")]
    private static partial Regex Jump();
    [GeneratedRegex("Where to learn it: </span>(?<first>.*?)<details class=\"more\">(?<more>.*?)</details>", RegexOptions.Singleline)]
    private static partial Regex Cell();
    [GeneratedRegex("<a href=\"/lessons/[^\"]+\">([^<]+)</a>")]
    private static partial Regex Link();
}
