using LearningSite.Questions;

namespace LearningSite.Ledgers;

/// <summary>Makes the line of a question as it is now.</summary>
public static class CreateLedgerEntry
{
    /// <param name="at">The file of the question, below the input folder.</param>
    public static LedgerEntry Of(Question question, string at)
    {
        var parts = QuestionParts.Of(question);
        return new LedgerEntry(at, LedgerEntry.HashOf(question.Head.StemText))
        {
            Meaning = MeaningOf(question, parts),
            Parts = [.. parts.Select(p => KeyValuePair.Create(p.Id, LedgerEntry.HashOf(p.Text)))],
        };
    }

    /// <summary>Type, key and the ids of all parts. Points and strictness weigh an answer and do not change what it says.</summary>
    public static string MeaningOf(Question question) => MeaningOf(question, QuestionParts.Of(question));

    private static string MeaningOf(Question question, IReadOnlyList<QuestionPartId> parts)
    {
        var plain = QuestionParts.Sorted(question) with { Head = question.Head with { Points = 1, IsStrict = false } };
        var ids = parts.Select(p => p.Id).Order(StringComparer.Ordinal);
        // Right sides of a match are numbered by place; their texts tell when a number comes to mean another one.
        var sides = question is Question.Match match ? QuestionKey.ChoicesOf(match).Select(c => c.Text) : [];
        return LedgerEntry.HashOf(string.Join('\n', [QuestionKey.ToJson(plain), .. ids, .. sides]));
    }
}
