using System.Net.Sockets;
using System.Text;
using LearningSite.Preview;

namespace LearningSite.Tests.Security;

/// <summary>T30–T34: what a page of another site, or a program that spells addresses as it likes, gets from a preview.</summary>
public sealed class PreviewRequestTests : IAsyncLifetime
{
    private static readonly Dictionary<string, byte[]> Files = new(StringComparer.Ordinal)
    {
        ["index.html"] = Encoding.UTF8.GetBytes("<p>home</p>"), ["404.html"] = Encoding.UTF8.GetBytes("<p>missing</p>"), ["a/index.html"] = Encoding.UTF8.GetBytes("<p>a</p>"), ["_redirects"] = Encoding.UTF8.GetBytes("/old/ /a/ 301\n"),
    };

    private readonly CurrentSite current = new();
    private Microsoft.AspNetCore.Builder.WebApplication? app;
    private string events = "";

    private int Port => new Uri(app!.Urls.Single()).Port;

    public async ValueTask InitializeAsync()
    {
        var reload = new LiveReload(current);
        current.Replace(PreviewSite.Nothing with { Build = 1, Manifest = new SiteManifest(Files, "") });
        app = await PreviewHost.StartAsync(0, new AnswerRequest(current, reload, TestContext.Current.CancellationToken).RunAsync, TestContext.Current.CancellationToken);
        var token = reload.ScriptLink("").Split('.')[1];
        events = $"/_preview/events?token={token}&build=1&page=/";
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    [Fact]
    public void Only_this_machine_is_listened_to() => Assert.StartsWith("http://127.0.0.1:", app!.Urls.Single(), StringComparison.Ordinal);

    [Theory]
    [InlineData("localhost:PORT", 200)]
    [InlineData("LOCALHOST:PORT", 200)]
    [InlineData("127.0.0.1:PORT", 200)]
    [InlineData("[::1]:PORT", 200)]
    [InlineData("evil.example", 421)]
    [InlineData("evil.example:PORT", 421)]
    [InlineData("localhost.evil.example:PORT", 421)]
    [InlineData("127.0.0.1.nip.io:PORT", 421)]
    [InlineData("localhost", 421)]
    [InlineData("localhost:1", 421)]
    [InlineData("127.0.0.2:PORT", 421)]
    [InlineData("0.0.0.0:PORT", 421)]
    [InlineData("2130706433:PORT", 421)]
    [InlineData("[::ffff:127.0.0.1]:PORT", 421)]
    public async Task Host_of_another_name_gets_nothing(string host, int status)
    {
        var answer = await AskAsync($"GET / HTTP/1.1\r\nHost: {host.Replace("PORT", $"{Port}", StringComparison.Ordinal)}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Equal(status == 200, answer.Contains("<p>home</p>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Origin: http://localhost:PORT", true)]
    [InlineData("Sec-Fetch-Site: same-origin", true)]
    [InlineData("", true)]
    [InlineData("Origin: http://evil.example", false)]
    [InlineData("Origin: null", false)]
    [InlineData("Origin: http://localhost:1", false)]
    [InlineData("Origin: https://localhost:PORT", false)]
    [InlineData("Origin: http://localhost.evil.example:PORT", false)]
    [InlineData("Sec-Fetch-Site: cross-site", false)]
    [InlineData("Sec-Fetch-Site: same-site", false)]
    public async Task Stream_of_builds_is_for_pages_of_the_preview(string header, bool isOwn)
    {
        var line = header.Length == 0 ? "" : header.Replace("PORT", $"{Port}", StringComparison.Ordinal) + "\r\n";
        var answer = await AskAsync($"HEAD {events} HTTP/1.1\r\nHost: localhost:{Port}\r\n{line}Connection: close\r\n\r\n");
        Assert.StartsWith(isOwn ? "HTTP/1.1 200 " : "HTTP/1.1 403 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_preview/events")]
    [InlineData("/_preview/events?token=")]
    [InlineData("/_preview/events?token=00000000000000000000000000000000")]
    public async Task Stream_of_builds_needs_the_token_of_this_run(string address) =>
        Assert.StartsWith("HTTP/1.1 403 ", await AskAsync($"GET {address} HTTP/1.1\r\nHost: localhost:{Port}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("PROPFIND")]
    public async Task Only_reading_is_possible(string method)
    {
        var answer = await AskAsync($"{method} / HTTP/1.1\r\nHost: localhost:{Port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 4(00|05) ", answer);
        Assert.DoesNotContain("home", answer, StringComparison.Ordinal);
    }

    // As bytes on the wire, for every client tidies `..` away. 0 bytes come from outside the list of files.
    [Fact]
    public async Task Address_of_any_spelling_reads_only_files_of_the_site()
    {
        foreach (var target in HostileFilesTests.AllTraversals.SelectMany(t => new[] { "/" + t, "/a/" + t, t }).Where(t => !t.Contains(' ', StringComparison.Ordinal)).Concat(["/", "//", "/a", "/a/", "/old/", "/_redirects", "/a/index.html", "/.", "/..", "*", "http://evil.example/", "//evil.example/%2e%2e", "/" + new string('a', 9000), "/a/?x=//evil.example"]))
        {
            var answer = await AskAsync($"GET {target} HTTP/1.1\r\nHost: localhost:{Port}\r\nConnection: close\r\n\r\n");
            Assert.Matches("^HTTP/1.1 (200|301|302|400|404|405|414|421) ", answer);
            var body = answer.Contains("\r\n\r\n", StringComparison.Ordinal) ? answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..] : "";
            Assert.Contains(body, new[] { "", "<p>home</p>", "<p>missing</p>", "<p>a</p>" });
            var location = answer.Split("\r\n").FirstOrDefault(l => l.StartsWith("Location: ", StringComparison.OrdinalIgnoreCase));
            if (location is not null) Assert.Matches("(?i)^location: /([^/\\\\]|$)", location);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere/")]
    [InlineData("/_preview/overlay.css")]
    public async Task Every_answer_has_the_headers_of_the_live_site_and_is_shared_with_nobody(string path)
    {
        var answer = await AskAsync($"GET {path} HTTP/1.1\r\nHost: localhost:{Port}\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n");
        foreach (var header in new[] { "Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff", "Cross-Origin-Resource-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin", "X-Frame-Options: DENY", "Referrer-Policy: no-referrer", "Cache-Control: no-store" })
            Assert.Contains(header, answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Access-Control-Allow", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Server:", answer, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> AskAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
