using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.Yaml;

/// <summary>Types that are a list to choose from: options, reasons of a verdict, actions, statements that speak for roles.</summary>
public sealed class ReadYamlOptions(YamlTexts texts)
{
    public Question? Read(Fields question, QuestionHead head)
    {
        var groups = question.Get(QuestionKeys.Options);
        if (groups.Any(g => g.Has(OptionKeys.Says.Name))) return ReadFit(groups, head);
        if (groups.Count == 0)
        {
            texts.Report(Codes.QuestionWithoutOptions, question.PlaceOf(QuestionKeys.Options).Span, "the question has no options", "write entries with `right:` and `wrong:`");
            return null;
        }
        var options = ReadMarked(groups);
        var type = question.Get(QuestionKeys.Type);
        return new Question.Choice(head, options, type == "multi" || (type != "single" && options.Count(o => o.IsRight) > 1));
    }

    // verdict: false, and reasons: as options are written
    public Question? ReadTrueFalse(Fields question, QuestionHead head) =>
        new Question.TrueFalse(head, question.Get(QuestionKeys.Verdict), ReadMarked(question.Get(QuestionKeys.Reasons)));

    // actions: [{do: Roll back, weight: 100, why: …}]
    public Question? ReadScenario(Fields question, QuestionHead head) =>
        new Question.Scenario(head, [.. question.Get(QuestionKeys.Actions).Select(ReadAction)]);

    private Question.Fit ReadFit(IReadOnlyList<Fields> groups, QuestionHead head) => new(head, [.. groups.Select((g, i) => ReadStatement(g.As(OptionKeys.Statement), i))]);

    private List<Option> ReadMarked(IReadOnlyList<Fields> groups) => [.. groups.Select(ReadMarked).OfType<Option>()];

    private Option? ReadMarked(Fields fields, int index)
    {
        var right = fields.Get(OptionKeys.Right);
        var wrong = fields.Get(OptionKeys.Wrong);
        var text = right ?? wrong ?? new YamlNode.Scalar("", fields.Span, fields.Span.Start);
        var option = ReadOption(fields, index, text, right is not null);
        fields.Close();
        if (right is null && wrong is null)
            texts.Report(Codes.TaskMarker, fields.Span, "an option has either `right:` or `wrong:`", "write `right: text` or `wrong: text`");
        return text.Value.Length == 0 ? null : option;
    }

    private WeighedOption ReadAction(Fields fields, int index)
    {
        var weight = fields.Get(OptionKeys.Weight);
        var number = weight is null ? 0 : fields.Integer(weight, OptionKeys.Weight.Name) ?? 0;
        var text = fields.Get(OptionKeys.Do) ?? new YamlNode.Scalar("", fields.Span, fields.Span.Start);
        var action = new WeighedOption(ReadOption(fields, index, text, number == 100), number, weight?.Span ?? fields.Span);
        fields.Close();
        return action;
    }

    private FitOption ReadStatement(Fields fields, int index)
    {
        var text = fields.Get(OptionKeys.Says) ?? new YamlNode.Scalar("", fields.Span, fields.Span.Start);
        var option = ReadOption(fields, index, text, isRight: false);
        var fits = fields.Get(OptionKeys.Fits).Select(f => (f.Role, f.Weight ?? 1)).ToList();
        fields.Close();
        return new FitOption(option, fits);
    }

    private Option ReadOption(Fields fields, int index, YamlNode.Scalar text, bool isRight)
    {
        var (html, plain) = texts.Render(text);
        return new Option(fields.Get(OptionKeys.Id) ?? ((char)('a' + (index % 26))).ToString(), html, plain, isRight, texts.Html(fields.Get(OptionKeys.Why)), texts.Html(fields.Get(OptionKeys.Unless)),
            fields.Get(OptionKeys.Misconception), fields.Get(OptionKeys.Fixed), text.Span);
    }
}
