using System.Numerics;
using LearningSite.Diagnostics;

namespace LearningSite.Questions.Arithmetic;

/// <summary>
/// Turns a computed value into an answer that a person can type. Without `tolerance:` and `decimals:` it must be typed in full;
/// with decimals, everything from the value itself to the rounded one is right; with a tolerance, everything that near.
/// </summary>
public static class PinAnswer
{
    /// <summary>More than this nobody types.</summary>
    public const int LongestDecimals = 6;

    public static (NumericAnswer? Answer, string? Problem) Pin(Number number, decimal? tolerance, int? decimals, string unit)
    {
        var value = number.Value;
        if (tolerance is null && decimals is null && (!number.IsExact || !value.Fits(LongestDecimals)))
            return (null, $"the answer {Describe(value)} has more decimals than anybody types");
        if (decimals is { } digits && IsTie(number, digits) && (tolerance is not { } wide || Fraction.Of(wide) < HalfUnit(digits)))
            return (null, $"{Describe(value)} lies half-way between two numbers of {DiagnosticReport.Count(digits, "decimal")}");
        var shown = decimals is { } asked ? value.Round(asked) : value.Fits(LongestDecimals) ? value : value.Round(Math.Min(LongestDecimals, (int)(tolerance ?? 0).Scale));
        var (low, high) = tolerance is { } t ? (value - Fraction.Of(t), value + Fraction.Of(t)) : shown < value ? (shown, value) : (value, shown);
        return shown.ToDecimal() is { } answer && low.Floor(10).ToDecimal() is { } minimum && high.Ceiling(10).ToDecimal() is { } maximum
            ? (new NumericAnswer(answer, minimum, maximum, unit), null)
            : (null, "the answer is too large to be typed");
    }

    /// <summary>True when the value lies half-way, or too near to it to tell.</summary>
    public static bool IsTie(Number number, int decimals)
    {
        var half = number.Value.Abs().Floor(decimals) + HalfUnit(decimals);
        var distance = (number.Value.Abs() - half).Abs();
        return number.IsExact ? distance.Sign == 0 : distance < (half + Fraction.Of(1)) * new Fraction(1, BigInteger.Pow(10, 11));
    }

    /// <summary>`0.125`, or `0.8333…` when it goes on.</summary>
    public static string Describe(Fraction value) => value.ToDecimal() is not { } number ? "a very large number"
        : value.Fits(LongestDecimals) ? NumericAnswer.Format(number) : NumericAnswer.Format(decimal.Truncate(number * 10_000m) / 10_000m) + "…";

    private static Fraction HalfUnit(int decimals) => new(1, 2 * BigInteger.Pow(10, decimals));
}
