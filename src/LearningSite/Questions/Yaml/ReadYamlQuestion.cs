using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup;

namespace LearningSite.Questions.Yaml;

/// <summary>Reads one entry of `questions:`. Exactly one of a few keys selects the type, and the others of that type go with it.</summary>
public sealed class ReadYamlQuestion(YamlTexts texts)
{
    /// <param name="isStrict">The quiz gives no credit for parts.</param>
    public Question? Read(Fields fields, bool isStrict = false)
    {
        var selectors = QuestionKeys.Keys.Variants.Select(v => v.Selector).Where(fields.Has).ToList();
        var computed = selectors is [{ Name: "key" }] ? new ReadYamlComputed(texts).Read(fields) : null;
        var head = ReadHead(fields, isStrict, computed is null ? null : new InlineParts { Values = computed.Shown });
        var question = selectors is [var selector] ? Read(selector.Name, fields, head, computed) : null;
        if (selectors.Count == 0)
            texts.Report(Codes.QuestionWithoutOptions, fields.Span, "the question has no options and no answer", $"write one of {string.Join(", ", QuestionKeys.Keys.Variants.Select(v => $"`{v.Selector.Name}:`"))}");
        CheckType(fields, question);
        fields.Close();
        return head.Id.Length == 0 ? null : question;
    }

    private Question? Read(string selector, Fields fields, QuestionHead head, Computed? computed) => selector switch
    {
        "options" => new ReadYamlOptions(texts).Read(fields, head),
        "verdict" => new ReadYamlOptions(texts).ReadTrueFalse(fields, head),
        "actions" => new ReadYamlOptions(texts).ReadScenario(fields, head),
        "pairs" => new ReadYamlSides(texts).ReadMatch(fields, head),
        "order" => new ReadYamlSides(texts).ReadOrder(fields, head),
        "model" => new ReadYamlSides(texts).ReadSelfRated(fields, head),
        "answer" => new ReadYamlNumber(texts).Read(fields, head),
        "text" => new ReadYamlBlanks(texts).Read(fields, head),
        "key" => computed is null ? null : new Question.Numeric(head, computed.Variants[0].Answer, computed.HasRanges ? computed.Variants : []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private QuestionHead ReadHead(Fields fields, bool isStrict, InlineParts? parts)
    {
        var id = fields.Get(QuestionKeys.Id);
        if (id is not null) texts.CheckId(id);
        var written = fields.Get(QuestionKeys.Stem);
        var stem = texts.Render(written, parts);
        var objective = fields.Get(QuestionKeys.Objective);
        var see = fields.Get(QuestionKeys.See);
        return new QuestionHead
        {
            Id = id?.Value ?? "", Span = id?.Span ?? fields.Span, StemHtml = stem.Html, StemText = stem.Text, StemSpan = written?.Span ?? fields.Span,
            HintsHtml = [.. fields.Get(QuestionKeys.Hints).Select(h => texts.Html(h, parts))], ExplanationHtml = texts.Html(fields.Get(QuestionKeys.Explain), parts),
            Objective = objective?.Value, ObjectiveSpan = objective?.Span ?? default, See = see?.Value, SeeSpan = see?.Span ?? default,
            Points = fields.Get(QuestionKeys.Points) ?? 1, Difficulty = fields.Get(QuestionKeys.Difficulty),
            IsStrict = fields.Get(QuestionKeys.Scoring) is { } scoring ? scoring == "strict" : isStrict,
        };
    }

    private void CheckType(Fields fields, Question? question)
    {
        if (fields.Get(QuestionKeys.Type) is not { } type || question is null || type == question.Type) return;
        if (question is Question.Choice && type is "single" or "multi") return;
        texts.Report(Codes.TypeMismatch, fields.PlaceOf(QuestionKeys.Type).Span, $"`type: {type}` does not fit a question that is written as {question.Type}", $"write `type: {question.Type}`, or remove the line");
    }
}
