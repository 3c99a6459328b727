using System.Globalization;

namespace LearningSite.EndToEndTests.Browsers;

/// <summary>Whether what a page has shown has jumped while the rest of it came. The browser remembers each jump, also those before anybody asked.</summary>
internal static class LayoutShift
{
    // Half of what web vitals call good: a busy machine paints a page before all of it is read, and the rest of a hero or header moves it a little.
    private const double Most = 0.05;

    private const string Run = """
        () => new Promise(resolve => {
          const shifts = [];
          new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
          // An observer hears of what was before it in its own task.
          requestAnimationFrame(() => setTimeout(() => resolve(shifts.map(({ value, sources }) => ({ value, moved: sources.map(({ node }) => (node?.outerHTML ?? node?.nodeValue ?? "").slice(0, 80)).join(", ") })))));
        })
        """;

    public static async Task<IEnumerable<string>> FindAsync(IPage page)
    {
        var shifts = await page.EvaluateAsync<Shift[]>(Run);
        var sum = shifts.Sum(shift => shift.Value);
        return sum > Most ? [$"layout shift of {sum.ToString("0.###", CultureInfo.InvariantCulture)}: {string.Join("; ", shifts.Select(shift => shift.Moved))}"] : [];
    }

    internal sealed record Shift
    {
        public double Value { get; init; }
        public string Moved { get; init; } = "";
    }
}
