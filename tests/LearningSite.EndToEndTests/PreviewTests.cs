using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LearningSite.EndToEndTests;

/// <summary>The preview as an author lives with it.</summary>
[Collection(nameof(RunningPreview))]
public sealed class PreviewTests(Chromium chromium)
{
    private const string Good = "---\ntitle: Hello\nsummary: A page that says hello.\n---\nThe first text.\n";
    private const string Better = "---\ntitle: Hello\nsummary: A page that says hello.\n---\nThe second text.\n";
    private const string Broken = "---\ntitle: Hello\nsummary: A page that says hello.\n---\nSee [the other page](no-such-page.md).\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_page_appears_a_broken_one_shows_its_report_and_a_mended_one_clears_it()
    {
        await using var preview = await RunningPreview.StartAsync(Good + string.Concat(Enumerable.Repeat("\nOne paragraph more.\n", 40)) + "\nSee [the standard](https://www.w3.org/TR/WCAG22/).\n");
        await chromium.VisitAsync(new Uri(preview.Address, "/hello/").AbsoluteUri, async page =>
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Hello" })).ToBeVisibleAsync();
            await Expect(page.GetByText("The first text.")).ToBeVisibleAsync();

            var last = page.GetByRole(AriaRole.Link, new() { Name = "the standard" });
            await last.FocusAsync();
            preview.Save(Broken);
            var report = page.GetByRole(AriaRole.Alert);
            await Expect(report).ToContainTextAsync("error[LS4001]");
            await Expect(report).ToContainTextAsync("input/pages/hello.md:5:");
            await Expect(page.GetByText("The first text.")).ToBeVisibleAsync();
            Assert.True(await last.EvaluateAsync<bool>("link => link.contains(document.elementFromPoint(link.getBoundingClientRect().left + 2, link.getBoundingClientRect().bottom - 2))"), "the report covers what had the focus");
            Findings.AssertNone(await Focus.FindAsync(page));
            await Axe.AssertNothingAsync(page);

            preview.Save(Better);
            await Expect(page.GetByText("The second text.")).ToBeVisibleAsync();
            await Expect(report).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task A_closed_report_comes_back_with_the_next_failure_only()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        await chromium.VisitAsync(new Uri(preview.Address, "/hello/").AbsoluteUri, async page =>
        {
            preview.Save(Broken);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("error[LS4001]"); // the good page has a warning, whose report can be closed, too
            await page.GetByRole(AriaRole.Button, new() { Name = "Close the report" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();

            preview.Save(Broken.Replace("no-such-page", "nor-this-one", StringComparison.Ordinal));
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nor-this-one");
        });
    }

    [Fact]
    public async Task A_site_that_was_never_good_shows_its_report_and_then_itself()
    {
        await using var preview = await RunningPreview.StartAsync(Broken);
        await chromium.VisitAsync(new Uri(preview.Address, "/hello/").AbsoluteUri, async page =>
        {
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("error[LS4001]");
            await Axe.AssertNothingAsync(page);
            preview.Save(Better);
            await Expect(page.GetByText("The second text.")).ToBeVisibleAsync();
        }, isExpected: fault => fault.Contains("status 500", StringComparison.Ordinal) || fault.Contains("500 (Internal Server Error)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_page_turns_into_the_one_written_for_it()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        await chromium.VisitAsync(new Uri(preview.Address, "/new/folder/").AbsoluteUri, async page =>
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "This page is not here" })).ToBeVisibleAsync();
            var folder = Directory.CreateDirectory(Path.Combine(preview.Root, "input", "pages", "new")).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "folder.md"), "---\ntitle: In a new folder\nsummary: A page in a folder that is new.\n---\nText.\n", Stop);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "In a new folder" })).ToBeVisibleAsync();
        }, isExpected: fault => fault.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_its_own_names_are_answered_and_only_reading_is_possible()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, "/hello/"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, "/hello/", $"127.0.0.1:{preview.Address.Port}"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await SendAsync(HttpMethod.Get, "/hello/", "evil.example"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await SendAsync(HttpMethod.Get, "/hello/", $"evil.example:{preview.Address.Port}"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await SendAsync(HttpMethod.Get, "/hello/", "localhost:1"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await SendAsync(HttpMethod.Post, "/hello/"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, "/_preview/events"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Get, "/%2e%2e/statiq.json"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Get, "/..%2fstatiq.json"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Get, "/input/pages/hello.md"));

        async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? host = null)
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            using var request = new HttpRequestMessage(method, new Uri(preview.Address, path));
            request.Headers.Host = host;
            using var response = await client.SendAsync(request, Stop);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Stopping_it_is_no_failure()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        Assert.Equal(0, await preview.StopAsync());
    }

    // In a process of its own: whether there is a terminal to ask on is a matter of the process.
    [Fact]
    public async Task A_taken_port_is_said_with_the_command_that_helps()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(LearningSite.Preview.PreviewServer).Assembly.Location, "preview", "--root", Repository.Root, "--port", $"{port}"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var error = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);

        Assert.Equal(255, process.ExitCode);
        var help = System.Text.RegularExpressions.Regex.Match(error, @"--port (?<free>\d+)").Groups["free"].Value;
        Assert.Contains($"error: port {port} is taken", error, StringComparison.Ordinal);
        Assert.True(int.Parse(help, System.Globalization.CultureInfo.InvariantCulture) > port, error);
        Assert.Empty(await output);
    }
}
