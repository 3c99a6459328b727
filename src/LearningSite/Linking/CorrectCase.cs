using LearningSite.Diagnostics;

namespace LearningSite.Linking;

/// <summary>Rewrites a relative path in the case of the file that it means.</summary>
public static class CorrectCase
{
    /// <param name="written">The path as the link says it: `../Basics/Splits.md`.</param>
    /// <param name="target">What it leads to below the input folder: `lessons/Basics/Splits.md`.</param>
    /// <param name="known">Paths that exist.</param>
    public static Fix? TryFix(Place place, string written, string? target, IEnumerable<string> known)
    {
        var meant = target is null || written.Contains('%', StringComparison.Ordinal) ? [] : known.Where(k => Spelling.IsSameButCase(k, target)).Distinct().Take(2).ToList();
        return meant is [var found] && Rewrite(written, found) is var path && path != written ? Fix.Replace(place, written, path) : null;
    }

    // Both end alike but for case, so segments are taken from the end until one goes up or stays.
    private static string Rewrite(string written, string found)
    {
        var segments = written.Split('/');
        var names = found.Split('/');
        for (int i = segments.Length - 1, j = names.Length - 1; i >= 0 && j >= 0 && segments[i] is not (".." or "." or ""); i--, j--) segments[i] = names[j];
        return string.Join('/', segments);
    }
}
