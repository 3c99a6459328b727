using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LearningSite.Documents;

/// <summary>
/// Builds our own tree from YamlDotNet's event stream. Its object deserialiser is not used: 10 KB of brackets overflow its
/// stack, it accepts duplicate keys in silence, and it turns `no` into a boolean. Anchors, aliases, tags, merge keys and
/// further documents are refused, because they let a small file grow without bound and mean nothing to an author.
/// </summary>
public sealed partial class YamlReader
{
    public const int DepthLimit = 64;
    public const int EventLimit = 200_000;
    // Brackets in prose count too. What the parser needs for as many fits into half a megabyte of stack.
    private const int BracketLimit = 500;

    private readonly SourceText source;
    private readonly DiagnosticBag diagnostics;
    private readonly int firstLine;
    private readonly IParser parser;
    private int events;

    private YamlReader(SourceText source, string yaml, int firstLine, DiagnosticBag diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
        this.firstLine = firstLine;
        parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
    }

    /// <summary>Reads a whole file.</summary>
    public static YamlNode? Read(SourceText source, DiagnosticBag diagnostics) => Read(source, source.Text, 1, diagnostics);

    /// <summary>Reads a part of a file that begins at the one-based <paramref name="firstLine"/>; null when it cannot be read.</summary>
    public static YamlNode? Read(SourceText source, string yaml, int firstLine, DiagnosticBag diagnostics)
    {
        if (FindForbidden(source, yaml, firstLine) is { } forbidden) { diagnostics.Add(forbidden); return null; }
        var reader = new YamlReader(source, yaml, firstLine, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (GuardException guard)
        {
            diagnostics.Add(reader.WithFix(yaml, guard.Diagnostic));
        }
        catch (YamlException exception)
        {
            diagnostics.Add(reader.WithFix(yaml, reader.Describe(exception)));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet throws this for flow collections that are never closed, and gives no place.
            diagnostics.Add(reader.WithFix(yaml, new Diagnostic(Codes.YamlSyntax, "a list or group in brackets is never closed",
                reader.At(reader.parser.Current?.Start ?? Mark.Empty, 1), null, "write the closing `]` or `}`")));
        }
        catch (ArgumentException)
        {
            // And this for `"\ud800\u0041"`, half of a character and another one.
            diagnostics.Add(new Diagnostic(Codes.YamlSyntax, "an escape in a quoted text is no character", reader.At(reader.parser.Current?.Start ?? Mark.Empty, 1), "in the text behind this", "write the character itself"));
        }
        return null;
    }

    // The parser recurses once for each flow bracket and would overflow the stack before it reports the depth, and it
    // gives tabs the place 1:1. Both are seen in one pass over the text.
    private static Diagnostic? FindForbidden(SourceText source, string yaml, int firstLine)
    {
        var depth = 0;
        var atLineStart = true;
        var start = source.GetOffset(firstLine, 1);
        for (var i = 0; i < yaml.Length; i++)
        {
            var c = yaml[i];
            if (c == '\t' && atLineStart && !IsInBlockScalar(yaml, i))
                return new Diagnostic(Codes.YamlSyntax, "a tab cannot indent YAML", new Place(source, new TextSpan(start + i, 1)), "a tab", "use two spaces");
            if (c > '\u007F' && atLineStart && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpaceSeparator && !IsInBlockScalar(yaml, i))
                return new Diagnostic(Codes.YamlSyntax, "only ordinary spaces can indent YAML", new Place(source, new TextSpan(start + i, 1)), $"U+{(int)c:X4}, as copied from a web page or a word processor", "write ordinary spaces") { Fix = ReplaceIndents(yaml, start) };
            // The scanner takes a NUL for the end of the file, and all that follows would be lost in silence.
            if (c == '\0')
                return new Diagnostic(Codes.YamlSyntax, "a NUL character cannot be content", new Place(source, new TextSpan(start + i, 1)), null, "remove the character; the file may be damaged");
            if (c == '\n') atLineStart = true;
            else if (c != ' ') atLineStart = false;
            if (c is '[' or '{') depth++;
            else if (c is ']' or '}') depth = Math.Max(0, depth - 1);
            if (depth > BracketLimit)
                return TooDeep(new Place(source, new TextSpan(start + i, 1)));
        }
        return null;
    }

    private static Fix ReplaceIndents(string yaml, int start)
    {
        var edits = new List<TextEdit>();
        for (var (i, atLineStart) = (0, true); i < yaml.Length; atLineStart = yaml[i] == '\n' || (atLineStart && char.IsWhiteSpace(yaml[i])), i++)
            if (atLineStart && yaml[i] > '\u007F' && char.GetUnicodeCategory(yaml[i]) == System.Globalization.UnicodeCategory.SpaceSeparator) edits.Add(new TextEdit(start + i, yaml[i].ToString(), " "));
        return new Fix(edits);
    }

    // A tab behind the spaces of a block scalar (`key: |`) is part of its text, as in a Makefile.
    private static bool IsInBlockScalar(string yaml, int at)
    {
        var lineStart = yaml.LastIndexOf('\n', at - 1 < 0 ? 0 : at - 1) + 1;
        var indent = at - lineStart;
        while (lineStart > 0)
        {
            var end = lineStart - 1;
            lineStart = end == 0 ? 0 : yaml.LastIndexOf('\n', end - 1) + 1;
            var line = yaml.AsSpan(lineStart, end - lineStart);
            if (line.IsWhiteSpace() || line.Length - line.TrimStart(' ').Length >= indent) continue;
            var text = line.TrimEnd();
            return text.EndsWith("|") || text.EndsWith(">") || text.EndsWith("|-") || text.EndsWith(">-") || text.EndsWith("|+") || text.EndsWith(">+");
        }
        return false;
    }

    private static Diagnostic TooDeep(Place place) =>
        new(Codes.YamlFeature, $"YAML is nested deeper than {DepthLimit} levels", place, null, "flatten the structure");

    private YamlNode? ReadDocument()
    {
        Expect<StreamStart>();
        if (Peek() is StreamEnd) return null;
        Expect<DocumentStart>();
        var node = ReadNode(0);
        Expect<DocumentEnd>();
        if (Peek() is DocumentStart second)
            throw Refuse(second.Start, 3, "a file holds one YAML document", "remove the line `---`");
        return node;
    }

    private YamlNode ReadNode(int depth)
    {
        var current = Next();
        if (depth > DepthLimit) throw new GuardException(TooDeep(At(current.Start, 1)));
        if (current is AnchorAlias alias) throw Refuse(alias.Start, alias.Value.Value.Length + 1, "YAML aliases (`*name`) are not allowed", "write the value out, or quote the text");
        if (current is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty) throw Refuse(node.Start, 1, "YAML anchors (`&name`) are not allowed", "write the value out, or quote the text");
            if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific) throw Refuse(node.Start, 1, "YAML tags (`!name`) are not allowed", "remove the tag, or quote the text");
        }
        return current switch
        {
            Scalar scalar => ToScalar(scalar),
            SequenceStart start => ReadSequence(start, depth),
            MappingStart start => ReadMapping(start, depth),
            _ => throw Refuse(current.Start, 1, "this is no YAML value", "write text, a list or keys"),
        };
    }

    private YamlNode.Sequence ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (Peek() is not SequenceEnd) items.Add(ReadNode(depth + 1));
        Next();
        return new YamlNode.Sequence(items, new TextSpan(Offset(start.Start), 1));
    }

    private YamlNode.Mapping ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<YamlNode.Entry>();
        var seen = new Dictionary<string, YamlNode.Scalar>(StringComparer.Ordinal);
        while (Peek() is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not YamlNode.Scalar key) throw Refuse(start.Start, 1, "a key must be a word", "write `key: value`");
            if (key.Value == "<<") throw new GuardException(new Diagnostic(Codes.YamlFeature, "YAML merge keys (`<<`) are not allowed", new Place(source, key.Span), null, "write the keys out"));
            var value = ReadNode(depth + 1);
            if (seen.TryAdd(key.Value, key)) entries.Add(new YamlNode.Entry(key, value));
            else
                diagnostics.Add(new Diagnostic(Codes.DuplicateKey, $"the key `{key.Value}` is written twice", new Place(source, key.Span), "second time",
                    "remove one of the two", "the first one is here", new Place(source, seen[key.Value].Span)));
        }
        Next();
        return new YamlNode.Mapping(entries, new TextSpan(Offset(start.Start), 1));
    }

    private YamlNode.Scalar ToScalar(Scalar scalar)
    {
        var start = Offset(scalar.Start);
        var isPlain = scalar.Style == ScalarStyle.Plain;
        // The end of a block scalar lies on a later line; the caret marks its first line only.
        var end = scalar.End.Line == scalar.Start.Line ? Offset(scalar.End) : start + 1;
        var textStart = scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => start + 1,
            ScalarStyle.Literal or ScalarStyle.Folded => source.GetOffset(source.GetLocation(start).Line + 1, 1),
            _ => start,
        };
        if (isPlain) CheckHash(start, end);
        var value = isPlain && scalar.Value is "~" or "null" ? "" : scalar.Value;
        return new YamlNode.Scalar(value, TextSpan.Between(start, end), textStart);
    }

    // A space and `#` begin a comment, which readers never see; people put a space behind the sign then, and none in `#1`.
    private void CheckHash(int start, int end)
    {
        var text = source.Text.AsSpan(end);
        var rest = text.TrimStart(' ');
        if (rest.Length == text.Length || rest.Length < 2 || rest[0] != '#' || !char.IsLetterOrDigit(rest[1])) return;
        var (line, at) = (source.GetLocation(start).Line, end + text.Length - rest.Length);
        var length = source.GetLine(line).Length - (source.GetLocation(at).Column - 1);
        diagnostics.Add(new Diagnostic(Codes.HashInText, "what follows `#` is a comment to YAML, and no part of the text", new Place(source, new TextSpan(at, Math.Max(1, length))), "lost from here on", "quote the whole text, or put a space behind the `#` of a comment") { Fix = QuoteScalar.TryQuote(source, start, mayHoldHash: true) });
    }

    private Diagnostic Describe(YamlException exception)
    {
        var place = At(exception.Start, (int)Math.Max(1, exception.End.Index - exception.Start.Index));
        var line = source.GetLine(Math.Min(place.Location.Line, source.LineCount));
        var value = line[(line.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..].TrimStart('-', ' ');
        if (DescribeTightHyphen(place.Location.Line) is { } tight) return tight;
        if (DescribeEarlyEnd(place.Location.Line) is { } early) return early;
        if (DescribeLostHyphen(place.Location.Line) is { } lost) return lost;
        if (exception.Message.Contains("expected '-' indicator", StringComparison.Ordinal))
            return new Diagnostic(Codes.YamlSyntax, "this stands outside of the entry above it", place, null,
                $"indent it by {line.Length - line.TrimStart().Length + 2} spaces, like the other keys of the entry, or begin a new entry with `- `");
        // The parser reads on to the next quotation mark, and to the end of the file where there is none.
        if (exception.Message.Contains("quoted scalar", StringComparison.Ordinal))
            return new Diagnostic(Codes.YamlSyntax, "a quotation mark is never closed", place with { Span = place.Span with { Length = Math.Min(1, place.Span.Length) } }, "opened here", $"write `{source.Text[Math.Min(place.Span.Start, source.Text.Length - 1)]}` at the end of the text too");
        // Scalars that begin with a character of YAML's own, or hold `: `, are the usual mistake of an author.
        if (IsContinuation(place.Location.Line))
            return new Diagnostic(Codes.YamlSyntax, "this is no valid YAML", place, null, "the line above has no key that YAML can see: write `key: text`, with a plain colon and a space");
        if (value.Length > 0 && ("*&!%@`>|{[".Contains(value[0], StringComparison.Ordinal) || value.Contains(": ", StringComparison.Ordinal)))
            return new Diagnostic(Codes.YamlSyntax, "this text means something to YAML", place, null, $"quote the text: \"{Shorten(value)}\"");
        return new Diagnostic(Codes.YamlSyntax, "this is no valid YAML", place, Tidy(exception.Message),
            "check the indentation and the quotes of this line and of the one above");
    }

    // `-id: x`: the parser complains about the line below.
    private Diagnostic? DescribeTightHyphen(int line)
    {
        for (var at = Math.Min(line, source.LineCount); at >= Math.Max(firstLine, line - 1); at--)
            if (TightHyphen().Match(source.GetLine(at)) is { Success: true } match)
            {
                var start = source.GetOffset(at, match.Groups[1].Index + 1);
                return new Diagnostic(Codes.YamlSyntax, "an entry of a list begins with a hyphen and a space", new Place(source, new TextSpan(start, match.Groups[1].Length)), null, $"write `- {match.Groups[1].Value[1..]}`")
                    { Fix = new Fix([new TextEdit(start + 1, "", " ")]) };
            }
        return null;
    }

    // The first entry of a list lost its hyphen: its keys stand deeper than the hyphen of the next one, right below the key of the list.
    private Diagnostic? DescribeLostHyphen(int line)
    {
        if (line > source.LineCount || !source.GetLine(line).TrimStart(' ').StartsWith("- ", StringComparison.Ordinal)) return null;
        static int IndentOf(string text) => text.Length - text.TrimStart(' ').Length;
        var indent = IndentOf(source.GetLine(line));
        var first = line;
        while (first > firstLine && IndentOf(source.GetLine(first - 1)) > indent) first--;
        if (first == line || first == firstLine || !source.GetLine(first - 1).TrimEnd().EndsWith(':') || source.GetLine(first).AsSpan(indent).StartsWith("- ")) return null;
        var start = source.GetOffset(first, 1) + indent;
        return new Diagnostic(Codes.YamlSyntax, "the first entry of this list lost its hyphen", new Place(source, new TextSpan(start, source.GetLine(first).Length - indent)), null, $"write `- {source.GetLine(first).Trim()}`", "the next entry is here", new Place(source, new TextSpan(source.GetOffset(line, indent + 1), 1)))
            { Fix = source.Text.AsSpan(start).StartsWith("  ") ? Fix.Replace(start, "  ", "- ") : null };
    }

    // `short: "Recall" is a share`: YAML takes the first word for the whole text.
    private Diagnostic? DescribeEarlyEnd(int line)
    {
        if (line > source.LineCount || EarlyEnd().Match(source.GetLine(line)) is not { Success: true } match) return null;
        var (before, quoted, rest) = (match.Groups[1].Value.Trim(), match.Groups[2], match.Groups[3].Value.Trim());
        if (before.Length == 0 || rest.Length == 0 || "#,:]}".Contains(rest[0], StringComparison.Ordinal)) return null;
        var start = source.GetOffset(line, quoted.Index + 1);
        return new Diagnostic(Codes.YamlSyntax, "this text begins with a quotation mark and goes on behind the second one", new Place(source, new TextSpan(start, quoted.Length)), "all of the text, to YAML",
            $"quote the whole text: {QuoteScalar.Quote(Shortened(source.GetLine(line)[quoted.Index..].TrimEnd()))}") { Fix = QuoteScalar.TryQuote(source, start, mayBeginQuoted: true) };
    }

    private static string Shortened(string value) => value.Length > 60 ? value[..60] + "…" : value;

    [GeneratedRegex(@"^\s*(-[A-Za-z][\w-]*:)(?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex TightHyphen();

    // A key or a hyphen, a quoted text, and what follows it.
    [GeneratedRegex("""^(\s*(?:- +)?(?:[a-z][\w-]*: +)?)("[^"]*"|'[^']*')(.*)$""", RegexOptions.NonBacktracking)]
    private static partial Regex EarlyEnd();

    // `says：text` above `fits: {…}`: what stands above was taken for the beginning of a text that goes on here.
    private bool IsContinuation(int line)
    {
        if (line <= firstLine || line > source.LineCount) return false;
        var (above, here) = (source.GetLine(line - 1), source.GetLine(line));
        return !above.Contains(": ", StringComparison.Ordinal) && !above.TrimEnd().EndsWith(':') && KeyStart(above) == KeyStart(here) && here.Contains(": ", StringComparison.Ordinal);
    }

    // Where the text of a line begins, behind spaces and hyphens of lists.
    private static int KeyStart(string line) => line.Length - line.TrimStart(' ', '-').Length;

    private Diagnostic WithFix(string yaml, Diagnostic finding) =>
        finding is { Fix: null, Place: { } place } ? finding with { Fix = QuoteScalar.TryFix(source, yaml, firstLine, place.Location.Line) } : finding;

    private static string Shorten(string value) => value.Replace('"', '\'') is { Length: > 60 } text ? text[..60] + "…" : value.Replace('"', '\'');

    private static string Tidy(string message)
    {
        var first = message.AsSpan(message.IndexOf("): ", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0).TrimEnd('.').ToString();
        return first.Length == 0 ? "not expected" : char.ToLowerInvariant(first[0]) + first[1..];
    }

    private GuardException Refuse(Mark mark, int length, string message, string help) =>
        new(new Diagnostic(Codes.YamlFeature, message, At(mark, length), null, help));

    // The parser may find the mistake at the end of the file, where no character is left to point at.
    private Place At(Mark mark, int length) => new(source, TextSpan.Between(Offset(mark), Math.Min(Offset(mark) + length, source.Text.Length)));

    private int Offset(Mark mark) => source.GetOffset(firstLine + (int)Math.Max(1, mark.Line) - 1, (int)Math.Max(1, mark.Column));

    private ParsingEvent? Peek()
    {
        if (parser.Current is null) parser.MoveNext();
        return parser.Current;
    }

    private ParsingEvent Next()
    {
        var current = Peek() ?? throw new YamlException("unexpected end");
        if (++events > EventLimit) throw Refuse(current.Start, 1, $"YAML holds more than {EventLimit} values", "split the file");
        parser.MoveNext();
        return current;
    }

    private void Expect<T>() where T : ParsingEvent
    {
        if (Next() is not T) throw new YamlException("unexpected content");
    }

    private sealed class GuardException(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
