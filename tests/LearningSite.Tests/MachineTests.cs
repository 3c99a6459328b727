using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LearningSite.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Files for other programs: feeds, Markdown, the API with its schemas; and that a site without an address has none of them.</summary>
public class MachineTests
{
    private const string Origin = "https://course.example";

    private static readonly string[] Collections = ["lessons", "roles", "salaries", "questions", "terms"];

    [Fact]
    public async Task Without_a_host_or_when_switched_off_there_are_none()
    {
        using var course = TestSite.Of("course");
        await course.BuildAsync("Host=");
        Assert.Empty(FilesForMachines(course));
        Assert.DoesNotContain("ld+json", course.ReadOutput("lessons/splits/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("og:", course.ReadOutput("lessons/splits/index.html"), StringComparison.Ordinal);

        await course.BuildAsync("GenerateSitemap=false", "GenerateFeeds=false", "GenerateApi=false", "GenerateMarkdown=false");
        Assert.Empty(FilesForMachines(course));

        await course.BuildAsync();
        Assert.Equal(["api/v1/index.json", "api/v1/lessons.json", "api/v1/questions.json", "api/v1/roles.json", "api/v1/salaries.json", "api/v1/schemas/index.json", "api/v1/schemas/lessons.json", "api/v1/schemas/questions.json",
            "api/v1/schemas/roles.json", "api/v1/schemas/salaries.json", "api/v1/schemas/terms.json", "api/v1/terms.json", "feed.json", "feed.xml", "lessons/metrics/index.md", "lessons/splits/index.md", "llms.txt", "robots.txt", "sitemap.xml"], FilesForMachines(course));
        Assert.Contains($"Sitemap: {Origin}/sitemap.xml\n", course.ReadOutput("robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_name_the_newest_changes_and_a_changed_page_is_news_again()
    {
        using var course = TestSite.Of("course");
        Update(course, "metrics", "2026-11-19");
        Update(course, "splits", "2026-11-20");
        await course.BuildAsync();
        var items = XDocument.Parse(course.ReadOutput("feed.xml")).Descendants("item").ToList();
        Assert.Equal([$"{Origin}/lessons/splits/", $"{Origin}/lessons/metrics/"], items.Take(2).Select(i => i.Element("link")!.Value));
        Assert.Equal("Fri, 20 Nov 2026 00:00:00 GMT", items[0].Element("pubDate")!.Value);
        using var feed = JsonDocument.Parse(course.ReadOutput("feed.json"));
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.RootElement.GetProperty("version").GetString());
        Assert.Equal(items.Select(i => i.Element("guid")!.Value), feed.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
        Assert.Contains("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"What has changed\" href=\"/feed.xml\">", course.ReadOutput("index.html"), StringComparison.Ordinal);

        Update(course, "metrics", "2026-11-20");
        await course.BuildAsync();
        var again = XDocument.Parse(course.ReadOutput("feed.xml")).Descendants("item").Select(i => i.Element("guid")!.Value).ToList();
        Assert.Contains($"{Origin}/lessons/metrics/#2026-11-20", again);
        Assert.DoesNotContain($"{Origin}/lessons/metrics/#2026-11-19", again);
    }

    [Fact]
    public async Task A_lesson_as_markdown_has_absolute_addresses_and_no_answers()
    {
        using var course = TestSite.Of("course");
        course.Write("input/lessons/basics/metrics.md", """
            ---
            title: Metrics
            summary: How a number says less than it seems to, and what to ask of it before anybody believes it.
            level: beginner
            objectives: {choose: Choose a metric for a risk.}
            ---
            See [the splits](splits.md#leakage), [a role](role:tester) and ![A curve that rises](curve.svg). It took {{figure months}}.

            ::: reflect {#why-me}
            What did you measure last?
            :::

            :::: quiz {#which objective=choose}
            Which one fits?

            - [x] Recall
              > Because nothing may be missed.
            - [ ] Speed
              > No.
            - [ ] Colour
              > No.
            ::::

            ## Rare classes

            ```md
            [kept](splits.md) {{figure months}}
            ```
            """.Replace("            ", "", StringComparison.Ordinal));
        var result = await course.BuildAsync();
        Assert.True(result.IsWritten, TestSite.Report(result.Diagnostics));
        var copy = course.ReadOutput("lessons/metrics/index.md");
        Assert.StartsWith("# Metrics\n\n> How a number", copy, StringComparison.Ordinal);
        Assert.Contains($"[the splits]({Origin}/lessons/splits/#h-leakage), [a role]({Origin}/roles/tester/) and ![A curve that rises]({Origin}/lessons/basics/curve.svg). It took 6–12\u00A0months (", copy, StringComparison.Ordinal);
        Assert.Contains("**Reflection**\n\nWhat did you measure last?", copy, StringComparison.Ordinal);
        Assert.Contains($"**Question:** Which one fits? <{Origin}/lessons/metrics/#q-which>", copy, StringComparison.Ordinal);
        Assert.Contains("[kept](splits.md) {{figure months}}", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("Recall", copy, StringComparison.Ordinal);
        Assert.DoesNotContain(":::", copy, StringComparison.Ordinal);
        Assert.Contains($"- [Metrics]({Origin}/lessons/metrics/index.md): How a number", course.ReadOutput("llms.txt"), StringComparison.Ordinal);
        Assert.Contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"/lessons/metrics/index.md\">", course.ReadOutput("lessons/metrics/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bundled_site_fits_its_schemas_and_tells_no_answer()
    {
        using var site = new TestSite();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input"), "*", SearchOption.AllDirectories))
            site.Write(Path.GetRelativePath(ProjectFolder.Repository, file), File.ReadAllBytes(file));
        site.Write("statiq.json", File.ReadAllBytes(Path.Combine(ProjectFolder.Repository, "statiq.json")));
        var result = await site.BuildAsync();
        Assert.True(result.IsWritten, TestSite.Report(result.Diagnostics));

        string[] names = ["index", .. Collections];
        var refused = await SchemaValidator.RefuseJsonAsync(names.ToDictionary(n => n, n => site.ReadOutput($"api/v1/schemas/{n}.json")), names.Select(n => (n, site.ReadOutput($"api/v1/{n}.json"))));
        Assert.True(refused.Count == 0, string.Join('\n', refused.SelectMany(r => r.Value.Take(5).Select(e => $"{r.Key}{e}"))));

        var counts = Collections.ToDictionary(n => n, n => Parse(site, n).GetArrayLength());
        Assert.True(counts is { } c && c["lessons"] >= 28 && c["roles"] >= 19 && c["salaries"] == 20 && c["questions"] >= 250 && c["terms"] >= 111, string.Join(", ", counts));
        // A single choice has its right option among the others, and nothing says which.
        var questions = Parse(site, "questions").EnumerateArray().ToList();
        Assert.Equal(["choices", "id", "objective", "stem", "type", "url"], questions.SelectMany(q => q.EnumerateObject().Select(p => p.Name)).Distinct().Order(StringComparer.Ordinal));
        Assert.All(questions.Where(q => q.GetProperty("type").GetString() == "single"), q => Assert.InRange(q.GetProperty("choices").GetArrayLength(), 3, 6));
        Assert.DoesNotContain("sal-mle-bucket", site.ReadOutput("api/v1/salaries.json"), StringComparison.Ordinal);
        // No schema lets through what no file has: each refuses a key that it does not know.
        var wrong = await SchemaValidator.RefuseJsonAsync(names.ToDictionary(n => n, n => site.ReadOutput($"api/v1/schemas/{n}.json")), names.Select(n => (n, site.ReadOutput($"api/v1/{n}.json").Replace("{\"$schema\"", "{\"right\":1,\"$schema\"", StringComparison.Ordinal))));
        Assert.Equal(names.Order(StringComparer.Ordinal), wrong.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pictures_for_links_are_drawn_when_asked_for_and_again_only_when_they_change()
    {
        using var course = TestSite.Of("course");
        await course.BuildAsync();
        Assert.DoesNotContain("og:image", course.ReadOutput("lessons/splits/index.html"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(course.Output, "social")));

        var first = await DrawAsync(course);
        // Two lessons share nothing; the glossary and the sources share the picture of the site.
        Assert.NotEqual(first["lessons/splits"], first["lessons/metrics"]);
        Assert.Equal(first["glossary"], first["sources"]);
        foreach (var name in first.Values)
        {
            var png = File.ReadAllBytes(Path.Combine(course.Output, "social", name));
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal((1200, 630), (png[18] << 8 | png[19], png[22] << 8 | png[23]));
        }

        var kept = Directory.EnumerateFiles(course.Combine("cache/social")).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        const string Splits = "input/lessons/basics/splits.md";
        course.Write(Splits, File.ReadAllText(course.Combine(Splits)).Replace("title: Splits and leakage", "title: Splits & <leakage>", StringComparison.Ordinal));
        var second = await DrawAsync(course);
        Assert.NotEqual(first["lessons/splits"], second["lessons/splits"]);
        Assert.Equal(first["lessons/metrics"], second["lessons/metrics"]);
        var now = Directory.EnumerateFiles(course.Combine("cache/social")).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        Assert.Superset(second.Values.ToHashSet(), now.Keys.Select(f => Path.GetFileName(f)).ToHashSet());
        Assert.DoesNotContain(now.Keys, f => Path.GetFileName(f) == first["lessons/splits"]);
        Assert.All(now.Where(f => kept.ContainsKey(f.Key)), f => Assert.Equal(kept[f.Key], f.Value));
    }

    [Fact]
    public async Task Pictures_that_cannot_be_kept_stop_the_build_and_leave_the_site_as_it_was()
    {
        using var course = TestSite.Of("course");
        await course.BuildAsync();
        course.Write("cache/social", "a file where the folder belongs");
        var result = await course.BuildAsync("GenerateSocialImages=true");
        Assert.False(result.IsWritten);
        Assert.Equal(Codes.SocialImagesFailed, Assert.Single(result.Diagnostics).Code);
        Assert.DoesNotContain("og:image", course.ReadOutput("index.html"), StringComparison.Ordinal);
    }

    // Of a pipe that holds less than what is to be drawn, Node's own words are told and not those of the pipe.
    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task Why_pictures_cannot_be_drawn_is_told_in_the_words_of_Node(int length)
    {
        using var course = TestSite.Of("course").Write("theme/dist/cards.mjs", "import 'a-package-that-is-not-there';\n");
        var result = await course.BuildAsync("GenerateSocialImages=true", "SiteTitle=" + new string('x', length));
        Assert.False(result.IsWritten);
        Assert.Equal("the pictures for links could not be drawn: Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'a-package-that-is-not-there' imported from cards.mjs", Assert.Single(result.Diagnostics, d => d.Code == Codes.SocialImagesFailed).Message);
    }

    private static async Task<Dictionary<string, string>> DrawAsync(TestSite site)
    {
        var result = await site.BuildAsync("GenerateSocialImages=true");
        Assert.True(result.IsWritten, TestSite.Report(result.Diagnostics));
        return new[] { "lessons/splits", "lessons/metrics", "glossary", "sources" }.ToDictionary(page => page, page =>
            Regex.Match(site.ReadOutput(page + "/index.html"), $"<meta property=\"og:image\" content=\"{Origin}/social/([0-9a-f]{{8}}\\.png)\">").Groups[1].Value);
    }

    private static JsonElement Parse(TestSite site, string name) => JsonDocument.Parse(site.ReadOutput($"api/v1/{name}.json")).RootElement.GetProperty(name);

    private static List<string> FilesForMachines(TestSite site) =>
        [.. site.OutputFiles().Where(f => f.StartsWith("api/", StringComparison.Ordinal) || f.StartsWith("feed.", StringComparison.Ordinal) || f is "robots.txt" or "sitemap.xml" or "llms.txt" || f.EndsWith(".md", StringComparison.Ordinal))];

    private static void Update(TestSite site, string lesson, string day)
    {
        var path = $"input/lessons/basics/{lesson}.md";
        var text = Regex.Replace(File.ReadAllText(site.Combine(path)), @"^updated: .*\n", "", RegexOptions.Multiline);
        site.Write(path, text.Replace("\nlevel:", $"\nupdated: {day}\nlevel:", StringComparison.Ordinal));
    }
}
