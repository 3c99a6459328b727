using System.Globalization;
using System.Text;
using LearningSite.Markup;
using LearningSite.Questions;

namespace LearningSite.Tests.Support;

/// <summary>A question as the specs show it: what was understood, one thing on each line.</summary>
public static class DescribeQuestion
{
    public static void Append(StringBuilder output, Question question)
    {
        var head = question.Head;
        output.Append(CultureInfo.InvariantCulture, $"question: {Html.Escape(head.Id)}, {question.Type}{(head.Points == 1 ? "" : $", {head.Points} points")}{(head.IsStrict ? ", strict" : "")}{(head.IsPre ? ", asked before" : "")}\n");
        AppendLine(output, "objective", Html.Escape(head.Objective ?? ""));
        AppendLine(output, "see", Html.Escape(head.See ?? ""));
        AppendLine(output, "difficulty", head.Difficulty?.ToString(CultureInfo.InvariantCulture));
        AppendLine(output, "stem", head.StemHtml);
        foreach (var hint in head.HintsHtml) AppendLine(output, "hint", hint);
        AppendAnswer(output, question);
        AppendLine(output, "explanation", head.ExplanationHtml);
    }

    private static void AppendAnswer(StringBuilder output, Question question)
    {
        switch (question)
        {
            case Question.Choice choice: AppendOptions(output, "option", choice.Options); break;
            case Question.TrueFalse tf: AppendLine(output, "verdict", tf.Verdict ? "true" : "false"); AppendOptions(output, "reason", tf.Reasons); break;
            case Question.Match match:
                foreach (var pair in match.Pairs)
                {
                    AppendLine(output, $"pair {pair.Id}", $"{pair.Html} -&gt; {Html.Escape(pair.Right.Text)}");
                    AppendLine(output, "  why", pair.WhyHtml);
                }
                foreach (var side in match.Distractors) AppendLine(output, "distractor", Html.Escape(side.Text));
                break;
            case Question.Order order: AppendItems(output, "item", order.Items); break;
            case Question.Numeric numeric:
                AppendLine(output, "answer", Describe(numeric.Answer));
                foreach (var variant in numeric.Variants) AppendLine(output, "variant", $"{string.Join(", ", variant.Values.Select(v => $"{v.Key} = {v.Value}"))}: {Describe(variant.Answer)}");
                break;
            case Question.Cloze cloze:
                foreach (var blank in cloze.Blanks) AppendLine(output, "blank", blank.Number is { } number ? Describe(number) : Html.Escape(string.Join(" | ", blank.Accepted)));
                if (cloze.IsCaseSensitive) AppendLine(output, "case", "counts");
                break;
            case Question.Scenario scenario:
                foreach (var action in scenario.Actions) AppendOption(output, $"action {action.Weight} %", action.Option);
                break;
            case Question.Fit fit:
                foreach (var option in fit.Options) AppendOption(output, $"for {string.Join(", ", option.Fits.Select(f => $"{f.Role.Slug} {f.Weight}"))}", option.Option);
                break;
            case Question.SelfRated self: AppendLine(output, "model", self.ModelHtml); AppendItems(output, "point", self.Rubric); break;
        }
    }

    private static void AppendOptions(StringBuilder output, string name, IReadOnlyList<Option> options)
    {
        foreach (var option in options) AppendOption(output, name, option);
    }

    private static void AppendOption(StringBuilder output, string name, Option option)
    {
        AppendLine(output, $"{name} {Html.Escape(option.Id)}{(option.IsRight ? " right" : "")}{(option.IsFixed ? " fixed" : "")}", option.Html);
        AppendLine(output, "  why", option.WhyHtml);
        AppendLine(output, "  unless", option.UnlessHtml);
        AppendLine(output, "  misconception", Html.Escape(option.Misconception ?? ""));
    }

    private static void AppendItems(StringBuilder output, string name, IReadOnlyList<Item> items)
    {
        foreach (var item in items) AppendLine(output, $"{name} {item.Id}", item.Html);
    }

    private static string Describe(NumericAnswer answer) => string.Create(CultureInfo.InvariantCulture,
        $"{answer.Answer}, accepted from {answer.Minimum} to {answer.Maximum}{(answer.Unit.Length > 0 ? ", unit " + Html.Escape(answer.Unit) : "")}");

    private static void AppendLine(StringBuilder output, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) output.Append(name).Append(": ").Append(value.TrimEnd()).Append('\n');
    }
}
