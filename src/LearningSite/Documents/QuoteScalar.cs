using LearningSite.Diagnostics;
using YamlDotNet.Core;

namespace LearningSite.Documents;

/// <summary>
/// Puts quotes around a text that YAML takes for syntax: `**bold**`, `{{figure x}}`, `` `code` ``, `%`, `> 80`, `Foo: bar`. Only
/// a text that fills the rest of one line is quoted, and only when the file can then be read past that line.
/// </summary>
public static class QuoteScalar
{
    /// <param name="yaml">The part of the source that begins at the one-based <paramref name="firstLine"/>.</param>
    public static Fix? TryFix(SourceText source, string yaml, int firstLine, int line)
    {
        var text = source.GetLine(line);
        var start = FindValue(text);
        if (!MeansSyntax(text[start..].TrimEnd()) || TryQuote(source, source.GetOffset(line, start + 1)) is not { } fix) return null;
        var edit = fix.Edits[0];
        var at = edit.Start - source.GetOffset(firstLine, 1);
        // Lines are counted otherwise where YAML sees an end of a line in U+0085 or U+2028.
        if (at + edit.Before.Length > yaml.Length) return null;
        return FindFailure(yaml[..at] + edit.After + yaml[(at + edit.Before.Length)..]) is { } failure && failure + firstLine - 1 <= line ? null : fix;
    }

    /// <summary>Quotes the rest of a line; null when it holds a comment, has quotes already, or goes on below.</summary>
    public static Fix? TryQuote(SourceText source, int start, bool mayBeginQuoted = false, bool mayHoldHash = false)
    {
        var (line, column) = source.GetLocation(start);
        var text = source.GetLine(line);
        var value = text[(column - 1)..].TrimEnd();
        if (value.Length == 0 || (value[0] is '"' or '\'' && !mayBeginQuoted) || value.Contains(mayHoldHash ? " # " : " #", StringComparison.Ordinal) || GoesOn(source, line)) return null;
        return Fix.Replace(start, value, Quote(value));
    }

    public static string Quote(string value) =>
        value.AsSpan().ContainsAny('"', '\\') ? "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'" : "\"" + value + "\"";

    private static bool GoesOn(SourceText source, int line)
    {
        for (var next = line + 1; next <= source.LineCount; next++)
            if (source.GetLine(next) is var text && !string.IsNullOrWhiteSpace(text)) return Indent(text) > Indent(source.GetLine(line));
        return false;
    }

    private static int Indent(ReadOnlySpan<char> line) => line.Length - line.TrimStart(' ').Length;

    // key = lower-case letter *( letter / digit / "-" ); what looks otherwise belongs to the text.
    private static int FindValue(string line)
    {
        var at = Indent(line);
        while (at + 1 < line.Length && line[at] == '-' && line[at + 1] == ' ') at += 1 + Indent(line.AsSpan(at + 1));
        var end = at;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '-')) end++;
        return end > at && char.IsAsciiLetterLower(line[at]) && end + 1 < line.Length && line[end] == ':' && line[end + 1] == ' ' ? end + 1 + Indent(line.AsSpan(end + 1)) : at;
    }

    private static bool MeansSyntax(string value) => value.Length > 1 && value[0] switch
    {
        '*' => value[1] == '*' || value.EndsWith('*') || value.Contains(' ', StringComparison.Ordinal),
        '{' => value[1] == '{',
        '&' => value[1] == ' ',
        '`' or '@' or '%' => true,
        // A merge key is meant.
        '<' when value[1] == '<' => false,
        '>' or '|' => !value.Skip(1).All(c => c is '+' or '-' || char.IsAsciiDigit(c)),
        _ => value.Contains(": ", StringComparison.Ordinal),
    };

    private static int? FindFailure(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            while (parser.MoveNext()) { }
            return null;
        }
        catch (YamlException exception)
        {
            return (int)exception.Start.Line;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // Brackets that are never closed and escapes that are no character, without a place.
            return 0;
        }
    }
}
