using LearningSite.Diagnostics;
using LearningSite.Questions;

namespace LearningSite.Ledgers;

/// <summary>What the ledger holds of one id.</summary>
/// <param name="At">The file that it stands in, below the input folder.</param>
/// <param name="Wording">Hash of its text: another one keeps learners' answers.</param>
public sealed record LedgerEntry(string At, string Wording)
{
    /// <summary>Hash of type, key and ids of parts: with another one, an old answer says nothing any more. Only questions have it.</summary>
    public string? Meaning { get; init; }
    /// <summary>Counts the changes of meaning, from one.</summary>
    public int Edition { get; init; } = 1;
    /// <summary>Options, pairs or items of a question in the order of the file: id and hash of the text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parts { get; init; } = [];

    public static string HashOf(string text) => ((uint)(StableOrder.Hash(text) >> 32)).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    public bool Equals(LedgerEntry? other) => other is not null && (At, Wording, Meaning, Edition) == (other.At, other.Wording, other.Meaning, other.Edition) && Parts.SequenceEqual(other.Parts);
    public override int GetHashCode() => HashCode.Combine(At, Wording, Meaning);
}

/// <summary>
/// `input/_ledger.json`: every id that learners' data belong to, so that no change of the content loses any. An id is a kind
/// and a name: `question:fraud`, `lesson:metrics`, `objective:metrics#choose`, `prompt:first-thought`, `quiz:basics`.
/// </summary>
/// <param name="Retired">Ids that are gone, and what took their place; null when nothing did.</param>
public sealed record Ledger(IReadOnlyDictionary<string, LedgerEntry> Entries, IReadOnlyDictionary<string, string?> Retired)
{
    public const string FileName = "_ledger.json";
    public static readonly Ledger None = new(new Dictionary<string, LedgerEntry>(), new Dictionary<string, string?>());

    /// <summary>Where each id stands in the file.</summary>
    public IReadOnlyDictionary<string, Place> Places { get; init; } = new Dictionary<string, Place>();
    /// <summary>False before `check --fix` has written the first one: then nothing can be behind.</summary>
    public bool Exists { get; init; }

    /// <summary>The line of an id; for one that just took the place of another, still the line of that one.</summary>
    public LedgerEntry? Find(string id) =>
        Entries.GetValueOrDefault(id) ?? (Retired.Count == 0 ? null : Retired.Where(r => r.Value == id).Select(r => Entries.GetValueOrDefault(r.Key)).FirstOrDefault(e => e is not null));

    /// <summary>Follows retired ids to the one that is used now; null when nothing took the place, or in a circle.</summary>
    public string? Follow(string id)
    {
        for (var steps = 0; Retired.TryGetValue(id, out var next); steps++)
        {
            if (next is null || steps > Retired.Count) return null;
            id = next;
        }
        return id;
    }

    /// <summary>"the question `fraud`".</summary>
    public static string Describe(string id) => id.IndexOf(':', StringComparison.Ordinal) is var at and > 0 ? $"the {id[..at]} `{id[(at + 1)..]}`" : $"`{id}`";
}
