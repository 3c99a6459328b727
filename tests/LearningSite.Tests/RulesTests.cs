using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>How a site, and an author on one page, change what a warning does.</summary>
public class RulesTests
{
    private const string VagueLink = "[here](https://example.org/)\n";
    private const string Silence = "silence:\n  LS3025: the text quotes the label of a button\n";

    [Fact]
    public async Task Raised_warning_fails_the_build()
    {
        using var site = Site("""{ "Rules": { "LS3025": "error" } }""", "", VagueLink);
        var result = await site.BuildAsync();
        Assert.StartsWith("error[LS3025]", TestSite.Report(result.Diagnostics), StringComparison.Ordinal);
        Assert.False(result.IsWritten);
    }

    [Fact]
    public async Task Warning_that_is_switched_off_is_not_reported_and_a_silence_of_it_is_not_unused()
    {
        using var site = Site("""{ "Strict": true, "Rules": { "LS3025": "off" } }""", Silence, VagueLink);
        var result = await site.BuildAsync();
        Assert.Empty(result.Diagnostics);
        Assert.True(result.IsWritten);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "Strict": true }""")]
    [InlineData("""{ "Rules": { "LS3025": "error" } }""")]
    public async Task Silenced_warning_does_not_fail_the_build_however_the_site_rates_it(string settings)
    {
        using var site = Site(settings, Silence, VagueLink);
        var result = await site.BuildAsync();
        Assert.Empty(result.Diagnostics);
        Assert.True(result.IsWritten);
        var (diagnostic, silence) = Assert.Single(result.Silenced);
        Assert.Equal(("LS3025", "the text quotes the label of a button"), (diagnostic.Code.Id, silence.Reason));
    }

    [Fact]
    public async Task Silence_holds_for_its_own_page_only()
    {
        using var site = Site("{}", Silence, VagueLink).Write("input/pages/about.md", Page("", VagueLink));
        Assert.Equal("input/pages/about.md", Assert.Single((await site.CheckAsync()).Diagnostics).Place?.Text.Path);
    }

    [Fact]
    public void Silence_in_an_entry_of_a_list_holds_for_the_entry()
    {
        var text = new SourceText("sources.yml", "- id: first\n  silence:\n    LS3025: the text quotes a button\n- id: second\n");
        var diagnostics = new DiagnosticBag();
        new ParseContext(new SourceFile("", "sources.yml", "sources.yml", 0), text, default, false, diagnostics).ReadList(Keys.OfFile("source"));
        foreach (var id in new[] { "first", "second" })
            diagnostics.Add(new Diagnostic(Codes.VagueLinkText, id, new Place(text, new TextSpan(text.Text.IndexOf(id, StringComparison.Ordinal), 1))));
        Assert.Equal("second", Assert.Single(diagnostics.Sorted()).Message);
        Assert.Equal("first", Assert.Single(diagnostics.Silenced()).Diagnostic.Message);
    }

    [Fact]
    public async Task Silence_on_a_draft_is_not_called_unused()
    {
        using var site = Site("{}", "", "").Write("input/pages/about.md", Page("status: draft\n" + Silence, VagueLink));
        Assert.Empty((await site.CheckAsync()).Diagnostics);
    }

    [Fact]
    public async Task Every_kind_of_content_has_the_key()
    {
        // One of the pay points is not visible, which makes a draft of it; a file with a draft is not looked at in full.
        using var site = TestSite.Of("course");
        site.Write("input/salaries/model-tester.yml", File.ReadAllText(site.Combine("input/salaries/model-tester.yml")).Replace("min: 1, max: 2", "min: 91000, max: 92000", StringComparison.Ordinal).Replace("visible: false", "visible: true", StringComparison.Ordinal));
        var files = Directory.EnumerateFiles(site.Combine("input"), "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".md", StringComparison.Ordinal) || f.EndsWith(".yml", StringComparison.Ordinal)).ToList();
        foreach (var file in files) File.WriteAllText(file, WithSilence(File.ReadAllText(file)));
        var findings = (await site.CheckAsync()).Diagnostics;
        Assert.All(findings, f => Assert.Equal(Codes.UnusedSilence, f.Code));
        Assert.Equal(files.Select(f => Path.GetRelativePath(site.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal), findings.Select(f => f.Place?.Text.Path));
    }

    private static string WithSilence(string text) =>
        text.StartsWith("---\n", StringComparison.Ordinal) ? "---\n" + Silence + text[4..]
        : text.StartsWith("- {", StringComparison.Ordinal) ? "- {silence: {LS3025: a reason in words}, " + text[3..]
        : text.StartsWith("- ", StringComparison.Ordinal) ? "- silence: {LS3025: a reason in words}\n  " + text[2..]
        : Silence + text;

    private static TestSite Site(string settings, string frontMatter, string body) =>
        new TestSite().Write("statiq.json", settings).Write("input/index.md", "---\ntitle: Start\n" + frontMatter + "---\n\n" + body);

    private static string Page(string frontMatter, string body) =>
        "---\ntitle: About\nsummary: What this site is, who writes it, and how to tell us about mistakes.\n" + frontMatter + "---\n\n" + body;
}
