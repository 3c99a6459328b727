using System.Globalization;
using LearningSite.Coverage;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.ErrorPages;
using LearningSite.Linking;
using LearningSite.Offline;
using LearningSite.Planner;
using LearningSite.Progress;
using LearningSite.Rendering;
using LearningSite.Review;
using LearningSite.TextPages;

namespace LearningSite.Pipelines;

/// <summary>The list of all pages: those of the kinds, and the few that belong to none.</summary>
public static class SitePages
{
    /// <summary>The pages of the site in its language. In another than the first, what nobody has translated is shown as it is, and pages for contributors are left out.</summary>
    public static IReadOnlyList<Page> Create(Site site, IReadOnlyList<IContentKind> kinds, bool hasSearch, DiagnosticBag diagnostics)
    {
        var pages = new List<Page>();
        var destinations = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var page in site.Locale.IsFirst
            ? kinds.SelectMany(k => k.CreatePages(site)).Concat(Own(site, hasSearch)).Concat(CreateErrorPages.Create(site))
            : kinds.SelectMany(k => k.CreatePages(site).Select(p => p with { Prefix = site.Locale.Prefix, IsFallback = IsFallback(p, k, site) })).Concat(Own(site, hasSearch).Select(p => p with { Prefix = site.Locale.Prefix })))
        {
            if (destinations.Add(page.Destination)) pages.Add(page);
            else if (page.TakesText && pages.FindIndex(p => p.Link == page.Link && p.Document is TextDocument) is var at and >= 0) pages[at] = WithText(page, pages[at].Document!) with { IsFallback = pages[at].IsFallback };
            else
                diagnostics.Add(new Diagnostic(Codes.DuplicateDestination, $"two sources for the URL `{page.Link}`",
                    (page.Document ?? pages.First(p => string.Equals(p.Destination, page.Destination, StringComparison.OrdinalIgnoreCase)).Document)?.GetPlace(diagnostics), null, "rename this page; the site makes one at the same place"));
        }
        return pages;
    }

    // The text is rendered first, so that the page's own anchors join those of the text.
    private static Page WithText(Page page, Document text) => page with
    {
        Document = text,
        CreateModel = context =>
        {
            var body = context.RenderBody(text);
            return (page.CreateModel(context) with { Title = text.Title, Summary = text.Summary }).WithBody(body);
        },
    };

    // A list is in the language of the site as soon as one of its entries is.
    private static bool IsFallback(Page page, IContentKind kind, Site site) =>
        page.Document is { } document ? document.Source.Locale is null : site.Documents.Any(d => d.Kind == kind.Name) && !site.Documents.Any(d => d.Kind == kind.Name && d.Source.Locale is not null);

    private static IEnumerable<Page> Own(Site site, bool hasSearch)
    {
        yield return Page.Index("/topics/", "topics", context => CreateTopics(site, context));
        yield return Page.Index("/search/", "search", context => CreatePlain("index.search.title", hasSearch, context) with { Summary = context.Text.Get("index.search.summary") });
        foreach (var page in CreateProgressPage.Create(site).Concat(CreateReviewPage.Create(site)).Concat(CreateOfflinePage.Create(site))) yield return page;
        foreach (var page in CreatePlannerPage.Create(site)) yield return page;
        if (site.Settings.ContributorPages && site.Locale.IsFirst) yield return CreateCoveragePage.Create();
        yield return Page.Index("/404", "404", context => CreatePlain("index.404.title", hasSearch, context)) with { IsIndexed = false };
    }

    // What is missing is searched for too.
    private static PlainPage CreatePlain(string titleKey, bool hasSearch, PageContext context)
    {
        context.AddModule("search.js");
        return new PlainPage
        {
            Title = context.Text.Get(titleKey), Crumbs = context.CrumbsTo(), TopicsHref = context.Site.Href("/topics/"),
            SearchIndexHref = hasSearch ? context.Site.SharedHref("/pagefind/pagefind.js") : "",
        };
    }

    private static TopicsPage CreateTopics(Site site, PageContext context)
    {
        // A row of a pay table is no topic of its own, and home is where the reader comes from.
        var topics = site.Documents.Where(d => d.Kind is not ("home" or "salary" or "figure" or "redirect") && d.Title.Length > 0).ToList();
        return new TopicsPage
        {
            Title = context.Text.Get("index.topics.title"), Summary = context.Text.Get("index.topics.summary"), Crumbs = context.CrumbsTo(), Count = topics.Count,
            ByKind = [.. topics.GroupBy(d => d.Kind).Select(g => new LinkGroup("kind-" + g.Key, context.Text.Get("kinds." + g.Key), [.. IndexPages.Sorted(g.Select(d => ToTopic(d, context)))])).OrderBy(g => g.Title, StringComparer.Ordinal)],
            ByLetter = IndexPages.ByLetter(topics.Select(d => ToTopic(d, context))),
        };
    }

    private static PageLink ToTopic(Document document, PageContext context) => context.LinkTo(document, meta: context.Text.Get("kind." + document.Kind)) with { Summary = null };
}
