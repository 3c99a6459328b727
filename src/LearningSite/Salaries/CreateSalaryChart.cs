using System.Globalization;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Salaries;

/// <summary>Makes charts: which points are drawn, in which lanes, and the words that go with them. Amounts of two currencies or periods share no axis.</summary>
public static class CreateSalaryChart
{
    private const string Unspecified = "unspecified";

    /// <summary>The chart of a role: base and total pay as two series, a lane for each level. Null when no point says which it is.</summary>
    public static SalaryChart? Create(string title, IReadOnlyList<Salary> points, PageContext context) =>
        OfRole(title, [.. points.Where(p => p.Metric != Unspecified)], ScaleOf(points), points.Any(p => p.Metric == Unspecified), context).FirstOrDefault();

    /// <summary>All charts of a role. A figure that does not say what it counts must not look like one that does, so those have a chart of their own, on the same scale.</summary>
    public static IReadOnlyList<SalaryChart> CreateAll(string title, IReadOnlyList<Salary> points, PageContext context) =>
    [
        .. OfRole(title, [.. points.Where(p => p.Metric != Unspecified)], ScaleOf(points), leavesSomeOut: false, context),
        .. OfRole(title, [.. points.Where(p => p.Metric == Unspecified)], ScaleOf(points), leavesSomeOut: false, context),
    ];

    /// <summary>The chart of a group of the explorer: a lane for each figure, which follows its row.</summary>
    public static SalaryChart OfGroup(string title, IReadOnlyList<SalaryRow> rows, IReadOnlyList<Salary> all, PageContext context)
    {
        var points = rows.Select(r => r.Point).ToList();
        var lanes = rows.Select(r => ToLane([r.Point], r.Role.Title, points, context.Text) with { Row = r.Id }).ToList();
        return Draw("pay-" + Slugs.From($"{points[0].Metric} {points[0].Currency} {points[0].Period}"), title, lanes, points, ScaleOf(all)(points[0]), leavesSomeOut: false, context) with { Title = title };
    }

    private static IEnumerable<SalaryChart> OfRole(string title, IReadOnlyList<Salary> points, Func<Salary, ChartScale> scaleOf, bool leavesSomeOut, PageContext context)
    {
        foreach (var drawn in points.GroupBy(p => (p.Currency, p.Period)).Select(g => g.ToList()))
        {
            var lanes = drawn.GroupBy(p => (p.Level, p.Experience, p.JobTitle, p.Place, p.Year))
                .Select(g => ToLane([.. g.OrderBy(p => p.Metric, StringComparer.Ordinal)], context.Text.Get("paylevel." + g.Key.Level), drawn, context.Text)).ToList();
            yield return Draw("pay-" + Slugs.From($"{(drawn[0].Metric == Unspecified ? Unspecified : "known")} {drawn[0].Currency} {drawn[0].Period}"), context.Text.Get("salary.page.title", title), lanes, drawn, scaleOf(drawn[0]), leavesSomeOut, context);
        }
    }

    // One scale for all that is shown together, so that a length means the same everywhere.
    private static Func<Salary, ChartScale> ScaleOf(IReadOnlyList<Salary> all)
    {
        var scales = all.GroupBy(p => (p.Currency, p.Period)).ToDictionary(g => g.Key, g => ChartScale.Create(
            [.. g.SelectMany(p => ToMarks(p, "")).Where(m => m.Shape == ChartShape.Bar).Select(m => (m.Low, m.High))],
            [.. g.SelectMany(p => ToMarks(p, "")).Where(m => m.Shape != ChartShape.Bar).Select(m => m.Low)]));
        return point => scales[(point.Currency, point.Period)];
    }

    private static SalaryChart Draw(string id, string title, IReadOnlyList<ChartLane> lanes, IReadOnlyList<Salary> drawn, ChartScale scale, bool leavesSomeOut, PageContext context)
    {
        var text = context.Text;
        // Where all figures count the same, the legend says so, and the words would only take the room of the figures.
        if (drawn.DistinctBy(p => p.Metric).Count() == 1) lanes = [.. lanes.Select(l => l with { Marks = [.. l.Marks.Select(m => m with { MetricName = "" })] })];
        var marks = lanes.SelectMany(l => l.Marks).ToList();
        var places = drawn.Select(p => Places.Describe(p.Place, text)).Distinct();
        var years = drawn.Select(p => p.Year).Distinct().Order();
        var limits = string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", places)}, {string.Join(", ", years)}");
        string[] caption = [text.Get("chart.caption", limits, drawn[0].Currency, text.Get("period." + drawn[0].Period)), leavesSomeOut ? text.Get("chart.leftout") : "", DescribeSources(drawn, context)];
        return new SalaryChart(DrawSalaryChart.Draw(id, lanes, scale, new ChartAmount(drawn[0].Currency, text), $"{title}, {limits}", text.Get("chart.reading")), string.Join(" ", caption.Where(s => s.Length > 0)))
        {
            HasBase = drawn.Any(p => p.Metric == "base"), HasTotal = drawn.Any(p => p.Metric == "total"), HasUnspecified = drawn.Any(p => p.Metric == Unspecified),
            HasMean = marks.Any(m => m.Shape == ChartShape.Diamond), HasDot = marks.Any(m => m.Shape == ChartShape.Dot), HasMedian = marks.Any(m => m.Median is not null),
        };
    }

    private static ChartLane ToLane(IReadOnlyList<Salary> points, string label, IReadOnlyList<Salary> all, InterfaceText text)
    {
        var first = points[0];
        var level = text.Get("paylevel." + first.Level);
        string[] details =
        [
            level == label ? "" : level, first.JobTitle is { } job ? text.Get("salary.jobtitle", job) : "", first.Experience.Length > 0 ? text.Get("salary.years", first.Experience) : "",
            all.Any(p => p.Place != first.Place) ? Places.Describe(first.Place, text) : "", all.Any(p => p.Year != first.Year) ? first.Year.ToString(CultureInfo.InvariantCulture) : "",
        ];
        var detail = string.Join(", ", details.Where(d => d.Length > 0));
        var figures = points.Select(p => $"{text.Get("metric." + p.Metric)}, {CreateSalaryRow.DescribeStatistic(p, text)} {CreateSalaryRow.DescribeAmount(p, text)}");
        return new ChartLane(label, detail, $"{(detail.Length > 0 ? $"{label}, {detail}" : label)}: {string.Join("; ", figures)}", [.. points.SelectMany(p => ToMarks(p, text.Get("metric." + p.Metric)))]);
    }

    // A pair is two dots and never a bar: nothing is known between them. Each has a row of its own, so that no eye joins them.
    private static IEnumerable<ChartMark> ToMarks(Salary point, string metric)
    {
        if (point.IsTwoValues)
            return [new ChartMark(ChartShape.Dot, point.Metric, point.Minimum, point.Minimum, metric), new ChartMark(ChartShape.Dot, point.Metric, point.Maximum, point.Maximum, metric)];
        var shape = point.IsMean ? ChartShape.Diamond : point.Minimum == point.Maximum ? ChartShape.Dot : ChartShape.Bar;
        return [new ChartMark(shape, point.Metric, point.Minimum, point.Maximum, metric) { Median = shape == ChartShape.Bar ? point.Median : null }];
    }

    private static string DescribeSources(IReadOnlyList<Salary> drawn, PageContext context)
    {
        var sources = context.Site.FindAll<CitedSource>(drawn.Select(p => p.CitedSource)).DistinctBy(s => s.Slug);
        var dated = drawn.Where(p => p.IsDated(context.Site)).Select(p => p.CitedSource.Slug).ToHashSet(StringComparer.Ordinal);
        return context.Text.Get("chart.source", string.Join("; ", sources.Select(s => $"{s.Title} ({context.Text.Get("sourcekind." + s.SourceKind)}{(dated.Contains(s.Slug) ? ", " + context.Text.Get("salary.dated") : "")})")));
    }
}
