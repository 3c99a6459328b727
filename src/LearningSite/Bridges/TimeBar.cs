using System.Globalization;

namespace LearningSite.Bridges;

/// <summary>The range of a sourced time as a bar from nothing to a round number of months; widths in per cent.</summary>
/// <param name="Ticks">Months under the axis, with their place.</param>
public sealed record TimeBar(string Start, string Width, IReadOnlyList<TimeTick> Ticks)
{
    private const int Step = 3;

    public static TimeBar? Create(BridgeTime? time)
    {
        if (time is not { Minimum: > 0, Maximum: > 0 } t || t.Minimum > t.Maximum) return null;
        // A whole number of quarters, and one more where the bar would touch the end.
        var end = (t.Maximum / Step + 1) * Step;
        var every = Math.Max(1, end / (Step * 4)) * Step;
        return new TimeBar(Percent(t.Minimum, end), Percent(Math.Max(t.Maximum - t.Minimum, end * 0.01), end),
            [.. Enumerable.Range(0, end / every + 1).Select(i => new TimeTick(Percent(i * every, end), (i * every).ToString(CultureInfo.InvariantCulture)))]);
    }

    private static string Percent(double months, int end) => (months * 100 / end).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

public sealed record TimeTick(string Place, string Months)
{
    public string Anchor => Place == "0%" ? "start" : Place == "100%" ? "end" : "middle";
}
