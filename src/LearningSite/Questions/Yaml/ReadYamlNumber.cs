using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.Yaml;

/// <summary>`answer: 0.8` with `tolerance:` and `unit:`, or a range as `answer: 3..4`.</summary>
public sealed class ReadYamlNumber(YamlTexts texts)
{
    public Question? Read(Fields fields, QuestionHead head)
    {
        var unit = fields.Get(QuestionKeys.Unit) ?? "";
        var tolerance = fields.Get(QuestionKeys.Tolerance);
        if (fields.Get(QuestionKeys.Answer) is not { } answer) return null;
        if (NumericAnswer.TryParse("=" + answer.Value) is not { Unit: "" } parsed)
        {
            ReportNoNumber(answer);
            return null;
        }
        if (tolerance is not null && parsed.Minimum != parsed.Maximum)
            texts.Report(Codes.InvalidAnswer, fields.PlaceOf(QuestionKeys.Tolerance).Span, "a range has no tolerance", "remove `tolerance:`, or write one number under `answer:`");
        var number = tolerance is { } t ? NumericAnswer.Around(parsed.Answer, t, unit) : parsed with { Unit = unit };
        return new Question.Numeric(head, number, []);
    }

    private void ReportNoNumber(YamlNode.Scalar answer)
    {
        var isMeasure = NumericAnswer.TryParse("=" + answer.Value) is { Unit: [not '±', ..] } parsed && char.IsLetter(parsed.Unit[0]) | parsed.Unit[0] == '%';
        texts.Report(Codes.InvalidAnswer, answer.Span, $"`{answer.Value}` is no number", isMeasure
            ? "write the number alone, and its unit under `unit:`" : "write a number such as `0.8` or a range such as `3..4`, its tolerance under `tolerance:` and its unit under `unit:`");
    }
}
