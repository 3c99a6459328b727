using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Markup;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Questions.Markdown;

/// <summary>
/// Types that are made of items:
/// <code>
/// match = list of ("- " left " -> " right / "- " distractor) feedback*      split at the first arrow outside code
/// order = ordered list, in the right order
/// self  = "::: answer" model, task list of rubric points ":::"
/// </code>
/// </summary>
public sealed partial class ReadMarkdownSides(MarkdownTexts texts)
{
    private const string Arrow = " -> ";

    public Question? ReadMatch(ListBlock list, QuestionHead head)
    {
        var pairs = new List<Pair>();
        var distractors = new List<Side>();
        CheckBoxes(list);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            texts.CheckLazyContinuation(item);
            if (ReadPair(item, pairs.Count + 1) is { } pair) pairs.Add(pair);
            else if (ReadDistractor(item) is { } distractor) distractors.Add(distractor);
        }
        return new Question.Match(pairs.Count + distractors.Count < list.Count ? head with { IsPartial = true } : head, pairs, distractors);
    }

    /// <summary>Items with an arrow, or with what was meant as one, and none of them marked as right.</summary>
    public static bool ArePairs(ListBlock list)
    {
        var items = MarkdownTexts.ItemsOf(list);
        return Array.TrueForAll(items, i => ReadMarkdownOptions.TaskOf(i) is null) ? Array.Exists(items, i => HasArrow(i) || HasNearArrow(i))
            : Array.TrueForAll(items, i => ReadMarkdownOptions.TaskOf(i)?.Checked == false && HasArrow(i));
    }

    private void CheckBoxes(ListBlock list)
    {
        foreach (var item in list.OfType<ListItemBlock>().Where(i => ReadMarkdownOptions.TaskOf(i) is not null))
        {
            var box = new TextSpan(texts.Renderer.OffsetOf(item[0].Span.Start), 3);
            texts.Report(Codes.TaskMarker, box, "a pair has no box", "write `- left -> right`", fix: Fix.Replace(box.Start, texts.Source.Substring(box.Start, 4), ""));
            ReadMarkdownOptions.TaskOf(item)!.Remove();
        }
    }

    public Question? ReadOrder(ListBlock list, QuestionHead head)
    {
        foreach (var item in list.OfType<ListItemBlock>()) texts.CheckLazyContinuation(item);
        CheckNumbers([.. list.OfType<ListItemBlock>()]);
        return new Question.Order(head, ReadItems(list, "i", "an item of an order"));
    }

    // Markdown passes over the numbers; somebody who sorts them by hand means them.
    private void CheckNumbers(List<ListItemBlock> items)
    {
        var isCounting = items.All(i => i.Order == items[0].Order) || items.Select((item, index) => item.Order - index).Distinct().Count() == 1;
        if (!isCounting)
            texts.Report(Codes.StepNumbers, texts.FirstLineOf(items.First(i => i.Order != items[0].Order + items.IndexOf(i))), "the numbers of these steps do not count up", "write the steps in the right order and number them 1, 2, 3; the page shows them in another order");
    }

    public Question? ReadSelfRated(CustomContainer answer, QuestionHead head)
    {
        var rubric = answer.OfType<ListBlock>().LastOrDefault(l => l.OfType<ListItemBlock>().Any(i => ReadMarkdownOptions.TaskOf(i) is not null || texts.FixMarker(i) is not null));
        foreach (var item in rubric?.OfType<ListItemBlock>().Where(i => ReadMarkdownOptions.TaskOf(i) is null) ?? []) texts.ReportMarker(item, "a point of a rubric");
        return new Question.SelfRated(head, texts.Capture(answer.Where(b => b != rubric)), rubric is null ? [] : ReadItems(rubric, "p", "a point of a rubric"));
    }

    // What people write for an arrow, outside of code.
    private static bool HasNearArrow(ListItemBlock item) => (item.FirstOrDefault() as ParagraphBlock)?.Inline?.OfType<LiteralInline>().Any(l => NearArrow().IsMatch(l.Content.ToString())) == true;

    [GeneratedRegex("-+>|=+>|[→⇒⟶➔]", RegexOptions.NonBacktracking)]
    private static partial Regex NearArrow();

    public static bool HasArrow(ListItemBlock item) => FindArrow(item) is not null;

    private static LiteralInline? FindArrow(ListItemBlock item) =>
        MarkdownTexts.ParagraphOf(item)?.Inline?.OfType<LiteralInline>().FirstOrDefault(l => l.Content.AsSpan().IndexOf(Arrow, StringComparison.Ordinal) >= 0);

    private Pair? ReadPair(ListItemBlock item, int number)
    {
        if (FindArrow(item) is not { } literal) return null;
        var inline = ((ParagraphBlock)item[0]).Inline!;
        texts.CheckBraces(inline, "remove the braces: a pair has no attributes");
        var right = CutAtArrow(literal);
        var why = item.OfType<QuoteBlock>().SelectMany(texts.ReadParts).ToList();
        return new Pair($"l{number}", texts.Capture(inline), MarkupRenderer.PlainText(inline), new Side(MarkupRenderer.PlainText(right), texts.FirstLineOf(item)), MarkdownTexts.Join(why, ""), texts.FirstLineOf(item));
    }

    // What stands behind the arrow, taken out of the item.
    private static ContainerInline CutAtArrow(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        var at = text.IndexOf(Arrow, StringComparison.Ordinal);
        var right = new ContainerInline();
        right.AppendChild(new LiteralInline(text[(at + Arrow.Length)..]));
        while (literal.NextSibling is { } next)
        {
            next.Remove();
            right.AppendChild(next);
        }
        literal.Content.End = literal.Content.Start + at - 1;
        return right;
    }

    private Side? ReadDistractor(ListItemBlock item)
    {
        var line = texts.FirstLineOf(item);
        var written = texts.Source.Substring(line.Start, line.Length);
        var text = MarkupRenderer.PlainText((item.FirstOrDefault() as ParagraphBlock)?.Inline);
        if (text.StartsWith("->", StringComparison.Ordinal) || text.EndsWith("->", StringComparison.Ordinal))
            texts.Report(Codes.MatchIncomplete, line, $"the pair has no {(text.StartsWith("->", StringComparison.Ordinal) ? "left" : "right")} side", "write `- left -> right`; a right side that fits none stands alone, without an arrow");
        else if (HasNearArrow(item))
            texts.Report(Codes.MatchIncomplete, line, "this arrow divides no pair", "write ` -> ` with a space on both sides");
        else
        {
            ReportFeedback(item, "a distractor");
            return new Side(text, line);
        }
        return null;
    }

    private List<Item> ReadItems(ListBlock list, string prefix, string noun) => [.. list.OfType<ListItemBlock>().Select((item, index) => ReadItem(item, $"{prefix}{index + 1}", noun))];

    private Item ReadItem(ListItemBlock item, string id, string noun)
    {
        ReadMarkdownOptions.TaskOf(item)?.Remove();
        ReportFeedback(item, noun);
        if (item.FirstOrDefault() is ParagraphBlock { Inline: { } inline }) texts.CheckBraces(inline, $"remove the braces: {noun} has no attributes");
        var blocks = item.Where(b => b is not QuoteBlock).ToList();
        return new Item(id, texts.Capture(blocks), MarkupRenderer.PlainText(blocks), texts.FirstLineOf(item));
    }

    private void ReportFeedback(ListItemBlock item, string owner)
    {
        if (item.OfType<QuoteBlock>().FirstOrDefault() is { } quote)
            texts.Report(Codes.PartOutOfPlace, texts.FirstLineOf(quote), $"{owner} has no feedback of its own", "write it below the list, where it is shown after answering");
    }
}
