using LearningSite.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LearningSite.Documents;

/// <summary>
/// Builds our own tree from YamlDotNet's event stream. Its object deserialiser is not used: 10 KB of brackets overflow its
/// stack, it accepts duplicate keys in silence, and it turns `no` into a boolean. Anchors, aliases, tags, merge keys and
/// further documents are refused, because they let a small file grow without bound and mean nothing to an author.
/// </summary>
public sealed class YamlReader
{
    public const int DepthLimit = 64;
    public const int EventLimit = 200_000;
    // Brackets in prose count too. What the parser needs for as many fits into half a megabyte of stack.
    private const int BracketLimit = 500;
    private const string OneDocument = "a file holds one YAML document", NoTags = "YAML tags (`!name`) are not allowed";

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
            var place = reader.At(exception.Start, (int)Math.Max(1, exception.End.Index - exception.Start.Index));
            diagnostics.Add(reader.WithFix(yaml, new DescribeYamlMistake(source, firstLine).Describe(exception.Message, place)));
        }
        // YamlDotNet has exceptions of its own without a place for the rest. The event before it is near.
        catch (InvalidOperationException)
        {
            diagnostics.Add(reader.parser.Current is null or StreamStart
                ? new Diagnostic(Codes.YamlFeature, OneDocument, reader.Near(), null, "remove the line `...`")
                : new Diagnostic(Codes.YamlSyntax, "a list or group in brackets is not closed on its line, and the next one is not indented", reader.Near(), null, "write the closing `]` or `}`, or indent the lines between the brackets"));
        }
        catch (ArgumentOutOfRangeException)
        {
            // `"\ud800\u0041"`, half of a character and another one.
            diagnostics.Add(new Diagnostic(Codes.YamlSyntax, "an escape in a quoted text is no character", reader.Near(), "in the text behind this", "write the character itself"));
        }
        catch (ArgumentException)
        {
            // `!<>` and `!![`, tags that are no address.
            diagnostics.Add(new Diagnostic(Codes.YamlFeature, NoTags, reader.Near(), "behind this", "remove the tag, or quote the text"));
        }
        return null;
    }

    // The parser recurses once for each flow bracket and would overflow the stack before it reports the depth, it gives tabs the place 1:1, and takes a NUL for
    // the end of the file: all that follows would be lost in silence.
    private static Diagnostic? FindForbidden(SourceText source, string yaml, int firstLine)
    {
        var start = source.GetOffset(firstLine, 1);
        var indents = FindStrangeIndents(yaml);
        if (indents is [var strange, ..])
            return yaml[strange] == '\t'
                ? new Diagnostic(Codes.YamlSyntax, "a tab cannot indent YAML", PlaceOf(strange), "a tab", "use two spaces")
                : new Diagnostic(Codes.YamlSyntax, "only ordinary spaces can indent YAML", PlaceOf(strange), $"U+{(int)yaml[strange]:X4}, as copied from a web page or a word processor", "write ordinary spaces")
                    { Fix = new Fix([.. indents.Where(i => yaml[i] != '\t').Select(i => new TextEdit(start + i, yaml[i].ToString(), " "))]) };
        if (yaml.IndexOf('\0', StringComparison.Ordinal) is var end and >= 0)
            return new Diagnostic(Codes.YamlSyntax, "a NUL character cannot be content", PlaceOf(end), null, "remove the character; the file may be damaged");
        var depth = 0;
        for (var i = 0; i < yaml.Length; i++)
        {
            if (yaml[i] is '[' or '{') depth++;
            else if (yaml[i] is ']' or '}') depth = Math.Max(0, depth - 1);
            if (depth > BracketLimit) return TooDeep(PlaceOf(i));
        }
        return null;

        Place PlaceOf(int at) => new(source, new TextSpan(start + at, 1));
    }

    // Where a line is indented by what is no space. Behind the spaces of a block of text (`key: |`) a tab is part of the text, as in a Makefile.
    private static List<int> FindStrangeIndents(string yaml)
    {
        var found = new List<int>();
        var blockIndent = int.MaxValue;
        for (var (start, next) = (0, 0); start < yaml.Length; start = next)
        {
            next = yaml.IndexOf('\n', start) is var end and >= 0 ? end + 1 : yaml.Length;
            var line = yaml.AsSpan(start, next - start);
            var indent = line.Length - line.TrimStart(' ').Length;
            if (indent > blockIndent) continue;
            for (var at = indent; at < line.Length && (line[at] == '\t' || IsSpace(line[at])); at++)
                if (line[at] != ' ') found.Add(start + at);
            if (!line.IsWhiteSpace()) blockIndent = BlockIndent(line.TrimEnd());
        }
        return found;
    }

    private static bool IsSpace(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpaceSeparator;

    // The lines of a block of text stand deeper than its key, or than its hyphen: `- key: |`, `- |`.
    private static int BlockIndent(ReadOnlySpan<char> line)
    {
        var head = line.TrimEnd("+-");
        if (!head.EndsWith('|') && !head.EndsWith('>')) return int.MaxValue;
        var text = head[..^1].TrimEnd();
        return text.EndsWith('-') ? text.LastIndexOf('-') : text.Length - text.TrimStart("- ").Length;
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
            throw Refuse(second.Start, 3, OneDocument, $"remove the line `{(second.IsImplicit ? "..." : "---")}`");
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
            if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific) throw Refuse(node.Start, 1, NoTags, "remove the tag, or quote the text");
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
        if (isPlain) CheckHash(start, Offset(scalar.End));
        var value = isPlain && scalar.Value is "~" or "null" ? "" : scalar.Value;
        return new YamlNode.Scalar(value, TextSpan.Between(start, end), textStart);
    }

    // A space and `#` begin a comment, which readers never see; people put a space behind the sign then, and none in `#1`.
    private void CheckHash(int start, int end)
    {
        var text = source.Text.AsSpan(end);
        var rest = text.TrimStart(' ');
        if (rest.Length == text.Length || rest.Length < 2 || rest[0] != '#' || !char.IsLetterOrDigit(rest[1])) return;
        var at = end + text.Length - rest.Length;
        var lost = rest.IndexOf('\n') is var lineEnd and >= 0 ? rest[..lineEnd] : rest;
        var isOneLine = source.GetLocation(start).Line == source.GetLocation(at).Line;
        diagnostics.Add(new Diagnostic(Codes.HashInText, "what follows `#` is a comment to YAML, and no part of the text", new Place(source, new TextSpan(at, lost.Length)), "lost from here on", "quote the whole text, or put a space behind the `#` of a comment") { Fix = isOneLine ? QuoteScalar.TryQuote(source, start == end ? at : start, mayHoldHash: true) : null });
    }

    private Diagnostic WithFix(string yaml, Diagnostic finding) =>
        finding is { Fix: null, Place: { } place } ? finding with { Fix = QuoteScalar.TryFix(source, yaml, firstLine, place.Location.Line) } : finding;

    private GuardException Refuse(Mark mark, int length, string message, string help) =>
        new(new Diagnostic(Codes.YamlFeature, message, At(mark, length), null, help));

    // The parser may find the mistake at the end of the file, where no character is left to point at.
    private Place At(Mark mark, int length) => new(source, TextSpan.Between(Offset(mark), Math.Min(Offset(mark) + length, source.Text.Length)));

    private Place Near() => At(parser.Current?.Start ?? Mark.Empty, 1);

    private int Offset(Mark mark) => source.GetOffset(firstLine + (int)mark.Line - 1, (int)mark.Column);

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
