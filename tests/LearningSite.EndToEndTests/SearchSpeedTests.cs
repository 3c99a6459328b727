using System.Globalization;
using System.IO.Compression;

namespace LearningSite.EndToEndTests;

/// <summary>How soon the first result stands there after a letter, and what has come for it. For docs/performance.md, and only when asked for: `dotnet test … -- xUnit.Explicit=only`.</summary>
public sealed class SearchSpeedTests(Chromium chromium)
{
    private static readonly string[] Queries = ["leakage", "recall", "threshold", "drift", "baseline"];

    // From the letter that is typed to the list that has a result for it.
    private const string Measure = """
        () => {
          const times = window.times = [];
          let start = 0;
          addEventListener("input", () => start = performance.now(), true);
          const results = document.querySelector("[data-part=results]");
          new MutationObserver(() => {
            if (!start || !results.firstElementChild) return;
            times.push(performance.now() - start);
            start = 0;
          }).observe(results, { childList: true });
        }
        """;

    [Theory(Explicit = true)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(10000)]
    public async Task First_result_after_a_letter(int lessons)
    {
        var root = Directory.CreateTempSubdirectory("learningsite-search-").FullName;
        try
        {
            ManyLessons.Write(root, lessons);
            await using var site = await ServedSite.StartAsync(root);
            List<double> first = [], clock = [], work = [], before = [], during = [];
            foreach (var query in Queries) await chromium.VisitAsync(site.Url("/tracks/"), async page =>
            {
                var sizes = new List<int>();
                page.Response += (_, response) => sizes.Add(SizeOf(site, new Uri(response.Url).AbsolutePath));
                await page.GotoAsync(site.Url("/search/"));
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                before.Add(sizes.Sum());
                sizes.Clear();
                await page.EvaluateAsync(Measure);
                var browser = await page.Context.NewCDPSessionAsync(page);
                await browser.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
                // One letter finds everything, so the second is the first to ask.
                await page.Keyboard.TypeAsync(query[..1]);
                foreach (var (at, letter) in query[1..].Index())
                {
                    var start = await ReadWorkAsync(browser);
                    await page.Keyboard.TypeAsync(letter.ToString());
                    await page.WaitForFunctionAsync("count => window.times.length === count", at + 1);
                    work.Add(await ReadWorkAsync(browser) - start);
                }
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                var times = await page.EvaluateAsync<double[]>("window.times");
                first.Add(times[0]);
                clock.AddRange(times[1..]);
                during.Add(sizes.Sum());
            });
            foreach (var (what, values) in new[] { ("ms until the first result after the second letter", first), ("ms after each further letter", clock), ("ms of the page's own thread for a letter", work), ("bytes to open the page and be ready", before), ("bytes to type the word", during) })
                TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lessons} lessons: {what}: best {values.Min():0}, median {values.Order().ElementAt(values.Count / 2):0}, worst {values.Max():0}"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // As a live site sends it: text compressed; what Pagefind writes is compressed already.
    private static int SizeOf(ServedSite site, string path)
    {
        var name = path.TrimStart('/') + (path.EndsWith('/') ? "index.html" : "");
        if (!site.Files.TryGetValue(name, out var bytes)) return 0;
        if (Path.GetExtension(name) is not (".html" or ".css" or ".js" or ".json" or ".svg" or ".webmanifest")) return bytes.Length;
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(bytes);
        return (int)compressed.Length;
    }

    private static async Task<double> ReadWorkAsync(ICDPSession browser) =>
        (await browser.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray().First(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble() * 1000;
}
