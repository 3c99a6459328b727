using System.Globalization;
using System.Text.RegularExpressions;

namespace LearningSite.Questions;

/// <summary>
/// A number from <c>Minimum</c> to <c>Maximum</c>, both accepted. The content of a numeric blank:
/// <code>
/// answer = "=" number [ ( "±" / "+-" / "+/-" ) number ] [ unit ] / "=" number ".." number [ unit ]
/// number = digits with "." or "," as decimal sign, optional "-"
/// </code>
/// </summary>
public sealed partial record NumericAnswer(decimal Answer, decimal Minimum, decimal Maximum, string Unit)
{
    public static NumericAnswer? TryParse(string content)
    {
        var text = content.Trim();
        if (!text.StartsWith('=')) return null;
        try { return Parse(text); }
        // Sums of numbers near the end of what a decimal holds.
        catch (OverflowException) { return null; }
    }

    // 0.8 % (0.79–0.81)
    public override string ToString()
    {
        var answer = Unit.Length > 0 ? $"{Format(Answer)} {Unit}" : Format(Answer);
        // Computed limits go on and on; nobody wrote them, and nobody wants to read them.
        return Minimum == Maximum || Math.Max(Minimum.Scale, Maximum.Scale) > 6 ? answer : $"{answer} ({Format(Minimum)}–{Format(Maximum)})";
    }

    /// <summary>With a point, and without zeros at the end.</summary>
    public static string Format(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static NumericAnswer? Parse(string text)
    {
        text = text[1..].TrimStart();
        if (ReadNumber(ref text) is not { } first) return null;
        text = text.TrimStart();
        if (text.StartsWith("..", StringComparison.Ordinal))
        {
            text = text[2..].TrimStart();
            return ReadNumber(ref text) is { } last && IsUnit(text) ? new NumericAnswer((first + last) / 2, first, last, text.Trim()) : null;
        }
        var sign = text.StartsWith('±') ? 1 : text.StartsWith("+-", StringComparison.Ordinal) ? 2 : text.StartsWith("+/-", StringComparison.Ordinal) ? 3 : 0;
        if (sign == 0) return IsUnit(text) ? new NumericAnswer(first, first, first, text.Trim()) : null;
        text = text[sign..].TrimStart();
        return ReadNumber(ref text) is >= 0 and var tolerance && IsUnit(text) ? Around(first, tolerance, text.Trim()) : null;
    }

    // `3-4`, `1/3` and `80 | 81` are meant as something else than a number with a unit.
    private static bool IsUnit(string text) => text.Trim() is "" or [not ('-' or '–' or '−' or '+' or '.' or ',' or '±' or '=' or '|'), ..] && !text.Contains('|') && !FractionEnd().IsMatch(text);

    [GeneratedRegex(@"^\s*/\s*\d", RegexOptions.NonBacktracking)]
    private static partial Regex FractionEnd();

    /// <summary>The first number that is written as one comma-divided thousand, which the other decimal sign makes a small number: `1,200`.</summary>
    public static string? FindThousands(string content) => Thousands().Match(content) is { Success: true } found ? found.Value : null;

    [GeneratedRegex(@"(?<![\d.,])[1-9]\d{0,2}(,\d{3})+(?![\d.,])")]
    private static partial Regex Thousands();

    public static NumericAnswer Around(decimal answer, decimal tolerance, string unit) =>
        new(answer, answer - Math.Abs(tolerance), answer + Math.Abs(tolerance), unit);

    /// <summary>A number with either decimal sign, and nothing else.</summary>
    public static decimal? TryParseNumber(string value)
    {
        var text = value.Trim();
        return ReadNumber(ref text) is { } number && text.Length == 0 ? number : null;
    }

    private static decimal? ReadNumber(ref string text)
    {
        var end = 0;
        if (end < text.Length && text[end] is '-' or '−' or '+') end++;
        // A range is two dots, so a dot counts as a decimal sign only before a digit.
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) end++;
        var digits = text[..end].Replace('−', '-').Replace(',', '.');
        if (!decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        // `1e3` would be read as 1 with the unit `e3`.
        if (end < text.Length && text[end] is ('e' or 'E') && end + 1 < text.Length && (char.IsAsciiDigit(text[end + 1]) || text[end + 1] is ('+' or '-'))) return null;
        text = text[end..];
        return number;
    }
}
