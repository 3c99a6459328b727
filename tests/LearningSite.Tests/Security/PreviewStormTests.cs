using System.Net.Sockets;
using System.Text;
using LearningSite.Pipelines;
using LearningSite.Preview;
using LearningSite.Settings;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>T35: many saves at once, files half written, clients that never end what they say.</summary>
public sealed class PreviewStormTests
{
    [Fact]
    public async Task Thousand_saves_ask_for_few_builds_and_do_not_put_them_off_for_ever()
    {
        using var folder = new TempFolder();
        using var watcher = new SiteWatcher();
        watcher.Renew([new WatchedPlace(folder.Path, true, _ => true)]);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var builds = 0;
        async Task CountAsync()
        {
            try
            {
                for (; ; builds++) await watcher.WaitAsync(end.Token);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                // The saves are over.
            }
        }
        var counting = CountAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        var saves = 0;
        // At least a thousand, and no moment of quiet until two builds were asked for.
        for (var since = System.Diagnostics.Stopwatch.GetTimestamp(); (saves < 1000 || Volatile.Read(ref builds) < 2) && System.Diagnostics.Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30); saves++)
        {
            folder.Write($"page-{saves % 7}.md", "x");
            await timer.WaitForNextTickAsync(end.Token);
        }
        Assert.InRange(Volatile.Read(ref builds), 2, saves / 20);
        await end.CancelAsync();
        await counting;
    }

    [Fact]
    public async Task File_that_is_half_written_leaves_the_last_good_site()
    {
        using var site = TestSite.Of("course");
        var options = new PreviewOptions(new BuildOptions(site.Root, [], HasSearch: false), 0, Watches: false, Reloads: false);
        var build = new BuildPreview(options, null);
        var settings = new SiteSettings(SiteTitle: "A");
        var folders = SiteFolders.Find(site.Root, settings);
        var good = await build.RunAsync(settings, folders, PreviewSite.Nothing);
        Assert.IsType<Destination.Content>(good.Manifest!.Find("/about/"));
        var whole = File.ReadAllBytes(site.Combine("input/pages/about.md"));
        // Cut within the front matter, and nothing at all: what an editor that was killed leaves.
        foreach (var length in new[] { 0, whole.AsSpan().IndexOf("summary"u8) })
        {
            site.Write("input/pages/about.md", whole[..length]);
            var half = await build.RunAsync(settings, folders, good);
            Assert.Same(good.Manifest, half.Manifest);
            Assert.Contains("input/pages/about.md", half.Report!, StringComparison.Ordinal);
        }
        site.Write("input/pages/about.md", whole);
        Assert.Null((await build.RunAsync(settings, folders, good)).Report);
    }

    [Fact]
    public async Task Five_hundred_clients_that_never_end_their_request_keep_nobody_waiting()
    {
        var current = new CurrentSite();
        current.Replace(PreviewSite.Nothing with { Build = 1, Manifest = new SiteManifest(new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["index.html"] = "home"u8.ToArray() }, "") });
        await using var app = await PreviewHost.StartAsync(0, new AnswerRequest(current, null, TestContext.Current.CancellationToken).RunAsync, TestContext.Current.CancellationToken);
        var port = new Uri(app.Urls.Single()).Port;
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 500; i++)
            {
                clients.Add(new TcpClient());
                await clients[i].ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
                await clients[i].GetStream().WriteAsync(Encoding.UTF8.GetBytes("GET / HTTP/1.1\r\nHost: localh"), TestContext.Current.CancellationToken);
            }
            using var client = new HttpClient();
            Assert.Equal("home", await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/"), TestContext.Current.CancellationToken));
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }
    }
}
