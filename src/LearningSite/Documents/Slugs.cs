namespace LearningSite.Documents;

/// <summary>The grammar of slugs, and names that some operating system keeps for itself.</summary>
public static class Slugs
{
    public const int MaximumLength = 80;
    private static readonly HashSet<string> DeviceNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>slug = word *( "-" word ), word = 1*( a–z / 0–9 ); a bridge joins two slugs by "--".</summary>
    public static bool IsValid(string slug, bool mayJoin = false)
    {
        if (mayJoin && slug.IndexOf("--", StringComparison.Ordinal) is var at and > 0)
            return slug.Length <= MaximumLength && IsValid(slug[..at]) && IsValid(slug[(at + 2)..]);
        if (slug.Length is 0 or > MaximumLength || slug == "index" || DeviceNames.Contains(slug)) return false;
        var previous = '-';
        foreach (var c in slug)
        {
            if (c == '-' ? previous == '-' : !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c)) return false;
            previous = c;
        }
        return previous != '-';
    }

    /// <summary>True for `nul`, and for `nul.csv`: Windows looks at what stands before the first dot.</summary>
    public static bool IsDeviceName(string fileName) => DeviceNames.Contains(fileName.Split('.')[0]);

    /// <summary>A slug made from any text: `How Models Learn.md` gives `how-models-learn`. Empty when nothing is left.</summary>
    public static string From(string text)
    {
        var slug = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-' && c != '\'' && c != '’') slug.Append('-');
            if (slug.Length >= MaximumLength) break;
        }
        return slug.ToString().TrimEnd('-');
    }
}
