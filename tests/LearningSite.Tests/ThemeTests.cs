using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Templates and texts that a site puts in the place of ours.</summary>
public sealed class ThemeTests : IDisposable
{
    private readonly TestSite site = TestSite.Of("course");

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Second_build_gives_the_same_bytes()
    {
        var (first, second) = (await BuildAsync(), await BuildAsync());
        Assert.Equal(first.Files.Select(f => (f.Key, Convert.ToHexString(f.Value))).Order(), second.Files.Select(f => (f.Key, Convert.ToHexString(f.Value))).Order());
    }

    [Fact]
    public async Task Changed_template_text_and_link_root_are_seen()
    {
        await BuildAsync();
        site.Write("theme/templates/404.hbs", "<main id=\"main\"><h1>Lost</h1></main>\n");
        Assert.Contains("<h1>Lost</h1>", await MissingPageAsync(), StringComparison.Ordinal);
        site.Write("theme/templates/404.hbs", "<main id=\"main\"><h1>Found</h1> {{t \"missing.home\"}} {{link \"/x/\"}}</main>\n");
        Assert.Contains("<h1>Found</h1> Home /x/", await MissingPageAsync(), StringComparison.Ordinal);
        site.Write("theme/text/en.yml", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "theme/text/en.yml")).Replace("missing.home: Home", "missing.home: Back", StringComparison.Ordinal));
        Assert.Contains("Back /x/", await MissingPageAsync(), StringComparison.Ordinal);
        Assert.Contains("Back /sub/x/", await MissingPageAsync("LinkRoot=/sub"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.home: Home", "missing.hmoe: Home", "missing.hmoe", "did you mean `missing.hmoe`?", "correct the name, or add a line `missing.home: …`")]
    [InlineData("missing.home: Home\n", "", "missing.topics", null, "add a line `missing.home: …` below this one")]
    public async Task Text_that_is_missing_is_reported_where_its_line_belongs(string line, string instead, string key, string? label, string help)
    {
        var texts = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "theme/text/en.yml"));
        Assert.Contains(line, texts, StringComparison.Ordinal);
        site.Write("theme/text/en.yml", texts.Replace(line, instead, StringComparison.Ordinal));
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics);
        Assert.Equal(("LS5002", "theme/text/en.yml", label, help), (finding.Code.Id, finding.Place!.Text.Path, finding.Label, finding.Help));
        Assert.Equal(key, finding.Place.Text.Text.Substring(finding.Place.Span.Start, finding.Place.Span.Length));
    }

    [Theory]
    [InlineData("{{#if}}", "LS5001")]
    [InlineData("{{NoSuchMember}}", "LS5001")]
    [InlineData("{{> 404}}", "LS5001")]
    [InlineData("{{> partials/none}}", "LS5001")]
    [InlineData("{{t \"no.such.text\"}}", "LS5002")]
    public async Task Finding_about_the_theme_is_reported_by_every_build(string template, string code)
    {
        site.Write("theme/templates/404.hbs", template);
        var first = (await RunAsync(new MemoryStage())).Diagnostics;
        Assert.Contains(first, d => d.Code.Id == code);
        Assert.All(first, d => Assert.NotNull(d.Place));
        Assert.Equal(TestSite.Report(first), TestSite.Report((await RunAsync(new MemoryStage())).Diagnostics));
    }

    [Fact]
    public async Task Template_that_is_no_text_is_one_finding()
    {
        site.Write("theme/templates/404.hbs", [(byte)'a', 0xFF]);
        Assert.Equal("LS1002", Assert.Single((await RunAsync(new MemoryStage())).Diagnostics).Code.Id);
    }

    private async Task<string> MissingPageAsync(params string[] settings) => System.Text.Encoding.UTF8.GetString((await BuildAsync(settings)).Files["404.html"]);

    private async Task<MemoryStage> BuildAsync(params string[] settings)
    {
        var stage = new MemoryStage();
        Assert.Equal("", TestSite.Report((await RunAsync(stage, settings)).Diagnostics));
        return stage;
    }

    private Task<BuildResult> RunAsync(MemoryStage stage, params string[] settings) =>
        new SiteBuilder(new BuildOptions(site.Root, settings, HasSearch: false), new NoProgress()).BuildAsync(stage);
}
