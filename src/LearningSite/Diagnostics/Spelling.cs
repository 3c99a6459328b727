namespace LearningSite.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
public static class Spelling
{
    /// <summary>"did you mean `title`?" or null when nothing is close. Differences of case always count as close.</summary>
    public static string? DidYouMean(string written, IEnumerable<string> known) =>
        FindNearest(written, known) is { } name ? Suggest(name, IsSameButCase(written, name)) : null;

    public static string Suggest(string name, bool differsInCase = false) =>
        differsInCase ? $"did you mean `{name}`? it differs in case" : $"did you mean `{name}`?";

    public static bool IsSameButCase(string a, string b) => a != b && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>The only name that is close, or the only one that differs in case alone; null when there are several.</summary>
    public static string? FindOnly(string written, IEnumerable<string> known)
    {
        var limit = LimitFor(written);
        var close = known.Where(name => Distance(written, name, limit + 1) <= limit).ToList();
        var sameLetters = close.Where(name => string.Equals(name, written, StringComparison.OrdinalIgnoreCase)).ToList();
        return sameLetters.Count == 1 ? sameLetters[0] : close.Count == 1 ? close[0] : null;
    }

    private static int LimitFor(string written) => written.Length switch { <= 3 => 1, <= 8 => 2, _ => 3 };

    /// <summary>The first in order of those that are nearest. Sorting them all for every dead link of a large site would take longest.</summary>
    public static string? FindNearest(string written, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = LimitFor(written) + 1;
        foreach (var name in known)
        {
            var distance = string.Equals(name, written, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(written, name, bestDistance + 1);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(name, best) < 0)) (best, bestDistance) = (name, distance);
        }
        return best;
    }

    // Damerau–Levenshtein with swaps of neighbours, cut off at the limit: cells further from the diagonal than it, and rows after two that reach it, cannot lead below it.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit) return limit;
        var before = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        var lowestBefore = 0;
        for (var i = 1; i <= a.Length; i++)
        {
            var (first, last) = (Math.Max(1, i - limit), Math.Min(b.Length, i + limit));
            current[first - 1] = first == 1 ? i : limit;
            var lowest = current[first - 1];
            for (var j = first; j <= last; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
                lowest = Math.Min(lowest, current[j]);
            }
            if (last < b.Length) current[last + 1] = limit;
            if (lowest >= limit && lowestBefore >= limit) return limit;
            lowestBefore = lowest;
            (before, previous, current) = (previous, current, before);
        }
        return Math.Min(limit, previous[b.Length]);
    }
}
