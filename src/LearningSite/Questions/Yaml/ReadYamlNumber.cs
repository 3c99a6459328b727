using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Questions.Markdown;

namespace LearningSite.Questions.Yaml;

/// <summary>`answer: 0.8` with `tolerance:` and `unit:`, or a range as `answer: 3..4`.</summary>
public sealed class ReadYamlNumber(YamlTexts texts)
{
    public Question? Read(Fields fields, QuestionHead head)
    {
        var unit = fields.Get(QuestionKeys.Unit) ?? "";
        var tolerance = ReadTolerance(fields, texts);
        if (fields.Get(QuestionKeys.Answer) is not { } answer) return null;
        if (NumericAnswer.FindThousands(answer.Value) is not null || NumericAnswer.TryParse("=" + answer.Value) is not { Unit: "" } parsed)
        {
            ReportNoNumber(answer);
            return null;
        }
        if (tolerance is not null && parsed.Minimum != parsed.Maximum)
            texts.Report(Codes.InvalidAnswer, fields.PlaceOf(QuestionKeys.Tolerance).Span, "a range has no tolerance", "remove `tolerance:`, or write one number under `answer:`");
        var number = tolerance is { } t ? NumericAnswer.Around(parsed.Answer, t, unit) : parsed with { Unit = unit };
        return new Question.Numeric(head, number, []);
    }

    /// <summary>How far an answer may lie from the number.</summary>
    public static decimal? ReadTolerance(Fields fields, YamlTexts texts)
    {
        if (fields.Get(QuestionKeys.Tolerance) is not { } tolerance) return null;
        if (tolerance < 0) texts.Report(Codes.InvalidAnswer, fields.PlaceOf(QuestionKeys.Tolerance).Span, "a tolerance is never below zero", $"write `{NumericAnswer.Format(-tolerance)}`");
        return Math.Abs(tolerance);
    }

    private void ReportNoNumber(YamlNode.Scalar answer)
    {
        if (NumericAnswer.FindThousands(answer.Value) is { } thousands)
        {
            texts.Report(Codes.InvalidAnswer, answer.Span, $"`{thousands}` can be read in two ways", ReadMarkdownBlanks.ThousandsHelp(thousands));
            return;
        }
        var isMeasure = NumericAnswer.TryParse("=" + answer.Value) is { Unit: [not '±', ..] } parsed && char.IsLetter(parsed.Unit[0]) | parsed.Unit[0] == '%';
        texts.Report(Codes.InvalidAnswer, answer.Span, $"`{answer.Value}` is no number", isMeasure
            ? "write the number alone, and its unit under `unit:`" : "write a number such as `0.8` or a range such as `3..4`, its tolerance under `tolerance:` and its unit under `unit:`");
    }
}
