namespace LearningSite.Rendering;

/// <summary>Finds the pages of the site that finished HTML leads to, whatever wrote the links: a body, a template or a list.</summary>
public static class FindLinks
{
    private const string Attribute = " href=\"";

    public static IReadOnlyList<string> In(ReadOnlySpan<char> html, string linkRoot)
    {
        var links = new SortedSet<string>(StringComparer.Ordinal);
        while (html.IndexOf(Attribute) is var at and >= 0)
        {
            html = html[(at + Attribute.Length)..];
            if (html.StartsWith(linkRoot) && html[linkRoot.Length..].StartsWith("/")) links.Add(ToLink(html[linkRoot.Length..]));
        }
        return [.. links];
    }

    /// <summary>Ids of the glossary terms that a page leads to, by itself or by its author’s hand.</summary>
    public static IReadOnlyList<string> TermsIn(ReadOnlySpan<char> html, string linkRoot)
    {
        var start = $"{Attribute}{linkRoot}/glossary/#t-";
        if (html.IndexOf(start) < 0) return [];
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        while (html.IndexOf(start) is var at and >= 0)
        {
            html = html[(at + start.Length)..];
            if (html.IndexOf('"') is var end and >= 0) terms.Add(html[..end].ToString());
        }
        return [.. terms];
    }

    private static string ToLink(ReadOnlySpan<char> rest) => rest.IndexOfAny('"', '#', '?') is var end and >= 0 ? rest[..end].ToString() : "";
}
