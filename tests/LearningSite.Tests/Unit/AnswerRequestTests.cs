using System.Text;
using LearningSite.Preview;
using Microsoft.AspNetCore.Http;

namespace LearningSite.Tests.Unit;

/// <summary>One request and its answer, without a network: `GET localhost:5080 /a/ …`.</summary>
public class AnswerRequestTests
{
    private static readonly Dictionary<string, byte[]> Files = new[]
    {
        ("index.html", "<p>home</p>"), ("404.html", "<p>missing</p>"), ("a/index.html", "<p>a</p>"), ("a/b.css", "b"), ("c.js", "c"), ("d.json", "{}"), ("e.svg", "<svg/>"), ("f.xml", "<f/>"), ("g.txt", "g"), ("h.png", "PNG"), ("i.unknown", "i"), ("j.webmanifest", "{}"),
        ("_redirects", "/old/ /a/ 301\n/term/ /a/#t-b%20c 301\n/gone/ /404.html 410\n"),
    }.ToDictionary(f => f.Item1, f => Encoding.UTF8.GetBytes(f.Item2));

    [Theory]
    [InlineData("GET localhost:5080 /", "200 text/html; charset=utf-8 11 <p>home</p>")]
    [InlineData("HEAD localhost:5080 /", "200 text/html; charset=utf-8 11 ")]
    [InlineData("get localhost:5080 /a/", "200 text/html; charset=utf-8 8 <p>a</p>")]
    [InlineData("GET localhost:5080 /a/b.css", "200 text/css; charset=utf-8 1 b")]
    [InlineData("GET localhost:5080 /c.js", "200 text/javascript; charset=utf-8 1 c")]
    [InlineData("GET localhost:5080 /d.json", "200 application/json; charset=utf-8 2 {}")]
    [InlineData("GET localhost:5080 /e.svg", "200 image/svg+xml; charset=utf-8 6 <svg/>")]
    [InlineData("GET localhost:5080 /f.xml", "200 text/xml; charset=utf-8 4 <f/>")]
    [InlineData("GET localhost:5080 /g.txt", "200 text/plain; charset=utf-8 1 g")]
    [InlineData("GET localhost:5080 /h.png", "200 image/png 3 PNG")]
    [InlineData("GET localhost:5080 /i.unknown", "200 application/octet-stream 1 i")]
    [InlineData("GET localhost:5080 /j.webmanifest", "200 application/manifest+json 2 {}")]
    [InlineData("GET localhost:5080 /nowhere/", "404 text/html; charset=utf-8 14 <p>missing</p>")]
    [InlineData("HEAD localhost:5080 /nowhere/", "404 text/html; charset=utf-8 14 ")]
    [InlineData("GET localhost:5080 /gone/", "410 text/html; charset=utf-8 14 <p>missing</p>")]
    [InlineData("GET localhost:5080 /a", "301 /a/")]
    [InlineData("GET localhost:5080 /a?x=1&y=2", "301 /a/?x=1&y=2")]
    [InlineData("GET localhost:5080 /old/", "301 /a/")]
    [InlineData("GET localhost:5080 /old/?x=//evil.example", "301 /a/?x=//evil.example")]
    [InlineData("GET localhost:5080 /term/", "301 /a/#t-b%20c")]
    [InlineData("GET localhost:5080 /term/?x=1", "301 /a/?x=1#t-b%20c")]
    [InlineData("POST localhost:5080 /", "405 GET, HEAD")]
    [InlineData("OPTIONS localhost:5080 /nowhere/", "405 GET, HEAD")]
    [InlineData("PUT localhost:5080 /old/", "405 GET, HEAD")]
    [InlineData("GET evil.example:5080 /", "421")]
    [InlineData("HEAD evil.example:5080 /old/", "421")]
    [InlineData("POST evil.example:5080 /", "421")]
    [InlineData("GET localhost:5081 /", "421")]
    [InlineData("GET localhost /", "421")]
    public async Task Answer_is_a_file_of_the_build_or_says_why_there_is_none(string request, string expected) => Assert.Equal(expected, await AskAsync(request, Good));

    // The port of the web needs no number.
    [Theory]
    [InlineData("GET localhost /a/", 80, "200 text/html; charset=utf-8 8 <p>a</p>")]
    [InlineData("GET 127.0.0.1 /a/", 80, "200 text/html; charset=utf-8 8 <p>a</p>")]
    [InlineData("GET [::1]:80 /a/", 80, "200 text/html; charset=utf-8 8 <p>a</p>")]
    [InlineData("GET evil.example /a/", 80, "421")]
    public async Task Host_without_a_port_means_80(string request, int port, string expected) => Assert.Equal(expected, await AskAsync(request, Good, port: port));

    [Fact]
    public async Task Page_is_told_its_build_and_no_other_file_is()
    {
        var site = new CurrentSite();
        var reload = new LiveReload(site);
        var (link, page) = (reload.ScriptLink(""), $"<script src=\"{reload.ScriptLink("")}?build=7\"></script>");
        site.Replace(Good with { Manifest = new SiteManifest(new Dictionary<string, byte[]> { ["index.html"] = Encoding.UTF8.GetBytes(page.Replace("?build=7", "", StringComparison.Ordinal)), ["a.txt"] = Encoding.UTF8.GetBytes(link) }, "") });
        Assert.Equal($"200 text/html; charset=utf-8 {page.Length} {page}", await AskAsync("GET localhost:5080 /", site, reload));
        Assert.Equal($"200 text/plain; charset=utf-8 {link.Length} {link}", await AskAsync("GET localhost:5080 /a.txt", site, reload));
    }

    [Fact]
    public async Task Site_without_a_page_for_what_is_missing_says_only_that()
    {
        var site = Good with { Manifest = new SiteManifest(new Dictionary<string, byte[]> { ["_redirects"] = "/gone/ /404.html 410"u8.ToArray() }, "") };
        Assert.Equal("404", await AskAsync("GET localhost:5080 /", site));
        Assert.Equal("410", await AskAsync("GET localhost:5080 /gone/", site));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Before_the_first_good_build_every_page_is_the_report(bool isLive)
    {
        var site = new CurrentSite();
        var reload = isLive ? new LiveReload(site) : null;
        site.Replace(PreviewSite.Nothing with { LinkRoot = "/c", Report = "error: <b>", Texts = new Dictionary<string, string> { ["preview.failed"] = "It failed" } });
        var answer = await AskAsync("GET localhost:5080 /c/a/", site, reload);
        Assert.StartsWith("500 text/html; charset=utf-8 ", answer, StringComparison.Ordinal);
        Assert.Contains("<title>It failed</title>\n<link rel=\"stylesheet\" href=\"/c/_preview/overlay.css\">", answer, StringComparison.Ordinal);
        Assert.Contains(">error: &lt;b&gt;</pre>", answer, StringComparison.Ordinal);
        Assert.Equal(isLive, reload is not null && answer.Contains($"<script type=\"module\" src=\"{reload.ScriptLink("/c")}?build=0\"></script>", StringComparison.Ordinal));
        Assert.Equal(isLive, answer.Contains("<script", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET localhost:5080 /", 200)]
    [InlineData("GET localhost:5080 /old/", 301)]
    [InlineData("GET localhost:5080 /nowhere/", 404)]
    [InlineData("POST localhost:5080 /", 405)]
    [InlineData("GET evil.example:5080 /", 421)]
    public async Task Every_answer_has_the_policy_and_is_kept_by_nobody(string request, int status)
    {
        var context = Context(request, 5080);
        var site = new CurrentSite();
        site.Replace(Good);
        await new AnswerRequest(site, new LiveReload(site), TestContext.Current.CancellationToken).RunAsync(context);
        Assert.Equal((status, "no-store"), (context.Response.StatusCode, context.Response.Headers.CacheControl.ToString()));
        Assert.StartsWith("default-src 'none'", context.Response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_live_reload_its_addresses_are_those_of_no_file() => Assert.Equal("404 text/html; charset=utf-8 14 <p>missing</p>", await AskAsync("GET localhost:5080 /_preview/overlay.css", Good));

    [Fact]
    public async Task Live_reload_answers_its_own_addresses()
    {
        var site = new CurrentSite();
        site.Replace(Good);
        Assert.StartsWith("200 text/css; charset=utf-8", await AskAsync("GET localhost:5080 /_preview/overlay.css", site, new LiveReload(site)), StringComparison.Ordinal);
    }

    // A browser that is opened before the first build waits for it; one that leaves, or a preview that ends, is no failure.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_that_nobody_waits_for_any_more_is_dropped(bool isPreviewEnding)
    {
        using var ended = new CancellationTokenSource();
        var context = Context("GET localhost:5080 /", 5080);
        var lifetime = new Lifetime();
        context.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpRequestLifetimeFeature>(lifetime);
        if (!isPreviewEnding) lifetime.RequestAborted = ended.Token;
        var answer = new AnswerRequest(new CurrentSite(), null, isPreviewEnding ? ended.Token : CancellationToken.None).RunAsync(context);
        Assert.False(answer.IsCompleted);
        await ended.CancelAsync();
        await answer;
        Assert.True(lifetime.IsAborted);
    }

    [Fact]
    public async Task Failure_of_the_connection_is_passed_on()
    {
        var context = Context("GET localhost:5080 /", 5080);
        context.Response.Body = new MemoryStream([], writable: false);
        var site = new CurrentSite();
        site.Replace(Good);
        await Assert.ThrowsAsync<NotSupportedException>(() => new AnswerRequest(site, null, TestContext.Current.CancellationToken).RunAsync(context));
    }

    private static PreviewSite Good { get; } = PreviewSite.Nothing with { Build = 7, Manifest = new SiteManifest(Files, "") };

    private static async Task<string> AskAsync(string request, PreviewSite site, int port = 5080)
    {
        var current = new CurrentSite();
        current.Replace(site);
        return await AskAsync(request, current, null, port);
    }

    // 200 text/html; charset=utf-8 11 <p>home</p>
    private static async Task<string> AskAsync(string request, CurrentSite site, LiveReload? reload, int port = 5080)
    {
        var context = Context(request, port);
        await new AnswerRequest(site, reload, TestContext.Current.CancellationToken).RunAsync(context);
        var (response, body) = (context.Response, Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()));
        var parts = new[] { $"{response.StatusCode}", response.Headers.Location.ToString(), response.Headers.Allow.ToString(), response.ContentType, response.ContentLength?.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return string.Join(' ', parts.Where(p => p is { Length: > 0 })) + (response.ContentType is null ? body : " " + body);
    }

    private static DefaultHttpContext Context(string request, int port)
    {
        var parts = request.Split(' ');
        var at = parts[2].IndexOf('?', StringComparison.Ordinal);
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() }, Connection = { LocalPort = port } };
        (context.Request.Method, context.Request.Host, context.Request.Path) = (parts[0], new HostString(parts[1]), at < 0 ? parts[2] : parts[2][..at]);
        if (at >= 0) context.Request.QueryString = new QueryString(parts[2][at..]);
        return context;
    }

    private sealed class Lifetime : Microsoft.AspNetCore.Http.Features.IHttpRequestLifetimeFeature
    {
        public bool IsAborted { get; private set; }
        public CancellationToken RequestAborted { get; set; }
        public void Abort() => IsAborted = true;
    }
}
