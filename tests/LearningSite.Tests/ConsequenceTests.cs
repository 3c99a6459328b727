using LearningSite.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>A mistake that hides a part of a file is reported alone: what only seems to be missing because of it is not.</summary>
public class ConsequenceTests
{
    [Theory]
    [InlineData("sources.yml", "{id: editor", "{id: \"editor", "LS2001")]
    [InlineData("figures.yml", "{id: months", "{id: \"months", "LS2001")]
    [InlineData("glossary/core.yml", "terms:", "terms: [", "LS2001")]
    [InlineData("tracks/basics.yml", "title: ", "title: \"", "LS2001")]
    [InlineData("quizzes/basics.yml", "title: ", "title: \"", "LS2001")]
    [InlineData("roles/model-tester.md", "\n---\n", "\n----\n", "LS2008")]
    [InlineData("lessons/basics/splits.md", "\n---\n", "\n----\n", "LS2008")]
    [InlineData("lessons/basics/splits.md", "objectives:\n", "objectives:\n  - [\n", "LS2001")]
    [InlineData("lessons/basics/splits.md", "---\ntitle", "\n---\ntitle", "LS3551")]
    [InlineData("lessons/basics/splits.md", "summary: ", "<<<<<<< HEAD\nsummary: Mine.\n=======\n>>>>>>> change\nsummary: ", "LS3342")]
    [InlineData("lessons/basics/splits.md", "see=#leakage}\n", "see=#leakage}\n```python\n", "LS2025")]
    [InlineData("lessons/basics/splits.md", "- [x] ", "[x] ", "LS3012")]
    [InlineData("lessons/basics/splits.md", "  detect-leakage:", "\u00a0\u00a0detect-leakage:", "LS2001")]
    [InlineData("lessons/basics/splits.md", "\n## ", "\n~~~\n\n## ", "LS2025")]
    [InlineData("lessons/basics/splits.md", "\n## ", "\n$$\nx\n\n## ", "LS2025")]
    public async Task Mistake_is_the_only_finding(string file, string right, string wrong, string code)
    {
        using var site = CourseWith(file, right, wrong);
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics);
        Assert.Equal((code, "input/" + file), (finding.Code.Id, finding.Place?.Text.Path));
    }

    // What a question checks that cannot be read, nobody knows.
    [Theory]
    [InlineData("- [x]", "- [y]", "LS3002")]
    [InlineData(":::: quiz {#", ":::: quiz {", "LS2022")]
    public async Task Question_that_cannot_be_read_leaves_no_objective_unchecked(string right, string wrong, string code)
    {
        using var site = CourseWith("lessons/basics/splits.md", right, wrong, behind: ":::: quiz");
        // Of two quick checks one is left, and one is too few.
        File.AppendAllText(site.Combine("input/lessons/basics/splits.md"), "\n:::: quiz {#second objective=detect-leakage}\nHalf of the rows were seen. How many per cent is that? [[= 50 ± 1 %]]\n::::\n");
        site.Write("statiq.json", File.ReadAllText(site.Combine("statiq.json")).Replace("\"LS3068\": \"off\"", "\"LS3068\": \"warning\"", StringComparison.Ordinal));
        var findings = (await site.CheckAsync()).Diagnostics;
        Assert.Contains(findings, d => d.Code == Codes.CountOutOfRange);
        Assert.DoesNotContain(findings, d => d.Code == Codes.ObjectiveWithoutQuestion || (d.Code == Codes.CountOutOfRange && d.Message.Contains("quick check", StringComparison.Ordinal) && d.Place?.Text.Path == "input/lessons/basics/splits.md"));
        Assert.Contains(findings, d => d.Code.Id == code);
    }

    [Theory]
    [InlineData("lessons/basics/splits.md", "objectives:\n  detect-leakage:", "objectives:\n  -", "LS2006")]
    [InlineData("tracks/basics.yml", "splits", "splits.md", "LS4003")]
    public async Task What_cannot_be_known_is_not_missing(string file, string right, string wrong, string code)
    {
        using var site = CourseWith(file, right, wrong);
        Assert.Equal([code], (await site.CheckAsync()).Diagnostics.Select(d => d.Code.Id).Distinct());
    }

    // The copy, and not what it was copied from: no track lists it.
    [Fact]
    public async Task Copy_of_a_lesson_is_told_once_for_its_title_and_once_for_its_ids()
    {
        using var site = TestSite.Of("course");
        var lesson = File.ReadAllText(site.Combine("input/lessons/basics/metrics.md"));
        lesson += "\n:::: quiz {#again-a objective=choose}\nHow many are two and two? [[= 4]]\n::::\n\n:::: quiz {#again-b objective=choose}\nHow many are two and three? [[= 5]]\n::::\n";
        site.Write("input/lessons/basics/metrics.md", lesson).Write("input/lessons/basics/a-copy.md", lesson);
        var findings = (await site.CheckAsync()).Diagnostics;
        Assert.Equal(["LS3015", "LS3064", "LS4007"], findings.Select(d => d.Code.Id).Where(c => c != "LS3500").Order(StringComparer.Ordinal));
        Assert.All(findings, d => Assert.Equal("input/lessons/basics/a-copy.md", d.Place?.Text.Path));
        var ids = Assert.Single(findings, d => d.Code == Codes.DuplicateQuestion);
        Assert.EndsWith("other ids of this page", ids.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("splits.markdown", "rename it to `splits.md`")]
    [InlineData("splits.md.txt", "rename it to `splits.md`")]
    [InlineData("splits.yaml", "rename it to `splits.md`")]
    public async Task File_with_a_wrong_ending_is_one_finding(string name, string help)
    {
        using var site = TestSite.Of("course");
        File.Move(site.Combine("input/lessons/basics/splits.md"), site.Combine("input/lessons/basics/" + name));
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics);
        Assert.Equal((Codes.UnknownPlace, help), (finding.Code, finding.Help));
    }

    [Theory]
    [InlineData("- from: /old/\n  too: /about/\n", "LS2004")]
    [InlineData("- form: /old/\n  to: /about/\n", "LS2004")]
    [InlineData("- from: /old/\n", "LS2005")]
    [InlineData("- from: [/old/]\n  to: /about/\n", "LS2006")]
    [InlineData("", "LS1003")]
    public async Task Slip_in_a_redirect_is_one_finding(string redirects, string code)
    {
        using var site = TestSite.Of("course").Write("input/_redirects.yml", redirects);
        Assert.Equal([code], (await site.CheckAsync()).Diagnostics.Select(d => d.Code.Id));
    }

    [Fact]
    public async Task Lesson_that_is_confused_with_itself_is_a_mistake()
    {
        using var site = CourseWith("lessons/basics/splits.md", "level:", "confusableWith: [splits]\nlevel:");
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics);
        Assert.Equal((Codes.UnknownValue, "input/lessons/basics/splits.md"), (finding.Code, finding.Place?.Text.Path));
    }

    [Fact]
    public async Task File_with_a_wrong_name_is_one_finding()
    {
        using var site = TestSite.Of("course");
        var bridge = Directory.GetFiles(site.Combine("input/bridges")).Single();
        File.Move(bridge, bridge.Replace("--", "-", StringComparison.Ordinal));
        Assert.Equal([Codes.InvalidSlug], (await site.CheckAsync()).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public async Task Reference_to_another_kind_is_still_reported()
    {
        using var site = TestSite.Of("course").Write("input/sources.yml", "- id: \"editor\n").Write("input/index.md", "---\ntitle: A\ntracks: [nothing]\nsources: [unknown]\n---\n");
        Assert.Equal([Codes.DeadReference, Codes.YamlSyntax], (await site.CheckAsync()).Diagnostics.Select(d => d.Code));
    }

    /// <param name="behind">The slip is made behind this.</param>
    private static TestSite CourseWith(string file, string right, string wrong, string behind = "")
    {
        var site = TestSite.Of("course");
        var text = File.ReadAllText(site.Combine("input/" + file));
        var at = text.IndexOf(right, text.IndexOf(behind, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at >= 0);
        return site.Write("input/" + file, text[..at] + wrong + text[(at + right.Length)..]);
    }
}
