using System.Text;

namespace LearningSite.Markup;

/// <summary>
/// Makes heading anchors: letters and digits lower-cased, everything else becomes single hyphens, repeated ones get
/// <c>-2</c>, <c>-3</c> … Markdig's own throws on U+FFFE and is quadratic for equal headings; this one keeps the next
/// number of each anchor in a table.
/// </summary>
public sealed class Slugger
{
    private readonly Dictionary<string, int> next = new(StringComparer.Ordinal);

    /// <summary>A new anchor, different from all that this slugger has given.</summary>
    public string Add(string text)
    {
        var slug = ToAnchor(text);
        if (next.TryAdd(slug, 2)) return slug;
        string numbered;
        do numbered = $"{slug}-{next[slug]++}"; while (!next.TryAdd(numbered, 2));
        return numbered;
    }

    public static string ToAnchor(string text)
    {
        var anchor = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value)) anchor.Append(char.ToLowerInvariant((char)rune.Value));
            else if (Rune.IsLetterOrDigit(rune)) anchor.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (rune.Value is not '\'' and not '’' && anchor.Length > 0 && anchor[^1] != '-') anchor.Append('-');
        }
        var result = anchor.ToString().TrimEnd('-');
        return result.Length > 0 ? result : "section";
    }
}
