using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.Yaml;

/// <summary>Types that are a list to choose from: options, reasons of a verdict, actions, statements that speak for roles.</summary>
public sealed class ReadYamlOptions(YamlTexts texts)
{
    public Question? Read(Fields question, QuestionHead head)
    {
        var groups = question.Groups("options", "option");
        if (groups.Any(g => g.With(texts.Diagnostics).Has("says"))) return ReadFit(groups, head);
        if (groups.Count == 0)
        {
            texts.Report(Codes.QuestionWithoutOptions, question.PlaceOf("options").Span, "the question has no options", "write entries with `right:` and `wrong:`");
            return null;
        }
        var options = ReadMarked(groups);
        var type = question.OptionalText("type");
        return new Question.Choice(head, options, type == "multi" || (type != "single" && options.Count(o => o.IsRight) > 1));
    }

    // verdict: false, and reasons: as options are written
    public Question? ReadTrueFalse(Fields question, QuestionHead head) =>
        new Question.TrueFalse(head, question.Boolean("verdict", false), ReadMarked(question.Groups("reasons", "reason")));

    // actions: [{do: Roll back, weight: 100, why: …}]
    public Question? ReadScenario(Fields question, QuestionHead head) =>
        new Question.Scenario(head, [.. question.Groups("actions", "action").Select(ReadAction)]);

    private Question.Fit ReadFit(IReadOnlyList<Fields> groups, QuestionHead head) => new(head, [.. groups.Select(ReadStatement)]);

    private List<Option> ReadMarked(IReadOnlyList<Fields> groups) => [.. groups.Select(ReadMarked).OfType<Option>()];

    private Option? ReadMarked(Fields fields, int index)
    {
        var right = fields.OptionalScalar("right");
        var wrong = fields.OptionalScalar("wrong");
        var text = right ?? wrong ?? new YamlNode.Scalar("", fields.Span, fields.Span.Start);
        var option = ReadOption(fields, index, text, right is not null);
        fields.Close();
        if (right is null == wrong is null)
            texts.Report(Codes.TaskMarker, fields.Span, "an option has either `right:` or `wrong:`", "write `right: text` or `wrong: text`");
        return text.Value.Length == 0 ? null : option;
    }

    private WeighedOption ReadAction(Fields fields, int index)
    {
        var weight = fields.OptionalScalar("weight");
        if (weight is null) _ = fields.Integer("weight");
        var number = weight is null ? 0 : fields.Integer(weight, "weight") ?? 0;
        var text = fields.OptionalScalar("do") ?? new YamlNode.Scalar(fields.Text("do"), fields.Span, fields.Span.Start);
        var action = new WeighedOption(ReadOption(fields, index, text, number == 100), number, weight?.Span ?? fields.Span);
        fields.Close();
        return action;
    }

    private FitOption ReadStatement(Fields fields, int index)
    {
        var text = fields.OptionalScalar("says") ?? new YamlNode.Scalar(fields.Text("says"), fields.Span, fields.Span.Start);
        var option = ReadOption(fields, index, text, isRight: false);
        var fits = fields.ReferenceMap("fits", "role", isRequired: true).Select(f => (f.Reference, fields.Integer(f.Value, f.Reference.Slug, 1, 3) ?? 1)).ToList();
        fields.Close();
        return new FitOption(option, fits);
    }

    private Option ReadOption(Fields fields, int index, YamlNode.Scalar text, bool isRight)
    {
        var (html, plain) = texts.Render(text);
        return new Option(fields.OptionalText("id") ?? ((char)('a' + (index % 26))).ToString(), html, plain, isRight, texts.Html(fields.OptionalScalar("why")), texts.Html(fields.OptionalScalar("unless")),
            fields.OptionalText("misconception"), fields.Boolean("fixed", false), text.Span);
    }
}
