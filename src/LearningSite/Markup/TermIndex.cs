namespace LearningSite.Markup;

/// <summary>Glossary names and their addresses, found in running text word by word.</summary>
public sealed class TermIndex
{
    public static readonly TermIndex Empty = new([]);

    public sealed record Term(string Name, string Id, string Href);

    private readonly Dictionary<string, Term> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> firstWords = new(StringComparer.OrdinalIgnoreCase);
    private readonly int longest;

    public TermIndex(IEnumerable<Term> terms)
    {
        foreach (var term in terms)
        {
            var words = term.Name.Split(' ');
            byName.TryAdd(term.Name, term);
            firstWords.Add(words[0]);
            longest = Math.Max(longest, words.Length);
        }
    }

    public bool IsEmpty => byName.Count == 0;

    /// <summary>The longest name that begins at a word start, with its end; names match whole words, in any case.</summary>
    public (string Id, string Href, int End)? FindAt(ReadOnlySpan<char> text, int start)
    {
        var end = WordEnd(text, start);
        if (!firstWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[start..end])) return null;
        var names = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        (string, string, int)? best = null;
        for (var words = 1; words <= longest; words++)
        {
            if (names.TryGetValue(text[start..end], out var found)) best = (found.Id, found.Href, end);
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
