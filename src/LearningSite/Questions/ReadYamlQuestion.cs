using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions;

/// <summary>Reads one entry of `questions:`. Exactly one key selects the type: `options:` or `answer:`.</summary>
/// <param name="render">Markdown of a value to HTML.</param>
public sealed class ReadYamlQuestion(Func<YamlNode.Scalar, string> render, DiagnosticBag diagnostics)
{
    private static readonly string[] LaterTypes = ["verdict", "reasons", "pairs", "distractors", "order", "key", "where", "text", "accept", "actions", "model", "rubric", "shared", "questions"];

    public Question? Read(Fields fields)
    {
        var id = fields.OptionalScalar("id");
        if (id is null) _ = fields.Text("id");
        var stem = fields.OptionalScalar("stem");
        var selected = LaterTypes.FirstOrDefault(fields.Has);
        var options = fields.Groups("options", "option");
        var answer = fields.OptionalScalar("answer");
        var question = selected is not null ? NotYet(fields, selected)
            : options.Count > 0 ? ReadChoice(options, fields)
            : answer is not null ? ReadNumeric(fields, answer)
            : Missing(fields);
        var objective = fields.OptionalScalar("objective");
        var see = fields.OptionalScalar("see");
        var hints = fields.Scalars("hints");
        var explain = fields.OptionalScalar("explain");
        fields.OptionalInteger("difficulty", 1, 3);
        fields.OptionalChoice("type", ["single", "multi", "numeric"]);
        fields.Close();
        if (question is null || id is null) return null;
        return question with
        {
            Id = id.Value, Span = id.Span, StemHtml = stem is null ? "" : render(stem), StemText = stem?.Value.Trim() ?? "",
            HintsHtml = [.. hints.Select(render)], ExplanationHtml = explain is null ? "" : render(explain),
            Objective = objective?.Value, ObjectiveSpan = objective?.Span ?? default, See = see?.Value, SeeSpan = see?.Span ?? default,
        };
    }

    private Question.Choice ReadChoice(IReadOnlyList<Fields> groups, Fields question)
    {
        var options = groups.Select((group, index) => ReadOption(group, index)).OfType<Option>().ToList();
        var type = question.OptionalText("type");
        return new Question.Choice(options, type == "multi" || (type is null && options.Count(o => o.IsRight) > 1)) { Id = "", Span = default, StemHtml = "", StemText = "" };
    }

    private Option? ReadOption(Fields fields, int index)
    {
        var right = fields.OptionalScalar("right");
        var wrong = fields.OptionalScalar("wrong");
        var text = right ?? wrong;
        var why = fields.OptionalScalar("why");
        var unless = fields.OptionalScalar("unless");
        var option = text is null ? null : new Option(fields.OptionalText("id") ?? ((char)('a' + (index % 26))).ToString(), render(text), text.Value, right is not null,
            why is null ? "" : render(why), unless is null ? "" : render(unless), fields.OptionalText("misconception"), fields.Boolean("fixed", false), text.Span);
        fields.Close();
        if (text is null || (right is not null && wrong is not null))
            diagnostics.Add(new Diagnostic(Codes.TaskMarker, "an option has either `right:` or `wrong:`", new Place(fields.Source, fields.Span), null, "write `right: text` or `wrong: text`"));
        return option;
    }

    private Question.Numeric? ReadNumeric(Fields fields, YamlNode.Scalar answer)
    {
        var tolerance = fields.OptionalNumber("tolerance") ?? 0;
        var unit = fields.OptionalText("unit") ?? "";
        if (NumericAnswer.TryParseNumber(answer.Value) is { } number)
            return new Question.Numeric(number, number - Math.Abs(tolerance), number + Math.Abs(tolerance), unit) { Id = "", Span = default, StemHtml = "", StemText = "" };
        diagnostics.Add(new Diagnostic(Codes.InvalidAnswer, $"`{answer.Value}` is no number", new Place(fields.Source, answer.Span), null, "write a number such as `0.8`, and its unit under `unit:`"));
        return null;
    }

    private Question? NotYet(Fields fields, string key)
    {
        foreach (var later in LaterTypes) fields.Find(later);
        diagnostics.Add(new Diagnostic(Codes.QuestionTypeNotYet, $"questions with `{key}:` are not built yet", fields.PlaceOf(key), null, "write it with `options:` or `answer:`"));
        return null;
    }

    private Question? Missing(Fields fields)
    {
        diagnostics.Add(new Diagnostic(Codes.QuestionWithoutOptions, "the question has no options and no answer", new Place(fields.Source, fields.Span), null, "write `options:` with `right:` and `wrong:` entries, or `answer:` with a number"));
        return null;
    }
}
