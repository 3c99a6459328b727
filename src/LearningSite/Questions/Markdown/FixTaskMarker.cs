using LearningSite.Diagnostics;

namespace LearningSite.Questions.Markdown;

/// <summary>Mends the box of an option where it can mean one thing: `[]`, `[X ]`, `[ x]`, `[x]text`. What `[o]` means, nobody knows.</summary>
public static class FixTaskMarker
{
    /// <param name="line">The option from its bullet on, and where that stands.</param>
    public static Fix? TryFix(string line, int start)
    {
        var open = line.Length - line.TrimStart('-', '*', '+', ' ').Length;
        var close = line.IndexOf(']', StringComparison.Ordinal);
        // `**[x]**` is bold, and not a bullet.
        if (open >= line.Length || line[open] != '[' || close < open || close - open > 4 || (open > 0 && line[open - 1] != ' ')) return null;
        var text = line[(close + 1)..].TrimStart(' ');
        // `[x](address)` and `[x]: address` are links.
        if (text.Trim().Length == 0 || line[close + 1] is '(' or '[' or ':') return null;
        var box = line[(open + 1)..close].Trim() switch { "" => "[ ] ", "x" or "X" => "[x] ", _ => null };
        var written = line[open..^text.Length];
        return box is null || box == written ? null : Fix.Replace(start + open, written, box);
    }
}
