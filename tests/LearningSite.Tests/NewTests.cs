using LearningSite.Commands;
using LearningSite.Pipelines;
using LearningSite.Scaffolds;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>`new`: every kind, in the bundled site and in a fresh one, passes `check` at once, also when drafts are looked at.</summary>
public class NewTests
{
    // In this order: a lesson needs a track, a bridge two roles, a quiz a lesson.
    private static readonly string[][] Commands =
    [
        ["track", "--title", "Data: quality first"],
        ["lesson", "--title", "What is “clean” data: a list?", "--track", "data-quality-first"],
        ["role", "--title", "Data tester", "--kind", "target"],
        ["role", "--title", "Spreadsheet tester", "--kind", "start"],
        ["skill", "--title", "Profiling data"],
        ["bridge", "--from", "spreadsheet-tester", "--to", "data-tester", "--title", "From spreadsheets to data"],
        ["quiz", "--title", "Data at a glance", "--lesson", "what-is-clean-data-a-list", "--stem", "Which column holds the “odd” value?"],
        ["question", "--lesson", "what-is-clean-data-a-list", "--stem", "Which rows belong in the training set?"],
        ["question", "--lesson", "what-is-clean-data-a-list", "--stem", "What does a missing date mean here?", "--quiz", "data-at-a-glance"],
        ["interview", "--title", "How do you find a wrong value?"],
        ["term", "--title", "Data profile", "--short", "A summary of what the columns of a table hold.", "--group", "data"],
        ["term", "--title", "Outlier value", "--short", "A value far from the others: odd, not always wrong.", "--group", "data"],
        ["tool", "--title", "Profiler", "--purpose", "Shows what the columns of a table hold.", "--licence", "MIT", "--group", "data-tools"],
    ];

    [Fact]
    public async Task Fresh_site_and_every_kind_in_it_pass_check()
    {
        using var folder = new TempFolder();
        var root = folder.Combine("my-course");
        Assert.Equal(0, await CommandLine.RunAsync(["new", "site", root, "--title", "My first course: \\ and more"]));
        await AssertCleanAsync(root);
        await WriteEveryKindAsync(root);
        var built = await new SiteBuilder(new BuildOptions(root, [], HasSearch: false), new NoProgress()).BuildAsync();
        Assert.True(built.IsWritten);
    }

    [Fact]
    public async Task Every_kind_in_the_bundled_site_passes_check()
    {
        using var site = new TestSite();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input"), "*", SearchOption.AllDirectories))
            site.Write(Path.GetRelativePath(ProjectFolder.Repository, file), File.ReadAllBytes(file));
        site.Write("statiq.json", File.ReadAllBytes(Path.Combine(ProjectFolder.Repository, "statiq.json")));
        await WriteEveryKindAsync(site.Root);
        Assert.Equal(0, await CommandLine.RunAsync(["new", "lesson", "--root", site.Root, "--title", "One more lesson", "--track", "orientation"]));
        Assert.Equal(0, await CommandLine.RunAsync(["new", "question", "--root", site.Root, "--lesson", "ai-job-map", "--stem", "Whom would you ask first about a title?", "--quiz", "track-ml-foundations"]));
        await AssertCleanAsync(site.Root);
        Assert.Contains("question:ai-job-map-check-1", File.ReadAllText(site.Combine("input/_ledger.json")), StringComparison.Ordinal);
        Assert.EndsWith("  - choose-a-learning-route\n  - one-more-lesson\nquiz: track-orientation\nupdated: 2026-11-25\n", File.ReadAllText(site.Combine("input/tracks/orientation.yml")), StringComparison.Ordinal);
    }

    private static async Task WriteEveryKindAsync(string root)
    {
        foreach (var command in Commands) Assert.Equal(0, await CommandLine.RunAsync(["new", .. command, "--root", root]));
        await AssertCleanAsync(root);
    }

    private static async Task AssertCleanAsync(string root)
    {
        foreach (var includesDrafts in new[] { false, true })
        {
            var result = await new SiteBuilder(new BuildOptions(root, ["Strict=true"], IncludesDrafts: includesDrafts, HasSearch: false), new NoProgress()).CheckAsync();
            Assert.Equal("", TestSite.Report(result.Diagnostics));
        }
    }

    [Theory]
    [InlineData("`new lesson` needs `--title`", "lesson", "--track", "basics")]
    [InlineData("there is no track `basic`", "lesson", "--title", "A", "--track", "basic")]
    [InlineData("did you mean `basics`?", "lesson", "--title", "A", "--track", "basic")]
    [InlineData("`input/lessons/basics/splits.md` exists already", "lesson", "--title", "Splits", "--track", "basics")]
    [InlineData("the title has 71 characters", "track", "--title", "12345678901234567890123456789012345678901234567890123456789012345678901")]
    [InlineData("`!` cannot be the name of a file", "track", "--title", "A", "--slug", "!")]
    [InlineData("did you mean `lesson`?", "leson", "--title", "A")]
    public async Task Mistake_is_told_and_nothing_is_written(string expected, params string[] command)
    {
        using var site = TestSite.Of("course");
        var before = ReadAll(site);
        var run = await CommandLineTests.RunAsync(site.Root, [], ["new", .. command]);
        Assert.Equal(255, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, ReadAll(site));
    }

    // Standard input is no terminal here.
    [Theory]
    [InlineData("site", "--title", "my-course")]
    [InlineData("lesson", "--title")]
    [InlineData("track", "--title")]
    [InlineData("role", "--title")]
    [InlineData("skill", "--title")]
    [InlineData("bridge", "--from")]
    [InlineData("quiz", "--title")]
    [InlineData("question", "--lesson")]
    [InlineData("interview", "--title")]
    [InlineData("term", "--title")]
    [InlineData("tool", "--title")]
    public async Task Flag_that_is_missing_is_named_where_nobody_can_be_asked(string kind, string flag, params string[] rest)
    {
        using var site = TestSite.Of("course");
        var before = ReadAll(site);
        var run = await CommandLineTests.RunAsync(site.Root, [], ["new", kind, .. rest]);
        Assert.Equal((255, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: `new {kind}` needs `{flag}`\n = help: add `{flag} …`: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, ReadAll(site));
    }

    [Fact]
    public void Every_kind_is_tried() =>
        Assert.Equal(ContentScaffolds.All.Select(s => s.Kind).Order(StringComparer.Ordinal), Commands.Select(c => c[0]).Distinct().Order(StringComparer.Ordinal));

    private static string ReadAll(TestSite site) => string.Concat(Directory.EnumerateFiles(site.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + "\n" + File.ReadAllText(f)));

    [Fact]
    public async Task Folder_that_holds_something_is_no_place_for_a_new_site()
    {
        using var site = TestSite.Of("course");
        var run = await CommandLineTests.RunAsync(site.Root, [], "new", "site", ".", "--title", "A");
        Assert.Equal(255, run.ExitCode);
        Assert.Contains("is not empty", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lessons: [a, b] # order\nquiz: q\n", "lessons: [a, b, c] # order\nquiz: q\n")]
    [InlineData("lessons: []\n", "lessons: [c]\n")]
    [InlineData("lessons:\n- a # first\n- b\n", "lessons:\n- a # first\n- b\n- c\n")]
    [InlineData("lessons:\n  - a\n\n# the end\nquiz: q\n", "lessons:\n  - a\n  - c\n\n# the end\nquiz: q\n")]
    [InlineData("lessons:\r\n  - a\r\nquiz: q\r\n", "lessons:\r\n  - a\r\n  - c\r\nquiz: q\r\n")]
    [InlineData("lessons:\n  - a", "lessons:\n  - a\n  - c\n")]
    [InlineData("lessons: [\n  a,\n  'b',\n]\n", "lessons: [\n  a,\n  'b', c,\n]\n")]
    public void Entry_joins_a_list_in_its_style_and_all_else_stays(string before, string expected)
    {
        using var site = new TestSite();
        site.Write("input/tracks/t.yml", before);
        var write = new WriteScaffold(new SiteFiles(site.Root, site.Combine("input")), TextWriter.Null);
        Assert.True(write.Insert(site.Combine("input/tracks/t.yml"), "lessons", "c"));
        write.Write(TextWriter.Null);
        Assert.Equal(expected, File.ReadAllText(site.Combine("input/tracks/t.yml")));
    }
}
