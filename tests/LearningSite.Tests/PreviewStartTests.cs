using LearningSite.Pipelines;
using LearningSite.Preview;
using LearningSite.Rendering;
using LearningSite.Settings;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What a preview answers while its first build goes on.</summary>
public sealed class PreviewStartTests
{
    private static readonly string[] Paths = ["/", "/about/", "/lessons/metrics/", "/glossary/", "/404.html"];
    private readonly CurrentSite current = new();
    private readonly List<Task<PreviewSite>> asked = [];
    private BuildPreview? build;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_handed_out_before_the_end_with_the_bytes_that_it_has_at_the_end()
    {
        using var site = TestSite.Of("course");
        var end = await BuildAsync(site, Paths);
        // Nobody has shown the finished site yet.
        for (var i = 0; i < Paths.Length; i++)
        {
            var early = await asked[i];
            Assert.NotNull(early.Asked);
            Assert.Equal(end.Build, early.Build);
            Assert.Equal(BytesAt(Paths[i], end), BytesAt(Paths[i], early));
        }
    }

    [Fact]
    public async Task What_is_no_page_waits_for_the_end()
    {
        using var site = TestSite.Of("course");
        var end = await BuildAsync(site, ["/nothing/"]);
        Assert.False(asked[0].IsCompleted);
        current.Replace(end);
        Assert.Same(end, await asked[0]);
    }

    [Fact]
    public async Task A_page_with_a_mistake_waits_for_the_report()
    {
        using var site = TestSite.Of("course");
        site.Write("input/pages/about.md", "---\ntitle: About\nsummary: What this course is, who writes it, and how to tell us of a mistake.\n---\nSee [it](nowhere.md).\n");
        var end = await BuildAsync(site, ["/about/"]);
        Assert.False(asked[0].IsCompleted);
        current.Replace(end);
        Assert.Contains("nowhere.md", (await asked[0]).Report!, StringComparison.Ordinal);
        Assert.Null(end.Manifest);
    }

    [Fact]
    public void What_is_asked_for_is_made_first_and_everything_once()
    {
        IReadOnlyList<Page> pages = [.. Enumerable.Range(0, 9).Select(n => Page.Index($"/{n}/", "page", _ => throw new InvalidOperationException()))];
        var waiting = new AskedPages(() => { });
        waiting.Open(pages, new());
        var (first, second) = (waiting.WaitAsync("7/index.html"), waiting.WaitAsync("8/index.html"));
        Assert.True(waiting.WaitAsync("nothing/index.html").IsCompleted);
        // The last one is made later, when all others are.
        var turn = waiting.Order([.. pages.Take(8)]);
        Assert.Equal((7, true), turn());
        Assert.Equal((0, false), turn());
        _ = waiting.WaitAsync("5/index.html");
        _ = waiting.WaitAsync("0/index.html");
        Assert.Equal([(5, true), (1, false), (2, false), (3, false), (4, false), (6, false)], Enumerable.Range(0, 6).Select(_ => turn()));
        waiting.Made(pages[7]);
        Assert.True(first.IsCompleted);
        Assert.False(second.IsCompleted);
        Assert.Equal((0, true), waiting.Order([pages[8]])());
    }

    [Fact]
    public async Task A_build_with_a_mistake_says_so_before_its_end_and_gives_way_to_the_next_save()
    {
        using var site = TestSite.Of("course");
        // Settings that were written just now count as changed the next time.
        File.SetLastWriteTimeUtc(site.Combine("statiq.json"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var good = await BuildAsync(site, []);
        var whole = File.ReadAllText(site.Combine("input/pages/about.md"));
        site.Write("input/pages/about.md", whole.Replace("title: About", "title: [About", StringComparison.Ordinal));
        var shown = new List<PreviewSite>();
        var settings = ReadSettings.Read(SiteFolders.FindSettingsFile(site.Root), [], new());
        var stopped = await build!.RunAsync(settings, SiteFolders.Find(site.Root, settings), good, build.Refresh([site.Combine("input/pages/about.md")]), shown.Add, () => shown.Count > 0);
        Assert.Contains("input/pages/about.md", Assert.Single(shown).Report!, StringComparison.Ordinal);
        Assert.Same(good.Manifest, shown[0].Manifest);
        Assert.Same(good, stopped);
        // What was kept before is there for the next one, which is told of its own file only.
        site.Write("input/pages/about.md", whole);
        var mended = await build.RunAsync(settings, SiteFolders.Find(site.Root, settings), stopped, build.Refresh([site.Combine("input/pages/about.md")]));
        Assert.Null(mended.Report);
        Assert.True(mended.Good!.Rendered < good.Good!.Rendered / 2, $"{mended.Good.Rendered} pages were made");
    }

    private async Task<PreviewSite> BuildAsync(TestSite site, IEnumerable<string> paths)
    {
        build = new BuildPreview(new PreviewOptions(new BuildOptions(site.Root, [], HasSearch: false), 0, Watches: false, Reloads: false), null);
        var settings = ReadSettings.Read(SiteFolders.FindSettingsFile(site.Root), [], new());
        return await build.RunAsync(settings, SiteFolders.Find(site.Root, settings), PreviewSite.Nothing, null, next =>
        {
            if (next.Asked is null) return;
            current.Replace(next);
            asked.AddRange(paths.Select(p => current.GetAsync(p, Stop)));
        });
    }

    private static byte[] BytesAt(string path, PreviewSite site) => Assert.IsType<Destination.Content>(site.Manifest!.Find(path)).Bytes;
}
