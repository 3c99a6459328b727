using LearningSite.Questions;

namespace LearningSite.Ledgers;

/// <summary>Makes the line of a question as it is now.</summary>
public static class CreateLedgerEntry
{
    /// <param name="at">The file of the question, below the input folder.</param>
    public static LedgerEntry Of(Question question, string at)
    {
        var parts = QuestionParts.Of(question);
        var hashes = new KeyValuePair<string, string>[parts.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = new(parts[i].Id, LedgerEntry.HashOf(parts[i].Text));
        return new LedgerEntry(at, LedgerEntry.HashOf(question.Head.StemText)) { Meaning = MeaningOf(question, parts), Parts = hashes };
    }

    /// <summary>Type, key and the ids of all parts. Points and strictness weigh an answer and do not change what it says.</summary>
    public static string MeaningOf(Question question) => MeaningOf(question, QuestionParts.Of(question));

    private static string MeaningOf(Question question, IReadOnlyList<QuestionPartId> parts)
    {
        var plain = QuestionParts.Sorted(question) with { Head = question.Head with { Points = 1, IsStrict = false } };
        var ids = new string[parts.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = parts[i].Id;
        Array.Sort(ids, StringComparer.Ordinal);
        // Right sides of a match are numbered by place; their texts tell when a number comes to mean another one.
        var sides = question is Question.Match match ? QuestionKey.ChoicesOf(match).Select(c => c.Text) : [];
        return LedgerEntry.HashOf(string.Join('\n', [QuestionKey.ToJson(plain), .. ids, .. sides]));
    }
}
