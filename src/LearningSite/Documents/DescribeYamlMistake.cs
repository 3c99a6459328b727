using System.Text.RegularExpressions;
using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>Says what an author did, where the parser of YAML says what it did not expect, and repairs it when only one thing can be meant.</summary>
/// <param name="firstLine">One-based line of the source on which the YAML begins.</param>
public sealed partial class DescribeYamlMistake(SourceText source, int firstLine)
{
    /// <param name="message">What the parser says.</param>
    /// <param name="place">Where the parser gave up: in the line of the mistake or, for some, in the line below.</param>
    public Diagnostic Describe(string message, Place place)
    {
        var number = place.Location.Line;
        if ((TightHyphen(number) ?? EarlyEnd(number) ?? LostHyphen(number)) is { } known) return known;
        var line = source.GetLine(number);
        if (message.Contains("expected '-' indicator", StringComparison.Ordinal))
            return new Diagnostic(Codes.YamlSyntax, "this stands outside of the entry above it", place, null,
                $"indent it by {IndentOf(line) + 2} spaces, like the other keys of the entry, or begin a new entry with `- `");
        // The parser reads on to the next quotation mark, and to the end of the file where there is none.
        if (message.Contains("quoted scalar, found unexpected", StringComparison.Ordinal) || message.Contains("quoted scalar, found wrong indentation", StringComparison.Ordinal))
            return new Diagnostic(Codes.YamlSyntax, "a quotation mark is never closed", place with { Span = place.Span with { Length = Math.Min(1, place.Span.Length) } }, "opened here", $"write `{source.Text[Math.Min(place.Span.Start, source.Text.Length - 1)]}` at the end of the text too");
        if (message.Contains("quoted scalar, ", StringComparison.Ordinal))
            return new Diagnostic(Codes.YamlSyntax, "an escape in a quoted text is no character", place, null, "write `\\\\` for a backslash, and the character itself for any other");
        if (IsContinuation(number))
            return new Diagnostic(Codes.YamlSyntax, "this is no valid YAML", place, null, "the line above has no key that YAML can see: write `key: text`, with a plain colon and a space");
        // Texts that begin with a character of YAML's own, or hold `: `, are the usual mistake of an author.
        var value = line[(line.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..].TrimStart('-', ' ');
        if (value.Length > 0 && ("*&!%@`>|{[".Contains(value[0], StringComparison.Ordinal) || value.Contains(": ", StringComparison.Ordinal)))
            return new Diagnostic(Codes.YamlSyntax, "this text means something to YAML", place, null, $"quote the text: \"{Shorten(value.Replace('"', '\''))}\"");
        return new Diagnostic(Codes.YamlSyntax, "this is no valid YAML", place, Tidy(message), "check the indentation and the quotes of this line and of the one above");
    }

    // `-id: x`: the parser complains about the line below.
    private Diagnostic? TightHyphen(int line)
    {
        for (var at = line; at >= Math.Max(firstLine, line - 1); at--)
            if (HyphenAndKey().Match(source.GetLine(at)) is { Success: true } match)
            {
                var start = source.GetOffset(at, match.Groups[1].Index + 1);
                return new Diagnostic(Codes.YamlSyntax, "an entry of a list begins with a hyphen and a space", new Place(source, new TextSpan(start, match.Groups[1].Length)), null, $"write `- {match.Groups[1].Value[1..]}`")
                    { Fix = new Fix([new TextEdit(start + 1, "", " ")]) };
            }
        return null;
    }

    // The first entry of a list lost its hyphen: its keys stand deeper than the hyphen of the next one, right below the key of the list.
    private Diagnostic? LostHyphen(int line)
    {
        if (!source.GetLine(line).TrimStart(' ').StartsWith("- ", StringComparison.Ordinal)) return null;
        var indent = IndentOf(source.GetLine(line));
        var first = line;
        while (first > firstLine && IndentOf(source.GetLine(first - 1)) > indent) first--;
        if (first == line || first == firstLine || !source.GetLine(first - 1).TrimEnd().EndsWith(':') || source.GetLine(first).AsSpan(indent).StartsWith("- ")) return null;
        var start = source.GetOffset(first, 1) + indent;
        return new Diagnostic(Codes.YamlSyntax, "the first entry of this list lost its hyphen", new Place(source, new TextSpan(start, source.GetLine(first).Length - indent)), null, $"write `- {source.GetLine(first).Trim()}`", "the next entry is here", new Place(source, new TextSpan(source.GetOffset(line, indent + 1), 1)))
            { Fix = source.Text.AsSpan(start).StartsWith("  ") ? Fix.Replace(start, "  ", "- ") : null };
    }

    // `short: "Recall" is a share`: YAML takes the first word for the whole text.
    private Diagnostic? EarlyEnd(int line)
    {
        if (QuotedAndMore().Match(source.GetLine(line)) is not { Success: true } match) return null;
        var (before, quoted, rest) = (match.Groups[1].Value.Trim(), match.Groups[2], match.Groups[3].Value.Trim());
        if (before.Length == 0 || rest.Length == 0 || "#,:]}".Contains(rest[0], StringComparison.Ordinal)) return null;
        var start = source.GetOffset(line, quoted.Index + 1);
        return new Diagnostic(Codes.YamlSyntax, "this text begins with a quotation mark and goes on behind the second one", new Place(source, new TextSpan(start, quoted.Length)), "all of the text, to YAML",
            $"quote the whole text: {QuoteScalar.Quote(Shorten(source.GetLine(line)[quoted.Index..].TrimEnd()))}") { Fix = QuoteScalar.TryQuote(source, start, mayBeginQuoted: true) };
    }

    // `says：text` above `fits: {…}`: what stands above was taken for the beginning of a text that goes on here.
    private bool IsContinuation(int line)
    {
        if (line == firstLine) return false;
        var (above, here) = (source.GetLine(line - 1), source.GetLine(line));
        return !above.Contains(": ", StringComparison.Ordinal) && !above.TrimEnd().EndsWith(':') && KeyStart(above) == IndentOf(here) && here.Contains(": ", StringComparison.Ordinal);
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    // Where the text of a line begins, behind spaces and hyphens of lists.
    private static int KeyStart(string line) => line.Length - line.TrimStart(' ', '-').Length;

    private static string Shorten(string value) => value.Length > 60 ? value[..60] + "…" : value;

    // While scanning …, found ….
    private static string Tidy(string message) => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');

    [GeneratedRegex(@"^\s*(-[A-Za-z][\w-]*:)(?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex HyphenAndKey();

    // A key or a hyphen, a quoted text, and what follows it.
    [GeneratedRegex("""^(\s*(?:- +)?(?:[a-z][\w-]*: +)?)("[^"]*"|'[^']*')(.*)$""", RegexOptions.NonBacktracking)]
    private static partial Regex QuotedAndMore();
}
