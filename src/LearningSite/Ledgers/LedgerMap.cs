using LearningSite.Files;

namespace LearningSite.Ledgers;

/// <summary>
/// The part of the ledger that a browser needs to keep old answers, as a small file of its own:
/// <code>
/// {"moved":{"question:old":"question:new","lesson:gone":null},"changed":{"question:fraud":"77e0f3a2"}}
/// </code>
/// `changed` has the questions whose meaning ever changed; an answer to one of them counts only with that version.
/// </summary>
public static class LedgerMap
{
    /// <summary>Where the file is, without the link root; null when it would be empty. The name changes with the content.</summary>
    public static string? LinkOf(Ledger ledger) =>
        ledger.Retired.Count == 0 && ledger.Entries.Values.All(e => e.Edition == 1) ? null : $"/assets/ledger.{LedgerEntry.HashOf(Write(ledger))}.json";

    public static string Write(Ledger ledger) => JsonText.Write(json =>
    {
        json.WriteStartObject("moved");
        foreach (var id in ledger.Retired.Keys.Order(StringComparer.Ordinal)) json.WriteString(id, ledger.Follow(id));
        json.WriteEndObject();
        json.WriteStartObject("changed");
        foreach (var (id, entry) in ledger.Entries.Where(e => e.Value.Edition > 1).OrderBy(e => e.Key, StringComparer.Ordinal)) json.WriteString(id, entry.Meaning);
        json.WriteEndObject();
    });
}
