using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup;
using Markdig.Syntax;

namespace LearningSite.Questions.Yaml;

/// <summary>`text: "F1 is [[0]]"`, and under `accept:` a list of accepted forms for each number.</summary>
public sealed class ReadYamlBlanks(YamlTexts texts)
{
    public Question? Read(Fields fields, QuestionHead head)
    {
        var text = fields.Get(QuestionKeys.Text);
        var accept = fields.Get(QuestionKeys.Accept);
        var answers = (accept as YamlNode.Sequence)?.Items.Select(ReadBlank).ToList() ?? [];
        if (accept is not null and not YamlNode.Sequence) _ = fields.Scalars(QuestionKeys.Accept.Name);
        var isCaseSensitive = fields.Get(QuestionKeys.Case);
        if (text is null || texts.Parse(text, InlineParts.WithBlanks) is not { } tree) return null;
        var gaps = tree.Descendants<BlankInline>().ToList();
        var problems = FindProblems(gaps, answers, text).ToList();
        foreach (var problem in problems) texts.Report(problem.Code, problem.Span, problem.Message, problem.Help);
        if (problems.Count > 0) return null;
        var width = BlankField.WidthOf(answers);
        foreach (var (gap, index) in gaps.Select(g => (g, IndexOf(g)!.Value)))
            gap.Html = BlankField.ToHtml(head.Id, index, texts.Text("question.blank", index + 1, answers.Count), width, answers[index].Number?.Unit ?? "");
        var stem = fields.Get(QuestionKeys.Stem);
        var instruction = stem is not null && texts.Parse(stem, null) is { } above ? texts.RenderTree(stem, above, hasNeighbours: true) + "\n" : "";
        var filled = head with
        {
            StemHtml = instruction + texts.RenderTree(text, tree, hasNeighbours: instruction.Length > 0), StemText = $"{head.StemText} {MarkupRenderer.PlainText(tree)}".Trim(),
        };
        return new Question.Cloze(filled, answers, isCaseSensitive);
    }

    private Blank ReadBlank(YamlNode node)
    {
        var forms = (node is YamlNode.Sequence list ? list.Items : [node]).OfType<YamlNode.Scalar>().Select(s => s.Value.Trim()).Where(v => v.Length > 0).ToList();
        return new Blank(forms, forms is [var only] ? NumericAnswer.TryParse(only) : null, node.Span);
    }

    private static int? IndexOf(BlankInline gap) => int.TryParse(gap.Content.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    // The numbers in the text are 0, 1, 2 …, each once, and each has its entry.
    private static IEnumerable<Problem> FindProblems(List<BlankInline> gaps, List<Blank> answers, YamlNode.Scalar text)
    {
        var seen = new HashSet<int>();
        foreach (var gap in gaps)
        {
            var span = new TextSpan(text.TextStart + gap.Span.Start, gap.Span.Length);
            if (IndexOf(gap) is not { } index)
                yield return new(Codes.AcceptMismatch, span, $"the blank `{gap.Content.Trim()}` is no number", "write `[[0]]` for the first entry of `accept:`, `[[1]]` for the second");
            else if (index >= answers.Count)
                yield return new(Codes.AcceptMismatch, span, $"the blank {index} has no entry under `accept:`", "add the entry; the first one belongs to `[[0]]`");
            else if (!seen.Add(index))
                yield return new(Codes.AcceptMismatch, span, $"the blank {index} stands in the text twice", "give each blank a number of its own");
        }
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Accepted.Count == 0)
                yield return new(Codes.BlankWithoutAnswer, answers[i].Span, "the blank accepts nothing", "write the accepted text");
            if (!seen.Contains(i) && gaps.All(g => IndexOf(g) is not null))
                yield return new(Codes.AcceptMismatch, answers[i].Span, $"the text has no blank for entry {i} of `accept:`", $"write `[[{i}]]` where it belongs, or remove the entry");
        }
        if (gaps.Count == 0 && answers.Count == 0)
            yield return new(Codes.AcceptMismatch, text.Span, "the text has no blank", "write `[[0]]` in the text, and its accepted forms under `accept:`");
    }

    private sealed record Problem(DiagnosticCode Code, TextSpan Span, string Message, string Help);
}
