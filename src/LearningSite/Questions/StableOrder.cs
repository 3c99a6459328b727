namespace LearningSite.Questions;

/// <summary>
/// Puts what the learner has to sort into an order that says nothing about the key, and is the same in every build: by a hash
/// (FNV-1a) of the question's id and the text.
/// </summary>
public static class StableOrder
{
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, string questionId, Func<T, string> text) =>
        [.. items.OrderBy(i => Hash(questionId + "\n" + text(i)))];

    /// <summary>As above, but never the order given.</summary>
    public static IReadOnlyList<T> WrongOf<T>(IReadOnlyList<T> items, string questionId, Func<T, string> text)
    {
        var order = Of(items, questionId, text);
        return order.SequenceEqual(items) ? [.. order.Skip(1), .. order.Take(1)] : order;
    }

    public static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
