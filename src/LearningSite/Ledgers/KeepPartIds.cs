using LearningSite.Questions;

namespace LearningSite.Ledgers;

/// <summary>
/// Gives the parts of a question the ids that the ledger has for them, so that an option keeps its letter when options change
/// places or a slip in one is mended. A part is known by its text; what is left over is paired in the order of the file.
/// </summary>
public static class KeepPartIds
{
    public static Question Keep(Question question, Ledger ledger)
    {
        if (ledger.Find("question:" + question.Id) is not { } entry) return question;
        var parts = QuestionParts.Of(question);
        var ids = Assign(parts, entry.Parts);
        return ids.SequenceEqual(parts.Select(p => p.Id)) ? question : QuestionParts.WithIds(question, ids);
    }

    /// <summary>True when several parts changed their text and others their place at once: then pairs are a guess.</summary>
    public static bool IsGuess(Question question, Ledger ledger)
    {
        if (ledger.Find("question:" + question.Id) is not { } entry) return false;
        var parts = QuestionParts.Of(question);
        var given = parts.Where(p => p.Id != p.Default).Select(p => p.Id).ToList();
        var hashes = parts.Where(p => p.Id == p.Default).Select(p => LedgerEntry.HashOf(p.Text)).ToList();
        var lines = entry.Parts.Where(p => !given.Contains(p.Key)).Select(p => p.Value).ToList();
        var isReordered = !lines.Where(hashes.Contains).SequenceEqual(hashes.Where(lines.Contains));
        return isReordered && lines.Count(l => !hashes.Contains(l)) > 1 && hashes.Count(h => !lines.Contains(h)) > 1;
    }

    private static string[] Assign(IReadOnlyList<QuestionPartId> parts, IReadOnlyList<KeyValuePair<string, string>> known)
    {
        // An id that differs from that of its place was written by the author.
        var ids = parts.Select(p => p.Id == p.Default ? null : p.Id).ToArray();
        var free = known.Where(k => !ids.Contains(k.Key)).ToList();
        Pair((part, line) => LedgerEntry.HashOf(part.Text) == line.Value);
        Pair((_, _) => true);
        for (var i = 0; i < ids.Length; i++) ids[i] ??= NewId(parts, ids, known);
        return ids!;

        void Pair(Func<QuestionPartId, KeyValuePair<string, string>, bool> fits)
        {
            for (var i = 0; i < ids.Length; i++)
                if (ids[i] is null && free.FindIndex(line => fits(parts[i], line)) is var at and >= 0)
                {
                    ids[i] = free[at].Key;
                    free.RemoveAt(at);
                }
        }
    }

    // The first default that neither stands in the file now nor stood there before.
    private static string NewId(IReadOnlyList<QuestionPartId> parts, string?[] ids, IReadOnlyList<KeyValuePair<string, string>> known)
    {
        var defaults = parts.Select(p => p.Default).Concat(Enumerable.Range(1, parts.Count + known.Count).Select(n => $"{parts[0].Default}{n}"));
        return defaults.First(d => !ids.Contains(d) && known.All(k => k.Key != d));
    }
}
