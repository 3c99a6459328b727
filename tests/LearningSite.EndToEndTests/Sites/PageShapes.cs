using AngleSharp.Dom;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>
/// The shape of an element is what a rule of accessibility can judge without reading: its name, its classes, the attributes that give it a role, a name or a state, and the same of its parent.
/// Templates make seven hundred pages out of some twelve hundred shapes, and some seventy pages have them all.
/// </summary>
internal static class PageShapes
{
    /// <summary>Pages that have every shape among them, those with the most first.</summary>
    public static IEnumerable<HtmlPage> Cover(IEnumerable<HtmlPage> pages)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (page, shapes) in pages.Select(page => (page, page.Elements.Select(element => $"{Of(element.ParentElement)}>{Of(element)}").ToHashSet(StringComparer.Ordinal))).OrderByDescending(page => page.Item2.Count))
        {
            var before = seen.Count;
            seen.UnionWith(shapes);
            if (seen.Count > before) yield return page;
        }
    }

    private static string Of(IElement? element) =>
        element is null ? "" : $"{element.LocalName}.{string.Join('.', element.ClassList.Order(StringComparer.Ordinal))}[{string.Join(' ', element.Attributes.Select(Of).OfType<string>().Order(StringComparer.Ordinal))}]";

    private static string? Of(IAttr attribute) => attribute.Name switch
    {
        "role" or "type" or "lang" or "dir" => $"{attribute.Name}={attribute.Value}",
        "alt" or "title" or "tabindex" or "hidden" or "for" or "href" or "disabled" => attribute.Name,
        var name when name.StartsWith("aria-", StringComparison.Ordinal) => name,
        _ => null,
    };
}
