using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.Yaml;

/// <summary>Types that are made of items: pairs to match, steps to put in order, points of a rubric.</summary>
public sealed class ReadYamlSides(YamlTexts texts)
{
    // pairs: [{left: recall, right: tp / (tp + fn)}], distractors: [tn / (tn + fp)]
    public Question? ReadMatch(Fields question, QuestionHead head)
    {
        var groups = question.Get(QuestionKeys.Pairs);
        var pairs = groups.Select(ReadPair).OfType<Pair>().ToList();
        return new Question.Match(pairs.Count < groups.Count ? head with { IsPartial = true } : head, pairs, [.. question.Get(QuestionKeys.Distractors).Select(d => new Side(texts.Render(d).Text, d.Span))]);
    }

    public Question? ReadOrder(Fields question, QuestionHead head) => new Question.Order(head, ReadItems(question.Get(QuestionKeys.Order), "i"));

    public Question? ReadSelfRated(Fields question, QuestionHead head) =>
        new Question.SelfRated(head, texts.Html(question.Get(QuestionKeys.Model)), ReadItems(question.Get(QuestionKeys.Rubric), "p"));

    private Pair? ReadPair(Fields fields, int index)
    {
        var (left, right) = (fields.Find(QuestionKeys.Left.Name) as YamlNode.Scalar, fields.Find(QuestionKeys.Right.Name) as YamlNode.Scalar);
        var why = texts.Html(fields.Get(QuestionKeys.PairWhy));
        fields.Close();
        if (left is null || right is null)
        {
            texts.Report(Codes.MatchIncomplete, fields.Span, $"the pair has no {(left is null ? "left" : "right")} side", "write `{left: …, right: …}`; a right side that fits none belongs under `distractors:`");
            return null;
        }
        var (html, text) = texts.Render(left);
        return new Pair($"l{index + 1}", html, text, new Side(texts.Render(right).Text, right.Span), why, left.Span);
    }

    private List<Item> ReadItems(IReadOnlyList<YamlNode.Scalar> scalars, string prefix) =>
        [.. scalars.Select((s, i) => (Rendered: texts.Render(s), s.Span, Id: $"{prefix}{i + 1}")).Select(x => new Item(x.Id, x.Rendered.Html, x.Rendered.Text, x.Span))];
}
