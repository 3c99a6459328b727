using System.Globalization;
using LearningSite.Preview;
using LearningSite.Tests.Security;
using Microsoft.AspNetCore.Http;

namespace LearningSite.EndToEndTests;

/// <summary>Two layers keep a stranger's text from running: our renderer, and the policy of the headers. Each is tried without the other. `ATTACKS=file` looks at another list.</summary>
public sealed class AttackTests(Chromium chromium)
{
    private const int PerPage = 30, PerRenderedPage = 500;

    // Every attack calls one of these, in its own frame or in the one around it.
    private const string Hook = "for (const name of ['alert', 'confirm', 'prompt', 'print']) Object.defineProperty(window, name, { value: () => console.debug('an attack has run') });";
    private const string Settled = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    [Fact]
    public async Task Page_of_all_attacks_runs_nothing_without_a_policy()
    {
        var root = Directory.CreateTempSubdirectory("learningsite-attacks-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(root, "netlify.toml"), "[[headers]]\n  for = \"/*\"\n  [headers.values]\n    X-Content-Type-Options = \"nosniff\"\n", TestContext.Current.CancellationToken);
            var pages = Attacks.All.Chunk(PerRenderedPage).ToList();
            foreach (var (number, some) in pages.Index()) await File.WriteAllTextAsync(Path.Combine(root, number == 0 ? "index.md" : $"page-{number}.md"), "# All\n\n" + string.Concat(some.Select((a, i) => Quote($"{a}\n\n[text {i}](<{a}>) ![picture {i}]({a})"))), TestContext.Current.CancellationToken);
            await using var site = await ServedSite.StartAsync(root, "GenerateSearchIndex=false");
            var runs = 0;
            await chromium.VisitAsync(site.Url("/"), async page =>
            {
                for (var number = 0; number < pages.Count; number++)
                {
                    if (number > 0) await page.GotoAsync(site.Url($"/page-{number}/"));
                    Assert.True(await page.EvaluateAsync<bool>(Settled));
                    Assert.True(await page.GetByText("text 0").CountAsync() > 0, $"page {number} was not made");
                    // Chromium gives an address that is none the scheme `:`.
                    Findings.AssertNone(await page.EvaluateAsync<string[]>("() => [...document.links].filter(link => !/^(https?|mailto|):$/.test(link.protocol)).map(link => link.outerHTML)"));
                    Findings.AssertNone(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('*')].flatMap(element => element.getAttributeNames().filter(name => /^on|^style$/i.test(name)).map(name => element.localName + ' ' + name))"));
                }
            }, initScript: Hook, onConsole: text => runs += text.Contains("an attack has run", StringComparison.Ordinal) ? 1 : 0);
            Assert.Equal(0, runs);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task Attacks_as_they_are_run_under_no_policy_and_not_under_ours()
    {
        var policy = ReadHeaders.Read(Repository.Root, new LearningSite.Diagnostics.DiagnosticBag()).For("/");
        Assert.Equal(0, await CountRunsAsync(policy));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Attacks.All.Count} attacks: none runs with our policy");
        var withoutPolicy = await CountRunsAsync(new Dictionary<string, string>());
        TestContext.Current.TestOutputHelper?.WriteLine($"{withoutPolicy} runs without a policy");
        Assert.InRange(withoutPolicy, 40, int.MaxValue);
    }

    private async Task<int> CountRunsAsync(IReadOnlyDictionary<string, string> headers)
    {
        var app = await PreviewHost.StartAsync(0, context => AnswerAsync(context, headers), TestContext.Current.CancellationToken);
        await using (app)
        {
            var (address, runs) = ($"http://127.0.0.1:{new Uri(app.Urls.Single()).Port}", 0);
            await chromium.VisitAsync(address + "/", async page =>
            {
                var wanted = address + "/";
                // An attack that leads away runs nothing by it, and would take the page with all the others.
                await page.RouteAsync("**/*", route => route.Request.Url == wanted ? route.ContinueAsync() : route.AbortAsync());
                for (var from = 0; from < Attacks.All.Count; from += PerPage) await LookAsync(from, PerPage);

                async Task LookAsync(int from, int count)
                {
                    wanted = $"{address}/{from}-{count}";
                    await page.GotoAsync(wanted);
                    try { Assert.True(await page.EvaluateAsync<bool>(Settled)); }
                    catch (PlaywrightException exception) when (exception.Message.Contains("because of a navigation", StringComparison.Ordinal))
                    {
                        // One of them led to an empty page, which is no request. The others get a page each.
                        for (var one = from; count > 1 && one < from + count; one++) await LookAsync(one, 1);
                    }
                }
            }, initScript: Hook, isExpected: _ => true, onConsole: text => runs += text.Contains("an attack has run", StringComparison.Ordinal) ? 1 : 0);
            return runs;
        }
    }

    private static Task AnswerAsync(HttpContext context, IReadOnlyDictionary<string, string> headers)
    {
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        context.Response.ContentType = "text/html; charset=utf-8";
        var some = context.Request.Path.Value![1..].Split('-') is [var from, var count] ? Attacks.All.Skip(int.Parse(from, CultureInfo.InvariantCulture)).Take(int.Parse(count, CultureInfo.InvariantCulture)) : [];
        return context.Response.WriteAsync("<!doctype html><title>Attacks</title>" + string.Join("\n<hr>\n", some));
    }

    private static string Quote(string text) => "> " + text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\n> ", StringComparison.Ordinal) + "\n\n";
}
