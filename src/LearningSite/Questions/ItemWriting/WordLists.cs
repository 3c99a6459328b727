using System.Collections.Concurrent;
using System.Reflection;
using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>
/// The words that some rules look for, from `words.&lt;language&gt;.yml` beside this file. Rules about words are silent in a
/// language without such a list: a guess would be worse than nothing.
/// </summary>
public sealed class WordLists
{
    private static readonly ConcurrentDictionary<string, WordLists?> Read = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlySet<string>> lists;
    private readonly Dictionary<string, IReadOnlyList<string>> phrases;

    private WordLists(YamlNode.Mapping mapping)
    {
        phrases = mapping.Entries.ToDictionary(e => e.Key.Value, e => (IReadOnlyList<string>)[.. ((YamlNode.Sequence)e.Value).Items.OfType<YamlNode.Scalar>().Select(s => s.Value)], StringComparer.Ordinal);
        lists = phrases.ToDictionary(l => l.Key, l => (IReadOnlySet<string>)l.Value.ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);
    }

    /// <param name="language">BCP 47: `en` and `en-GB` share a list.</param>
    public static WordLists? Find(string language) => Read.GetOrAdd(language.Split('-')[0], Load);

    public IReadOnlySet<string> Get(string list) => lists[list];
    /// <summary>The entries in their order, for lists whose entries are more than one word.</summary>
    public IReadOnlyList<string> Phrases(string list) => phrases[list];

    private static WordLists? Load(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"words.{language.ToLowerInvariant()}.yml");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return new WordLists((YamlNode.Mapping)YamlReader.Read(new SourceText($"words.{language}.yml", reader.ReadToEnd()), new DiagnosticBag())!);
    }
}
