using System.Text.Json;
using LearningSite.Coverage;
using LearningSite.Pipelines;
using LearningSite.Rendering;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The report on what the content covers: one report, shown in three ways.</summary>
public class CoverageTests
{
    [Fact]
    public async Task Text_shows_what_is_covered_and_every_gap()
    {
        using var site = CourseWithGaps();
        var output = new StringWriter { NewLine = "\n" };
        WriteCoverageText.Write(await CreateAsync(site), output);
        Assert.Equal("""
            Coverage on 2026-11-20

            Basics: 2 lessons, 152 words, 5 minutes; questions: 1 multi, 2 numeric, 2 single
              Splits and leakage: 118 words, 3 minutes, grade 2.7
                detect-leakage: scaler (single), both (multi)
              Metrics that fit: 34 words, 2 minutes, grade 2.9
                choose: share (numeric), rare (single), half (numeric)

            In no track: 1 lesson, 6 words, 1 minute; questions: none
              Extra: 6 words, 1 minute, grade 0.7
                name-gap: NO QUESTION

            Lessons without checks: 1
              Extra  /lessons/extra/

            Skills without lessons: 1
              Spare skill  /skills/spare/

            Target roles without pay data: 1
              Model tester  /roles/model-tester/

            Figures that are two years old or undated: 1
              Months that a change takes, undated  /sources/#s-guess

            Pages that no other page of content leads to: 2
              Extra  /lessons/extra/
              Spare skill  /skills/spare/

            Misconceptions named once: 1
              labels-scaled  /lessons/splits/#q-scaler

            """.ReplaceLineEndings("\n"), output.ToString());
    }

    [Theory]
    [InlineData("2024-12-31", false)]
    [InlineData("2025-01-01", true)]
    public async Task Pay_figure_is_dated_from_the_second_year_after_its_own(string today, bool isDated)
    {
        using var site = TestSite.Of("course");
        var report = await CreateAsync(site, $"CurrentDateTime={today}");
        Assert.Equal(isDated, report.DatedFigures.Any(f => f is { Title: "Model tester: mt-us-total", Year: "2023", Link: "/salaries/model-tester/#mt-us-total" }));
    }

    [Fact]
    public async Task Course_without_gaps_has_empty_lists()
    {
        using var site = TestSite.Of("course");
        var report = await CreateAsync(site);
        Assert.Empty(report.LessonsWithoutChecks);
        Assert.Empty(report.SkillsWithoutLessons);
        Assert.Empty(report.RolesWithoutPay);
        Assert.Empty(report.OrphanPages);
        Assert.Empty(report.SingleMisconceptions);
        Assert.Equal(["Basics"], report.Tracks.Select(t => t.Title));
    }

    [Fact]
    public async Task Json_has_the_members_of_the_report()
    {
        using var site = CourseWithGaps();
        using var json = JsonDocument.Parse(CoverageJson.Create(await CreateAsync(site)));
        var root = json.RootElement;
        Assert.Equal(["date", "tracks", "lessonsWithoutChecks", "skillsWithoutLessons", "rolesWithoutPay", "datedFigures", "orphanPages", "singleMisconceptions"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2026-11-20", root.GetProperty("date").GetString());
        var question = root.GetProperty("tracks")[0].GetProperty("lessons")[0].GetProperty("objectives")[0].GetProperty("questions")[0];
        Assert.Equal("""{"id":"scaler","type":"single","link":"/lessons/splits/#q-scaler","isCheck":true}""", JsonSerializer.Serialize(question));
        Assert.Equal(2, root.GetProperty("tracks")[0].GetProperty("questionTypes").GetProperty("numeric").GetInt32());
    }

    [Fact]
    public async Task Page_is_published_for_contributors_only_and_kept_from_search()
    {
        using var site = CourseWithGaps();
        await site.BuildAsync();
        Assert.False(site.HasOutput("contribute/coverage/index.html"));

        await site.BuildAsync("ContributorPages=true", "LinkRoot=/sub");
        var page = CanonicalHtml.Parse(site.ReadOutput("contribute/coverage/index.html"));
        Assert.Equal("noindex", page.Owner?.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Equal("all", page.Owner?.QuerySelector("body")?.GetAttribute("data-pagefind-ignore"));
        Assert.DoesNotContain("/contribute/coverage/", site.ReadOutput("sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("/sub/lessons/splits/#q-scaler", page.QuerySelectorAll("td a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["/sub/lessons/extra/", "/sub/skills/spare/"], page.QuerySelector("section:has(#orphans)")!.QuerySelectorAll("a.t").Select(a => a.GetAttribute("href")));
        Assert.Equal(1, page.QuerySelectorAll("td .badge").Length);
    }

    [Fact]
    public async Task Command_prints_the_report_alone_and_fails_only_for_errors()
    {
        using var site = CourseWithGaps();
        var run = await CommandLineTests.RunAsync(site.Root, [], "report", "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);

        site.Write("input/pages/broken.md", "---\ntitle: Broken\n---\n[a](nowhere.md)\n");
        var broken = await CommandLineTests.RunAsync(site.Root, [], "report");
        Assert.Equal(4, broken.ExitCode);
        Assert.Contains("error[LS4001]", broken.Error, StringComparison.Ordinal);
        Assert.StartsWith("Coverage on 2026-11-20\n", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_of_a_page_are_those_within_the_site() =>
        Assert.Equal(["/", "/a/", "/b/"], FindLinks.In("""<a href="/sub/b/#x">b</a><a class="t" href="/sub/a/?q">a</a><a href="/sub/a/">a</a><a href="/sub/">home</a><a href="#x"></a><a href="/subway/"></a><a href="https://x.example/sub/c/"></a>""", "/sub"));

    private static TestSite CourseWithGaps()
    {
        var site = TestSite.Of("course").Delete("input/salaries/model-tester.yml");
        site.Write("input/lessons/basics/extra.md", "---\ntitle: Extra\nsummary: A lesson that no track lists, with an objective that no question checks.\nlevel: beginner\n" +
            "objectives:\n  name-gap: Name a gap in a test plan.\n---\nRead [this page again](extra.md).\n");
        site.Write("input/skills/spare.md", "---\ntitle: Spare skill\nsummary: A skill that no lesson names, so that nobody learns where to learn it.\ndefinition: Knowing what nobody teaches.\n" +
            "levels: [Knows it, Does it, Teaches it]\n---\n## What it is for\n\nNothing yet.\n\n## Scenarios\n\nNone yet.\n");
        var splits = File.ReadAllText(site.Combine("input/lessons/basics/splits.md"));
        return site.Write("input/lessons/basics/splits.md", splits.Replace("- [ ] The mean of the labels", "- [ ] The mean of the labels {misconception=labels-scaled}", StringComparison.Ordinal));
    }

    private static async Task<CoverageReport> CreateAsync(TestSite site, params string[] settings)
    {
        var result = await new SiteBuilder(new BuildOptions(site.Root, settings, HasSearch: false) { HasReport = true }, new NoProgress()).CheckAsync();
        return CreateCoverage.Create(result.Site, result.Outlines);
    }
}
