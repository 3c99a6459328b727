using System.Globalization;
using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Whole sites: what comes out, and what a build leaves alone.</summary>
public partial class FixtureTests
{
    [Fact]
    public async Task Course_is_built_without_a_finding_and_has_a_page_of_every_kind()
    {
        using var site = TestSite.Of("course");
        var result = await site.BuildAsync();
        Assert.Equal("", TestSite.Report(result.Diagnostics));
        Assert.True(result.IsWritten);
        Assert.Equal(
        [
            "404.html", "about/index.html", "bridges/index.html", "bridges/tester--model-tester/index.html", "glossary/index.html", "index.html", "interview/deck/index.html", "interview/first-question/index.html",
            "interview/index.html", "lessons/metrics/index.html", "lessons/splits/index.html", "offline/index.html", "paths/index.html", "paths/tester/index.html", "planner/index.html", "progress/index.html", "projects/index.html", "projects/suite/index.html",
            "quizzes/basics/index.html", "quizzes/index.html", "review/index.html", "roles/compare/index.html", "roles/gap/index.html", "roles/index.html", "roles/model-tester/index.html", "roles/tester/index.html", "salaries/index.html",
            "salaries/model-tester/index.html", "search/index.html", "skills/index.html", "skills/model-evaluation/index.html", "sources/index.html", "stories/ada/index.html", "stories/index.html",
            "tools/index.html", "tools/pytest/index.html", "topics/index.html", "tracks/basics/index.html", "tracks/index.html",
        ], site.OutputFiles(".html"));
        Assert.Contains("lessons/basics/curve.svg", site.OutputFiles());
        Assert.Equal("/about-us/ /about/ 301\n/roles/ml-tester/ /roles/model-tester/ 301\n", site.ReadOutput("_redirects"));
    }

    [Fact]
    public async Task Lessons_that_are_easily_confused_know_each_other_though_only_one_names_the_other()
    {
        using var site = TestSite.Of("course");
        site.Write("input/lessons/basics/splits.md", File.ReadAllText(site.Combine("input/lessons/basics/splits.md")).Replace("\nobjectives:", "\nconfusableWith: [metrics]\nobjectives:", StringComparison.Ordinal));
        Assert.True((await site.BuildAsync()).IsWritten);
        var lessons = System.Text.Json.JsonDocument.Parse(site.ReadOutput("progress/content.json")).RootElement.GetProperty("lessons");
        Assert.Equal("metrics", lessons.GetProperty("splits").GetProperty("confusable").EnumerateArray().Single().GetString());
        Assert.Equal("splits", lessons.GetProperty("metrics").GetProperty("confusable").EnumerateArray().Single().GetString());
    }

    [Fact]
    public async Task Lesson_shows_its_place_its_body_and_what_leads_on()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var page = CanonicalHtml.Parse(site.ReadOutput("lessons/splits/index.html"));
        Assert.Equal("Splits and leakage", page.QuerySelector("h1")?.TextContent.Trim());
        Assert.Equal("https://course.example/lessons/splits/", page.Owner?.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.Contains("Detect leakage in a list of features.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/glossary/#t-recall", "/glossary/#t-leakage"], page.QuerySelectorAll("a.term").Select(a => a.GetAttribute("href")));
        Assert.NotEmpty(page.QuerySelectorAll("code.language-python span"));
        Assert.NotEmpty(page.QuerySelectorAll("math"));
        Assert.Equal(3, page.QuerySelectorAll(".question input[type=radio]").Length);
        Assert.Contains("/lessons/metrics/", page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/lessons/basics/curve.svg", page.QuerySelector("figure.figure img")?.GetAttribute("src"));
    }

    // Lessons do without the rules of tables of figures; one with a table of pay has them.
    [Fact]
    public async Task Lesson_loads_the_stylesheet_of_tables_only_when_it_shows_pay()
    {
        using var course = TestSite.Of("course");
        await course.BuildAsync();
        Assert.Contains("class=\"amount", course.ReadOutput("lessons/metrics/index.html"), StringComparison.Ordinal);
        Assert.Matches("/assets/more\\.", course.ReadOutput("lessons/metrics/index.html"));
        Assert.DoesNotMatch("/assets/more\\.", course.ReadOutput("lessons/splits/index.html"));
    }

    [Fact]
    public async Task Nothing_of_the_preview_is_in_a_build()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        Assert.All(site.OutputFiles(".html"), f => Assert.DoesNotContain("preview", site.ReadOutput(f), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_page_is_reached_from_the_list_of_all_topics()
    {
        using var site = TestSite.Of("course").Write("input/pages/lonely.md", "---\ntitle: Lonely\nsummary: A page that no other page of the whole course ever links to.\n---\nText.\n");
        await site.BuildAsync();
        var reached = new HashSet<string>(StringComparer.Ordinal) { "topics/index.html" };
        var queue = new Queue<string>(reached);
        while (queue.TryDequeue(out var file))
            foreach (var href in CanonicalHtml.Parse(site.ReadOutput(file)).QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (href.EndsWith('/') && reached.Add(href[1..] + "index.html")) queue.Enqueue(href[1..] + "index.html");
        Assert.Equal(["404.html"], site.OutputFiles(".html").Except(reached));
    }

    [Fact]
    public async Task Hidden_pay_is_nowhere()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        Assert.All(site.OutputFiles(".html"), f => Assert.DoesNotContain("mt-hidden", site.ReadOutput(f), StringComparison.Ordinal));
        Assert.Contains("90,000", site.ReadOutput("salaries/model-tester/index.html"), StringComparison.Ordinal);
        Assert.Contains("dated", site.ReadOutput("salaries/model-tester/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_well_formed_and_hold_no_script_style_or_handler()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        foreach (var file in site.OutputFiles(".html"))
        {
            var html = site.ReadOutput(file);
            Assert.Equal([], HtmlNesting.FindFaults(html).Select(f => $"{file}: {f}"));
            var page = CanonicalHtml.Parse(html);
            Assert.All(page.Owner!.QuerySelectorAll("script"), s => Assert.True(s.HasAttribute("src") || s.GetAttribute("type") is "application/json" or "application/ld+json", file));
            Assert.Empty(page.Owner!.QuerySelectorAll("style, [style]"));
            Assert.Empty(page.Owner!.QuerySelectorAll("*").SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).Select(a => $"{file}: {a.Name}"));
            var ids = page.Owner!.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
            Assert.Single(page.QuerySelectorAll("h1"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/sub/path")]
    [InlineData("sub/path/")]
    public async Task Every_link_leads_to_a_file_of_the_site_below_its_root(string linkRoot)
    {
        using var site = TestSite.Of("course");
        var result = await site.BuildAsync("LinkRoot=" + linkRoot);
        Assert.True(result.IsWritten);
        var root = linkRoot.Length == 0 ? "" : "/sub/path";
        var pages = site.OutputFiles(".html").ToDictionary(f => f, f => CanonicalHtml.Parse(site.ReadOutput(f)).Owner!);
        var dead = new List<string>();
        foreach (var (file, page) in pages)
            foreach (var element in page.QuerySelectorAll("[href],[src],[action]"))
                foreach (var address in new[] { "href", "src", "action" }.Select(element.GetAttribute).OfType<string>())
                {
                    if (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal)) continue;
                    if (!IsAlive(address, file)) dead.Add($"{file}: {address}");
                }
        Assert.Empty(dead);

        bool IsAlive(string address, string file)
        {
            var (path, fragment) = address.Split('#', 2) is [var before, var after] ? (before, after) : (address, "");
            if (path.Length > 0 && !path.StartsWith(root + "/", StringComparison.Ordinal)) return false;
            var target = path.Length == 0 ? file : Uri.UnescapeDataString(path[(root.Length + 1)..].Split('?')[0]);
            if (target.Length == 0 || target.EndsWith('/')) target += "index.html";
            if (!site.HasOutput(target)) return path.Contains("/pagefind/", StringComparison.Ordinal);
            return fragment.Length == 0 || !pages.TryGetValue(target, out var page) || page.GetElementById(Uri.UnescapeDataString(fragment)) is not null;
        }
    }

    [Fact]
    public async Task Sitemap_names_the_pages_under_the_host()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync("LinkRoot=/sub/path");
        var addresses = Location().Matches(site.ReadOutput("sitemap.xml")).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains("https://course.example/sub/path/lessons/splits/", addresses);
        Assert.DoesNotContain(addresses, a => a.Contains("404", StringComparison.Ordinal));
        Assert.Equal(addresses.Order(StringComparer.Ordinal), addresses);
    }

    [Fact]
    public async Task Folder_of_ordinary_Markdown_becomes_a_site()
    {
        using var site = TestSite.Of("plain-folder").Write("node_modules/x/README.md", "# Not content\n").Write("empty.md", "");
        var result = await site.BuildAsync();
        Assert.True(result.IsWritten);
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(["404.html", "docs/01-intro/index.html", "docs/02-draft-with-front-matter/index.html", "docs/index.html", "docs/setup/index.html", "docs/setup/tools/index.html",
            "empty/index.html", "index.html", "notes/index.html", "notes/whats-this-v2/index.html", "search/index.html", "topics/index.html"], site.OutputFiles(".html"));
    }

    [Fact]
    public async Task Links_of_ordinary_Markdown_lead_to_the_pages()
    {
        using var site = TestSite.Of("plain-folder");
        await site.BuildAsync();
        var home = CanonicalHtml.Parse(site.ReadOutput("index.html"));
        Assert.Equal("Team notes", home.QuerySelector("h1")?.TextContent.Trim());
        Assert.Equal("/docs/01-intro/", HrefOf(home, "introduction"));
        Assert.Equal("/docs/setup/", HrefOf(home, "set-up"));
        Assert.Equal("/notes/whats-this-v2/", HrefOf(home, "odd page"));
        Assert.Equal("missing.md", HrefOf(home, "dead link"));
        Assert.Null(HrefOf(home, "unsafe one"));
        Assert.Equal("https://example.org/", HrefOf(home, "a site"));
        var intro = CanonicalHtml.Parse(site.ReadOutput("docs/01-intro/index.html"));
        Assert.Equal("/", HrefOf(intro, "the start"));
        Assert.Equal("/docs/setup/tools/#h-editors", HrefOf(intro, "tools"));
        Assert.Equal("/docs/setup/tools/", HrefOf(intro, "without extension"));
        Assert.Equal("/docs/img/chart.svg", intro.QuerySelector("main img")?.GetAttribute("src"));
    }

    [Fact]
    public async Task Titles_of_ordinary_Markdown_come_from_headings_front_matter_or_names()
    {
        using var site = TestSite.Of("plain-folder").Write("to do-list.md", "text\n").Write("later.md", "![x](docs/img/chart.svg)\n\n# Later title\n");
        await site.BuildAsync();
        Assert.Equal("With front matter", Title("docs/02-draft-with-front-matter/index.html"));
        Assert.Equal("To do list", Title("to-do-list/index.html"));
        Assert.Equal("Later title", Title("later/index.html"));
        Assert.Equal("Set-up", Title("docs/setup/index.html"));

        string? Title(string file) => CanonicalHtml.Parse(site.ReadOutput(file)).QuerySelector("h1")?.TextContent.Trim();
    }

    [Fact]
    public async Task Site_without_content_has_the_pages_that_need_none()
    {
        using var site = new TestSite();
        Directory.CreateDirectory(site.Combine("input"));
        site.Write("statiq.json", """{ "SiteTitle": "Empty" }""");
        var result = await site.BuildAsync();
        Assert.Equal("", TestSite.Report(result.Diagnostics));
        Assert.Equal(["404.html", "index.html", "search/index.html", "topics/index.html"], site.OutputFiles(".html"));
        Assert.Equal("Empty", CanonicalHtml.Parse(site.ReadOutput("index.html")).QuerySelector("h1")?.TextContent.Trim());
    }

    [Fact]
    public async Task Draft_is_not_published_and_links_to_it_are_text()
    {
        using var site = TestSite.Of("course").Write("input/pages/plans.md", "---\ntitle: Plans\nsummary: What comes next in this course, as far as anybody knows today.\nstatus: draft\n---\nSoon.\n")
            .Write("input/pages/news.md", "---\ntitle: News\nsummary: What has changed on this site, the newest first, with dates.\n---\nSee [our plans](plans.md) and [again](page:plans).\n");
        var result = await site.BuildAsync();
        Assert.Equal("", TestSite.Report(result.Diagnostics));
        Assert.False(site.HasOutput("plans/index.html"));
        Assert.Null(HrefOf(CanonicalHtml.Parse(site.ReadOutput("news/index.html")), "our plans"));
        Assert.All(site.OutputFiles(".html"), f => Assert.DoesNotContain("/plans/", site.ReadOutput(f), StringComparison.Ordinal));

        var preview = await new SiteBuilder(new BuildOptions(site.Root, [], IncludesDrafts: true, HasSearch: false), new NoProgress()).BuildAsync();
        Assert.True(preview.IsWritten);
        Assert.Equal("/plans/", HrefOf(CanonicalHtml.Parse(site.ReadOutput("news/index.html")), "our plans"));
    }

    // The index of 10,000 lessons takes half a minute; a preview builds into memory.
    [Fact]
    public async Task Build_into_memory_never_waits_for_a_search_index()
    {
        using var site = TestSite.Of("course");
        var result = await new SiteBuilder(new BuildOptions(site.Root, []), new NoProgress()).BuildAsync(new MemoryStage());
        Assert.Equal("", TestSite.Report(result.Diagnostics));
        Assert.Equal(["Read", "Parse", "Link", "Compile", "Gather"], result.Phases.Select(p => p.Phase));
    }

    [Fact]
    public async Task All_problems_of_all_files_are_reported_in_one_run()
    {
        using var site = TestSite.Of("course")
            .Write("input/pages/about.md", "---\ntitle: About\nsumary: x\n---\n[a](nowhere.md)\n")
            .Write("input/tracks/basics.yml", "title: Basics\npromise: P\nlessons: [splits, metriks]\nquiz: [\n")
            .Write("input/quizzes/basics.yml", "title: Basics\nsummary: Questions over both lessons of the track, with a number to compute.\npick: 9\nquestions:\n  - id: x\n    stem: What?\n    options: [{wrong: a, why: b}]\n")
            .Write("input/figures.yml", "- {id: months, label: L, value: 1, year: 2025, source: nobody}\n");
        var result = await site.BuildAsync();
        Assert.False(result.IsWritten);
        Assert.False(Directory.Exists(site.Output));
        Assert.Equal(
        [
            "input/figures.yml:1:56 LS4003", "input/pages/about.md:3:1 LS2004", "input/pages/about.md:5:5 LS4001",
            "input/quizzes/basics.yml:3:7 LS3014", "input/quizzes/basics.yml:5:9 LS3004", "input/quizzes/basics.yml:5:9 LS3006", "input/quizzes/basics.yml:5:9 LS3017",
            "input/tracks/basics.yml:5:1 LS2001",
        ], result.Diagnostics.Select(d => $"{d.Place?.Text.Path}:{d.Place?.Location.Line}:{d.Place?.Location.Column} {d.Code.Id}"));
    }

    [Fact]
    public async Task Empty_file_is_one_finding()
    {
        using var site = TestSite.Of("course").Write("input/interview/first-question.md", "\n");
        Assert.Equal(["LS1003"], (await site.BuildAsync()).Diagnostics.Select(d => d.Code.Id));
    }

    [Theory]
    [InlineData("pages/about.md", "---\ntitle: About\nsummary: What this course is, who made it, and how it is kept right.\nupdated: 2026-11-01\n---\n:::: steps\n- a\n::::\n\n:::")]
    [InlineData("glossary/core.yml", "title: Core\nterms:\n  - id: a\n    term: A\n    aliases: [[x]\n")]
    public async Task Finding_at_the_end_of_a_file_points_at_nothing_behind_it(string file, string text)
    {
        using var site = TestSite.Of("course").Write("input/" + file, text);
        var finding = Assert.Single((await site.BuildAsync()).Diagnostics, d => d.Code.Id is "LS2025" or "LS2001");
        Assert.InRange(finding.Place!.Span.End, 0, text.Length);
    }

    [Fact]
    public async Task Failing_build_leaves_the_site_that_was_there()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var before = site.HashOutput();
        site.Write("input/pages/about.md", "---\ntitle: About\n---\n[a](nowhere.md)\n");
        var result = await site.BuildAsync();
        Assert.True(result.HasErrors);
        Assert.False(result.IsWritten);
        Assert.Equal(before, site.HashOutput());
        Assert.Equal(["cache", "input", "output", "statiq.json"], Directory.EnumerateFileSystemEntries(site.Root).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Error_that_only_compiling_finds_leaves_the_site_that_was_there()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var before = site.HashOutput();
        site.Write("input/index.md", "---\ntitle: Test what learns\n---\n[a](#nowhere)\n");
        var result = await site.BuildAsync();
        Assert.Equal("LS4002", Assert.Single(result.Diagnostics).Code.Id);
        Assert.False(result.IsWritten);
        Assert.Equal(before, site.HashOutput());
    }

    [Fact]
    public async Task Warning_stops_a_strict_build_only()
    {
        using var site = TestSite.Of("course").Write("input/index.md", "---\ntitle: Test what learns\n---\n<b>bold</b>\n");
        var strict = await site.BuildAsync("Strict=true");
        Assert.Equal("LS2023", Assert.Single(strict.Diagnostics.Select(d => d.Code.Id).Distinct()));
        Assert.False(strict.IsWritten);
        Assert.False(Directory.Exists(site.Output));
        Assert.True((await site.BuildAsync()).IsWritten);
    }

    [Fact]
    public async Task Next_build_removes_what_is_no_longer_made()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        File.WriteAllText(Path.Combine(site.Output, "leftover.html"), "x");
        site.Delete("input/pages/about.md").Delete("input/stories/ada.md").Write("input/bridges/tester--model-tester.md", File.ReadAllText(site.Combine("input/bridges/tester--model-tester.md")).Replace("story: ada\n", "", StringComparison.Ordinal));
        var result = await site.BuildAsync();
        Assert.Equal("", TestSite.Report(result.Diagnostics));
        Assert.False(site.HasOutput("about/index.html"));
        Assert.False(site.HasOutput("stories/index.html"));
        Assert.False(site.HasOutput("leftover.html"));
        Assert.True(site.HasOutput("index.html"));
    }

    [Fact]
    public async Task Check_reports_the_same_and_writes_nothing()
    {
        using var site = TestSite.Of("course").Write("input/index.md", "---\ntitle: A\n---\n[a](#nowhere)\n<b>x</b>\n");
        var built = await site.BuildAsync();
        var check = await site.CheckAsync();
        Assert.Equal(TestSite.Report(built.Diagnostics), TestSite.Report(check.Diagnostics));
        using var good = TestSite.Of("course");
        var result = await good.CheckAsync();
        Assert.False(result.HasErrors);
        Assert.False(Directory.Exists(good.Output));
    }

    [Fact]
    public async Task Two_builds_give_the_same_bytes_with_and_without_the_cache()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var first = site.HashOutput();
        await site.BuildAsync();
        Assert.Equal(first, site.HashOutput());
        await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false, HasCache: false), new NoProgress()).BuildAsync();
        Assert.Equal(first, site.HashOutput());
    }

    /// <summary>Midnight falls into a build too.</summary>
    [Fact]
    public async Task All_of_a_build_is_of_one_day()
    {
        using var site = TestSite.Of("course").Write("statiq.json", "{}");
        var clock = new ClockOfDays();
        var result = await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false) { Clock = clock }, new NoProgress()).BuildAsync();
        Assert.Equal((true, new DateOnly(2026, 11, 21), 1), (result.IsWritten, result.Site.Today, clock.Looks));
    }

    /// <summary>Each time that somebody looks, a day has gone by.</summary>
    private sealed class ClockOfDays : TimeProvider
    {
        public int Looks { get; private set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero).AddDays(++Looks);
    }

    [Theory]
    [InlineData("course")]
    [InlineData("plain-folder")]
    public async Task Order_in_which_files_were_written_changes_nothing(string fixture)
    {
        using var site = TestSite.Of(fixture);
        await site.BuildAsync();
        var folder = ProjectFolder.Combine("Fixtures/" + fixture);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal).ToList();
        for (var seed = 1; seed <= 2; seed++)
        {
            var order = files.ToArray();
            new Random(seed).Shuffle(order);
            using var other = new TestSite();
            foreach (var file in order) other.Write(file, File.ReadAllBytes(Path.Combine(folder, file)));
            var result = await other.BuildAsync();
            Assert.Equal(site.HashOutput(), other.HashOutput());
            Assert.True(result.IsWritten);
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Line_ends_and_byte_order_marks_change_nothing(string lineEnd)
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        using var other = TestSite.Of("course");
        foreach (var file in Directory.EnumerateFiles(other.Root, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".md" or ".yml" or ".json"))
            File.WriteAllText(file, "\uFEFF" + File.ReadAllText(file).Replace("\n", lineEnd, StringComparison.Ordinal));
        var result = await other.BuildAsync();
        Assert.Equal("", TestSite.Report(result.Diagnostics));
        Assert.Equal(site.HashOutput(), other.HashOutput());
    }

    // The program runs without ICU, so cultures such as tr-TR cannot be made here; this one differs in all that matters.
    [Fact]
    public async Task Culture_of_the_machine_changes_nothing()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        using var other = TestSite.Of("course");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CreateForeignCulture();
            Assert.Equal("−1٫5", (-1.5).ToString(CultureInfo.CurrentCulture));
            var result = await other.BuildAsync();
            Assert.True(result.IsWritten);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
        Assert.Equal(site.HashOutput(), other.HashOutput());
    }

    private static CultureInfo CreateForeignCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.NumberDecimalSeparator = "٫";
        culture.NumberFormat.NumberGroupSeparator = "’";
        culture.NumberFormat.NumberGroupSizes = [2];
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        return culture;
    }

    private static string? HrefOf(AngleSharp.Dom.IElement page, string text) =>
        page.QuerySelectorAll("main a").FirstOrDefault(a => a.TextContent.Trim() == text)?.GetAttribute("href");

    [GeneratedRegex("<loc>(.*?)</loc>")]
    private static partial Regex Location();
}
