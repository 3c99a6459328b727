using System.Runtime.InteropServices;
using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>
/// Finds questions of the whole site whose stems share nearly all of their words (Jaccard similarity). Comparing all pairs
/// would grow with the square, so only stems that share two of their rarest words are compared: with at least 80 % in common, two
/// sets cannot differ in all but one of the rarest fifth of their words and one more (Bayardo, Ma and Srikant 2007, "Scaling up all
/// pairs similarity search", with two words in place of one: on a small vocabulary that compares a tenth of the pairs).
/// </summary>
public sealed class RepeatedStems
{
    private const double Similarity = 0.8;
    // "Which metric hides a useless model?" may come back after another case.
    private const int FewestWords = 8;

    private readonly record struct Entry(Document Document, QuestionUse Use, int[] Words);

    private readonly Dictionary<(int, int), List<Entry>> byRareWords = [];

    public static void Check(IEnumerable<(Document Document, QuestionUse Use)> questions, DiagnosticBag diagnostics)
    {
        var index = new RepeatedStems();
        foreach (var entry in Read(questions)) index.Add(entry, diagnostics);
    }

    private void Add(Entry entry, DiagnosticBag diagnostics)
    {
        var pairs = PairsOf(entry.Words.AsSpan(0, entry.Words.Length - (int)Math.Ceiling(Similarity * entry.Words.Length) + 2));
        foreach (var pair in pairs)
            if (byRareWords.TryGetValue(pair, out var others))
                foreach (var other in others)
                    if (AreSimilar(entry.Words, other.Words)) { Report(entry, other, diagnostics); return; }
        // A repeated stem is not indexed: the next one like it is compared with the first.
        foreach (var pair in pairs) (CollectionsMarshal.GetValueRefOrAddDefault(byRareWords, pair, out _) ??= []).Add(entry);
    }

    private static List<(int, int)> PairsOf(ReadOnlySpan<int> rare)
    {
        var pairs = new List<(int, int)>(rare.Length * (rare.Length - 1) / 2);
        for (var i = 0; i < rare.Length; i++)
            foreach (var other in rare[(i + 1)..]) pairs.Add((rare[i], other));
        return pairs;
    }

    private static void Report(Entry entry, Entry other, DiagnosticBag diagnostics) =>
        diagnostics.Add(new Diagnostic(Codes.RepeatedStem, $"the question `{entry.Use.Id}` asks nearly the same as `{other.Use.Id}`", entry.Document.PlaceOf(entry.Use.Span, diagnostics), null,
            "ask about another case, or remove one of the two", "the other question is here", other.Document.PlaceOf(other.Use.Span, diagnostics)));

    // Both are sorted, so one walk through them counts what they share.
    private static bool AreSimilar(int[] one, int[] other)
    {
        if (Math.Min(one.Length, other.Length) < Similarity * Math.Max(one.Length, other.Length)) return false;
        int i = 0, j = 0, shared = 0;
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j]) { shared++; i++; j++; }
            else if (one[i] < other[j]) i++;
            else j++;
        }
        return shared >= Similarity * (one.Length + other.Length - shared);
    }

    /// <summary>Words as numbers, the rarest of the site lowest.</summary>
    private static IEnumerable<Entry> Read(IEnumerable<(Document Document, QuestionUse Use)> questions)
    {
        var stems = questions.Select(q => (q.Document, q.Use, Words: WordsOf(q.Use.Stem))).Where(q => q.Words.Count >= FewestWords).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in stems.SelectMany(s => s.Words)) CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        var ranks = counts.OrderBy(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select((c, rank) => (c.Key, rank)).ToDictionary(c => c.Key, c => c.rank, StringComparer.Ordinal);
        return stems.Select(s => new Entry(s.Document, s.Use, [.. s.Words.Select(w => ranks[w]).Order()]));
    }

    private static HashSet<string> WordsOf(string stem)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < stem.Length; at++)
        {
            var start = at;
            while (at < stem.Length && (char.IsLetterOrDigit(stem[at]) || (at > start && stem[at] is '.' or ',' or '\'' or '’' && at + 1 < stem.Length && char.IsLetterOrDigit(stem[at + 1])))) at++;
            if (at > start) words.Add(stem[start..at].ToLowerInvariant());
        }
        return words;
    }
}
