using System.Security.Cryptography;
using System.Text.Json;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The files for reading without a network. What a browser makes of them is in the end-to-end tests.</summary>
public sealed class OfflineTests : IDisposable
{
    private readonly TestSite course = TestSite.Of("course");

    public void Dispose() => course.Dispose();

    [Fact]
    public async Task Every_file_that_is_listed_is_there_with_its_size_and_hash()
    {
        await BuildAsync("LinkRoot=/sub");
        using var content = ReadContent("offline/content.json");
        var files = content.RootElement.GetProperty("files").EnumerateObject().ToList();
        Assert.All(files, file =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(course.Output, ToOutput(file.Name)));
            Assert.Equal(bytes.Length, file.Value.GetProperty("size").GetInt64());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes))[..16], file.Value.GetProperty("hash").GetString());
        });
        var pages = course.OutputFiles("index.html").Select(p => "/sub/" + p[..^"index.html".Length]).Order(StringComparer.Ordinal);
        Assert.Equal(pages, files.Where(f => f.Value.TryGetProperty("title", out _)).Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Metrics that fit", files.Single(f => f.Name == "/sub/lessons/metrics/").Value.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_track_is_saved_with_its_lessons_pictures_and_quiz()
    {
        const string Metrics = "input/lessons/basics/metrics.md";
        course.Write("input/lessons/basics/curve.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><path d=\"M0 0\"/></svg>");
        course.Write(Metrics, File.ReadAllText(course.Combine(Metrics)) + "\n![A curve that rises](curve.svg)\n");
        await BuildAsync();
        using var content = ReadContent("offline/content.json");
        Assert.Equal(["/tracks/basics/", "/lessons/splits/", "/lessons/metrics/", "/quizzes/basics/", "/lessons/basics/curve.svg"], Texts(content.RootElement.GetProperty("sets").GetProperty("/tracks/basics/")));
        Assert.Equal(["/", "/review/", "/progress/", "/progress/content.json", "/planner/", "/roles/gaps.json"], Texts(content.RootElement.GetProperty("always")));
    }

    [Fact]
    public async Task The_worker_differs_when_anything_differs_and_never_without_cause()
    {
        await BuildAsync();
        var first = course.ReadOutput("sw.js");
        await BuildAsync();
        Assert.Equal(first, course.ReadOutput("sw.js"));
        var assets = Directory.EnumerateFiles(Path.Combine(course.Output, "assets")).Select(f => "/assets/" + Path.GetFileName(f)).Where(f => !f.EndsWith(".png", StringComparison.Ordinal));
        using (var head = JsonDocument.Parse(first.Split('\n')[0]["self.site=".Length..^1])) Assert.Equal(assets.Order(StringComparer.Ordinal), Texts(head.RootElement.GetProperty("assets")).Order(StringComparer.Ordinal));

        course.Write("input/pages/about.md", File.ReadAllText(course.Combine("input/pages/about.md")) + "\nOne more sentence.\n");
        await BuildAsync();
        Assert.NotEqual(first, course.ReadOutput("sw.js"));
    }

    [Fact]
    public async Task The_manifest_names_the_site_and_icons_that_are_there()
    {
        await BuildAsync("LinkRoot=/sub");
        Assert.Contains("<link rel=\"manifest\" href=\"/sub/app.webmanifest\">", course.ReadOutput("index.html"), StringComparison.Ordinal);
        using var manifest = ReadContent("app.webmanifest");
        Assert.Equal("/sub/", manifest.RootElement.GetProperty("scope").GetString());
        var icons = manifest.RootElement.GetProperty("icons").EnumerateArray().ToList();
        Assert.Equal(["any", "192x192", "512x512", "512x512"], icons.Select(i => i.GetProperty("sizes").GetString()!));
        Assert.All(icons.Skip(1), icon =>
        {
            var png = File.ReadAllBytes(Path.Combine(course.Output, ToOutput(icon.GetProperty("src").GetString()!)));
            Assert.Equal(icon.GetProperty("sizes").GetString(), $"{png[18] << 8 | png[19]}x{png[22] << 8 | png[23]}");
        });
    }

    [Fact]
    public async Task Switched_off_the_worker_removes_itself_and_no_page_names_it()
    {
        await BuildAsync("GenerateServiceWorker=false");
        Assert.Contains("unregister", course.ReadOutput("sw.js"), StringComparison.Ordinal);
        Assert.False(course.HasOutput("offline/index.html"));
        Assert.False(course.HasOutput("app.webmanifest"));
        Assert.All(course.OutputFiles(".html"), page => Assert.DoesNotMatch("data-worker|rel=\"manifest\"|id=\"changed\"|/offline/", course.ReadOutput(page)));
    }

    [Fact]
    public async Task Preview_has_the_page_and_registers_no_worker()
    {
        var stage = new MemoryStage();
        await new SiteBuilder(new BuildOptions(course.Root, [], IncludesDrafts: true, HasSearch: false) { HasServiceWorker = false }, new NoProgress()).BuildAsync(stage);
        Assert.Contains("offline/index.html", stage.Files.Keys);
        Assert.All(stage.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)), f => Assert.DoesNotContain("data-worker", System.Text.Encoding.UTF8.GetString(f.Value), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_of_Markdown_has_none_of_it()
    {
        using var folder = new TestSite().Write("index.md", "# Notes\n\nSome.\n");
        await folder.BuildAsync();
        Assert.True(folder.HasOutput("index.html"));
        Assert.False(folder.HasOutput("sw.js"));
    }

    private async Task BuildAsync(params string[] settings) => Assert.True((await course.BuildAsync(settings)).IsWritten);

    private JsonDocument ReadContent(string file) => JsonDocument.Parse(course.ReadOutput(file));

    private static string ToOutput(string path) => path.Replace("/sub/", "", StringComparison.Ordinal) is var below && below.Length == 0 || below.EndsWith('/') ? below + "index.html" : below;

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(t => t.GetString()!);
}
