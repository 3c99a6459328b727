using System.Security.Cryptography;
using System.Text;

namespace LearningSite.EndToEndTests;

/// <summary>T40: under the headers of the site the browser itself refuses to make markup or code of text, whatever a script tries.</summary>
public sealed class PolicyTests(BundledSite bundled, Chromium chromium)
{
    // Each answers with its name when it was let through.
    private const string Sinks = """
        async () => {
          const text = "<b>markup</b>";
          const element = document.body.appendChild(document.createElement("div"));
          const make = (name, fields) => Object.assign(document.createElement(name), fields);
          const sinks = {
            innerHTML: () => (element.innerHTML = text),
            insertAdjacentHTML: () => element.insertAdjacentHTML("beforeend", text),
            createContextualFragment: () => document.createRange().createContextualFragment(text),
            parseFromString: () => new DOMParser().parseFromString(text, "text/html"),
            srcdoc: () => make("iframe", { srcdoc: text }),
            "src of a script": () => make("script", { src: "/other.js" }),
            "text of a script": () => make("script", { text: "0" }),
            "an event handler": () => element.setAttribute("onclick", "0"),
            Worker: () => new Worker("/other.js").terminate(),
            "another policy": () => trustedTypes.createPolicy("other", {}),
            outerHTML: () => (element.outerHTML = text),
          };
          return Object.entries(sinks).flatMap(([name, sink]) => {
            try {
              sink();
              return [name];
            } catch (error) {
              return error instanceof TypeError ? [] : [`${name}: ${error}`];
            }
          });
        }
        """;

    [Fact]
    public async Task Text_becomes_no_markup_and_no_code_and_without_the_policy_it_would()
    {
        await chromium.VisitAsync(bundled.UrlOf("lesson"), async page => Findings.AssertNone(await page.EvaluateAsync<string[]>(Sinks)), isExpected: IsRefusal);
        await chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            await page.RouteAsync("**/*", WithoutPolicyAsync);
            await page.ReloadAsync();
            Assert.Equal(11, (await page.EvaluateAsync<string[]>(Sinks)).Length);
        }, isExpected: _ => true);
    }

    [Fact]
    public Task The_one_policy_gives_the_worker_of_the_site_and_nothing_else() =>
        chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('script[data-worker]') !== null"));
            await Expect(page.Locator("#theme")).ToBeVisibleAsync();
            // It was made when the page had loaded, and cannot be made again.
            Assert.Equal("TypeError", await page.EvaluateAsync<string>("() => { try { trustedTypes.createPolicy('worker', { createScriptURL: url => url }); return 'made'; } catch (error) { return error.name; } }"));
        }, isExpected: IsRefusal);

    [Fact]
    public async Task Script_with_other_bytes_than_the_page_was_built_with_is_not_run()
    {
        Findings.AssertNone(bundled.Site.AllPages.SelectMany(page => page.Document.Scripts.Where(script => script.Source is { } source && script.GetAttribute("integrity") != IntegrityOf(bundled.Site.Files[source[1..]])).Select(script => $"{page.Link}: {script.Source}")));

        var theme = bundled.Site.Files.Keys.Single(name => name.StartsWith("assets/theme.", StringComparison.Ordinal));
        await chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            await Expect(page.Locator("#theme")).ToBeVisibleAsync();
            await page.RouteAsync($"**/{theme}", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = Encoding.UTF8.GetString(bundled.Site.Files[theme]) + " " }));
            await page.ReloadAsync();
            await Expect(page.Locator("#theme")).ToBeHiddenAsync();
        }, isExpected: fault => fault.Contains("integrity", StringComparison.Ordinal) || fault.Contains(theme, StringComparison.Ordinal));
    }

    // Every visit of every test complains of a request to another host. The policy lets none begin, and says so; without it the tests themselves would see it.
    [Fact]
    public async Task Request_to_another_host_is_refused_and_without_the_policy_it_is_seen()
    {
        const string Ask = "() => Promise.allSettled([fetch('https://other.example/'), new Promise(resolve => document.body.append(Object.assign(new Image(), { src: 'https://other.example/a.png', onerror: resolve })))])";
        List<string> refused = [], seen = [];
        await chromium.VisitAsync(bundled.UrlOf("lesson"), page => page.EvaluateAsync(Ask), isExpected: Keep(refused));
        Assert.Equal(2, refused.Count(fault => fault.Contains("Content Security Policy directive", StringComparison.Ordinal)));

        await chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            await page.RouteAsync(bundled.Site.Address + "/**", WithoutPolicyAsync);
            await page.ReloadAsync();
            await page.EvaluateAsync(Ask);
        }, isExpected: Keep(seen));
        Assert.Equal(["request to another host: https://other.example/", "request to another host: https://other.example/a.png"], seen.Where(fault => fault.StartsWith("request", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        static Func<string, bool> Keep(List<string> faults) => fault =>
        {
            faults.Add(fault);
            return true;
        };
    }

    private static async Task WithoutPolicyAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.Where(header => header.Key != "content-security-policy") });
    }

    private static string IntegrityOf(byte[] bytes) => "sha256-" + Convert.ToBase64String(SHA256.HashData(bytes));

    private static bool IsRefusal(string fault) => fault.Contains("Trusted", StringComparison.Ordinal);
}
