using System.Globalization;
using System.IO.Compression;

namespace LearningSite.EndToEndTests;

/// <summary>How soon the first result stands there after a letter, and what has come for it. For docs/performance.md, and only when asked for: `dotnet test … -- xUnit.Explicit=only`.</summary>
public sealed class SearchSpeedTests(Chromium chromium)
{
    private static readonly string[] Queries = ["leakage", "recall", "threshold", "drift", "baseline"];

    // From the letter that is typed to the list that has a result for it, and on the way there to the last part of the index and to the first of the pages that are asked for.
    private const string Measure = """
        () => {
          const times = window.times = [];
          let start = 0;
          addEventListener("input", () => start = performance.now(), true);
          const results = document.querySelector("[data-part=results]");
          new MutationObserver(() => {
            if (!start || !results.firstElementChild) return;
            const since = (folder, moment, choose) => {
              const found = performance.getEntriesByType("resource").filter(({ name, startTime }) => startTime >= start && name.includes(`/pagefind/${folder}/`)).map(entry => entry[moment] - start);
              return found.length ? choose(...found) : 0;
            };
            times.push([performance.now() - start, since("index", "responseEnd", Math.max), since("fragment", "startTime", Math.min), since("fragment", "responseEnd", Math.min)]);
            start = 0;
          }).observe(results, { childList: true });
        }
        """;

    /// <summary>Somebody who types fast: ten letters a second.</summary>
    private const int Pause = 100;

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
            List<double> first = [], index = [], known = [], page = [], further = [], work = [], before = [], during = [];
            foreach (var query in Queries) await chromium.VisitAsync(site.Url("/tracks/"), async browserPage =>
            {
                var sizes = new List<int>();
                browserPage.Response += (_, response) => sizes.Add(SizeOf(site, new Uri(response.Url).AbsolutePath));
                await browserPage.GotoAsync(site.Url("/search/"), new() { WaitUntil = WaitUntilState.NetworkIdle });
                before.Add(sizes.Sum());
                sizes.Clear();
                await browserPage.EvaluateAsync(Measure);
                var browser = await browserPage.Context.NewCDPSessionAsync(browserPage);
                await browser.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
                // One letter finds everything, so the second is the first to ask.
                await browserPage.Keyboard.TypeAsync(query[..1], new() { Delay = Pause });
                foreach (var (at, letter) in query[1..].Index())
                {
                    var start = await ReadWorkAsync(browser);
                    await browserPage.Keyboard.TypeAsync(letter.ToString(), new() { Delay = Pause });
                    await browserPage.WaitForFunctionAsync("count => window.times.length === count", at + 1);
                    work.Add(await ReadWorkAsync(browser) - start);
                }
                var times = await browserPage.EvaluateAsync<double[][]>("window.times");
                foreach (var (list, value) in new[] { first, index, known, page }.Zip(times[0])) list.Add(value);
                further.AddRange(times[1..].Select(time => time[0]));
                during.Add(sizes.Sum());
            });
            (string, List<double>)[] rows =
            [
                ("ms to the first result, after the second letter", first), ("  its part of the index is here", index), ("  the results are known", known), ("  the first page is here", page),
                ("ms to the first result, after each further letter", further), ("ms of the page’s own thread, any letter but the first", work), ("bytes until ready to search", before), ("bytes for the word", during),
            ];
            var output = TestContext.Current.TestOutputHelper!;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lessons} lessons, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
            output.WriteLine($"| {"median of five words",-54} | {"median",8} | {"best",8} | {"worst",8} |");
            foreach (var (what, values) in rows)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what,-54} | {values.Order().ElementAt(values.Count / 2),8:N0} | {values.Min(),8:N0} | {values.Max(),8:N0} |"));
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
