using System.Text;

namespace LearningSite.Diagnostics;

/// <summary>Writes findings as code frames.</summary>
public static class CodeFrame
{
    // error[LS3004]: the question has no right option
    //   --> input/quizzes/choosing-a-metric.yml:14:5
    //    |
    // 14 |     options:
    //    |     ^^^^^^^ one option must be `right:`
    //    |
    //    = help: write `right:` instead of `wrong:` before the correct text
    public static string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        var word = diagnostic.Severity == Severity.Error ? "error" : "warning";
        text.Append(word).Append('[').Append(diagnostic.Code.Id).Append("]: ").Append(Printable(diagnostic.Message)).Append('\n');
        var margin = diagnostic.Place is { } place ? AppendFrame(text, place, diagnostic.Label, "-->") : 1;
        if (diagnostic.Help is not null) AppendRemark(text, margin, "help", diagnostic.Help);
        if (diagnostic.Fix is not null) AppendRemark(text, margin, "fix", "`check --fix` does this");
        if (diagnostic.Note is not null) AppendRemark(text, margin, "note", diagnostic.Note);
        if (diagnostic.NotePlace is { } other) AppendFrame(text, other, null, ":::");
        return text.ToString();
    }

    private static int AppendFrame(StringBuilder text, Place place, string? label, string arrow)
    {
        var (line, column) = place.Location;
        var number = line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var margin = number.Length;
        var gutter = new string(' ', margin);
        text.Append(gutter).Append(arrow).Append(' ').Append(Printable(place.Text.Path)).Append(':').Append(line).Append(':').Append(column).Append('\n');
        if (place.Text.Text.Length == 0) return margin;
        var source = place.Text.GetLine(line);
        var (shown, caret) = Window(source, column - 1);
        var length = Math.Clamp(place.Span.Length, 1, Math.Max(1, Math.Min(source.Length - column + 1, shown.Length - caret)));
        text.Append(gutter).Append(" |\n");
        text.Append(number).Append(" | ").Append(shown).Append('\n');
        text.Append(gutter).Append(" | ").Append(' ', caret).Append('^', length);
        if (label is not null) text.Append(' ').Append(Printable(label));
        text.Append('\n').Append(gutter).Append(" |\n");
        return margin;
    }

    private static void AppendRemark(StringBuilder text, int margin, string word, string remark) =>
        text.Append(' ', margin).Append(" = ").Append(word).Append(": ").Append(Printable(remark)).Append('\n');

    /// <summary>Tabs count as one column and control characters must not reach a terminal, so both print as a space. Texts of a message may come from a file, too.</summary>
    public static string Printable(string line) => line.Any(IsHidden) ? string.Concat(line.Select(c => IsHidden(c) ? ' ' : c)) : line;

    // A line of a megabyte would bury the message: at most 160 characters around the caret are shown.
    private static (string Shown, int Caret) Window(string line, int caret)
    {
        const int Width = 160;
        var start = caret <= Width - 40 ? 0 : caret - (Width / 2);
        var end = Math.Min(line.Length, start + Width);
        var shown = new StringBuilder();
        if (start > 0) shown.Append('…');
        shown.Append(Printable(line[start..end]));
        if (end < line.Length) shown.Append('…');
        return (shown.ToString(), caret - start + (start > 0 ? 1 : 0));
    }

    private static bool IsHidden(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u200B' or '\u2028' or '\u2029' or '\u2060' or '\uFEFF';
}
