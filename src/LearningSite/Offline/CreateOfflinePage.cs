using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.TextPages;
using LearningSite.Tracks;

namespace LearningSite.Offline;

/// <summary>Makes the page on which a learner saves tracks, and which stands in for a page that is not kept while there is no network.</summary>
public static class CreateOfflinePage
{
    public const string Link = "/offline/";

    public static bool IsMade(Site site) => site.Settings.GenerateServiceWorker && !site.IsPlainFolder && site.All<Lesson>().Any();

    public static IEnumerable<Page> Create(Site site) => IsMade(site) ? [Page.Index(Link, "offline", CreateModel) with { IsIndexed = false }] : [];

    private static OfflinePage CreateModel(PageContext context)
    {
        var site = context.Site;
        context.AddModule("offline.js");
        return new OfflinePage
        {
            Title = context.Text.Get("offline.title"), Summary = context.Text.Get("offline.summary"), Crumbs = context.CrumbsTo(),
            RootHref = site.SharedHref("/"), HomeHref = site.Href("/"),
            Sets = [.. context.LinksTo(TrackKind.Order(site, (site.FindByLink("/") as Home)?.Tracks ?? [])), new PageLink(site.Href("/"), context.Text.Get("offline.everything"))],
        };
    }
}

/// <summary>`offline.hbs`.</summary>
public sealed record OfflinePage : PageModel
{
    /// <summary>Of the site.</summary>
    public required string RootHref { get; init; }
    /// <summary>Of the language.</summary>
    public required string HomeHref { get; init; }
    /// <summary>What can be saved: each track, and the site as a whole.</summary>
    public required IReadOnlyList<PageLink> Sets { get; init; }
}
