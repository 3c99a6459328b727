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
        head = MarkPartial(head, groups, options.Count);
        var type = question.Get(QuestionKeys.Type);
        return new Question.Choice(head, options, type == "multi" || (type != "single" && options.Count(o => o.IsRight) > 1));
    }

    // verdict: false, and reasons: as options are written
    public Question? ReadTrueFalse(Fields question, QuestionHead head)
    {
        var groups = question.Get(QuestionKeys.Reasons);
        var reasons = ReadMarked(groups);
        return new Question.TrueFalse(MarkPartial(head, groups, reasons.Count), question.Get(QuestionKeys.Verdict), reasons);
    }

    // actions: [{do: Roll back, weight: 100, why: …}]
    public Question? ReadScenario(Fields question, QuestionHead head)
    {
        var groups = question.Get(QuestionKeys.Actions);
        var actions = groups.Select(ReadAction).OfType<WeighedOption>().ToList();
        return new Question.Scenario(MarkPartial(head, groups, actions.Count), actions);
    }

    private Question.Fit ReadFit(IReadOnlyList<Fields> groups, QuestionHead head)
    {
        var statements = groups.Select((g, i) => ReadStatement(g.As(OptionKeys.Statement), i)).OfType<FitOption>().ToList();
        return new Question.Fit(MarkPartial(head, groups, statements.Count), statements);
    }

    // Of an entry that cannot be read, only that is to be said.
    private static QuestionHead MarkPartial(QuestionHead head, IReadOnlyList<Fields> groups, int read) => read < groups.Count ? head with { IsPartial = true } : head;

    private List<Option> ReadMarked(IReadOnlyList<Fields> groups) => [.. groups.Select(ReadMarked).OfType<Option>()];

    private Option? ReadMarked(Fields fields, int index)
    {
        var right = fields.Get(OptionKeys.Right);
        var wrong = fields.Get(OptionKeys.Wrong);
        var text = right ?? wrong ?? Nothing(fields);
        var option = ReadOption(fields, index, text, right is not null);
        fields.Close();
        if (right is null && wrong is null && !fields.IsMisspelt(OptionKeys.Right.Name) && !fields.IsMisspelt(OptionKeys.Wrong.Name))
            texts.Report(Codes.TaskMarker, fields.Span, "an option has either `right:` or `wrong:`", "write `right: text` or `wrong: text`");
        return text.Value.Length == 0 ? null : option;
    }

    private WeighedOption? ReadAction(Fields fields, int index)
    {
        var weight = fields.Get(OptionKeys.Weight);
        var number = weight is null ? null : fields.Integer(weight, OptionKeys.Weight.Name);
        var text = fields.Get(OptionKeys.Do);
        var option = ReadOption(fields, index, text ?? Nothing(fields), number == 100);
        fields.Close();
        return text is null || weight is null || number is null ? null : new WeighedOption(option, number.Value, weight.Span);
    }

    private FitOption? ReadStatement(Fields fields, int index)
    {
        var text = fields.Get(OptionKeys.Says);
        var option = ReadOption(fields, index, text ?? Nothing(fields), isRight: false);
        var fits = fields.Get(OptionKeys.Fits).Select(f => (f.Role, f.Weight ?? 1)).ToList();
        fields.Close();
        return text is null ? null : new FitOption(option, fits);
    }

    private static YamlNode.Scalar Nothing(Fields fields) => new("", fields.Span, fields.Span.Start);

    private Option ReadOption(Fields fields, int index, YamlNode.Scalar text, bool isRight)
    {
        var (html, plain) = texts.Render(text);
        return new Option(fields.Get(OptionKeys.Id) ?? Question.LetterOf(index), html, plain, isRight, texts.Html(fields.Get(OptionKeys.Why)), texts.Html(fields.Get(OptionKeys.Unless)),
            fields.Get(OptionKeys.Misconception), fields.Get(OptionKeys.Fixed), text.Span) { WhySpan = fields.Get(OptionKeys.Why)?.Span ?? text.Span };
    }
}
