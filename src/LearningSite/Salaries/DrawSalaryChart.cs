using System.Text;
using LearningSite.Markup;

namespace LearningSite.Salaries;

public enum ChartShape { Bar, Diamond, Dot }

/// <summary>One figure of a chart. <c>MetricName</c> is the word beside a single value, which has no length to be read from; empty where the legend says it for all.</summary>
/// <param name="Metric">base, total or unspecified: its look.</param>
public sealed record ChartMark(ChartShape Shape, string Metric, int Low, int High, string MetricName)
{
    /// <summary>A line inside a bar.</summary>
    public int? Median { get; init; }
}

/// <summary>Figures below one label; <c>Description</c> is what a screen reader says instead of the drawing.</summary>
public sealed record ChartLane(string Label, string Detail, string Description, IReadOnlyList<ChartMark> Marks)
{
    /// <summary>The id of the row that holds the same figure; the lane goes where the row goes.</summary>
    public string Row { get; init; } = "";
}

/// <summary>Draws a chart as SVG: x in per cent, y in pixels, looks from the stylesheet. The hatch is defined once in the layout's sprite.</summary>
public static class DrawSalaryChart
{
    private const int LabelHeight = 24, DetailHeight = 18, RowHeight = 20, LaneGap = 12, AxisHeight = 26;
    /// <summary>Letters of a label that fit one line on the narrowest screen; SVG does not wrap.</summary>
    private const int LettersPerLine = 32;

    // Each lane is a picture with a name of its own: hiding one leaves no text behind that is no longer true.
    public static string Draw(string id, IReadOnlyList<ChartLane> lanes, ChartScale scale, ChartAmount amounts, string title, string description)
    {
        var bottom = lanes.Sum(HeightOf);
        var svg = new StringBuilder().AppendMarkup($"<svg class=\"chart\" height=\"{bottom + AxisHeight}\" role=\"group\"")
            .AppendAttribute("aria-labelledby", id + "-title").AppendAttribute("aria-describedby", id + "-reading").Append("><title").AppendAttribute("id", id + "-title").Append('>');
        svg.AppendEscaped(title);
        svg.Append("</title><desc").AppendAttribute("id", id + "-reading").Append('>');
        svg.AppendEscaped(description);
        svg.Append("</desc>");
        foreach (var tick in scale.Ticks()) DrawTick(svg, scale.X(tick), bottom, amounts.Describe(tick));
        var top = 0;
        foreach (var lane in lanes)
        {
            DrawLane(svg, lane, top, scale, amounts);
            top += HeightOf(lane);
        }
        return svg.Append("</svg>").ToString();
    }

    private static bool IsDetailApart(ChartLane lane) => lane.Label.Length + lane.Detail.Length > LettersPerLine;

    private static int HeadHeightOf(ChartLane lane) => LabelHeight + (IsDetailApart(lane) ? DetailHeight : 0);

    private static int HeightOf(ChartLane lane) => HeadHeightOf(lane) + (lane.Marks.Count * RowHeight) + LaneGap;

    // <line class="ax" x1="8.33%" x2="8.33%" y1="0" y2="304"/><text class="axt axis" x="8.33%" y="322" text-anchor="middle" aria-hidden="true">$100K</text>
    private static void DrawTick(StringBuilder svg, string x, int bottom, string amount)
    {
        svg.AppendMarkup($"<line class=\"ax\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{bottom}\"/><text class=\"axt axis\" x=\"{x}\" y=\"{bottom + 18}\" text-anchor=\"middle\" aria-hidden=\"true\">");
        svg.AppendEscaped(amount);
        svg.Append("</text>");
    }

    // <g role="img" aria-label="Entry, 0–3 years: …" transform="translate(0 76)"><text class="lab" x="0" y="14">Entry <tspan class="axt" font-weight="400">0–3 years</tspan></text> … </g>
    private static void DrawLane(StringBuilder svg, ChartLane lane, int top, ChartScale scale, ChartAmount amounts)
    {
        svg.Append("<g role=\"img\"").AppendAttribute("aria-label", lane.Description);
        if (lane.Row.Length > 0) svg.AppendAttribute("data-row", lane.Row).AppendMarkup($" data-height=\"{HeightOf(lane)}\"");
        svg.AppendMarkup($" transform=\"translate(0 {top})\"><text class=\"lab\" x=\"0\" y=\"14\">");
        svg.AppendEscaped(lane.Label);
        if (lane.Detail.Length > 0)
        {
            if (IsDetailApart(lane)) svg.AppendMarkup($"</text><text class=\"axt\" x=\"0\" y=\"{14 + DetailHeight}\">");
            else svg.Append(" <tspan class=\"axt\" font-weight=\"400\">");
            svg.AppendEscaped(lane.Detail);
            svg.Append(IsDetailApart(lane) ? "" : "</tspan>");
        }
        svg.Append("</text>");
        for (var i = 0; i < lane.Marks.Count; i++) DrawMark(svg, lane.Marks[i], HeadHeightOf(lane) + (i * RowHeight), scale, amounts);
        svg.Append("</g>");
    }

    // <rect class="base" x="4.17%" y="24" width="12.5%" height="14"/><text x="16.67%" dx="8" y="36">$90–120K</text>
    // <svg x="32.49%" y="31" overflow="visible"><path class="base mean" d="M0-8 8 0 0 8-8 0z"/></svg><text x="32.49%" dx="14" y="36">$157,969 base pay</text>
    private static void DrawMark(StringBuilder svg, ChartMark mark, int top, ChartScale scale, ChartAmount amounts)
    {
        var x = scale.X(mark.Low);
        _ = mark.Shape switch
        {
            ChartShape.Bar => svg.AppendMarkup($"<rect class=\"{mark.Metric}\" x=\"{x}\" y=\"{top}\" width=\"{scale.Width(mark.Low, mark.High)}\" height=\"14\"/>"),
            ChartShape.Diamond => svg.AppendMarkup($"<svg x=\"{x}\" y=\"{top + 7}\" overflow=\"visible\"><path class=\"{mark.Metric} mean\" d=\"M0-8 8 0 0 8-8 0z\"/></svg>"),
            _ => svg.AppendMarkup($"<circle class=\"{mark.Metric}\" cx=\"{x}\" cy=\"{top + 7}\" r=\"5\"/>"),
        };
        if (mark.Median is { } median) svg.AppendMarkup($"<line class=\"median\" x1=\"{scale.X(median)}\" x2=\"{scale.X(median)}\" y1=\"{top - 3}\" y2=\"{top + 17}\"/>");
        var isBar = mark.Shape == ChartShape.Bar;
        // The figures stand behind the mark, or before it where there is more room: on the narrowest screen a letter takes some two percent.
        var figures = isBar ? amounts.Describe(mark.Low, mark.High) : $"{amounts.Describe(mark.Low)} {mark.MetricName}".TrimEnd();
        var isBehind = scale.ToPercent(mark.High) <= (isBar ? Math.Min(75, 96 - (2 * figures.Length)) : 50);
        var gap = isBar ? 8 : 14;
        svg.AppendMarkup($"<text x=\"{(isBehind ? scale.X(mark.High) : x)}\" dx=\"{(isBehind ? gap : -gap)}\" y=\"{top + 12}\"").Append(isBehind ? ">" : " text-anchor=\"end\">");
        svg.AppendEscaped(figures);
        svg.Append("</text>");
    }
}
