using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup.Rules;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup;

/// <summary>Writes a container block of ours; <paramref name="attributes"/> are its braces.</summary>
public delegate void ContainerHandler(MarkupRenderer renderer, CustomContainer block, string attributes, int attributesOffset);

/// <summary>What a renderer does differently in different places.</summary>
/// <param name="LinksTerms">The first use of a glossary term is linked.</param>
/// <param name="IsWholeBody">The text is a page's body: its headings stand below the page's own H1.</param>
/// <param name="IsPlainFolder">The text is ordinary Markdown, whose author never asked for rules of style.</param>
public sealed record MarkupOptions(bool LinksTerms = false, bool IsWholeBody = true, bool IsPlainFolder = false)
{
    /// <summary>The headings of the original, in a translation: each heading takes the anchor of the one in its place.</summary>
    public IReadOnlyList<Heading>? Anchors { get; init; }
}

/// <summary>A code block or a formula of a tree.</summary>
public sealed record PlacedSnippet(MarkdownObject Node, Snippet Snippet);

/// <summary>
/// Turns Markdig's tree into HTML by an allow-list: only what is written here can come out. A filter over Markdig's own
/// HTML would have to know every way in; 40 of 9,301 known attack strings pass `DisableHtml()`.
/// </summary>
public sealed partial class MarkupRenderer
{
    private readonly IReadOnlyDictionary<string, ContainerHandler> containers;
    private readonly MarkupOptions options;
    private readonly int offset;
    private Lazy<int[]>? offsets;
    private readonly Dictionary<MarkdownObject, SnippetResult> snippets = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<HeadingBlock, Heading> headings = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> linkedTerms = new(StringComparer.Ordinal);
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);
    private readonly Stack<string> openTags = new();
    // Tags below this were opened outside the element that is being written, and must not be closed inside it.
    private int tagFloor;
    private readonly LinkTextRules linkTexts;
    private int tables;
    private bool isInCell;
    private int quiet;

    public MarkupRenderer(IMarkupHost host, IReadOnlyDictionary<string, ContainerHandler> containers, MarkupOptions options,
        SourceText source, int offset, DiagnosticBag diagnostics, StringBuilder? output = null)
    {
        Host = host;
        this.containers = containers;
        this.options = options;
        this.offset = offset;
        Source = source;
        Diagnostics = diagnostics;
        linkTexts = new LinkTextRules(this);
        Output = output ?? new StringBuilder(options.IsWholeBody ? (source.Text.Length - offset) * 2 : 64);
    }

    public IMarkupHost Host { get; }
    public SourceText Source { get; }
    public DiagnosticBag Diagnostics { get; }
    public StringBuilder Output { get; }
    /// <summary>A place for what the handlers of containers count over one body, such as questions.</summary>
    public Dictionary<string, object> State { get; } = new(StringComparer.Ordinal);

    /// <summary>False for nearly every text, which need not be searched for blanks then.</summary>
    public bool MayHoldBlanks => mayHoldBlanks ??= Source.Text.Contains("[[", StringComparison.Ordinal);
    private bool? mayHoldBlanks;

    /// <summary>Makes an id out of words that no other page has; null where there is no site around the text.</summary>
    public Func<string, string>? MakeUniqueId { get; init; }

    public Place PlaceOf(MarkdownObject node) => new(Source, SpanOf(node));
    public TextSpan SpanOf(MarkdownObject node) => SpanOf(Math.Max(0, node.Span.Start), Math.Max(1, node.Span.Length));
    public Place PlaceOf(TextSpan span) => new(Source, TextSpan.Between(Math.Min(span.Start, Source.Text.Length), Math.Min(span.End, Source.Text.Length)));
    public int OffsetOf(int treePosition) => offsets is null ? offset + treePosition : offsets.Value[Math.Clamp(treePosition, 0, offsets.Value.Length - 1)];

    /// <summary>For a text of a YAML value, whose characters may stand elsewhere than one behind the other.</summary>
    public MarkupRenderer In(YamlNode.Scalar scalar)
    {
        offsets = new Lazy<int[]>(() => ScalarOffsets.Find(scalar, Source));
        return this;
    }

    // A block that the end of the file cuts off ends one character behind it, says Markdig.
    private TextSpan SpanOf(int start, int length) => TextSpan.Between(Math.Min(OffsetOf(start), Source.Text.Length), Math.Min(Math.Max(OffsetOf(start) + 1, OffsetOf(start + length)), Source.Text.Length));

    // Markdig counts the angle brackets of `[a](<b c>)` to the address.
    private TextSpan AddressSpanOf(LinkInline link)
    {
        if (link.UrlSpan is not { IsEmpty: false, Start: > 0 } exact) return SpanOf(link);
        var span = SpanOf(exact.Start, exact.Length);
        return Source.Text[span.Start] == '<' ? new TextSpan(span.Start + 1, Math.Max(1, span.Length - 2)) : span;
    }

    public void Report(DiagnosticCode code, MarkdownObject node, string message, string? label = null, string? help = null, Fix? fix = null) =>
        Diagnostics.Add(new Diagnostic(code, message, PlaceOf(node), label, help) { Fix = fix });

    /// <summary>Code blocks and formulas of a tree, in order; their results are handed back to <see cref="RenderBody"/>.</summary>
    public IReadOnlyList<PlacedSnippet> CollectSnippets(MarkdownDocument tree)
    {
        var found = new List<PlacedSnippet>();
        CollectSnippets(tree, Source.Text.Contains('$', StringComparison.Ordinal), found);
        return found;
    }

    private void CollectSnippets(ContainerBlock container, bool hasFormulas, List<PlacedSnippet> found)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case MathBlock math: found.Add(new PlacedSnippet(math, new Snippet(true, "", math.Lines.ToString(), true))); break;
                case FencedCodeBlock { Info.Length: > 0 } code: found.Add(new PlacedSnippet(code, new Snippet(false, code.Info!, code.Lines.ToString(), false))); break;
                case ContainerBlock inner: CollectSnippets(inner, hasFormulas, found); break;
                case LeafBlock { Inline: { } inlines } when hasFormulas: CollectFormulas(inlines, found); break;
            }
        }
    }

    private static void CollectFormulas(ContainerInline container, List<PlacedSnippet> found)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is MathInline math) found.Add(new PlacedSnippet(math, new Snippet(true, "", math.Content.ToString(), math.DelimiterCount > 1)));
            else if (inline is ContainerInline inner) CollectFormulas(inner, found);
        }
    }

    /// <param name="found">What <see cref="CollectSnippets(MarkdownDocument)"/> found.</param>
    /// <param name="results">A result for each of them.</param>
    public Body RenderBody(MarkdownDocument tree, IReadOnlyList<PlacedSnippet> found, IReadOnlyList<SnippetResult> results)
    {
        for (var i = 0; i < found.Count; i++) snippets[found[i].Node] = results[i];
        GatherHeadings(tree);
        var parts = new List<(Heading Heading, int Start, int ContentStart)>();
        foreach (var block in tree)
        {
            var start = Output.Length;
            RenderBlock(block);
            if (block is HeadingBlock heading && RenderedLevel(heading) == 2) parts.Add((headings[heading], start, Output.Length));
        }
        CloseTags(0);
        var cuts = new List<BodyPart>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
            cuts.Add(new BodyPart(parts[i].Heading, parts[i].Start, parts[i].ContentStart, i + 1 < parts.Count ? parts[i + 1].Start : Output.Length));
        return new Body(Output, [.. headings.Values], cuts, anchors);
    }

    /// <summary>Markdown of a YAML value: one paragraph is written without its tags, unless other blocks stand beside it.</summary>
    public string RenderFragment(MarkdownDocument tree, bool hasNeighbours = false)
    {
        GatherHeadings(tree);
        if (!hasNeighbours && tree is [ParagraphBlock { Inline: { } inline }]) RenderInlines(inline);
        else foreach (var block in tree) RenderBlock(block);
        CloseTags(0);
        return Output.ToString();
    }

    /// <summary>Renders into a string of its own instead of the page; what it opens ends with it.</summary>
    public string Capture(Action render)
    {
        var start = Output.Length;
        var floor = tagFloor;
        tagFloor = openTags.Count;
        render();
        CloseTags(tagFloor);
        tagFloor = floor;
        var text = Output.ToString(start, Output.Length - start);
        Output.Length = start;
        return text;
    }

    /// <summary>Renders without linking terms: inside a question a link would give the answer away or lead astray.</summary>
    public string CaptureQuietly(Action render)
    {
        quiet++;
        try { return Capture(render); }
        finally { quiet--; }
    }

    /// <summary>Registers an id of ours so that links can lead to it; false and a finding when it is taken.</summary>
    public bool AddAnchor(string id, TextSpan span)
    {
        if (anchors.Add(id)) return true;
        Diagnostics.Add(new Diagnostic(Codes.DuplicateId, $"the id `{id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..]}` is used twice on this page", PlaceOf(span), null, "give one of the two another id"));
        return false;
    }

    private void GatherHeadings(MarkdownDocument tree)
    {
        var previous = 1;
        GatherHeadings(tree, new Slugger(), ref previous);
    }

    private void GatherHeadings(ContainerBlock container, Slugger slugger, ref int previous)
    {
        foreach (var block in container)
        {
            if (block is ContainerBlock inner) GatherHeadings(inner, slugger, ref previous);
            if (block is not HeadingBlock heading) continue;
            var text = PlainText(heading.Inline);
            headings[heading] = new Heading(RenderedLevel(heading), options.Anchors is { } known && headings.Count < known.Count ? known[headings.Count].Anchor : slugger.Add(text), text) { Span = SpanOf(heading) };
            anchors.Add(headings[heading].Id);
            if (!options.IsWholeBody) continue;
            if (heading.Level == 1)
                Report(Codes.DuplicateHeading, heading, "a body has no first-level heading, because the title is one", null, "write `##` instead of `#`");
            else if (heading.Level > previous + 1)
                Report(Codes.HeadingOrder, heading, $"a heading of level {heading.Level} follows one of level {previous}", null, $"write {new string('#', previous + 1)} instead");
            previous = Math.Max(1, heading.Level);
        }
    }

    private int RenderedLevel(HeadingBlock heading) => options.IsWholeBody ? Math.Max(2, heading.Level) : heading.Level;

    [ThreadStatic]
    private static StringBuilder? plainText;

    /// <summary>The text of inlines without any markup, for anchors, alternative texts and titles.</summary>
    public static string PlainText(ContainerInline? inlines)
    {
        if (inlines is null) return "";
        if (inlines.FirstChild is LiteralInline { NextSibling: null } only) return only.Content.AsSpan().Trim().ToString();
        var text = plainText ??= new StringBuilder(1024);
        text.Clear();
        AppendPlainText(text, inlines);
        return text.ToString().Trim();
    }

    private static void AppendPlainText(StringBuilder text, ContainerInline inlines)
    {
        for (var inline = inlines.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.ContentSpan); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: text.Append(' '); break;
                case MathInline math: text.Append(math.Content.AsSpan()); break;
                case ValueInline value: text.Append(value.Text); break;
                case BlankInline: text.Append('…'); break;
                case LangInline words: text.Append(words.Text); break;
                case AutolinkInline autolink: text.Append(autolink.Url); break;
                case ContainerInline inner: AppendPlainText(text, inner); break;
            }
        }
    }

    /// <summary>The text of blocks without any markup.</summary>
    public static string PlainText(IEnumerable<Block> blocks) =>
        (blocks is IList<Block> { Count: 1 } only ? PlainText(only[0]) : string.Join(' ', blocks.Select(PlainText).Where(t => t.Length > 0))).Trim();

    private static string PlainText(Block block) => block switch { CodeBlock code => code.Lines.ToString(), LeafBlock leaf => PlainText(leaf.Inline), ContainerBlock container => PlainText((IEnumerable<Block>)container), _ => "" };
}
