using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>Numbers or ranges that share a value: a reader with that value has two right answers.</summary>
public static class OverlappingNumbers
{
    public static Diagnostic? Check(Wording wording)
    {
        // Nearly all options are words.
        if (wording.Options.Exists(o => !o.Option.Text.AsSpan().ContainsAnyInRange('0', '9'))) return null;
        var ranges = wording.Options.Select(o => (Option: o, Range: NumberRange.TryParse(o.Option.Text, wording.Words))).ToList();
        if (ranges.Count < 2 || ranges.Any(r => r.Range is null) || ranges.Select(r => r.Range!.Unit).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1) return null;
        for (var i = 1; i < ranges.Count; i++)
            for (var j = 0; j < i; j++)
                if (ranges[i].Range!.Overlaps(ranges[j].Range!))
                    return new Diagnostic(Codes.OverlappingNumbers, "two options share a number", wording.PlaceOf(ranges[i].Option), null,
                        "let each range begin after the end of the one before it", "the other option is here", wording.PlaceOf(ranges[j].Option));
        return null;
    }
}

/// <summary>`0.5`, `10–20 rows`, `more than 20`; ends of a range written with a sign belong to it.</summary>
public sealed record NumberRange(decimal Minimum, decimal Maximum, bool HasMinimum, bool HasMaximum, string Unit)
{
    public bool Overlaps(NumberRange other) => Begins(this, other) && Begins(other, this);

    // Whether the one begins before the other ends.
    private static bool Begins(NumberRange one, NumberRange other) =>
        one.Minimum < other.Maximum || (one.Minimum == other.Maximum && one.HasMinimum && other.HasMaximum);

    public static NumberRange? TryParse(string option, WordLists? words)
    {
        var text = option.Trim().TrimEnd('.');
        if (words is not null)
        {
            foreach (var (list, isLow, holdsEnd) in new[] { ("lessThan", false, false), ("upTo", false, true), ("moreThan", true, false), ("atLeast", true, true) })
                if (words.Phrases(list).FirstOrDefault(p => text.StartsWith(p, StringComparison.OrdinalIgnoreCase)) is { } phrase && ReadNumber(text[phrase.Length..]) is { } end)
                    return isLow ? new NumberRange(end.Value, decimal.MaxValue, holdsEnd, false, end.Tail) : new NumberRange(decimal.MinValue, end.Value, false, holdsEnd, end.Tail);
        }
        if (ReadNumber(text) is not { } first) return null;
        foreach (var sign in words?.Phrases("rangeSigns") ?? ["–", "-"])
            if ((first.Tail.StartsWith(sign.TrimStart(), StringComparison.OrdinalIgnoreCase)) && ReadNumber(first.Tail[sign.TrimStart().Length..]) is { } last)
                return first.Value <= last.Value ? new NumberRange(first.Value, last.Value, true, true, last.Tail) : null;
        return new NumberRange(first.Value, first.Value, true, true, first.Tail);
    }

    // The number and what stands behind it. A comma before three digits groups them, any other is a decimal sign.
    private static (decimal Value, string Tail)? ReadNumber(string text)
    {
        text = text.TrimStart();
        var end = text.StartsWith('-') || text.StartsWith('−') ? 1 : 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) end++;
        var digits = text[..end].Replace('−', '-');
        digits = digits.Split(',') is [var whole, .. var groups] && groups.All(g => g.Split('.')[0].Length == 3) ? whole + string.Concat(groups) : digits.Replace(',', '.');
        if (!decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var rest = text[end..].TrimStart();
        // A sentence that begins with a number is no number.
        return rest.Count(c => c == ' ') > 3 ? null : (number, rest);
    }
}
