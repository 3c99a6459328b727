using System.Globalization;
using LearningSite.Documents;
using LearningSite.Markup;

namespace LearningSite.Rendering;

/// <summary>Makes the list page of a kind. Its texts are `index.&lt;name&gt;.title` and `index.&lt;name&gt;.summary`.</summary>
public static class IndexPages
{
    public static Page Create(string name, Func<PageContext, IReadOnlyList<LinkGroup>> createGroups) => Page.Index($"/{name}/", "index", context =>
    {
        var groups = createGroups(context);
        context.AddAnchors(groups.Select(g => g.Id));
        return new IndexPage
        {
            Title = context.Text.Get($"index.{name}.title"), Summary = context.Text.Get($"index.{name}.summary"), Crumbs = context.CrumbsTo(),
            Groups = groups, Count = groups.Sum(g => g.Items.Count),
        };
    });

    private const int MostInOneList = 40;

    /// <summary>One list without a heading; a list for each letter where one would be a wall.</summary>
    public static IReadOnlyList<LinkGroup> Ungrouped(IEnumerable<PageLink> items)
    {
        var all = items.ToList();
        return all.Count > MostInOneList ? ByLetter(all) : [new LinkGroup("all", "", all)];
    }

    /// <summary>A list for each first letter, from A to Z; what begins with none comes first.</summary>
    public static IReadOnlyList<LinkGroup> ByLetter(IEnumerable<PageLink> items) =>
        [.. items.GroupBy(i => LetterOf(i.Title)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new LinkGroup("letter-" + g.Key.ToLowerInvariant().Replace("#", "0", StringComparison.Ordinal), g.Key, [.. Sorted(g)]))];

    public static IEnumerable<PageLink> Sorted(IEnumerable<PageLink> items) => items.OrderBy(i => i.Title, StringComparer.OrdinalIgnoreCase).ThenBy(i => i.Href, StringComparer.Ordinal);

    private static string LetterOf(string title)
    {
        var first = title.FirstOrDefault(char.IsLetterOrDigit);
        return char.IsLetter(first) ? char.ToUpper(first, CultureInfo.InvariantCulture).ToString() : "#";
    }

    /// <summary>A list for each title, from A to Z.</summary>
    public static IReadOnlyList<LinkGroup> Group<T>(IEnumerable<T> documents, Func<T, string> getTitle, Func<T, PageLink> link) where T : Document =>
        [.. documents.GroupBy(getTitle, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new LinkGroup(ToId(g.Key), g.Key, [.. g.Select(link)]))];

    /// <summary>The id of a group's heading: like a heading of a body, so that links to it are written the same way.</summary>
    public static string ToId(string title) => "h-" + Slugger.ToAnchor(title);
}
