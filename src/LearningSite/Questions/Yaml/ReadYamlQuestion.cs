using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup;

namespace LearningSite.Questions.Yaml;

/// <summary>Reads one entry of `questions:`. Exactly one of a few keys selects the type, and the others of that type go with it.</summary>
public sealed class ReadYamlQuestion(YamlTexts texts)
{
    private static readonly string[] Selectors = ["options", "verdict", "pairs", "order", "answer", "key", "text", "actions", "model"];
    private static readonly string[] Companions = ["reasons", "distractors", "tolerance", "decimals", "unit", "where", "accept", "case", "rubric"];

    /// <param name="isStrict">The quiz gives no credit for parts.</param>
    public Question? Read(Fields fields, bool isStrict = false)
    {
        var selectors = Selectors.Where(fields.Has).OrderBy(s => fields.PlaceOf(s).Span.Start).ToList();
        var computed = selectors is ["key"] ? new ReadYamlComputed(texts).Read(fields) : null;
        var head = ReadHead(fields, isStrict, computed is null ? null : new InlineParts { Values = computed.Shown });
        var question = selectors switch
        {
            ["options"] => new ReadYamlOptions(texts).Read(fields, head),
            ["verdict"] => new ReadYamlOptions(texts).ReadTrueFalse(fields, head),
            ["actions"] => new ReadYamlOptions(texts).ReadScenario(fields, head),
            ["pairs"] => new ReadYamlSides(texts).ReadMatch(fields, head),
            ["order"] => new ReadYamlSides(texts).ReadOrder(fields, head),
            ["model"] => new ReadYamlSides(texts).ReadSelfRated(fields, head),
            ["answer"] => new ReadYamlNumber(texts).Read(fields, head),
            ["text"] => new ReadYamlBlanks(texts).Read(fields, head),
            ["key"] => computed is null ? null : new Question.Numeric(head, computed.Variants[0].Answer, computed.HasRanges ? computed.Variants : []),
            _ => ReportSelectors(fields, selectors),
        };
        CheckType(fields, question);
        fields.Close();
        return head.Id.Length == 0 ? null : question;
    }

    private QuestionHead ReadHead(Fields fields, bool isStrict, InlineParts? parts)
    {
        var id = fields.OptionalScalar("id");
        if (id is null) _ = fields.Text("id");
        var written = fields.OptionalScalar("stem");
        var stem = texts.Render(written, parts);
        var objective = fields.OptionalScalar("objective");
        var see = fields.OptionalScalar("see");
        return new QuestionHead
        {
            Id = id?.Value ?? "", Span = id?.Span ?? fields.Span, StemHtml = stem.Html, StemText = stem.Text, StemSpan = written?.Span ?? fields.Span,
            HintsHtml = [.. fields.Scalars("hints").Select(h => texts.Html(h, parts))], ExplanationHtml = texts.Html(fields.OptionalScalar("explain"), parts),
            Objective = objective?.Value, ObjectiveSpan = objective?.Span ?? default, See = see?.Value, SeeSpan = see?.Span ?? default,
            Points = fields.OptionalInteger("points", 1, 100) ?? 1, Difficulty = fields.OptionalInteger("difficulty", 1, 3),
            IsStrict = fields.OptionalChoice("scoring", ["partial", "strict"]) is { } scoring ? scoring == "strict" : isStrict,
        };
    }

    private Question? ReportSelectors(Fields fields, List<string> selectors)
    {
        foreach (var key in Companions) fields.Find(key);
        var known = string.Join(", ", Selectors.Select(s => $"`{s}:`"));
        if (selectors.Count == 0)
            texts.Report(Codes.QuestionWithoutOptions, fields.Span, "the question has no options and no answer", $"write one of {known}");
        else
            texts.Report(Codes.SeveralTypes, fields.PlaceOf(selectors[1]).Span, $"`{selectors[0]}:` and `{selectors[1]}:` make two types of question", $"keep one of {known}", "second type",
                "the first one is here", fields.PlaceOf(selectors[0]).Span);
        return null;
    }

    private void CheckType(Fields fields, Question? question)
    {
        if (fields.OptionalChoice("type", Question.Types) is not { } type || question is null || type == question.Type) return;
        if (question is Question.Choice && type is "single" or "multi") return;
        texts.Report(Codes.TypeMismatch, fields.PlaceOf("type").Span, $"`type: {type}` does not fit a question that is written as {question.Type}", $"write `type: {question.Type}`, or remove the line");
    }
}
