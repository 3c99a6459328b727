using LearningSite.Documents;

namespace LearningSite.Rendering;

public static class PageLinks
{
    /// <summary>A link to a page, or null when there is none: the reference names a draft, or nothing, which is reported when the site is linked.</summary>
    public static PageLink? FindLink(this PageContext context, Reference? reference) =>
        context.Site.Find(reference) is { } document ? context.LinkTo(document) : null;

    /// <summary>A link that a page cannot do without. Without the role, its slug leads to the list of roles.</summary>
    public static PageLink LinkToRole(this PageContext context, Reference role) =>
        context.FindLink(role) ?? new PageLink(context.Site.Href("/roles/"), role.Slug);

    public static IReadOnlyList<PageLink> LinksTo(this PageContext context, IEnumerable<Reference> references) =>
        context.LinksTo(context.Site.FindAll<Document>(references));

    /// <summary>Links with something to say about each; references to drafts and to nothing are left out.</summary>
    public static IReadOnlyList<PageLink> LinksTo<T>(this PageContext context, IEnumerable<T> entries, Func<T, Reference> getReference, Func<T, PageLink, PageLink> describe) =>
        [.. entries.Select(e => context.FindLink(getReference(e)) is { } link ? describe(e, link) : null).OfType<PageLink>()];
}
