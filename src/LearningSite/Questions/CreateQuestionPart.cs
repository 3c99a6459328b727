using System.Globalization;
using System.Text.Json;

namespace LearningSite.Questions;

/// <summary>Makes the template model of a question.</summary>
public static class CreateQuestionPart
{
    public static QuestionPart Create(Question question, int number, int count, bool isCheck, string? objective, string? seeHref)
    {
        var options = question is Question.Choice choice ? choice.Options : [];
        var numeric = question as Question.Numeric;
        return new QuestionPart
        {
            Id = question.Id, Number = number, Count = count, IsCheck = isCheck, TypeKey = "question." + question.Type,
            IsSingle = question is Question.Choice { TakesSeveral: false }, IsMulti = question is Question.Choice { TakesSeveral: true }, IsNumeric = numeric is not null,
            StemHtml = question.StemHtml, HintsHtml = question.HintsHtml, ExplanationHtml = question.ExplanationHtml,
            Options = [.. options.Select((o, i) => new OptionPart(o.Id, Letter(i), o.Html, o.IsRight, o.WhyHtml, o.UnlessHtml, o.IsFixed))],
            Numeric = numeric is null ? null : new NumericPart(Number(numeric.Answer), Number(numeric.Minimum), Number(numeric.Maximum), numeric.Unit),
            Objective = objective, ObjectiveId = question.Objective, SeeHref = seeHref,
            KeyText = numeric is not null ? NumericKey(numeric) : string.Join(", ", options.Select((o, i) => (o, i)).Where(x => x.o.IsRight).Select(x => Letter(x.i))),
            KeyJson = KeyJson(question),
        };
    }

    private static string Letter(int index) => ((char)('A' + (index % 26))).ToString();

    private static string Number(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    // 0.8 % (0.79–0.81)
    private static string NumericKey(Question.Numeric numeric)
    {
        var unit = numeric.Unit.Length > 0 ? " " + numeric.Unit : "";
        return numeric.Minimum == numeric.Maximum ? Number(numeric.Answer) + unit : $"{Number(numeric.Answer)}{unit} ({Number(numeric.Minimum)}–{Number(numeric.Maximum)})";
    }

    private static string KeyJson(Question question) => question switch
    {
        Question.Choice choice => $"{{\"type\":\"{choice.Type}\",\"right\":[{string.Join(',', choice.Options.Where(o => o.IsRight).Select(o => $"\"{JsonEncodedText.Encode(o.Id)}\""))}]}}",
        Question.Numeric numeric => $"{{\"type\":\"numeric\",\"min\":{Number(numeric.Minimum)},\"max\":{Number(numeric.Maximum)},\"unit\":\"{JsonEncodedText.Encode(numeric.Unit)}\"}}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
