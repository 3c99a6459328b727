using LearningSite.Diagnostics;
using LearningSite.Questions.ItemWriting;

namespace LearningSite.Questions;

/// <summary>Rules that hold for a question wherever it was written.</summary>
public sealed class QuestionRules
{
    private const int MostWordsOfFeedback = 45, MostRight = 4;
    private readonly SourceText source;
    private readonly DiagnosticBag diagnostics;
    private readonly Question question;

    private QuestionRules(Question question, SourceText source, DiagnosticBag diagnostics)
    {
        this.question = question;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    public static void Check(Question question, SourceText source, DiagnosticBag diagnostics) => new QuestionRules(question, source, diagnostics).Check();

    private void Check()
    {
        if (question.Head.StemText.Length == 0 && question.Head.StemHtml.Length == 0)
            Report(Codes.QuestionWithoutStem, question.Span, $"the question `{question.Id}` has no stem", "write the question before its options");
        if (question.Head.HintsHtml.Any(h => h.Length == 0)) ReportEmpty(question.Span, "a hint");
        switch (question)
        {
            case Question.Choice choice: CheckChoice(choice); break;
            case Question.TrueFalse tf: CheckTrueFalse(tf); break;
            case Question.Match match: CheckMatch(match); break;
            case Question.Order order: CheckOrder(order); break;
            case Question.Numeric numeric: CheckRange(numeric.Answer, question.Span); break;
            case Question.Cloze cloze: foreach (var blank in cloze.Blanks) CheckBlank(blank); break;
            case Question.Scenario scenario: CheckScenario(scenario); break;
            case Question.SelfRated self: CheckSelfRated(self); break;
            case Question.Fit fit: CheckOptions([.. fit.Options.Select(o => o.Option)], "statement", 2, 8); break;
        }
    }

    private void CheckChoice(Question.Choice choice)
    {
        var right = CheckRight(choice.Options);
        if (right > 1 && !choice.TakesSeveral)
            Report(Codes.SeveralRightOptions, choice.Options.Where(o => o.IsRight).ElementAt(1).Span, $"a single-choice question has {right} right options", "leave one right option, or write `type=multi`", "also right");
        if (right > MostRight)
            Report(Codes.OptionCount, question.Span, $"{right} options are right", $"write up to {MostRight}: with more, few readers find all, and nobody learns which one was missed");
        CheckOptions(choice.Options, "option", choice.TakesSeveral ? 4 : 3, choice.TakesSeveral ? 6 : 5);
    }

    private void CheckTrueFalse(Question.TrueFalse tf)
    {
        if (tf.Reasons.Count == 0)
        {
            if (question.Head.IsPartial) return;
            Report(Codes.TrueFalseWithoutReasons, question.Span, "the question does not ask why", "write 2 to 4 reasons: in a lesson as a list under the right verdict, in a quiz file under `reasons:`");
            return;
        }
        CheckRight(tf.Reasons);
        CheckOptions(tf.Reasons, "reason", 2, 4);
    }

    private void CheckMatch(Question.Match match)
    {
        // Four things to choose from: three pairs without a distractor are decided by two of them.
        CheckCount(match.Pairs.Count, "pair", match.Distractors.Count > 0 ? 3 : 4, 6, 2);
        CheckTexts(match.Pairs.Select(p => (p.Text, p.Span)), Codes.DuplicateSide, "two pairs have the same left side", "join them, or change one of them");
        CheckTexts(match.Distractors.Select(d => (d.Text, d.Span)), Codes.DuplicateSide, "two distractors have the same text", "remove one of them");
        foreach (var distractor in match.Distractors)
            if (match.Pairs.FirstOrDefault(p => IsSame(p.Right.Text, distractor.Text)) is { } pair)
                Report(Codes.DuplicateSide, distractor.Span, "the distractor is the right side of a pair", "change it, or remove it", null, "the pair is here", pair.Right.Span);
    }

    private void CheckOrder(Question.Order order)
    {
        CheckCount(order.Items.Count, "item", 4, 6, 2);
        CheckTexts(order.Items.Select(i => (i.Text, i.Span)), Codes.DuplicateItem, "two items have the same text, so their order cannot be told", "change one of them");
    }

    private void CheckScenario(Question.Scenario scenario)
    {
        foreach (var action in scenario.Actions.Where(a => a.Weight is < 0 or > 100))
            Report(Codes.WeightOutOfRange, action.WeightSpan, $"the weight {action.Weight} is not between 0 and 100", action.Weight < 0 ? "write 0 for an action that earns nothing" : "write 100 for the best action");
        var best = scenario.Actions.Where(a => a.Weight == 100).ToList();
        if (best.Count == 0 && scenario.Actions.Count > 0 && !question.Head.IsPartial)
            Report(Codes.NoBestAction, question.Span, "no action has the weight 100", "give the best action 100: `[100%]` in a lesson, `weight: 100` in a quiz file");
        if (best.Count > 1)
            Report(Codes.NoBestAction, best[1].WeightSpan, "a second action has the weight 100", "give all but the best one less", null, "the first one is here", best[0].WeightSpan);
        CheckOptions([.. scenario.Actions.Select(a => a.Option)], "action", 3, 4);
    }

    private void CheckSelfRated(Question.SelfRated self)
    {
        if (self.ModelHtml.Length == 0)
            Report(Codes.SelfRatedIncomplete, question.Span, "the question has no model answer", "write one: in a lesson inside `::: answer`, in a quiz file under `model:`");
        if (self.Rubric.Count == 0)
            Report(Codes.SelfRatedIncomplete, question.Span, "the question has no rubric to compare with", "write its points: in a lesson as `- [ ]` items inside `::: answer`, in a quiz file under `rubric:`");
        CheckTexts(self.Rubric.Select(p => (p.Text, p.Span)), Codes.DuplicateOption, "two points of the rubric have the same text", "change one of them");
    }

    private void CheckBlank(Blank blank)
    {
        CheckRange(blank.Number, blank.Span);
        if (blank.Accepted.Count > 1 && blank.Accepted.FirstOrDefault(f => f.StartsWith('=')) is { } number)
            Report(Codes.InvalidAnswer, blank.Span, $"`{number}` stands among other forms, so it is compared as text", "leave the number alone in its blank: a tolerance or a range accepts several");
        if (blank.Number is null && blank.Accepted.All(f => NumericAnswer.TryParseNumber(f) is not null))
            Report(Codes.NumberAsText, blank.Span, $"`{blank.Accepted[0]}` is compared as text, so the same number in other digits is wrong", $"write `= {blank.Accepted[0]}`, with a tolerance where one is needed");
    }

    private void CheckRange(NumericAnswer? answer, TextSpan span)
    {
        if (answer is not null && answer.Minimum > answer.Maximum) Report(Codes.RangeInverted, span, "the range begins above its end", "write the smaller number first");
    }

    private int CheckRight(IReadOnlyList<Option> options)
    {
        var right = options.Count(o => o.IsRight);
        if (right == 0 && !question.Head.IsPartial) Report(Codes.NoRightOption, question.Span, "the question has no right option", "write `[x]` in a lesson, or `right:` in a quiz file, before the correct text");
        return right;
    }

    private void CheckOptions(IReadOnlyList<Option> options, string noun, int low, int high)
    {
        CheckCount(options.Count, noun, low, high, noun is "action" or "statement" ? 2 : 0);
        // A statement of a role fit is neither right nor wrong.
        foreach (var option in options)
            if (option.WhyHtml.Length == 0 && question is not Question.Fit && !question.Head.IsPartial) Report(Codes.OptionWithoutWhy, option.Span, $"the {noun} has no feedback", "write in a quote below it, or under `why:`, why it is right or wrong");
        foreach (var option in options)
            if (HtmlWords.Count(option.WhyHtml) is var words and > MostWordsOfFeedback)
                Report(Codes.LengthOutOfRange, option.WhySpan, $"the feedback has {words} words", $"write at most {MostWordsOfFeedback}; what every learner needs belongs below the options, as the explanation");
        foreach (var option in options)
            if (option.UnlessHtml.Length > 0 && (option.IsRight || question is Question.Fit)) Report(Codes.PartOutOfPlace, option.Span, $"`unless:` under {(option.IsRight ? "a right" : "a")} {noun} is shown to nobody", "write it as feedback, or under an option that is rightly left alone");
        if (!AllDiffer(options, o => o.Text)) CheckTexts(options.Select(o => (o.Text, o.Span)), Codes.DuplicateOption, $"two {noun}s have the same text", "change one of them");
        if (AllDiffer(options, o => o.Id)) return;
        var ids = new Dictionary<string, Option>(StringComparer.Ordinal);
        foreach (var option in options.Where(o => !ids.TryAdd(o.Id, o)))
            Report(Codes.DuplicateId, option.Span, $"two {noun}s have the id `{option.Id}`", "give one of them another id; without one, an id is the letter of its place", null, "the first one is here", ids[option.Id].Span);
    }

    // The few options of a question are compared pair by pair; a table is made when two are the same, or one is empty.
    private static bool AllDiffer(IReadOnlyList<Option> options, Func<Option, string> text)
    {
        const int Few = 12;
        for (var i = 0; i < options.Count; i++)
        {
            if (i == Few || string.IsNullOrWhiteSpace(text(options[i]))) return false;
            for (var j = 0; j < i; j++)
                if (IsSame(text(options[i]), text(options[j]))) return false;
        }
        return true;
    }

    /// <param name="least">Fewer than these are no question.</param>
    private void CheckCount(int count, string noun, int low, int high, int least)
    {
        var message = $"a question of type {question.Type} has {DiagnosticReport.Count(count, noun)}";
        var help = $"write {low} {(high == low + 1 ? "or" : "to")} {high}";
        if (question.Head.IsPartial) return;
        if (count < least) Report(Codes.TooFewItems, question.Span, message, help);
        else if (count < low || count > high) Report(Codes.OptionCount, question.Span, message, help);
    }

    private void CheckTexts(IEnumerable<(string Text, TextSpan Span)> texts, DiagnosticCode code, string message, string help)
    {
        var seen = new Dictionary<string, TextSpan>(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, span) in texts)
            if (text.Trim().Length == 0) ReportEmpty(span, "this part of the question");
            else if (!seen.TryAdd(text.Trim(), span)) Report(code, span, message, help, null, "the first one is here", seen[text.Trim()]);
    }

    private void ReportEmpty(TextSpan span, string what) => Report(Codes.EmptyPart, span, $"{what} has no text", "write the text, or remove it");

    private static bool IsSame(string a, string b) => a.AsSpan().Trim().Equals(b.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    private void Report(DiagnosticCode code, TextSpan span, string message, string help, string? label = null, string? note = null, TextSpan? noteSpan = null) =>
        diagnostics.Add(new Diagnostic(code, message, new Place(source, span), label, help, note, noteSpan is { } other ? new Place(source, other) : null));
}
