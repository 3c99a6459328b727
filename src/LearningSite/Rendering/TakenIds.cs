using LearningSite.Diagnostics;
using LearningSite.Linking;

namespace LearningSite.Rendering;

/// <summary>Ids that a suggestion must not repeat. Read from the texts, and only when a block without an id asks.</summary>
public sealed class TakenIds(Site site)
{
    private readonly Lazy<HashSet<string>> taken = new(() => Find(site));

    public string MakeUnique(string slug)
    {
        var id = slug;
        for (var n = 2; taken.Value.Contains(id); n++) id = $"{slug}-{n}";
        return id;
    }

    // Whatever stands behind `#` or `id:` counts: one too many only makes a suggestion longer.
    private static HashSet<string> Find(Site site)
    {
        var found = site.Ledger.Entries.Keys.Concat(site.Ledger.Retired.Keys).Select(id => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]).ToHashSet(StringComparer.Ordinal);
        foreach (var file in site.Documents.Select(d => d.Source).DistinctBy(s => s.RelativePath))
            if (file.TryReadText(new DiagnosticBag()) is { } source)
                foreach (var mark in new[] { "#", "id: " }) AddWords(source.Text, mark, found);
        return found;
    }

    private static void AddWords(string text, string mark, HashSet<string> found)
    {
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
        {
            var start = at + mark.Length;
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-')) end++;
            found.Add(text[start..end]);
        }
    }
}
