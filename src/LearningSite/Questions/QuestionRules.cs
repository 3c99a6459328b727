using LearningSite.Diagnostics;

namespace LearningSite.Questions;

/// <summary>Rules that hold for a question wherever it was written.</summary>
public static class QuestionRules
{
    public static void Check(Question question, SourceText source, DiagnosticBag diagnostics)
    {
        Place At(TextSpan span) => new(source, span);
        if (question.Head.StemText.Length == 0)
            diagnostics.Add(new Diagnostic(Codes.QuestionWithoutStem, $"the question `{question.Id}` has no stem", At(question.Span), null, "write the question before its options"));
        switch (question)
        {
            case Question.Choice choice: CheckOptions(choice, At, diagnostics); break;
            case Question.Numeric { Answer: { } answer } when answer.Minimum > answer.Maximum:
                diagnostics.Add(new Diagnostic(Codes.RangeInverted, "the range begins above its end", At(question.Span), null, "write the smaller number first"));
                break;
        }
    }

    private static void CheckOptions(Question.Choice choice, Func<TextSpan, Place> at, DiagnosticBag diagnostics)
    {
        var right = choice.Options.Count(o => o.IsRight);
        if (right == 0)
            diagnostics.Add(new Diagnostic(Codes.NoRightOption, "the question has no right option", at(choice.Span), null, "write `[x]` in a lesson, or `right:` in a quiz file, before the correct text"));
        if (right > 1 && !choice.TakesSeveral)
            diagnostics.Add(new Diagnostic(Codes.SeveralRightOptions, $"a single-choice question has {right} right options", at(choice.Options.Where(o => o.IsRight).ElementAt(1).Span), "also right",
                "leave one right option, or write `type=multi`"));
        var (low, high) = choice.TakesSeveral ? (4, 6) : (3, 5);
        if (choice.Options.Count < low || choice.Options.Count > high)
            diagnostics.Add(new Diagnostic(Codes.OptionCount, $"a question of type {choice.Type} has {DiagnosticReport.Count(choice.Options.Count, "option")}", at(choice.Span), null, $"write {low} to {high}"));
        var seen = new Dictionary<string, Option>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in choice.Options)
        {
            if (option.WhyHtml.Length == 0)
                diagnostics.Add(new Diagnostic(Codes.OptionWithoutWhy, "the option has no feedback", at(option.Span), null, "write in a quote below it, or under `why:`, why it is right or wrong"));
            if (!seen.TryAdd(option.Text, option))
                diagnostics.Add(new Diagnostic(Codes.DuplicateOption, "two options have the same text", at(option.Span), null, "change one of them", "the first one is here", at(seen[option.Text].Span)));
        }
    }
}
