using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup;
using LearningSite.Questions.Arithmetic;
using Markdig.Syntax;

namespace LearningSite.Questions.Yaml;

/// <summary>The variants of a computed question, the first of which stands in the page.</summary>
public sealed record Computed(IReadOnlyList<Variant> Variants, bool HasRanges)
{
    /// <summary>What `{name}` shows; `{=}` is the answer.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; } = Variants[0].Values.Append(KeyValuePair.Create("=", NumericAnswer.Format(Variants[0].Answer.Answer))).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
}

/// <summary>`key: tp / (tp + fn)` with `where: {tp: 5..20, fn: 2}`, and how the answer is to be typed: `tolerance:`, `decimals:`, `unit:`.</summary>
public sealed class ReadYamlComputed(YamlTexts texts)
{
    /// <summary>Every combination is computed at build, so that no learner meets one that has no answer.</summary>
    private const int CombinationLimit = 10_000;
    private const int VariantCount = 8;

    private decimal? tolerance;
    private int? decimals;
    private string unit = "";

    public Computed? Read(Fields fields)
    {
        tolerance = ReadYamlNumber.ReadTolerance(fields, texts) is { } written && written != 0 ? written : null;
        decimals = fields.Get(QuestionKeys.Decimals);
        unit = fields.Get(QuestionKeys.Unit) ?? "";
        var ranges = fields.Get(QuestionKeys.Where).Select(e => (Key: e.Name, Range: ReadRange(e.Name, e.Value))).ToList();
        if (fields.Get(QuestionKeys.Formula) is not { } key) return null;
        var (expression, problem) = ParseExpression.Parse(key.Value);
        if (problem is not null) Report(key, problem);
        if (expression is null || ranges.Any(r => r.Range is null)) return null;
        var known = ranges.Select(r => r.Range!).ToList();
        var isSound = CheckNames(key, expression, known) & CheckStem(fields.Get(QuestionKeys.Stem), ranges) && CheckCount(known, key);
        return isSound ? Compute(key, expression, known, fields.OptionalText(QuestionKeys.Id.Name) ?? "") : null;
    }

    private ValueRange? ReadRange(YamlNode.Scalar name, YamlNode.Scalar value)
    {
        if (ParseExpression.Parse(name.Value).Expression is not Expression.Name)
            texts.Report(Codes.UnknownName, name.Span, $"`{name.Value}` cannot be a name of a key", "write letters, digits and `_`, beginning with a letter");
        else if (ValueRange.TryParse(name.Value, value.Value) is not { } range)
            texts.Report(Codes.WrongType, value.Span, $"`{value.Value}` is neither a number nor a range", "write a number such as `8` or a range such as `5..20`");
        else if (range.First > range.Last)
            texts.Report(Codes.RangeInverted, value.Span, "the range begins above its end", "write the smaller number first");
        else return range;
        return null;
    }

    private bool CheckNames(YamlNode.Scalar key, Expression expression, List<ValueRange> ranges)
    {
        var names = ranges.Select(r => r.Name).ToList();
        var unknown = expression.Names.Where(n => !names.Contains(n.Text)).DistinctBy(n => n.Text).ToList();
        foreach (var name in unknown)
            Report(key, new ArithmeticProblem(Codes.UnknownName, name.Span, $"`{name.Text}` has no value", Spelling.FindNearest(name.Text, names) is { } near ? $"write `{near}`, or add `{name.Text}` to `where:`" : $"add `{name.Text}` to `where:`"));
        return unknown.Count == 0;
    }

    // A number that stands in the stem as a number could differ from the one that is computed with.
    private bool CheckStem(YamlNode.Scalar? stem, List<(YamlNode.Scalar Key, ValueRange? Range)> ranges)
    {
        if (stem is not null && texts.Parse(stem, new InlineParts { Values = new Dictionary<string, string> { ["="] = "=" } })?.Descendants<ValueInline>().FirstOrDefault(v => v.Name == "=") is { } answer)
            texts.Report(Codes.AnswerInStem, new TextSpan(stem.TextStart + answer.Span.Start, answer.Span.Length), "`{=}` is the answer, and the stem shows it", "write `{=}` under `explain:` alone");
        var shown = stem is null ? [] : texts.Parse(stem, new InlineParts { Values = ranges.ToDictionary(r => r.Key.Value, r => r.Key.Value) })?.Descendants<ValueInline>().Select(v => v.Name).ToHashSet() ?? [];
        var hidden = ranges.Where(r => !shown.Contains(r.Key.Value)).ToList();
        foreach (var (name, _) in hidden) texts.Report(Codes.ValueNotShown, name.Span, $"the stem does not show `{name.Value}`", $"write `{{{name.Value}}}` in the stem, where its number belongs");
        return hidden.Count == 0;
    }

    private bool CheckCount(List<ValueRange> ranges, YamlNode.Scalar key)
    {
        var count = ranges.Aggregate(1.0, (product, r) => product * (double)r.Count);
        if (count <= CombinationLimit) return true;
        texts.Report(Codes.RangeTooWide, key.Span, $"the ranges make more than {CombinationLimit} combinations, and each is checked", "make a range of `where:` narrower, or a number of it");
        return false;
    }

    private Computed? Compute(YamlNode.Scalar key, Expression expression, List<ValueRange> ranges, string questionId)
    {
        var variants = new List<Variant>();
        foreach (var values in Combine(ranges))
        {
            if (ComputeOne(key, expression, values) is not { } variant) return null;
            variants.Add(variant);
        }
        var hasRanges = ranges.Any(r => r.HasSeveral);
        var drawn = variants.OrderBy(v => StableOrder.Hash(questionId + "\n" + Describe(v.Values))).ToList();
        var different = drawn.DistinctBy(v => v.Answer).ToList();
        if (hasRanges && different.Count < 2)
            texts.Report(Codes.VariantsAlike, key.Span, $"all variants have the answer {NumericAnswer.Format(variants[0].Answer.Answer)}", "widen a range that the key depends on, or write numbers");
        // Different answers come first: two attempts should not ask for the same number.
        return new Computed([.. different.Concat(drawn.Except(different)).Take(VariantCount)], hasRanges);
    }

    private Variant? ComputeOne(YamlNode.Scalar key, Expression expression, IReadOnlyList<KeyValuePair<string, decimal>> values)
    {
        var shown = values.Select(v => KeyValuePair.Create(v.Key, NumericAnswer.Format(v.Value))).ToList();
        var evaluation = new EvaluateExpression(values.ToDictionary(v => v.Key, v => Fraction.Of(v.Value), StringComparer.Ordinal));
        if (evaluation.Evaluate(expression) is not { } number)
        {
            Report(key, evaluation.Problem!, shown);
            return null;
        }
        var (answer, problem) = PinAnswer.Pin(number, tolerance, decimals, unit);
        if (problem is not null) Report(key, new ArithmeticProblem(Codes.AmbiguousRounding, new TextSpan(0, key.Value.Length), problem,
            decimals is null ? "write `decimals:` or a `tolerance:`, or choose other values" : "ask for more decimals, write a `tolerance:` that covers both, or choose other values"), shown);
        return answer is null ? null : new Variant(shown, answer);
    }

    // Every name with every of its values, the last name changing fastest.
    private static IEnumerable<IReadOnlyList<KeyValuePair<string, decimal>>> Combine(IReadOnlyList<ValueRange> ranges)
    {
        IEnumerable<IReadOnlyList<KeyValuePair<string, decimal>>> all = [[]];
        foreach (var range in ranges) all = all.SelectMany(values => range.Values.Select(value => (IReadOnlyList<KeyValuePair<string, decimal>>)[.. values, KeyValuePair.Create(range.Name, value)]));
        return all;
    }

    private static string Describe(IReadOnlyList<KeyValuePair<string, string>> values) => string.Join(", ", values.Select(v => $"{v.Key} = {v.Value}"));

    private void Report(YamlNode.Scalar key, ArithmeticProblem problem, IReadOnlyList<KeyValuePair<string, string>>? values = null) =>
        texts.Report(problem.Code, problem.Span with { Start = key.TextStart + problem.Span.Start }, problem.Message, problem.Help, values is { Count: > 0 } ? "with " + Describe(values) : null);
}
