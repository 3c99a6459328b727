using System.Globalization;
using System.Text;
using LearningSite.EndToEndTests.Browsers;
using LearningSite.EndToEndTests.Sites;
using Microsoft.Playwright;

namespace LearningSite.EndToEndTests;

/// <summary>Measures a choice over a thousand rows, for docs/performance.md. Runs only when it is asked for: `dotnet test … -- xUnit.Explicit=only`.</summary>
public sealed class FilterSpeedTests(Chromium chromium)
{
    private const int Roles = 20, FiguresOfEach = 50;

    private const int Turns = 40;

    private const string Choose = """
        async turns => {
          const select = document.querySelector("#filter-level");
          for (let turn = 0; turn < turns; turn++) {
            select.value = turn % 2 === 0 ? "mid" : "";
            select.dispatchEvent(new Event("change", { bubbles: true }));
            await new Promise(requestAnimationFrame);
          }
        }
        """;

    [Fact(Explicit = true)]
    public async Task A_choice_over_a_thousand_figures()
    {
        var root = Directory.CreateTempSubdirectory("learningsite-filter-").FullName;
        try
        {
            WriteSite(root);
            await using var site = await ServedSite.StartAsync(root, "GenerateSearchIndex=false");
            await chromium.VisitAsync(site.Url("/salaries/"), async page =>
            {
                Assert.Equal(Roles * FiguresOfEach, await page.Locator("tr[data-low]").CountAsync());
                // Time of the page's own thread: other work on the machine does not count.
                var browser = await page.Context.NewCDPSessionAsync(page);
                await browser.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
                await page.EvaluateAsync(Choose, 4);
                var before = await ReadAsync(browser);
                await page.EvaluateAsync(Choose, Turns);
                var after = await ReadAsync(browser);
                foreach (var name in new[] { "ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration" })
                    TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {(after[name] - before[name]) / Turns * 1000:0.0} ms"));
                await page.GetByLabel("Level", new() { Exact = true }).SelectOptionAsync("mid");
                Assert.Equal(Roles * FiguresOfEach / 5, await page.Locator("tr[data-low]:visible").CountAsync());
            });
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<Dictionary<string, double>> ReadAsync(ICDPSession browser) =>
        (await browser.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble());

    private static void WriteSite(string root)
    {
        void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            File.WriteAllText(Path.Combine(root, path), text);
        }

        Write("statiq.json", """{ "CurrentDateTime": "2026-11-20" }""");
        Write("input/sources.yml", "- {id: survey, publisher: A publisher, title: A survey, kind: survey}\n");
        string[] levels = ["entry", "mid", "senior", "lead", "all"], metrics = ["base", "total", "unspecified"];
        for (var role = 0; role < Roles; role++)
        {
            Write($"input/roles/role-{role}.md", $"---\ntitle: Role {role}\nsummary: Does the work that the number {role} stands for, and says how far it got.\nkind: start\nfamily: assure\nmission: Do the work.\nskills: {{}}\nrelated: {{}}\n---\n## What you bring\n\nCare.\n\n## What to learn first\n\nSplits.\n");
            var figures = new StringBuilder();
            for (var i = 0; i < FiguresOfEach; i++)
                figures.Append($"- {{id: pay-{role}-{i}, role: role-{role}, level: {levels[i % 5]}, metric: {metrics[i % 3]}, stat: range, min: {80000 + (100 * i)}, max: {120000 + (100 * i)}, currency: USD, period: year, place: US/Town {i % 7}, year: {2025 + (i % 2)}, source: survey, confidence: medium, title: Title {i}, caveat: Made for measuring and for nothing else.}}\n");
            Write($"input/salaries/role-{role}.yml", figures.ToString());
        }
    }
}
