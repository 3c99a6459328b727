using LearningSite.Ledgers;
using LearningSite.Linking;

namespace LearningSite.Rendering;

/// <summary>Makes the model of `layout.hbs`: what stands around every page.</summary>
/// <param name="editions">The site in all its languages.</param>
public sealed class LayoutPage(SiteRenderer renderer, IReadOnlyList<Edition> editions)
{
    /// <summary>The sections of the site, as its navigation and the crumbs of pages name them.</summary>
    public static readonly IReadOnlyList<(string Link, string Key)> Sections =
        [("/tracks/", "nav.learn"), ("/paths/", "nav.paths"), ("/roles/", "nav.roles"), ("/bridges/", "nav.bridges"), ("/salaries/", "nav.salaries"), ("/quizzes/", "nav.quizzes"), ("/progress/", "nav.progress"), ("/topics/", "nav.topics")];
    private static readonly string[] FooterPages = ["about", "method", "privacy", "accessibility", "licence", "contribute", "changelog"];
    private static readonly (string Link, string Key)[] FooterIndexes = [("/review/", "nav.review"), ("/offline/", "nav.offline"), ("/skills/", "nav.skills"), ("/interview/", "nav.interview"), ("/glossary/", "nav.glossary"), ("/tools/", "nav.tools"), ("/sources/", "nav.sources")];

    // Modules that clone no parts and know nothing of answers.
    private static readonly HashSet<string> PlainModules = new(StringComparer.Ordinal) { "search.js", "filters.js", "salary-charts.js", "gap.js", "compare.js", "practice.js", "offline.js", "home.js" };

    // What they have not is in the second stylesheet.
    private static readonly HashSet<string> PlainTemplates = new(StringComparer.Ordinal) { "lesson", "page" };

    private readonly IReadOnlyList<PageLink> navigation = [.. Sections.Where(s => renderer.PageLinks.Contains(s.Link)).Select(s => new PageLink(s.Link, renderer.Text.Get(s.Key)))];
    private readonly IReadOnlyList<PageLink> footer =
    [
        .. FooterPages.Select(p => renderer.Site.Find("page", p)).OfType<Documents.Document>().Select(d => new PageLink(renderer.Site.Href(d.Link), d.Title) { Lang = renderer.Site.LanguageOf(d) is var l && l != renderer.Site.Locale.Language ? l : null }),
        .. FooterIndexes.Where(i => renderer.PageLinks.Contains(i.Link)).Select(i => new PageLink(renderer.Site.Href(i.Link), renderer.Text.Get(i.Key))),
    ];

    /// <summary>Pages that every page leads to, without link root.</summary>
    public IReadOnlyList<string> FooterLinks { get; } = [.. FooterPages.Select(p => renderer.Site.Find("page", p)).OfType<Documents.Document>().Select(d => d.Link)];

    private readonly Edition edition = editions.First(e => ReferenceEquals(e.Site, renderer.Site));
    private readonly SocialImages? images = SocialImages.Create(renderer.Site, renderer.Theme);

    public LayoutModel CreateModel(Page page, PageModel model, PooledTextWriter content, PageContext context)
    {
        var site = renderer.Site;
        var hasAnswers = context.Modules.Any(m => !PlainModules.Contains(m));
        // A lesson is read first, and theme/input/js/lesson.js says when the rest comes.
        var isLater = page.Template == "lesson" && context.Modules.Contains("learn.js");
        var siteTitle = edition.Title;
        return new LayoutModel
        {
            Language = context.Language,
            Direction = Locale.DirectionOf(context.Language),
            FrameLanguage = page.IsFallback ? site.Locale.Language : null,
            FrameDirection = page.IsFallback ? site.Locale.Direction : null,
            Languages = editions.Count == 1 || !editions.All(e => e.Links.Contains(page.Link)) ? [] : [.. editions.Select(e => LinkTo(e, page, e.Site.Href(page.Link.EndsWith('/') ? page.Link : "/")))],
            Alternates = editions.Count == 1 || page.IsFallback ? [] : FindAlternates(page),
            OriginalLanguage = page.IsFallback ? LinkTo(editions[0], page, editions[0].Site.Href(page.Link)) : null,
            DocumentTitle = page.Link == "/" || model.Title == siteTitle ? siteTitle : $"{model.Title} – {siteTitle}",
            SiteTitle = siteTitle,
            Description = model.Summary ?? (page.Link == "/" && site.Settings.SiteDescription.Length > 0 ? site.Settings.SiteDescription : null),
            Canonical = page.IsFallback ? editions[0].Site.AbsoluteHref(page.Link) ?? editions[0].Site.Href(page.Link) : page.IsIndexed ? site.AbsoluteHref(page.Link) : null,
            IsIndexed = page.IsIndexed && !page.IsFallback,
            Title = model.Title, HasCard = page.IsIndexed && !page.IsFallback && site.Settings.Origin is not null, IsArticle = page.Document is not null && page.Link != "/",
            StructuredDataHtml = StructuredData.Write(page, model, context),
            ImageHref = images is not null && !page.IsFallback ? site.Settings.Origin + site.SharedHref(images.LinkOf(page, renderer.Text)) : null,
            MarkdownHref = MarkdownCopy.LinkOf(page, site) is { } copy ? site.Href(copy) : null,
            FeedHref = HasFeeds(page) ? site.Href(FeedLinks.Rss) : null, JsonFeedHref = HasFeeds(page) ? site.Href(FeedLinks.Json) : null,
            HomeHref = site.Href("/"),
            SearchHref = renderer.PageLinks.Contains("/search/") ? site.Href("/search/") : null,
            FinderHref = Asset("finder.js"), StylesheetHrefs = PlainTemplates.Contains(page.Template) && !context.NeedsAllStyles ? [Asset("site.css")] : [Asset("site.css"), Asset("more.css")], ThemeScript = Script("theme.js"), IconHref = Asset("icon.svg"),
            WorkerHref = renderer.Offline?.WorkerHref, ManifestHref = renderer.Offline?.ManifestHref, TouchIconHref = Asset("icon-180.png"),
            Modules = [.. context.Modules.Select(m => Script(isLater && m == "learn.js" ? "lesson.js" : m))],
            HasAllIcons = page.Template != "lesson" || context.NeedsAllStyles,
            LearnHref = isLater ? Asset("learn.js") : null,
            ModulePartsHtml = hasAnswers ? context.RenderModuleParts(page.Template == "lesson" ? context.Parts : ModuleParts.All) : "",
            EditHref = page.Document is { } document ? renderer.Repository?.EditLink(document.Source.DisplayPath) : null,
            LedgerHref = hasAnswers && LedgerMap.LinkOf(site.Ledger) is { } map ? site.SharedHref(map) : null,
            ReloadHref = renderer.ReloadLink,
            Navigation = [.. navigation.Select(n => n with { Href = site.Href(n.Href), IsCurrent = IsCurrent(n.Href, page.Link) })],
            FooterLinks = footer,
            ContentHtml = content,
        };
    }

    // Feeds are written in the first language.
    private bool HasFeeds(Page page) => renderer.Site.Locale.IsFirst && FeedLinks.AreMade(renderer.Site) && (page.Link == "/" || page.Document is { Kind: "page", Slug: "changelog" });

    private ScriptLink Script(string name) => new(Asset(name), renderer.Theme.Integrity(name));

    private string Asset(string name) => renderer.Site.SharedHref(renderer.Theme.AssetLink(name));

    private LanguageLink LinkTo(Edition edition, Page page, string href) =>
        new(href, edition.Text.Get("language.name"), edition.Site.Locale.Language, edition.Site.Locale.Direction, edition.Site.Locale.Prefix == page.Prefix);

    // Each language names all of them, itself too, or search engines believe none.
    private LanguageLink[] FindAlternates(Page page)
    {
        var translated = editions.Where(e => e.IndexedLinks.Contains(page.Link) && e.Site.AbsoluteHref(page.Link) is not null).ToList();
        return translated.Count < 2 || !translated.Exists(e => e.Site.Locale.Prefix == page.Prefix) ? [] : [.. translated.Select(e => LinkTo(e, page, e.Site.AbsoluteHref(page.Link)!))];
    }

    private static bool IsCurrent(string section, string link) =>
        link.StartsWith(section, StringComparison.Ordinal) || (section == "/tracks/" && link.StartsWith("/lessons/", StringComparison.Ordinal));
}
