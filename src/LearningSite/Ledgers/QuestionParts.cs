using LearningSite.Questions;

namespace LearningSite.Ledgers;

/// <summary>An option, pair, item or point of a question: what a learner's answer names.</summary>
/// <param name="Default">The id that its place in the file gives it when the author gives none.</param>
public sealed record QuestionPartId(string Id, string Text, string Default);

/// <summary>The parts of a question by id, whatever its type.</summary>
public static class QuestionParts
{
    public static IReadOnlyList<QuestionPartId> Of(Question question) => question switch
    {
        Question.Choice choice => OfOptions(choice.Options),
        Question.TrueFalse tf => OfOptions(tf.Reasons),
        Question.Scenario scenario => OfOptions([.. scenario.Actions.Select(a => a.Option)]),
        Question.Fit fit => OfOptions([.. fit.Options.Select(o => o.Option)]),
        Question.Match match => [.. match.Pairs.Select((p, i) => new QuestionPartId(p.Id, p.Text, $"l{i + 1}"))],
        Question.Order order => OfItems(order.Items, "i"),
        Question.SelfRated self => OfItems(self.Rubric, "p"),
        _ => [],
    };

    public static Question WithIds(Question question, IReadOnlyList<string> ids) => question switch
    {
        Question.Choice choice => choice with { Options = Options(choice.Options, ids) },
        Question.TrueFalse tf => tf with { Reasons = Options(tf.Reasons, ids) },
        Question.Scenario scenario => scenario with { Actions = [.. scenario.Actions.Select((a, i) => a with { Option = a.Option with { Id = ids[i] } })] },
        Question.Fit fit => fit with { Options = [.. fit.Options.Select((o, i) => o with { Option = o.Option with { Id = ids[i] } })] },
        Question.Match match => match with { Pairs = [.. match.Pairs.Select((p, i) => p with { Id = ids[i] })] },
        Question.Order order => order with { Items = Items(order.Items, ids) },
        Question.SelfRated self => self with { Rubric = Items(self.Rubric, ids) },
        _ => question,
    };

    /// <summary>The same question with parts sorted by id where their order in the file says nothing.</summary>
    public static Question Sorted(Question question) => question switch
    {
        Question.Choice choice => choice with { Options = Sorted(choice.Options, o => o.Id) },
        Question.TrueFalse tf => tf with { Reasons = Sorted(tf.Reasons, o => o.Id) },
        Question.Scenario scenario => scenario with { Actions = Sorted(scenario.Actions, a => a.Option.Id) },
        Question.Fit fit => fit with { Options = Sorted(fit.Options, o => o.Option.Id) },
        Question.SelfRated self => self with { Rubric = Sorted(self.Rubric, p => p.Id) },
        _ => question,
    };

    private static QuestionPartId[] OfOptions(IReadOnlyList<Option> options)
    {
        var parts = new QuestionPartId[options.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = new QuestionPartId(options[i].Id, options[i].Text, Question.LetterOf(i));
        return parts;
    }

    private static IReadOnlyList<QuestionPartId> OfItems(IEnumerable<Item> items, string prefix) => [.. items.Select((item, i) => new QuestionPartId(item.Id, item.Text, $"{prefix}{i + 1}"))];
    private static IReadOnlyList<Option> Options(IReadOnlyList<Option> options, IReadOnlyList<string> ids) => [.. options.Select((o, i) => o with { Id = ids[i] })];
    private static IReadOnlyList<Item> Items(IReadOnlyList<Item> items, IReadOnlyList<string> ids) => [.. items.Select((item, i) => item with { Id = ids[i] })];
    private static IReadOnlyList<T> Sorted<T>(IReadOnlyList<T> parts, Func<T, string> id)
    {
        // Ids are letters in the order of the file, unless the author gave others.
        for (var i = 1; i < parts.Count; i++)
            if (string.CompareOrdinal(id(parts[i - 1]), id(parts[i])) > 0) return [.. parts.OrderBy(id, StringComparer.Ordinal)];
        return parts;
    }
}
