using System.Globalization;
using AngleSharp.Dom;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>A mark of a chart: what it counts, how it looks, and the amounts at its ends.</summary>
internal sealed record ReadMark(string Metric, string Shape, double Low, double High);

/// <summary>Reads amounts back out of a drawing, by the two outermost amounts on its axis and the geometry alone.</summary>
internal static class ReadChart
{
    public static IEnumerable<ReadMark> Read(IElement chart)
    {
        var ticks = chart.QuerySelectorAll(".axis").Select(tick => (X: Percent(tick, "x"), Amount: Amount(tick.TextContent))).ToList();
        var (first, last) = (ticks[0], ticks[^1]);
        double At(double x) => first.Amount + ((x - first.X) / (last.X - first.X) * (last.Amount - first.Amount));
        foreach (var lane in chart.QuerySelectorAll("g[role=img]"))
        {
            foreach (var bar in lane.QuerySelectorAll("rect")) yield return new(bar.ClassList[0], "bar", At(Percent(bar, "x")), At(Percent(bar, "x") + Percent(bar, "width")));
            foreach (var dot in lane.QuerySelectorAll("circle")) yield return new(dot.ClassList[0], "dot", At(Percent(dot, "cx")), At(Percent(dot, "cx")));
            foreach (var diamond in lane.QuerySelectorAll("svg > path.mean")) yield return new(diamond.ClassList[0], "diamond", At(Percent(diamond.ParentElement!, "x")), At(Percent(diamond.ParentElement!, "x")));
        }
    }

    /// <summary>The marks that a row of a table asks for: two dots for two values, of which nothing is known in between.</summary>
    public static IEnumerable<ReadMark> Expect(IElement row)
    {
        var (metric, statistic) = (row.GetAttribute("data-metric")!, row.GetAttribute("data-statistic"));
        var (low, high) = (int.Parse(row.GetAttribute("data-low")!, CultureInfo.InvariantCulture), int.Parse(row.GetAttribute("data-high")!, CultureInfo.InvariantCulture));
        if (statistic is "pair" or "minmax") return [new(metric, "dot", low, low), new(metric, "dot", high, high)];
        return [new(metric, statistic == "mean" ? "diamond" : "bar", low, high)];
    }

    private static double Percent(IElement element, string attribute) => double.Parse(element.GetAttribute(attribute)!.TrimEnd('%'), CultureInfo.InvariantCulture);

    // $150K
    private static double Amount(string label) => double.Parse(label.Trim('$', 'K'), CultureInfo.InvariantCulture) * 1000;
}
