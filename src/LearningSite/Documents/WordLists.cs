using System.Collections.Concurrent;
using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>
/// The words that some rules look for, from `&lt;name&gt;.&lt;language&gt;.yml` beside those rules. Rules about words are silent in a
/// language without such a list: a guess would be worse than nothing.
/// </summary>
public sealed class WordLists
{
    private static readonly ConcurrentDictionary<string, WordLists?> Read = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> lists;
    private readonly Dictionary<string, IReadOnlyList<string>> phrases;
    private const int Marks = 16 * 1024;
    private readonly bool[] mayHold = new bool[Marks];
    private readonly ConcurrentDictionary<string, Dictionary<string, string>> pairs = new(StringComparer.Ordinal);

    private WordLists(YamlNode.Mapping mapping)
    {
        phrases = mapping.Entries.ToDictionary(e => e.Key.Value, e => (IReadOnlyList<string>)[.. ((YamlNode.Sequence)e.Value).Items.OfType<YamlNode.Scalar>().Select(s => s.Value)], StringComparer.Ordinal);
        foreach (var word in phrases.Values.SelectMany(l => l).SelectMany(p => p.Split(' ', StringSplitOptions.RemoveEmptyEntries))) mayHold[MarkOf(word)] = true;
        lists = phrases.ToDictionary(l => l.Key, l => l.Value.ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);
    }

    /// <param name="language">BCP 47: `en` and `en-GB` share a list.</param>
    public static WordLists? Find(string name, string language) => Read.GetOrAdd($"{name}.{language.Split('-')[0].ToLowerInvariant()}.yml", Load);

    /// <summary>False for nearly every word that stands in no list, and that need not be looked up.</summary>
    public bool MayHold(ReadOnlySpan<char> word) => mayHold[MarkOf(word)];

    public HashSet<string> Get(string list) => lists[list];
    /// <summary>The entries in their order, for lists whose entries are more than one word.</summary>
    public IReadOnlyList<string> Phrases(string list) => phrases[list];
    public int LongestPhrase(string list)
    {
        var length = 0;
        foreach (var phrase in phrases[list]) length = Math.Max(length, phrase.Length);
        return length;
    }
    /// <summary>Entries of two words: the first leads to the second.</summary>
    public Dictionary<string, string> Pairs(string list) => pairs.GetOrAdd(list, l => phrases[l].Select(p => p.Split(' ')).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase));

    // The last letters and the length tell words apart; what differs only in case gets the same mark.
    private static int MarkOf(ReadOnlySpan<char> word) =>
        (((word.Length & 15) << 10) | ((char.ToUpperInvariant(word[^1]) & 31) << 5) | (char.ToUpperInvariant(word[word.Length / 2]) & 31)) & (Marks - 1);

    private static WordLists? Load(string file) =>
        EmbeddedText.Find(file) is { } text ? new WordLists((YamlNode.Mapping)YamlReader.Read(new SourceText(file, text), new DiagnosticBag())!) : null;
}
