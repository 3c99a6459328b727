using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>`check` finds what `build` finds, without the work for pages that nobody reads.</summary>
public class CheckTests
{
    public static TheoryData<string> Examples => DiagnosticsTests.Examples;

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Check_reports_what_a_build_reports(string file)
    {
        // What goes wrong while a site is written is not for a check to find.
        if (file.StartsWith("LS6", StringComparison.Ordinal)) return;
        using var site = DiagnosticsTests.Write(file);
        var built = await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false), new NoProgress()).BuildAsync(new MemoryStage());
        Assert.Equal(TestSite.Report(built.Diagnostics), TestSite.Report((await site.CheckAsync()).Diagnostics));
    }

    // The worker of this site answers nothing, which a build cannot do without.
    [Theory]
    [InlineData("```python\nx = 1\n```\n", false)]
    [InlineData("The share is $p$.\n", true)]
    public async Task Check_starts_Node_for_formulas_and_not_for_code(string body, bool isStarted)
    {
        using var site = new TestSite().Write("statiq.json", "{}").Write("theme/dist/worker.cjs", "process.exit(1);\n").Write("input/index.md", "---\ntitle: Start\n---\n" + body);
        Assert.Contains((await site.BuildAsync()).Diagnostics, d => d.Code.Id == "LS5004");
        Assert.Equal(isStarted ? ["LS5004"] : [], (await site.CheckAsync()).Diagnostics.Select(d => d.Code.Id));
    }

    // A text that the theme lacks is asked for by templates alone: a check that renders nothing does not notice.
    [Fact]
    public async Task Check_fills_templates_only_where_a_site_has_a_theme_of_its_own()
    {
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: Start\n---\nText.\n");
        var check = await site.CheckAsync();
        Assert.Empty(check.Diagnostics);
        Assert.Equal(0, check.Rendered);
        site.Write("theme/templates/404.hbs", "{{Nothing}}\n");
        check = await site.CheckAsync();
        Assert.Equal("LS5001", Assert.Single(check.Diagnostics).Code.Id);
        Assert.Equal(check.Pages, check.Rendered);
    }
}
