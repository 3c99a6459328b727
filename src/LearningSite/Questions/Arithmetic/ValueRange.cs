using System.Globalization;

namespace LearningSite.Questions.Arithmetic;

/// <summary>A name of `where:` with its values: one number, or `5..20` in steps of the last digit written.</summary>
public sealed record ValueRange(string Name, decimal First, decimal Last, decimal Step)
{
    public bool HasSeveral => First != Last;
    public decimal Count => ((Last - First) / Step) + 1;
    public IEnumerable<decimal> Values
    {
        get { for (var value = First; value <= Last; value += Step) yield return value; }
    }

    /// <summary>Null when it is neither a number nor a range of two.</summary>
    public static ValueRange? TryParse(string name, string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var (first, last) = dots < 0 ? (text, text) : (text[..dots], text[(dots + 2)..]);
        if (!TryParse(first, out var low) || !TryParse(last, out var high)) return null;
        return new ValueRange(name, low, high, 1m / (decimal)Math.Pow(10, Math.Max(low.Scale, high.Scale)));
    }

    // Large enough for every count and every euro; small enough that nothing overflows.
    private static bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= 1_000_000_000_000m && value.Scale <= 6;
}
