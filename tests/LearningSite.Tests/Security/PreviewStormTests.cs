using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using LearningSite.Pipelines;
using LearningSite.Preview;
using LearningSite.Settings;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>T35: many saves at once, files half written, clients that never end what they say.</summary>
public sealed class PreviewStormTests
{
    // Two milliseconds apart, as the clock of this test goes: two builds of them, one after each second.
    [Fact]
    public async Task Thousand_saves_ask_for_few_builds_and_do_not_put_them_off_for_ever()
    {
        var time = new SlowTime();
        using var watcher = new SiteWatcher(time);
        var stop = TestContext.Current.CancellationToken;
        var asked = time.AskedAsync(stop);
        for (var build = 1; build <= 2; build++)
        {
            watcher.Notice();
            var (due, saves) = (watcher.WaitAsync(stop), 0);
            // The watcher waits for a moment of quiet, and in it comes the next save; or it has waited enough.
            while (await Task.WhenAny(due, asked) != due)
            {
                asked = time.AskedAsync(stop);
                time.Advance(TimeSpan.FromMilliseconds(2));
                watcher.Notice();
                Assert.InRange(++saves, 1, 500);
            }
            await due;
            Assert.Equal(500, saves);
        }
    }

    [Fact]
    public async Task Build_is_due_when_nothing_has_changed_for_a_moment()
    {
        var time = new SlowTime();
        using var watcher = new SiteWatcher(time);
        var stop = TestContext.Current.CancellationToken;
        watcher.Notice();
        var build = watcher.WaitAsync(stop);
        await time.AskedAsync(stop);
        time.Advance(TimeSpan.FromMilliseconds(9));
        watcher.Notice();
        await time.AskedAsync(stop);
        time.Advance(TimeSpan.FromMilliseconds(9));
        Assert.False(build.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await build;
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

    /// <summary>A clock that the test moves, and that says when somebody has begun to wait.</summary>
    private sealed class SlowTime : TimeProvider
    {
        private readonly Channel<bool> asked = Channel.CreateUnbounded<bool>();
        private readonly List<Timer> timers = [];
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref now);

        public async Task AskedAsync(CancellationToken stop) => await asked.Reader.ReadAsync(stop);

        public void Advance(TimeSpan by)
        {
            Interlocked.Add(ref now, by.Ticks);
            Timer[] due;
            lock (timers) due = [.. timers.Where(t => t.Due <= now)];
            foreach (var timer in due) timer.Ring();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, () => callback(state), GetTimestamp() + dueTime.Ticks);
            lock (timers) timers.Add(timer);
            asked.Writer.TryWrite(true);
            return timer;
        }

        private sealed class Timer(SlowTime owner, Action callback, long due) : ITimer
        {
            public long Due => due;

            public void Ring()
            {
                Dispose();
                callback();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

            public void Dispose()
            {
                lock (owner.timers) owner.timers.Remove(this);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
