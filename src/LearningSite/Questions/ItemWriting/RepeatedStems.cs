using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>
/// Finds questions of the whole site whose stems share nearly all of their words (Jaccard similarity). Comparing all pairs
/// would grow with the square, so only stems that share three of their rarest words are compared: with at least 80 % in common, two
/// sets share three words of the rarest fifth and the next three (Bayardo, Ma and Srikant 2007, "Scaling up all pairs similarity search";
/// Wang, Li and Feng 2012, "Can we beat the prefix filtering?"). One shared word would do and lets far too many pairs through where
/// all stems are made of the same few words; two took five times as long for 30,000 such stems.
/// <para>Where three rare words are in very many stems, only the <see cref="MostPerKey"/> asked last before are looked at, so that a stem costs no more on a large
/// site than on a small one. Missed is then a stem that is nearly the same as a much older one, when everything rare in both is in hundreds of others; one of the very same
/// words is found always.</para>
/// </summary>
public sealed class RepeatedStems
{
    private const double Similarity = 0.8;
    // "Which metric hides a useless model?" may come back after another case.
    private const int FewestWords = 8;
    private const int Shared = 3;
    // Threes of a long stem are too many: from here on one rare word is asked for, and up to the longest that is similar to this, both.
    private const int Long = 32;

    /// <summary>So many stems are looked at for each key, which is some of the rarest words.</summary>
    public const int MostPerKey = 64;

    /// <summary>A question and where it stands.</summary>
    public sealed record Asked(Document Document, QuestionUse Use);

    /// <summary>What was found among the questions with a checksum: number of the second and of the first, again and again.</summary>
    public sealed record Found(string Checksum, IReadOnlyList<int> Pairs);

    /// <param name="Number">Among all questions.</param>
    /// <param name="Words">Sorted, the rarest of the site lowest.</param>
    /// <param name="Marks">A bit for each word, which several may share.</param>
    private readonly record struct Entry(int Number, string Id, int[] Words, ulong Marks);

    private readonly List<int> pairs = [];
    private readonly List<Entry> entries = [];
    // Of three rare words, the entry that was added last; each link leads to the one added before, and has the marks of its entry at hand.
    private readonly Dictionary<long, int> newest = [];
    private readonly List<(ulong Marks, int Entry, int Before)> links = [];

    /// <param name="last">What was found the last time; found again while all stems are the same.</param>
    public static Found Check(IReadOnlyList<Asked> questions, DiagnosticBag diagnostics, Found? last = null)
    {
        var checksum = ChecksumOf(questions);
        var found = last?.Checksum == checksum ? last : new Found(checksum, Compare(questions).Pairs);
        for (var i = 0; i < found.Pairs.Count; i += 2) Report(questions[found.Pairs[i]], questions[found.Pairs[i + 1]], diagnostics);
        return found;
    }

    private static string ChecksumOf(IReadOnlyList<Asked> questions)
    {
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, use) in questions)
        {
            checksum.AppendData(MemoryMarshal.AsBytes<char>(use.Id));
            checksum.AppendData("\0"u8);
            checksum.AppendData(MemoryMarshal.AsBytes<char>(use.Stem));
            checksum.AppendData("\n"u8);
        }
        return Convert.ToHexString(checksum.GetHashAndReset());
    }

    /// <summary>Compares all of them.</summary>
    public static RepeatedStems Compare(IReadOnlyList<Asked> questions)
    {
        var index = new RepeatedStems();
        var read = Read(questions);
        index.entries.EnsureCapacity(read.Count);
        index.links.EnsureCapacity(read.Sum(e => CountKeys(e.Words.Length)));
        foreach (var entry in read) index.Add(entry);
        return index;
    }

    /// <summary>Number of the second and of the first, again and again.</summary>
    public IReadOnlyList<int> Pairs => pairs;

    /// <summary>How often a stem was looked at for another.</summary>
    public long Looks { get; private set; }

    private static int MostDiffering(int words) => words - (int)Math.Ceiling(Similarity * words);

    // A list that grows would take three times as much for a while.
    private static int CountKeys(int words)
    {
        var differing = MostDiffering(words);
        return 1 + (words >= Long ? differing + 1 : 0) + (words > Long / Similarity ? 0 : (differing + 3) * (differing + 2) * (differing + 1) / 6);
    }

    private void Add(Entry entry)
    {
        var keys = CreateKeys(entry.Words);
        var first = int.MaxValue;
        var all = CollectionsMarshal.AsSpan(links);
        foreach (var key in keys)
        {
            var left = MostPerKey;
            for (var at = newest.GetValueOrDefault(key, -1); at >= 0 && left > 0; at = all[at].Before, left--)
                if (all[at].Entry < first && MayBeSimilar(entry, all[at].Marks) && AreSimilar(entry.Words, entries[all[at].Entry].Words)) first = all[at].Entry;
            Looks += MostPerKey - left;
        }
        // A repeated stem is not indexed: the next one like it is compared with the first.
        if (first < int.MaxValue)
        {
            // That two have one id says it all.
            if (entries[first].Id != entry.Id) pairs.AddRange([entry.Number, entries[first].Number]);
            return;
        }
        foreach (var key in keys)
        {
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(newest, key, out var exists);
            links.Add((entry.Marks, entries.Count, exists ? last : -1));
            last = links.Count - 1;
        }
        entries.Add(entry);
    }

    /// <summary>All words as one number, and each three of the rarest; of a long stem each one of them. Two keys may be the same number, which costs a comparison.</summary>
    private static List<long> CreateKeys(int[] words)
    {
        var all = 0L;
        foreach (var word in words) all = (all * 1_000_003) + word;
        var keys = new List<long>(CountKeys(words.Length)) { all };
        var differing = MostDiffering(words.Length);
        if (words.Length >= Long)
            foreach (var word in words.AsSpan(0, differing + 1)) keys.Add(word);
        if (words.Length > Long / Similarity) return keys;
        var rare = words.AsSpan(0, differing + Shared);
        for (var i = 2; i < rare.Length; i++)
            for (var j = 1; j < i; j++)
                for (var k = 0; k < j; k++) keys.Add(((long)rare[i] << 42) ^ ((long)rare[j] << 21) ^ (long)rare[k]);
        return keys;
    }

    private static void Report(Asked entry, Asked other, DiagnosticBag diagnostics) =>
        diagnostics.Add(new Diagnostic(Codes.RepeatedStem, $"the question `{entry.Use.Id}` asks nearly the same as `{other.Use.Id}`", entry.Document.PlaceOf(entry.Use.Span, diagnostics), null,
            "ask about another case, or remove one of the two", "the other question is here", other.Document.PlaceOf(other.Use.Span, diagnostics)));

    // Each bit that only one has is a word that only one has, and those may be a ninth of both together: a quarter of the one at hand.
    private static bool MayBeSimilar(Entry entry, ulong marks) => BitOperations.PopCount(entry.Marks ^ marks) * 4 <= entry.Words.Length;

    private static bool AreSimilar(int[] one, int[] two)
    {
        // Both are sorted, so one walk through them counts what they share.
        int i = 0, j = 0, shared = 0;
        while (i < one.Length && j < two.Length)
        {
            if (one[i] == two[j]) { shared++; i++; j++; }
            else if (one[i] < two[j]) i++;
            else j++;
        }
        return shared >= Similarity * (one.Length + two.Length - shared);
    }

    private static List<Entry> Read(IReadOnlyList<Asked> questions)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new List<int>();
        var entries = new List<Entry>();
        for (var number = 0; number < questions.Count; number++)
        {
            var use = questions[number].Use;
            var words = WordsOf(use.Stem, known);
            while (counts.Count < known.Count) counts.Add(0);
            if (words.Length < FewestWords) continue;
            foreach (var word in words) counts[word]++;
            entries.Add(new Entry(number, use.Id, words, 0));
        }
        var ranks = RankByRarity(known, counts);
        for (var i = 0; i < entries.Count; i++)
        {
            var words = entries[i].Words;
            var marks = 0UL;
            for (var w = 0; w < words.Length; w++) marks |= 1UL << ((words[w] = ranks[words[w]]) & 63);
            Array.Sort(words);
            entries[i] = entries[i] with { Marks = marks };
        }
        return entries;
    }

    private static int[] RankByRarity(Dictionary<string, int> known, List<int> counts)
    {
        var byRarity = known.Keys.ToArray();
        Array.Sort(byRarity, (a, b) => counts[known[a]].CompareTo(counts[known[b]]) is var order and not 0 ? order : string.CompareOrdinal(a, b));
        var ranks = new int[byRarity.Length];
        for (var rank = 0; rank < byRarity.Length; rank++) ranks[known[byRarity[rank]]] = rank;
        return ranks;
    }

    /// <summary>Numbers of the words, each once.</summary>
    private static int[] WordsOf(string stem, Dictionary<string, int> known)
    {
        var words = new HashSet<int>();
        for (var at = 0; at < stem.Length; at++)
        {
            var start = at;
            while (at < stem.Length && (char.IsLetterOrDigit(stem[at]) || (at > start && stem[at] is '.' or ',' or '\'' or '’' && at + 1 < stem.Length && char.IsLetterOrDigit(stem[at + 1])))) at++;
            if (at == start) continue;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, stem[start..at].ToLowerInvariant(), out var exists);
            if (!exists) number = known.Count - 1;
            words.Add(number);
        }
        return [.. words];
    }
}
