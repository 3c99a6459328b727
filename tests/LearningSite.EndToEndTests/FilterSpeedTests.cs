using System.Globalization;
using System.Text;

namespace LearningSite.EndToEndTests;

/// <summary>Measures a choice over a thousand rows, for docs/performance.md. Runs only when it is asked for: `dotnet test … -- xUnit.Explicit=only`.</summary>
public sealed class FilterSpeedTests(BundledSite bundled, Chromium chromium)
{
    private const int Roles = 20, FiguresOfEach = 50;

    private const int Turns = 40;

    // A choice, and the frames until the last row has followed: for each the time of its script, and of style and layout, which are
    // asked for at its end. Answers the longest frame and the number of them.
    private const string Choose = """
        async ({ group, value }) => {
          const select = document.querySelector("#filter-" + group);
          const count = () => document.querySelectorAll("[data-item]:not([hidden])").length;
          select.value = select.value ? "" : value;
          const start = performance.now();
          select.dispatchEvent(new Event("change", { bubbles: true }));
          document.body.offsetHeight;
          let spent = performance.now() - start, before = -1;
          const frames = [];
          while (before !== (before = count())) {
            const frame = await new Promise(requestAnimationFrame);
            document.body.offsetHeight;
            frames.push(spent + performance.now() - frame);
            spent = 0;
          }
          return [Math.max(...frames), frames.length];
        }
        """;

    [Fact(Explicit = true)]
    public Task A_choice_over_a_thousand_roles() => ManyRoles.VisitAsync(chromium, bundled, page => MeasureAsync(page, "family", "assure"));

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
                await MeasureAsync(page, "level", "mid");
            });
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // The sums are time of the page's own thread: other work on the machine does not count, but for what a crowded processor costs.
    private static async Task MeasureAsync(IPage page, string group, string value)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        string[] names = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];
        var turns = new List<double[]>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var before = await ReadAsync(browser);
            var frames = await page.EvaluateAsync<double[]>(Choose, new { group, value });
            var after = await ReadAsync(browser);
            turns.Add([.. frames, .. names.Select(name => (after[name] - before[name]) * 1000)]);
        }
        foreach (var (what, parity) in new[] { ("a choice", 0), ("all again", 1) })
        {
            var some = turns.Where((_, i) => i % 2 == parity).ToList();
            foreach (var (name, i) in names.Prepend("frames").Prepend("longest frame").Select((name, i) => (name, i)))
                TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {name}: best {some.Min(t => t[i]):0.0}, median {some.Select(t => t[i]).Order().ElementAt(some.Count / 2):0.0}, worst {some.Max(t => t[i]):0.0}"));
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
