using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Markup;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Questions.Markdown;

/// <summary>
/// Types that are a list to choose from:
/// <code>
/// option item = ("[ ]" | "[x]" | "[X]" | "[n%]") " " text attributes?  feedback*
/// verdicts    = the items True and False, with the reasons as option items nested under the right one
/// </code>
/// </summary>
public sealed class ReadMarkdownOptions(MarkdownTexts texts)
{
    private readonly MarkupRenderer renderer = texts.Renderer;

    public Question? ReadChoice(ListBlock list, QuestionHead head, string? type)
    {
        var options = ReadMarked(list);
        return new Question.Choice(MarkPartial(head, list, options.Count), options, type == "multi" || (type != "single" && options.FindIndex(o => o.IsRight) != options.FindLastIndex(o => o.IsRight)));
    }

    public Question? ReadScenario(ListBlock list, QuestionHead head)
    {
        var actions = MarkdownTexts.ItemsOf(list).Select(ReadAction).OfType<WeighedOption>().ToList();
        return new Question.Scenario(MarkPartial(head, list, actions.Count), actions);
    }

    // Of an item that cannot be read, only that is to be said.
    private QuestionHead MarkPartial(QuestionHead head, ListBlock list, int read) =>
        read < list.Count || Array.Exists(MarkdownTexts.ItemsOf(list), texts.SwallowsOption) ? head with { IsPartial = true } : head;

    public Question? ReadTrueFalse(ListBlock list, QuestionHead head)
    {
        var unmarked = list.OfType<ListItemBlock>().Where(i => TaskOf(i) is null).ToList();
        unmarked.ForEach(i => texts.ReportMarker(i, "an option"));
        if (unmarked.Count > 0) return null;
        var verdicts = list.OfType<ListItemBlock>().Select(i => (Item: i, Value: VerdictOf(i), IsMarked: TaskOf(i)?.Checked == true)).ToList();
        if (verdicts.Count != 2 || verdicts.Count(v => v.Value == true) != 1 || verdicts.Count(v => v.Value == false) != 1 || verdicts.Count(v => v.IsMarked) != 1)
        {
            texts.Report(Codes.VerdictMalformed, texts.FirstLineOf(list), "a true-or-false question has the items True and False, and one of them is marked", "write `- [ ] True` and `- [x] False`, with the reasons under the right one");
            return null;
        }
        verdicts.ForEach(v => texts.CheckLazyContinuation(v.Item));
        var (right, wrong) = verdicts[0].IsMarked ? (verdicts[0], verdicts[1]) : (verdicts[1], verdicts[0]);
        // Read all the same, so that one mistake is one finding.
        var lists = right.Item.OfType<ListBlock>().Concat(wrong.Item.OfType<ListBlock>()).ToList();
        var reasons = lists.SelectMany(ReadMarked).ToList();
        if (reasons.Count < lists.Sum(l => l.Count)) head = head with { IsPartial = true };
        if (wrong.Item.OfType<ListBlock>().FirstOrDefault() is { } misplaced)
            texts.Report(Codes.ReasonsMisplaced, texts.FirstLineOf(misplaced), "these reasons stand under the wrong verdict", "move them under the item that is marked with `[x]`", null, "the right verdict is here", texts.FirstLineOf(right.Item));
        var feedback = new[] { right.Item, wrong.Item }.SelectMany(i => i.OfType<QuoteBlock>()).SelectMany(texts.ReadParts).Select(p => p.Html).ToList();
        var explained = feedback.Count == 0 ? head : head with { ExplanationHtml = string.Join('\n', feedback.Append(head.ExplanationHtml).Where(h => h.Length > 0).Select(h => $"<div>{h}</div>")) };
        return new Question.TrueFalse(explained, right.Value == true, reasons);
    }

    /// <summary>The items are True and False, whatever the question calls itself.</summary>
    public bool AreVerdicts(ListBlock list) => list.Count == 2 && list.OfType<ListItemBlock>().Select(VerdictOf).ToList() is [true, false] or [false, true];

    /// <summary>The weight in `[40%] text`, as written between the brackets, or null.</summary>
    public string? WeightOf(ListItemBlock item)
    {
        if (MarkdownTexts.ParagraphOf(item) is not { } paragraph) return null;
        var line = texts.FirstLineOf(paragraph);
        var written = texts.Source.AsSpan(line.Start, line.Length);
        return written.StartsWith("[") && written.IndexOf("%]") is > 1 and < 10 and var end ? written[1..end].ToString() : null;
    }

    public static TaskList? TaskOf(ListItemBlock item) =>
        MarkdownTexts.ParagraphOf(item) is { Inline.FirstChild: TaskList task } && MarkupRenderer.IsTask(task) ? task : null;

    private bool? VerdictOf(ListItemBlock item)
    {
        var text = MarkupRenderer.PlainText(MarkdownTexts.ParagraphOf(item)?.Inline);
        bool Is(string word, string key) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase) || string.Equals(text, renderer.Host.Text(key), StringComparison.OrdinalIgnoreCase);
        return Is("True", "question.true") ? true : Is("False", "question.false") ? false : null;
    }

    private List<Option> ReadMarked(ListBlock list)
    {
        var options = new List<Option>(list.Count);
        for (var i = 0; i < list.Count; i++)
            if (ReadMarked((ListItemBlock)list[i], i) is { } option) options.Add(option);
        return options;
    }

    private Option? ReadMarked(ListItemBlock item, int index)
    {
        if (TaskOf(item) is not { } task)
        {
            texts.ReportMarker(item, "an option");
            return null;
        }
        task.Remove();
        return ReadOption(item, index, task.Checked);
    }

    private WeighedOption? ReadAction(ListItemBlock item, int index)
    {
        var line = texts.FirstLineOf(item);
        if (WeightOf(item) is not { } written)
        {
            texts.Report(Codes.MixedMarkers, line, "an action without a weight stands among actions with one", "write `[100%]` before the best action and a smaller number before the others");
            return null;
        }
        var span = new TextSpan(renderer.OffsetOf(item[0].Span.Start), written.Length + 3);
        if (!int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight))
        {
            texts.Report(Codes.WeightOutOfRange, span, $"`{written.Trim()}` is no weight", written.EndsWith(' ') ? $"write `[{written.Trim()}%]`, without a space" : "write a whole number from 0 to 100, as in `[40%]`");
            return null;
        }
        StripPrefix(((ParagraphBlock)item[0]).Inline!, span.Length);
        return new WeighedOption(ReadOption(item, index, weight == 100), weight, span);
    }

    private static void StripPrefix(ContainerInline inline, int length)
    {
        while (length > 0 && inline.FirstChild is LiteralInline literal)
        {
            var stripped = Math.Min(length, literal.Content.Length);
            literal.Content.Start += stripped;
            literal.Span.Start += stripped;
            length -= stripped;
            if (literal.Content.IsEmpty) literal.Remove();
        }
    }

    private Option ReadOption(ListItemBlock item, int index, bool isRight)
    {
        texts.CheckLazyContinuation(item);
        var inline = ((ParagraphBlock)item[0]).Inline!;
        var attributes = ReadAttributes(inline);
        texts.CheckBraces(inline, "write the braces as the last thing of the option, with a space before them");
        var html = texts.Capture(inline);
        var parts = new List<FeedbackPart>();
        var rest = new List<Block>();
        Block? feedback = null;
        for (var i = 1; i < item.Count; i++)
        {
            if (item[i] is not QuoteBlock quote) { rest.Add(item[i]); continue; }
            feedback ??= quote;
            parts.AddRange(texts.ReadParts(quote));
        }
        return new Option(attributes.Id ?? Question.LetterOf(index), html + texts.Capture(rest), MarkupRenderer.PlainText(inline), isRight,
            MarkdownTexts.Join(parts, ""), MarkdownTexts.Join(parts, "unless"), attributes.Find("misconception"), attributes.Has("fixed"), texts.FirstLineOf(item))
            { WhySpan = texts.FirstLineOf(feedback ?? item) };
    }

    // `… text {#id misconception=x fixed}`: the braces are the last thing of the option's own line.
    private BlockAttributes ReadAttributes(ContainerInline inline)
    {
        if (inline.LastChild is not LiteralInline last || !last.Content.AsSpan().Contains('{')) return BlockAttributes.None;
        var text = last.Content.ToString();
        var open = text.LastIndexOf('{');
        if (open < 0 || !text.TrimEnd().EndsWith('}') || (open > 0 && text[open - 1] != ' ')) return BlockAttributes.None;
        var offset = renderer.OffsetOf(last.Span.Start) + open;
        last.Content.End = last.Content.Start + open - 1;
        return BlockAttributes.Parse(text[open..].TrimEnd(), offset, "option", ["#", "misconception", "fixed"], renderer.Source, renderer.Diagnostics);
    }
}
