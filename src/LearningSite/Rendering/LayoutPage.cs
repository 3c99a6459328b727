using LearningSite.Ledgers;

namespace LearningSite.Rendering;

/// <summary>Makes the model of `layout.hbs`: what stands around every page.</summary>
public sealed class LayoutPage(SiteRenderer renderer)
{
    // The program runs with invariant cultures, so that bytes are the same everywhere; those know no direction.
    private static readonly HashSet<string> RightToLeft = new(StringComparer.Ordinal) { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" };
    private static readonly (string Link, string Key)[] Sections =
        [("/tracks/", "nav.learn"), ("/paths/", "nav.paths"), ("/roles/", "nav.roles"), ("/bridges/", "nav.bridges"), ("/salaries/", "nav.salaries"), ("/quizzes/", "nav.quizzes"), ("/progress/", "nav.progress"), ("/topics/", "nav.topics")];
    private static readonly string[] FooterPages = ["about", "method", "privacy", "accessibility", "licence", "contribute", "changelog"];
    private static readonly (string Link, string Key)[] FooterIndexes = [("/skills/", "nav.skills"), ("/interview/", "nav.interview"), ("/glossary/", "nav.glossary"), ("/tools/", "nav.tools"), ("/sources/", "nav.sources")];

    // Modules that clone no parts and know nothing of answers.
    private static readonly HashSet<string> PlainModules = new(StringComparer.Ordinal) { "search.js", "filters.js", "salary-charts.js", "ticks.js", "gap.js", "compare.js", "practice.js" };

    private readonly IReadOnlyList<PageLink> navigation = [.. Sections.Where(s => renderer.PageLinks.Contains(s.Link)).Select(s => new PageLink(s.Link, renderer.Text.Get(s.Key)))];
    private readonly IReadOnlyList<PageLink> footer =
    [
        .. FooterPages.Select(p => renderer.Site.Find("page", p)).OfType<Documents.Document>().Select(d => new PageLink(renderer.Site.Href(d.Link), d.Title)),
        .. FooterIndexes.Where(i => renderer.PageLinks.Contains(i.Link)).Select(i => new PageLink(renderer.Site.Href(i.Link), renderer.Text.Get(i.Key))),
    ];

    /// <summary>Pages that every page leads to, without link root.</summary>
    public IReadOnlyList<string> FooterLinks { get; } = [.. FooterPages.Select(p => renderer.Site.Find("page", p)).OfType<Documents.Document>().Select(d => d.Link)];

    private readonly Lazy<string> moduleParts = new(() => renderer.Templates.Render("partials/module-parts", new object(), "the layout"));

    public LayoutModel CreateModel(Page page, PageModel model, PooledTextWriter content, PageContext context)
    {
        var site = renderer.Site;
        var hasAnswers = context.Modules.Any(m => !PlainModules.Contains(m));
        var siteTitle = site.Settings.SiteTitle.Length > 0 ? site.Settings.SiteTitle : site.FindByLink("/")?.Title is { Length: > 0 } home ? home : renderer.Text.Get("nav.home");
        return new LayoutModel
        {
            Language = site.Settings.Language,
            Direction = RightToLeft.Contains(site.Settings.Language.Split('-')[0]) ? "rtl" : "ltr",
            DocumentTitle = page.Link == "/" || model.Title == siteTitle ? siteTitle : $"{model.Title} – {siteTitle}",
            SiteTitle = siteTitle,
            Description = model.Summary ?? (page.Link == "/" && site.Settings.SiteDescription.Length > 0 ? site.Settings.SiteDescription : null),
            Canonical = page.IsIndexed ? site.AbsoluteHref(page.Link) : null,
            IsIndexed = page.IsIndexed,
            HomeHref = site.Href("/"),
            SearchHref = renderer.PageLinks.Contains("/search/") ? site.Href("/search/") : null,
            StylesheetHref = Asset("site.css"), ThemeScriptHref = Asset("theme.js"), IconHref = Asset("icon.svg"),
            ModuleHrefs = [.. context.Modules.Select(Asset)],
            ModulePartsHtml = hasAnswers ? moduleParts.Value : "",
            EditHref = page.Document is { } document ? renderer.Repository?.EditLink(document.Source.DisplayPath) : null,
            LedgerHref = hasAnswers && LedgerMap.LinkOf(site.Ledger) is { } map ? site.Href(map) : null,
            ReloadHref = renderer.ReloadLink,
            Navigation = [.. navigation.Select(n => n with { Href = site.Href(n.Href), IsCurrent = IsCurrent(n.Href, page.Link) })],
            FooterLinks = footer,
            ContentHtml = content,
        };
    }

    private string Asset(string name) => renderer.Site.Href(renderer.Theme.AssetLink(name));

    private static bool IsCurrent(string section, string link) =>
        link.StartsWith(section, StringComparison.Ordinal) || (section == "/tracks/" && link.StartsWith("/lessons/", StringComparison.Ordinal));
}
