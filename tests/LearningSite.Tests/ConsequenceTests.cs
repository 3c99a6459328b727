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
    [InlineData("lessons/basics/splits.md", "\n## ", "\n~~~\n\n## ", "LS2025")]
    [InlineData("lessons/basics/splits.md", "\n## ", "\n$$\nx\n\n## ", "LS2025")]
    public async Task Mistake_is_the_only_finding(string file, string right, string wrong, string code)
    {
        using var site = TestSite.Of("course");
        var text = File.ReadAllText(site.Combine("input/" + file));
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);
        site.Write("input/" + file, text[..at] + wrong + text[(at + right.Length)..]);
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics);
        Assert.Equal((code, "input/" + file), (finding.Code.Id, finding.Place?.Text.Path));
    }

    // What a question checks that cannot be read, nobody knows.
    [Theory]
    [InlineData("- [x]", "- [y]", "LS3002")]
    [InlineData(":::: quiz {#", ":::: quiz {", "LS2022")]
    public async Task Question_that_cannot_be_read_leaves_no_objective_unchecked(string right, string wrong, string code)
    {
        using var site = TestSite.Of("course");
        var text = File.ReadAllText(site.Combine("input/lessons/basics/splits.md"));
        var at = text.IndexOf(right, text.IndexOf(":::: quiz", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at >= 0);
        site.Write("input/lessons/basics/splits.md", text[..at] + wrong + text[(at + right.Length)..]);
        Assert.DoesNotContain((await site.CheckAsync()).Diagnostics, d => d.Code == Codes.ObjectiveWithoutQuestion || d.Code == Codes.CountOutOfRange);
        Assert.Contains((await site.CheckAsync()).Diagnostics, d => d.Code.Id == code);
    }

    [Theory]
    [InlineData("lessons/basics/splits.md", "objectives:\n  detect-leakage:", "objectives:\n  -", "LS2006")]
    [InlineData("tracks/basics.yml", "splits", "splits.md", "LS4003")]
    public async Task What_cannot_be_known_is_not_missing(string file, string right, string wrong, string code)
    {
        using var site = TestSite.Of("course");
        var text = File.ReadAllText(site.Combine("input/" + file));
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);
        site.Write("input/" + file, text[..at] + wrong + text[(at + right.Length)..]);
        Assert.Equal([code], (await site.CheckAsync()).Diagnostics.Select(d => d.Code.Id).Distinct());
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
}
