namespace LearningSite.Ledgers;

public enum LedgerChangeKind { New, Wording, Meaning, Moved, Redirected, Lost }

/// <summary>One id whose line is not, or not any more, as it is in the ledger.</summary>
/// <param name="Entry">What the line should say; null for an id that is gone, in favour of <paramref name="Successor"/> if there is one.</param>
public sealed record LedgerChange(string Id, LedgerChangeKind Kind, LedgerEntry? Entry, string? Successor = null)
{
    public string Line => Entry is null ? WriteLedger.RetiredLine(Id, Successor) : WriteLedger.Line(Id, Entry);
}

/// <summary>Compares the ids of a site with its ledger, and makes the ledger that fits.</summary>
public static class UpdateLedger
{
    /// <param name="current">The ids of the site as it is now.</param>
    /// <param name="redirects">Old ids that redirects lead to new ones, or that are gone with their page.</param>
    /// <param name="isHeld">True for an id of a page that exists and is not published just now.</param>
    public static (Ledger Next, IReadOnlyList<LedgerChange> Changes) Update(Ledger ledger, IReadOnlyDictionary<string, LedgerEntry> current,
        IReadOnlyDictionary<string, string?> redirects, Func<string, LedgerEntry, bool> isHeld)
    {
        var entries = new SortedDictionary<string, LedgerEntry>(StringComparer.Ordinal);
        var retired = new SortedDictionary<string, string?>(ledger.Retired.ToDictionary(), StringComparer.Ordinal);
        var changes = new List<LedgerChange>();
        foreach (var (id, now) in current)
        {
            var before = ledger.Find(id);
            var entry = entries[id] = now with { Edition = before is null ? 1 : before.Meaning == now.Meaning ? before.Edition : before.Edition + 1 };
            if (!ledger.Entries.TryGetValue(id, out var line)) changes.Add(new LedgerChange(id, LedgerChangeKind.New, entry));
            else if (entry != line) changes.Add(new LedgerChange(id, Classify(line, entry), entry));
        }
        foreach (var (id, before) in ledger.Entries.Where(e => !current.ContainsKey(e.Key) && !ledger.Retired.ContainsKey(e.Key)))
        {
            if (isHeld(id, before)) entries[id] = before;
            else if (redirects.TryGetValue(id, out var successor))
            {
                retired[id] = successor;
                changes.Add(new LedgerChange(id, LedgerChangeKind.Redirected, null, successor));
            }
            else
            {
                entries[id] = before;
                changes.Add(new LedgerChange(id, LedgerChangeKind.Lost, null));
            }
        }
        return (new Ledger(entries, retired) { Exists = true }, changes);
    }

    private static LedgerChangeKind Classify(LedgerEntry before, LedgerEntry now) =>
        before.Meaning != now.Meaning ? LedgerChangeKind.Meaning
        : before.Wording != now.Wording || !before.Parts.SequenceEqual(now.Parts) ? LedgerChangeKind.Wording
        : LedgerChangeKind.Moved;
}
