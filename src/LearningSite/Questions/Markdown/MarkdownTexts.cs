using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Markup;
using Markdig.Extensions.Alerts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Questions.Markdown;

/// <summary>A part of a feedback quote, of kind "" (why), "hint" or "unless".</summary>
public sealed record FeedbackPart(string Kind, string Html);

/// <summary>Texts of a `quiz` block as HTML, and the quotes that hold hints and feedback.</summary>
public sealed partial class MarkdownTexts(MarkupRenderer renderer)
{
    public MarkupRenderer Renderer => renderer;
    public string Source => renderer.Source.Text;

    /// <summary>An item whose task marker Markdown does not read as one.</summary>
    public void ReportMarker(ListItemBlock item, string owner)
    {
        var span = FirstLineOf(item);
        var match = BoxAndText().Match(Source.Substring(span.Start, span.Length));
        var (box, text) = (match.Groups[1].Success ? match.Groups[1].Value.Trim() : null, match.Groups[2].Value.Trim());
        var help = box switch
        {
            null or "" or "-" or "_" => $"write `- [ ] {text}`",
            "x" or "X" or "✓" or "✔" or "*" => $"write `- [x] {text}`",
            _ when box.All(char.IsAsciiDigit) => $"write `- [{box}%] {text}`",
            _ => $"write `- [ ] {text}` or `- [x] {text}`",
        };
        Report(Codes.TaskMarker, span, $"{owner} begins with `[ ]` or `[x]` and a space", help, "no marker that is understood", fix: FixMarker(item));
    }

    // `- **[x]** text`, `- [✓]text`, `- text`: what stands in the box, and what behind it.
    [GeneratedRegex(@"^[-*+\s]*(?:\*{0,2}\[([^\]]{0,9})\]\*{0,2})?(.*)$", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex BoxAndText();

    /// <summary>The repair of a task marker that is malformed and can mean one thing.</summary>
    public Fix? FixMarker(ListItemBlock item)
    {
        var span = FirstLineOf(item);
        return FixTaskMarker.TryFix(Source.Substring(span.Start, span.Length), span.Start);
    }

    public void Report(DiagnosticCode code, TextSpan span, string message, string help, string? label = null, string? note = null, TextSpan? noteSpan = null, Fix? fix = null) =>
        renderer.Diagnostics.Add(new Diagnostic(code, message, renderer.PlaceOf(span), label, help, note, noteSpan is { } other ? renderer.PlaceOf(other) : null) { Fix = fix });

    /// <summary>The first line of a block.</summary>
    public TextSpan FirstLineOf(Block block)
    {
        var start = renderer.OffsetOf(block.Span.Start);
        return new TextSpan(start, LineLength(start));
    }

    public int LineLength(int start)
    {
        var end = Source.IndexOf('\n', start);
        return Math.Max(1, (end < 0 ? Source.Length : end) - start);
    }

    /// <summary>The items of a list. Its blocks are nothing else.</summary>
    public static ListItemBlock[] ItemsOf(ListBlock list)
    {
        var items = new ListItemBlock[list.Count];
        for (var i = 0; i < items.Length; i++) items[i] = (ListItemBlock)list[i];
        return items;
    }

    /// <summary>The text that an item begins with.</summary>
    public static ParagraphBlock? ParagraphOf(ListItemBlock item) => item.Count > 0 ? item[0] as ParagraphBlock : null;

    /// <summary>Blocks as HTML; a paragraph that stands alone has no tags.</summary>
    public string Capture(IEnumerable<Block> blocks)
    {
        var kept = new List<Block>();
        foreach (var block in blocks)
            if (block is not ParagraphBlock { Inline: { FirstChild: null } }) kept.Add(block);
        return kept.Count == 0 ? "" : renderer.CaptureQuietly(() =>
        {
            if (kept is [ParagraphBlock { Inline: { } inline }]) renderer.RenderInlines(inline);
            else kept.ForEach(renderer.RenderBlock);
        }).Trim();
    }

    public string Capture(ContainerInline inline) => renderer.CaptureQuietly(() => renderer.RenderInlines(inline)).Trim();

    /// <summary>Takes the quotes that begin with `hint:` out of the blocks.</summary>
    /// <param name="hints">They are added to these.</param>
    public List<Block> SplitHints(IReadOnlyList<Block> blocks, List<string> hints)
    {
        var kept = new List<Block>(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is QuoteBlock quote && IsHint(quote))
                hints.AddRange(ReadParts(quote).Where(p => p.Kind == "hint").Select(p => p.Html));
            else kept.Add(blocks[i]);
        }
        return kept;
    }

    public static bool IsHint(QuoteBlock quote) => quote is not AlertBlock && FirstText(quote)?.StartsWith("hint:", StringComparison.OrdinalIgnoreCase) == true;

    private static string? FirstText(QuoteBlock quote) => ((quote.Count > 0 ? quote[0] as ParagraphBlock : null)?.Inline?.FirstChild as LiteralInline)?.Content.ToString();

    /// <summary>Feedback in the quotes under an item, of one kind: "" (why) or "unless".</summary>
    public static string Join(List<FeedbackPart> parts, string kind)
    {
        // Nearly always there is one.
        if (parts is [var only]) return only.Kind == kind ? only.Html : "";
        return string.Join(' ', parts.Where(p => p.Kind == kind && p.Html.Length > 0).Select(p => p.Html));
    }

    /// <summary>The parts of a feedback quote: kind "" (why), "hint" or "unless", each as HTML.</summary>
    public List<FeedbackPart> ReadParts(QuoteBlock quote)
    {
        var parts = new List<FeedbackPart>(1);
        foreach (var block in quote)
        {
            if (block is not ParagraphBlock { Inline: { } inline }) { parts.Add(new FeedbackPart("", Capture([block]))); continue; }
            var kind = "";
            var first = inline.FirstChild;
            for (var child = first; child is not null; child = child.NextSibling)
            {
                if (child.PreviousSibling is not (null or LineBreakInline) || child is not LiteralInline literal || FindKind(literal) is not { } found) continue;
                if (child != first) parts.Add(new FeedbackPart(kind, Capture(first!, child)));
                (kind, first) = (found, child);
                literal.Content.Start += found.Length + 1;
                literal.Content.TrimStart();
            }
            if (first is not null) parts.Add(new FeedbackPart(kind, Capture(first, null)));
        }
        return parts;
    }

    // Inlines from one to the one before the end.
    private string Capture(Inline first, Inline? end) => renderer.CaptureQuietly(() =>
    {
        for (var inline = first; inline != end; inline = inline.NextSibling!) renderer.RenderInline(inline);
    }).Trim();

    private static string? FindKind(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        return text.StartsWith("hint:", StringComparison.OrdinalIgnoreCase) ? "hint" : text.StartsWith("unless:", StringComparison.OrdinalIgnoreCase) ? "unless" : null;
    }

    /// <summary>Attributes that stand within a text, or behind one that has none, would be shown as they are written.</summary>
    public void CheckBraces(ContainerInline inline, string help)
    {
        if (inline.ParentBlock is { } block && renderer.SpanOf(block) is var (start, length) && !Source.AsSpan(start, length).Contains('{')) return;
        foreach (var literal in inline.Descendants<LiteralInline>())
            foreach (Match braces in Braces().Matches(literal.Content.ToString()))
                Report(Codes.BracesInText, new TextSpan(renderer.OffsetOf(literal.Span.Start) + braces.Index, braces.Length), $"`{braces.Value}` would be shown as text", help);
    }

    [GeneratedRegex(@"\{(#[\w-]+|misconception=|fixed\b)[^{}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();

    // CommonMark lets text without indentation continue the paragraph above it, so an explanation without an empty line
    // before it would silently become part of the last item.
    public void CheckLazyContinuation(ListItemBlock item)
    {
        if (FindLazyLine(item) is not { } line) return;
        Report(Codes.LazyContinuation, line, "this line runs into the option above it",
            MendOption(line.Start) is null ? "leave an empty line before the explanation, or indent the line by two spaces" : AdviseOption(line.Start) + ", so that it is an option of its own",
            fix: MendOption(line.Start) is { } edit ? new Fix([edit]) : null);
    }

    /// <summary>True when another option was written so that it became text of this one.</summary>
    public bool SwallowsOption(ListItemBlock item) => FindLazyLine(item) is { } line && MendOption(line.Start) is not null;

    private TextSpan? FindLazyLine(ContainerBlock container)
    {
        foreach (var block in container)
            if ((block is ContainerBlock inner ? FindLazyLine(inner) : FindLazyLine((block as LeafBlock)?.Inline)) is { } line) return line;
        return null;
    }

    private TextSpan? FindLazyLine(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is ContainerInline inner && FindLazyLine(inner) is { } found) return found;
            if (inline is not LineBreakInline) continue;
            var next = Source.IndexOf('\n', renderer.OffsetOf(inline.Span.Start)) + 1;
            if (next > 0 && next < Source.Length && Source[next] is not (' ' or '\t' or '>')) return new TextSpan(next, LineLength(next));
        }
        return null;
    }

    /// <summary>An option without its bullet, or without the space behind it, is text to Markdown. True after a finding.</summary>
    public bool ReportTightOption(Block block)
    {
        if (block is not ParagraphBlock) return false;
        var (start, end) = (renderer.SpanOf(block).Start, renderer.SpanOf(block).End);
        var edits = new List<(int Line, TextEdit Edit)>();
        for (var at = start; at >= start && at < end; at = Source.IndexOf('\n', at) + 1)
            if (MendOption(at) is { } edit) edits.Add((at, edit));
        if (edits.Count == 0) return false;
        Report(Codes.TaskMarker, new TextSpan(edits[0].Line, LineLength(edits[0].Line)), "this is text and no option", AdviseOption(edits[0].Line), fix: new Fix([.. edits.Select(e => e.Edit)]));
        return true;
    }

    private TextEdit? MendOption(int at) => IsTightOption(at) ? new TextEdit(at + 1, "", " ") : IsBareOption(at) ? new TextEdit(at, "", "- ") : null;

    private string AdviseOption(int at) => IsBareOption(at) ? "write `- ` before the box" : $"write `{Source[at]} [`, with a space behind the hyphen";

    // `[x] text`, without the hyphen.
    private bool IsBareOption(int at) => Source.AsSpan(at) is ['[', ' ' or 'x' or 'X', ']', ' ', ..];

    // `-[x] text`, and not the links `-[x](address)`, `-[x][y]` and `-[x]: address`.
    private bool IsTightOption(int at)
    {
        var rest = Source.AsSpan(at);
        if (rest.Length < 3 || !"-*+".Contains(rest[0]) || rest[1] != '[') return false;
        var end = rest[2] == ']' ? 3 : rest.Length > 3 && rest[2] is ' ' or 'x' or 'X' && rest[3] == ']' ? 4 : 0;
        return end > 0 && (end == rest.Length || !"([:".Contains(rest[end]));
    }
}
