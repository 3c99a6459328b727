using System.Collections.Frozen;

namespace LearningSite.Markup;

/// <summary>Glossary names and their addresses, found in running text word by word.</summary>
public sealed class TermIndex
{
    public static readonly TermIndex Empty = new([]);

    private readonly FrozenDictionary<string, (string Id, string Href)> byName;
    private readonly FrozenDictionary<string, (string Id, string Href)>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly FrozenSet<string> firstWords;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> firstWordLookup;
    private readonly int longest;

    public TermIndex(IEnumerable<(string Name, string Id, string Href)> terms)
    {
        var names = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, id, href) in terms) names.TryAdd(name, (id, href));
        byName = names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        lookup = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        firstWords = names.Keys.Select(n => n.Split(' ')[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        firstWordLookup = firstWords.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = names.Keys.Select(n => n.Count(c => c == ' ') + 1).DefaultIfEmpty().Max();
    }

    public bool IsEmpty => byName.Count == 0;

    /// <summary>The longest name that begins at a word start, with its end; names match whole words, in any case.</summary>
    public (string Id, string Href, int End)? FindAt(ReadOnlySpan<char> text, int start)
    {
        var end = WordEnd(text, start);
        if (!firstWordLookup.Contains(text[start..end])) return null;
        (string, string, int)? best = null;
        for (var words = 1; words <= longest; words++)
        {
            if (lookup.TryGetValue(text[start..end], out var found)) best = (found.Id, found.Href, end);
            if (end >= text.Length || text[end] != ' ' || end + 1 >= text.Length) break;
            end = WordEnd(text, end + 1);
        }
        return best;
    }

    public static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '-' or '/' or '’' or '\'' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])))) end++;
        return Math.Max(end, start + 1);
    }
}
