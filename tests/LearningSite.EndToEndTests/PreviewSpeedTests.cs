using System.Diagnostics;
using System.Globalization;

namespace LearningSite.EndToEndTests;

/// <summary>Measures how long a mended file keeps its report, for docs/performance.md. Runs only when it is asked for: `dotnet test … -- xUnit.Explicit=only`.</summary>
[Collection(nameof(RunningPreview))]
public sealed class PreviewSpeedTests(Chromium chromium)
{
    private const int Turns = 15;
    private const string Path = "lessons/ml-foundations/splits-and-leakage.md";

    // The page itself sees when the report goes, so that no waiting of the test counts; it may be loaded anew meanwhile.
    private const string WhenGone = """() => document.querySelector("main") && !document.querySelector("[role=alert]") && Date.now()""";

    [Fact(Explicit = true)]
    public async Task A_report_is_gone_when_its_file_is_mended()
    {
        await using var preview = await RunningPreview.StartBundledAsync();
        var good = await File.ReadAllTextAsync(System.IO.Path.Combine(preview.Root, "input", Path), TestContext.Current.CancellationToken);
        var times = new List<(double Wall, double Cpu)>();
        await chromium.VisitAsync(new Uri(preview.Address, "/lessons/splits-and-leakage/").AbsoluteUri, async page =>
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                preview.Save(Path, good + "\nSee [it](nowhere.md).\n");
                await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("error[LS4001]");
                // The build that failed, and what it left to collect, is over.
                await page.EvaluateAsync("() => new Promise(resolve => setTimeout(resolve, 500))");
                var (start, cpu) = (DateTimeOffset.UtcNow, Process.GetCurrentProcess().TotalProcessorTime);
                preview.Save(Path, good);
                var gone = await page.WaitForFunctionAsync(WhenGone);
                times.Add((await gone.JsonValueAsync<double>() - start.ToUnixTimeMilliseconds(), (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds));
                await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
            }
        });
        // The first turns are slow because code is compiled.
        var warm = times.Skip(Turns / 3).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"wall {warm.Select(t => t.Wall).Order().ElementAt(warm.Count / 2):0} ms ({warm.Min(t => t.Wall):0} to {warm.Max(t => t.Wall):0}), CPU {warm.Select(t => t.Cpu).Order().ElementAt(warm.Count / 2):0} ms; all {string.Join(' ', times.Select(t => $"{t.Wall:0}/{t.Cpu:0}"))}"));
        Assert.Equal(Turns, times.Count);
    }
}
