using System.Globalization;

namespace LearningSite.Salaries;

/// <summary>Turns amounts into per cent of a chart's width, so that its text keeps its size on every screen.</summary>
public sealed class ChartScale
{
    private readonly double low;
    private readonly double high;

    private ChartScale(double low, double high)
    {
        this.low = low;
        this.high = high;
    }

    public static ChartScale Create(IReadOnlyList<(int Low, int High)> bars, IReadOnlyList<int> points)
    {
        var minimum = bars.Select(b => b.Low).Concat(points).Min();
        var maximum = bars.Select(b => b.High).Concat(points).Max();
        var span = maximum > minimum ? maximum - minimum : Math.Max(1.0, maximum * 0.2);
        var scale = new ChartScale(Math.Max(0, minimum - (span * 0.05)), maximum + (span * 0.1));
        // A bar that fills the chart would leave no room for its figures on either side.
        return bars.Any(b => scale.ToPercent(b.Low) < 25 && scale.ToPercent(b.High) > 75)
            ? new ChartScale(scale.low, scale.low + ((maximum - scale.low) / 0.7)) : scale;
    }

    public double ToPercent(double amount) => (amount - low) / (high - low) * 100;

    // 12.5%
    public string X(double amount) => Percent(ToPercent(amount));
    public string Width(double from, double to) => Percent(ToPercent(to) - ToPercent(from));

    /// <summary>Four to ten round amounts along the axis.</summary>
    public IEnumerable<int> Ticks()
    {
        var step = RoundUp((high - low) / 5);
        for (var tick = Math.Ceiling(low / step) * step; tick <= high; tick += step)
            if (ToPercent(tick) is >= 2 and <= 98) yield return (int)tick;
    }

    // Pay of an hour has small numbers, and a tick is a whole one.
    private static double RoundUp(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, step))));
        return (step / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 when power > 1 => 2.5, <= 5 => 5, _ => 10 } * power;
    }

    private static string Percent(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
