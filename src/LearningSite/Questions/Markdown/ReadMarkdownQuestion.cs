using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup;
using LearningSite.Markup.Rules;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Questions.Markdown;

/// <summary>
/// Reads a `:::: quiz` block:
/// <code>
/// question    = stem-block+ hint* body hint* explanation*      body = the first list or `::: answer`, or none when the stem has blanks
/// hint        = quote that begins "hint:"
/// explanation = every block after the body that is no hint; a blank line must precede it
/// </code>
/// The form of the body says the type; only true or false and order are also named by `type=`.
/// </summary>
public sealed class ReadMarkdownQuestion(MarkupRenderer renderer)
{
    /// <summary>Attributes of `:::: quiz`.</summary>
    public static readonly IReadOnlyList<string> Attributes = ["#", "objective", "type", "see", "points", "difficulty", "strict", "case", "pre"];
    private static readonly IReadOnlyList<string> Types = [.. Question.Types.Where(t => t != "fit")];

    private readonly MarkdownTexts texts = new(renderer);

    public Question? Read(CustomContainer block, BlockAttributes attributes)
    {
        if (attributes.Id is not { Length: > 0 } id)
        {
            renderer.Report(Codes.MissingBlockId, block, "a question needs an id", null, "write `:::: quiz {#a-short-id}`; answers are remembered by it", SuggestId.TryFix(renderer, block, renderer.FirstLineOf(block)));
            return null;
        }
        CheckId(id, attributes.SpanOf("#"));
        if (FindQuestion(block) is { } inner)
        {
            texts.Report(Codes.NestedQuestion, texts.FirstLineOf(inner), "a question cannot stand in a question",
                $"close the outer one above it with `{new string(':', block.OpeningFencedCharCount)}`, as many colons as it begins with; questions on one text belong in a `::::: group`", null, "the outer one begins here", texts.FirstLineOf(block));
            return null;
        }
        var type = ReadType(attributes);
        var blocks = block.ToList();
        blocks.ForEach(CheckHint);
        // A fence that is never closed may hold the options, and behind a question that is none there may have been more.
        var isPartial = blocks.FindAll(texts.ReportTightOption).Count > 0 || block.ClosingFencedCharCount == 0 || HasOpenFence(block);
        var gaps = renderer.MayHoldBlanks ? block.Descendants<BlankInline>().ToList() : [];
        var body = blocks.FindIndex(b => b is CustomContainer { Info: "answer" });
        if (body < 0) body = blocks.FindIndex(b => b is ListBlock list && (gaps.Count == 0 || IsAnswerList(list)));
        var start = new QuestionHead { Id = id, Span = renderer.SpanOf(block) with { Length = 4 }, StemHtml = "", StemText = "", IsPartial = isPartial };
        var question = body >= 0 ? ReadBody(blocks, body, gaps, attributes, start, type)
            : gaps.Count > 0 ? ReadGaps(blocks, gaps, attributes, start)
            : isPartial ? SkipBroken(block)
            : ReportNoAnswer(block, id);
        return CheckType(question, type, attributes) ? question : null;
    }

    private static CustomContainer? FindQuestion(ContainerBlock container)
    {
        foreach (var block in container)
        {
            if (block is CustomContainer { Info: "quiz" or "group" } question) return question;
            if (block is ContainerBlock inner && FindQuestion(inner) is { } found) return found;
        }
        return null;
    }

    private Question? ReadBody(List<Block> blocks, int at, List<BlankInline> gaps, BlockAttributes attributes, QuestionHead start, string? type)
    {
        foreach (var gap in gaps)
            texts.Report(Codes.BlankBesideOptions, renderer.SpanOf(gap), "a question with a list of answers has no blanks", "write two questions, or `\\[[` for two brackets");
        if (renderer.MayHoldBlanks) new ReadMarkdownBlanks(texts).CheckOpenBlanks(blocks[..at]);
        var head = ReadHead(blocks[..at], blocks[(at + 1)..], attributes, start) with { IsPartial = HasMoreAnswers(blocks, at) | start.IsPartial };
        return blocks[at] switch
        {
            CustomContainer answer => new ReadMarkdownSides(texts).ReadSelfRated(answer, head),
            ListBlock list => ReadList(list, head, type),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Question? ReadList(ListBlock list, QuestionHead head, string? type)
    {
        var items = MarkdownTexts.ItemsOf(list);
        var options = new ReadMarkdownOptions(texts);
        if (list.IsOrdered && type != "order" && Array.TrueForAll(items, i => ReadMarkdownOptions.TaskOf(i) is not null))
        {
            texts.Report(Codes.TypeMismatch, texts.FirstLineOf(list), "options stand in a list without numbers", "write `-` instead of the numbers; the page gives letters to them");
            return null;
        }
        if (list.IsOrdered) return new ReadMarkdownSides(texts).ReadOrder(list, head);
        if (type == "order" && Array.TrueForAll(items, i => ReadMarkdownOptions.TaskOf(i) is null && texts.FixMarker(i) is null))
        {
            texts.Report(Codes.TypeMismatch, texts.FirstLineOf(list), "the steps of an order are numbered", "write `1.`, `2.` and so on before them, in the right order");
            return null;
        }
        if (Array.Exists(items, i => options.WeightOf(i) is not null)) return options.ReadScenario(list, head);
        if (type == "match" || ReadMarkdownSides.ArePairs(list)) return new ReadMarkdownSides(texts).ReadMatch(list, head);
        if (type is null && options.AreVerdicts(list))
            texts.Report(Codes.TypeMismatch, head.Span, "a question of True and False is of type tf, and does not say so", "write `type=tf` behind the id, and the reasons under the right verdict");
        return type == "tf" ? options.ReadTrueFalse(list, head) : options.ReadChoice(list, head, type);
    }

    private Question? ReadGaps(List<Block> blocks, List<BlankInline> gaps, BlockAttributes attributes, QuestionHead start)
    {
        var reader = new ReadMarkdownBlanks(texts);
        var end = blocks.FindLastIndex(HasGap) + 1;
        reader.CheckOpenBlanks(blocks[..end]);
        if (ReportBlanksInHints(blocks)) return null;
        if (reader.Read(gaps, start.Id) is not { } blanks) return null;
        var head = ReadHead(blocks[..end], blocks[end..], attributes, start);
        return blanks is [{ Number: { } number }] ? new Question.Numeric(head, number, []) : new Question.Cloze(head, blanks, attributes.Has("case"));
    }

    private static bool HasOpenFence(ContainerBlock container)
    {
        foreach (var block in container)
            if (block is FencedCodeBlock { ClosingFencedCharCount: 0 } || (block is ContainerBlock inner && HasOpenFence(inner))) return true;
        return false;
    }

    // What is wrong with its blocks is all that is to be said.
    private Question? SkipBroken(CustomContainer block)
    {
        texts.Capture(block);
        return null;
    }

    private Question? ReportNoAnswer(CustomContainer block, string id)
    {
        new ReadMarkdownBlanks(texts).CheckOpenBlanks(block);
        // Whatever is wrong with its blocks, such as a misspelt `::: answer`, may be why.
        texts.Capture(block);
        renderer.Report(Codes.QuestionWithoutOptions, block, $"the question `{id}` has no options and no blank", null, block.Descendants<CodeInline>().Any(c => c.Content.Contains("[[", StringComparison.Ordinal))
            ? "write the blank outside of the code, as in `` `pytest` [[-x]] ``" : "write a list of `- [ ]` and `- [x]` items, or a blank as `[[= 0.8 ± 0.01]]` or `[[recall]]`");
        return null;
    }

    // Nobody can fill in a blank of a hint that is closed.
    private bool ReportBlanksInHints(List<Block> blocks)
    {
        var lost = blocks.OfType<QuoteBlock>().Where(MarkdownTexts.IsHint).SelectMany(q => q.Descendants<BlankInline>()).ToList();
        foreach (var blank in lost) texts.Report(Codes.PartOutOfPlace, renderer.SpanOf(blank), "a hint has no blanks", "write the words of the hint, or `\\[[` for two brackets");
        return lost.Count > 0;
    }

    // Only the first list holds answers. What follows it is the explanation, in which options and steps are a list like any other.
    private bool HasMoreAnswers(List<Block> blocks, int at)
    {
        var end = at + 1;
        while (end < blocks.Count && blocks[at] is ListBlock { IsOrdered: false } && blocks[end] is ListBlock { IsOrdered: false }) end++;
        for (var index = end; index < blocks.Count; index++)
        {
            var block = blocks[index];
            if (block is CustomContainer { Info: "answer" })
                texts.Report(Codes.PartOutOfPlace, texts.FirstLineOf(block), "a question has one model answer", "join the two");
            if (block is not ListBlock list || blocks[at] is not ListBlock || !(IsAnswerList(list) || (blocks[at] is ListBlock { IsOrdered: true } steps && list.OrderedStart == (steps.Count + 1).ToString(CultureInfo.InvariantCulture)))) continue;
            texts.Report(Codes.SecondList, texts.FirstLineOf(list), "these answers stand in a second list", blocks[index - 1] is QuoteBlock ? "indent the quote above them by two spaces, so that it belongs to its option and the list goes on" : "write all answers as one list, without text between them");
            return true;
        }
        // Another bullet is reported by a rule of its own.
        return end > at + 1;
    }

    // A line that begins with the word and stands in no quote is a part of the stem.
    private void CheckHint(Block block)
    {
        if (block is not ParagraphBlock { Inline.FirstChild: LiteralInline literal } || !literal.Content.AsSpan().StartsWith("hint:", StringComparison.OrdinalIgnoreCase)) return;
        var start = renderer.OffsetOf(block.Span.Start);
        texts.Report(Codes.HintWithoutQuote, new TextSpan(start, 5), "this hint is no quote, so it would be shown at once", "write `> hint:` and the text", fix: Fix.Replace(start, texts.Source.Substring(start, 5), "> hint:"));
    }

    private void CheckId(string id, TextSpan span)
    {
        if (!Slugs.IsValid(id)) texts.Report(Codes.UnknownValue, span, $"`{id}` is no id", QuestionHead.IdHelp(id));
    }

    private QuestionHead ReadHead(IReadOnlyList<Block> above, IReadOnlyList<Block> below, BlockAttributes attributes, QuestionHead start)
    {
        var hints = new List<string>();
        var stem = texts.SplitHints(above, hints);
        var explanation = texts.SplitHints(below, hints);
        return start with
        {
            StemHtml = texts.Capture(stem), StemText = MarkupRenderer.PlainText(stem), StemSpan = SpanOf(stem, start), HintsHtml = hints, ExplanationHtml = texts.Capture(explanation),
            Objective = attributes.Find("objective"), ObjectiveSpan = attributes.SpanOf("objective"), See = attributes.Find("see"), SeeSpan = attributes.SpanOf("see"),
            IsStrict = attributes.Has("strict"), IsPre = attributes.Has("pre"), Points = ReadNumber(attributes, "points", 100) ?? 1, Difficulty = ReadNumber(attributes, "difficulty", 3),
        };
    }

    private TextSpan SpanOf(IReadOnlyList<Block> stem, QuestionHead start) =>
        stem.Count == 0 ? start.Span : TextSpan.Between(renderer.SpanOf(stem[0]).Start, renderer.SpanOf(stem[^1]).End);

    // A list below a stem with blanks is the explanation's, unless it is written as answers are.
    private bool IsAnswerList(ListBlock list) =>
        Array.Exists(MarkdownTexts.ItemsOf(list), i => ReadMarkdownOptions.TaskOf(i) is not null || new ReadMarkdownOptions(texts).WeightOf(i) is not null);

    private static bool HasGap(Block block) => block is LeafBlock leaf ? leaf.Inline?.Descendants<BlankInline>().Any() == true : block.Descendants<BlankInline>().Any();

    private string? ReadType(BlockAttributes attributes)
    {
        if (attributes.Find("type") is not { } type || Types.Contains(type)) return attributes.Find("type");
        renderer.Diagnostics.Add(type == "fit"
            ? new Diagnostic(Codes.UnknownValue, "a question of role fit stands in a quiz file", renderer.PlaceOf(attributes.SpanOf("type")), null, "write it there, with `says:` and `fits:`")
            : new Diagnostic(Codes.UnknownValue, $"there is no question type `{type}`", renderer.PlaceOf(attributes.SpanOf("type")), Spelling.DidYouMean(type, Types), $"the types are {string.Join(", ", Types)}"));
        return null;
    }

    private bool CheckType(Question? question, string? type, BlockAttributes attributes)
    {
        if (question is null) return false;
        if (attributes.Has("case") && question is not Question.Cloze)
            texts.Report(Codes.TypeMismatch, attributes.SpanOf("case"), "`case` belongs to blanks that are filled with text", "remove it");
        if (question is Question.Order && type is null)
            texts.Report(Codes.TypeMismatch, question.Span, "a numbered list of answers is a question of type order, and does not say so", "write `type=order` behind the id, or make it a list of `- [ ]` items");
        if (type is null || type == question.Type || (question is Question.Choice && type is "single" or "multi")) return true;
        texts.Report(Codes.TypeMismatch, attributes.SpanOf("type"), $"`type={type}` does not fit a question that is written as {question.Type}", $"write `type={question.Type}`, or write the answers as {type} has them");
        return false;
    }

    private int? ReadNumber(BlockAttributes attributes, string name, int maximum)
    {
        if (attributes.Find(name) is not { } value) return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= maximum) return number;
        texts.Report(Codes.UnknownValue, attributes.SpanOf(name), $"`{name}` is out of range", $"write a number from 1 to {maximum}");
        return null;
    }
}
