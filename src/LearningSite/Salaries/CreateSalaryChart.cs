using System.Globalization;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Salaries;

/// <summary>Makes the chart of a role: which points are drawn, in which lanes, and the words that go with them.</summary>
public static class CreateSalaryChart
{
    public static SalaryChart? Create(string title, IReadOnlyList<Salary> points, PageContext context)
    {
        // A figure that does not say what it counts must not look like one that does. Two currencies share no axis.
        var known = points.Where(p => p.Metric != "unspecified").ToList();
        var drawn = known.Where(p => p.Currency == known[0].Currency).ToList();
        if (drawn.Count == 0) return null;
        var text = context.Text;
        var places = drawn.Select(p => Places.Describe(p.Place, text)).Distinct().ToList();
        var years = drawn.Select(p => p.Year).Distinct().Order().ToList();
        var lanes = drawn.GroupBy(p => (p.Level, p.Experience, p.JobTitle, p.Place, p.Year))
            .Select(g => ToLane([.. g.OrderBy(p => p.Metric, StringComparer.Ordinal)], places.Count > 1, years.Count > 1, text)).ToList();
        var limits = string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", places)}, {string.Join(", ", years)}");
        var name = $"{title}, {limits}. {string.Join(". ", lanes.Select(l => l.Description))}";
        var caption = DescribeChart(drawn, limits, drawn.Count < points.Count, context);
        return new SalaryChart(DrawSalaryChart.Draw(lanes, drawn[0].Currency, name, text.Get("salary.page.title", title), text.Get("chart.reading")), caption);
    }

    private static ChartLane ToLane(IReadOnlyList<Salary> points, bool namesPlace, bool namesYear, InterfaceText text)
    {
        var first = points[0];
        string[] details =
        [
            first.JobTitle is { } job ? text.Get("salary.jobtitle", job) : "", first.Experience.Length > 0 ? text.Get("salary.years", first.Experience) : "",
            namesPlace ? Places.Describe(first.Place, text) : "", namesYear ? first.Year.ToString(CultureInfo.InvariantCulture) : "",
        ];
        var label = text.Get("paylevel." + first.Level);
        var detail = string.Join(", ", details.Where(d => d.Length > 0));
        var figures = points.Select(p => $"{text.Get("metric." + p.Metric)}, {text.Get("statistic." + p.Statistic)} {CreateSalaryRow.DescribeAmount(p, text)}");
        return new ChartLane(label, detail, $"{(detail.Length > 0 ? $"{label}, {detail}" : label)}: {string.Join("; ", figures)}",
            [.. points.SelectMany(p => ToMarks(p, text.Get("metric." + p.Metric)))]);
    }

    // A pair is two dots and never a bar: nothing is known between them. Each has a row of its own, so that no eye joins them.
    private static IEnumerable<ChartMark> ToMarks(Salary point, string metric)
    {
        var isTotal = point.Metric == "total";
        if (point.IsTwoValues)
            return [new ChartMark(ChartShape.Dot, isTotal, point.Minimum, point.Minimum, metric), new ChartMark(ChartShape.Dot, isTotal, point.Maximum, point.Maximum, metric)];
        return [new ChartMark(point.IsMean ? ChartShape.Diamond : ChartShape.Bar, isTotal, point.Minimum, point.Maximum, metric)];
    }

    private static string DescribeChart(IReadOnlyList<Salary> drawn, string limits, bool leavesSomeOut, PageContext context)
    {
        var sources = context.Site.FindAll<CitedSource>(drawn.Select(p => p.CitedSource)).DistinctBy(s => s.Slug).ToList();
        string[] sentences =
        [
            context.Text.Get("chart.caption", limits, drawn[0].Currency), context.Text.Get("chart.reading"),
            leavesSomeOut ? context.Text.Get("chart.leftout") : "",
            context.Text.Get("chart.source", string.Join("; ", sources.Select(s => $"{s.Title} ({context.Text.Get("sourcekind." + s.SourceKind)})"))),
        ];
        return string.Join(" ", sentences.Where(s => s.Length > 0));
    }
}
