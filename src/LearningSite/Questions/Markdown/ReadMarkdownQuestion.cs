using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Markup;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Questions.Markdown;

/// <summary>
/// Reads a `:::: quiz` block:
/// <code>
/// question    = stem-block+ hint* body hint* explanation*      body = the first list, or none when the stem has a blank
/// option item = ("[ ]" | "[x]" | "[X]") " " text attributes?  feedback*
/// feedback    = blockquote under the item; a line that begins "hint:" or "unless:" starts a part of its own
/// explanation = every block after the list that is no hint; a blank line must precede it
/// </code>
/// </summary>
public sealed class ReadMarkdownQuestion(MarkupRenderer renderer)
{
    /// <summary>Attributes of `:::: quiz`.</summary>
    public static readonly IReadOnlyList<string> Attributes = ["#", "objective", "type", "see", "points", "difficulty", "strict", "pre"];
    private static readonly IReadOnlyList<string> Types = [.. Question.Types.Where(t => t != "fit")];

    public Question? Read(CustomContainer block, BlockAttributes attributes)
    {
        if (attributes.Id is not { Length: > 0 } id)
        {
            renderer.Report(Codes.MissingBlockId, block, "a question needs an id", null, "write `:::: quiz {#a-short-id}`; answers are remembered by it");
            return null;
        }
        var type = attributes.Find("type");
        if (type is not null && !Types.Contains(type))
        {
            renderer.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"there is no question type `{type}`", renderer.PlaceOf(attributes.SpanOf("type")), Spelling.DidYouMean(type, Types), $"the types are {string.Join(", ", Types)}"));
            type = null;
        }
        var blocks = block.ToList();
        var list = blocks.FindIndex(b => b is ListBlock);
        var blank = list >= 0 ? null : block.Descendants<BlankInline>().FirstOrDefault();
        if (type is "tf" or "match" or "order" or "cloze" or "scenario" or "self-rated" || blank is { } b && !b.Content.TrimStart().StartsWith('='))
        {
            renderer.Report(Codes.QuestionTypeNotYet, block, $"questions of type {type ?? "cloze"} are not built yet", null, "write it as a question with one right option, several, or a number");
            return null;
        }
        if (list < 0 && blank is null)
        {
            renderer.Report(Codes.QuestionWithoutOptions, block, $"the question `{id}` has no options and no blank", null, "write a list of `- [ ]` and `- [x]` items, or a number as `[[= 0.8 ± 0.01]]`");
            return null;
        }
        var stemEnd = list >= 0 ? list : blocks.FindIndex(HasBlank) + 1;
        var (stem, hints) = SplitHints(blocks[..stemEnd]);
        var (explanation, laterHints) = SplitHints(blocks[(list >= 0 ? list + 1 : stemEnd)..]);
        if (blank is not null && (blank.NextSibling is null || blank.PreviousSibling is null)) blank.Remove();
        var stemText = string.Join(' ', stem.Select(s => s is LeafBlock leaf ? MarkupRenderer.PlainText(leaf.Inline) : ""));
        var head = new QuestionHead
        {
            Id = id, Span = renderer.SpanOf(block) with { Length = 4 }, StemHtml = Capture(stem), StemText = stemText.Trim(), StemSpan = SpanOf(stem, block), HintsHtml = [.. hints, .. laterHints], ExplanationHtml = Capture(explanation),
            Objective = attributes.Find("objective"), ObjectiveSpan = attributes.SpanOf("objective"), See = attributes.Find("see"), SeeSpan = attributes.SpanOf("see"),
            IsStrict = attributes.Has("strict"), IsPre = attributes.Has("pre"), Points = ReadNumber(attributes, "points", 100) ?? 1, Difficulty = ReadNumber(attributes, "difficulty", 3),
        };
        return blank is not null ? ReadNumeric(head, blank) : ReadChoice(head, (ListBlock)blocks[list], type);
    }

    private TextSpan SpanOf(IReadOnlyList<Block> stem, Block question) =>
        stem.Count == 0 ? renderer.SpanOf(question) : TextSpan.Between(renderer.SpanOf(stem[0]).Start, renderer.SpanOf(stem[^1]).End);

    private static bool HasBlank(Block block) => block switch
    {
        LeafBlock leaf => leaf.Inline?.Descendants<BlankInline>().Any() == true,
        ContainerBlock container => container.Descendants<BlankInline>().Any(),
        _ => false,
    };

    private int? ReadNumber(BlockAttributes attributes, string name, int maximum)
    {
        if (attributes.Find(name) is not { } value) return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= maximum) return number;
        renderer.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{name}` is out of range", renderer.PlaceOf(attributes.SpanOf(name)), null, $"write a number from 1 to {maximum}"));
        return null;
    }

    private Question.Numeric? ReadNumeric(QuestionHead head, BlankInline blank)
    {
        if (NumericAnswer.TryParse(blank.Content) is not { } answer)
        {
            renderer.Diagnostics.Add(new Diagnostic(Codes.InvalidAnswer, $"`{blank.Content.Trim()}` is no number", renderer.PlaceOf(blank), null, "write `[[= 0.8 ± 0.01]]` or a range `[[= 3..4]]`, with a unit behind it if there is one"));
            return null;
        }
        return new Question.Numeric(head, answer, []);
    }

    private Question.Choice ReadChoice(QuestionHead head, ListBlock list, string? type)
    {
        var options = list.OfType<ListItemBlock>().Select((item, index) => ReadOption(item, index)).OfType<Option>().ToList();
        var takesSeveral = type == "multi" || (type is null && options.Count(o => o.IsRight) > 1);
        return new Question.Choice(head, options, takesSeveral);
    }

    private Option? ReadOption(ListItemBlock item, int index)
    {
        var span = renderer.SpanOf(item);
        span = span with { Length = LineLength(span.Start) };
        if (item.FirstOrDefault() is not ParagraphBlock { Inline: { } inline } || inline.FirstChild is not TaskList task || !MarkupRenderer.IsTask(task))
        {
            var written = renderer.Source.Text.Substring(span.Start, span.Length).TrimStart('-', '*', '+', ' ');
            var isWeighted = written.StartsWith('[') && written.IndexOf("%]", StringComparison.Ordinal) is > 0 and < 6;
            renderer.Diagnostics.Add(isWeighted
                ? new Diagnostic(Codes.QuestionTypeNotYet, "questions with weighted options are not built yet", renderer.PlaceOf(span), null, "mark the best option with `[x]`")
                : new Diagnostic(Codes.TaskMarker, "an option begins with `[ ]` or `[x]` and a space", renderer.PlaceOf(span), "no marker that is understood", $"write `- [ ] {written.TrimStart('[', ']', 'x', 'X', 'o', ' ')}`"));
            return null;
        }
        CheckLazyContinuation(item);
        var isRight = task.Checked;
        task.Remove();
        var attributes = ReadOptionAttributes(inline);
        var html = renderer.CaptureQuietly(() => renderer.RenderInlines(inline)).Trim();
        var parts = item.Skip(1).OfType<QuoteBlock>().SelectMany(ReadParts).ToList();
        var rest = item.Skip(1).Where(b => b is not QuoteBlock).ToList();
        return new Option(attributes.Id ?? ((char)('a' + (index % 26))).ToString(), html + (rest.Count > 0 ? Capture(rest) : ""), MarkupRenderer.PlainText(inline), isRight,
            Join(parts, ""), Join(parts, "unless"), attributes.Find("misconception"), attributes.Has("fixed"), span);
    }

    private static string Join(IEnumerable<(string Kind, string Html)> parts, string kind) => string.Join(' ', parts.Where(p => p.Kind == kind && p.Html.Length > 0).Select(p => p.Html));

    private int LineLength(int start)
    {
        var end = renderer.Source.Text.IndexOf('\n', start);
        return Math.Max(1, (end < 0 ? renderer.Source.Text.Length : end) - start);
    }

    // `… text {#id misconception=x fixed}`: the braces are the last thing of the option's own line.
    private BlockAttributes ReadOptionAttributes(ContainerInline inline)
    {
        if (inline.LastChild is not LiteralInline last) return BlockAttributes.None;
        var text = last.Content.ToString();
        var open = text.LastIndexOf('{');
        if (open < 0 || !text.TrimEnd().EndsWith('}') || (open > 0 && text[open - 1] != ' ')) return BlockAttributes.None;
        var offset = renderer.OffsetOf(last.Span.Start) + open;
        last.Content.End = last.Content.Start + open - 1;
        return BlockAttributes.Parse(text[open..].TrimEnd(), offset, "option", ["#", "misconception", "fixed"], renderer.Source, renderer.Diagnostics);
    }

    // CommonMark lets text without indentation continue the paragraph above it, so an explanation without an empty line
    // before it would silently become part of the last option.
    private void CheckLazyContinuation(ListItemBlock item)
    {
        foreach (var line in item.Descendants<LineBreakInline>())
        {
            var next = renderer.Source.Text.IndexOf('\n', renderer.OffsetOf(line.Span.Start)) + 1;
            if (next <= 0 || next >= renderer.Source.Text.Length || renderer.Source.Text[next] is ' ' or '\t' or '>') continue;
            renderer.Diagnostics.Add(new Diagnostic(Codes.LazyContinuation, "this line runs into the option above it", renderer.PlaceOf(new TextSpan(next, LineLength(next))), null,
                "leave an empty line before the explanation, or indent the line by two spaces"));
            return;
        }
    }

    private (IReadOnlyList<Block> Blocks, IReadOnlyList<string> Hints) SplitHints(IReadOnlyList<Block> blocks)
    {
        var kept = new List<Block>();
        var hints = new List<string>();
        foreach (var block in blocks)
        {
            if (block is QuoteBlock quote && quote is not Markdig.Extensions.Alerts.AlertBlock && FirstText(quote)?.StartsWith("hint:", StringComparison.OrdinalIgnoreCase) == true)
                hints.AddRange(ReadParts(quote).Where(p => p.Kind == "hint").Select(p => p.Html));
            else kept.Add(block);
        }
        return (kept, hints);
    }

    private static string? FirstText(QuoteBlock quote) => ((quote.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild as LiteralInline)?.Content.ToString();

    /// <summary>The parts of a feedback quote: kind "" (why), "hint" or "unless", each as HTML.</summary>
    private List<(string Kind, string Html)> ReadParts(QuoteBlock quote)
    {
        var parts = new List<(string, string)>();
        foreach (var block in quote)
        {
            if (block is not ParagraphBlock { Inline: { } inline }) { parts.Add(("", Capture([block]))); continue; }
            var kind = "";
            var run = new List<Inline>();
            var isLineStart = true;
            foreach (var child in inline.ToList())
            {
                if (isLineStart && child is LiteralInline literal && FindKind(literal) is { } found)
                {
                    Flush();
                    kind = found;
                    literal.Content.Start += found.Length + 1;
                    literal.Content.TrimStart();
                }
                isLineStart = child is LineBreakInline;
                run.Add(child);
            }
            Flush();

            void Flush()
            {
                if (run.Count > 0) parts.Add((kind, renderer.CaptureQuietly(() => run.ForEach(renderer.RenderInline)).Trim()));
                run.Clear();
            }
        }
        return parts;
    }

    private static string? FindKind(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        return text.StartsWith("hint:", StringComparison.OrdinalIgnoreCase) ? "hint" : text.StartsWith("unless:", StringComparison.OrdinalIgnoreCase) ? "unless" : null;
    }

    private string Capture(IReadOnlyList<Block> blocks)
    {
        var kept = blocks.Where(b => b is not ParagraphBlock { Inline: { FirstChild: null } }).ToList();
        return renderer.CaptureQuietly(() =>
        {
            if (kept is [ParagraphBlock { Inline: { } inline }]) renderer.RenderInlines(inline);
            else kept.ForEach(renderer.RenderBlock);
        }).Trim();
    }
}
