using System.Text;

namespace LearningSite.Rendering;

// What every template can count on. Property names are what templates write: `{{Title}}`, `{{#each Contents}}`.
// Strings named `…Html` are finished, escaped HTML and are written with `{{{ }}}`; all others are text.

/// <summary>A link to a page of the site. <c>Href</c> already carries the link root.</summary>
public sealed record PageLink(string Href, string Title, string? Summary = null, string? Meta = null, bool IsCurrent = false)
{
    /// <summary>The language of title and summary when it is not that of the page.</summary>
    public string? Lang { get; init; }
}

/// <summary>The same page in another language.</summary>
/// <param name="Name">As its readers call the language.</param>
public sealed record LanguageLink(string Href, string Name, string Language, string Direction, bool IsCurrent);

/// <summary>One cell of a docket: a text key of `theme/text`, and the value shown.</summary>
public sealed record DocketCell(string LabelKey, string Value)
{
    /// <summary>The choice of the search page that the value belongs to; null for all other facts.</summary>
    public string? Filter => LabelKey == "docket.level" ? "level" : null;
}

/// <summary>An entry of "on this page".</summary>
public sealed record ContentsEntry(string Href, string Title);

/// <summary>The part of a body below one H2, for layouts with a section head on the left.</summary>
public sealed record BodySection(string Id, string Title, Func<string> Cut)
{
    /// <summary>Cut out of the body only when a template asks: a lesson shows its body in one piece.</summary>
    public string Html => Cut();
}

/// <summary>A source as shown below a page.</summary>
public sealed record SourceLink(string Href, string Publisher, string Title, string? Year, string? Note);

/// <summary>A list of links under a heading of its own, as index pages show them.</summary>
public sealed record LinkGroup(string Id, string Title, IReadOnlyList<PageLink> Items);

/// <summary>A list whose first entries are shown at once, and the others when they are asked for: `partials/long-list.hbs`, and in a line of text `partials/few-links.hbs`.</summary>
public sealed record LongList<T>(IReadOnlyList<T> First, IReadOnlyList<T> More)
{
    public int MoreCount => More.Count;
}

public static class LongList
{
    private const int FewestBehind = 3;

    /// <summary>Null when there is nothing to list. Nobody is asked to open a list for one or two more.</summary>
    public static LongList<T>? Of<T>(IReadOnlyList<T> entries, int shown = 6) => entries.Count == 0 ? null
        : entries.Count < shown + FewestBehind ? new LongList<T>(entries, []) : new LongList<T>([.. entries.Take(shown)], [.. entries.Skip(shown)]);
}

/// <summary>What all page models have; a template may use these under the same names.</summary>
public abstract record PageModel
{
    public required string Title { get; init; }
    /// <summary>Plain text; the lede below the H1 and the meta description.</summary>
    public string? Summary { get; init; }
    /// <summary>The way from home to here, without the page itself.</summary>
    public IReadOnlyList<PageLink> Crumbs { get; init; } = [];
    public IReadOnlyList<DocketCell> Docket { get; init; } = [];
    /// <summary>The whole rendered body.</summary>
    public StringBuilder BodyHtml => Body.Output;
    internal LearningSite.Markup.Body Body { get; init; } = LearningSite.Markup.Body.Empty;
    /// <summary>What stands before the first H2 of the body.</summary>
    public string IntroHtml => Body.IntroHtml;
    public IReadOnlyList<BodySection> Sections { get; init; } = [];
    public IReadOnlyList<ContentsEntry> Contents { get; init; } = [];
    public IReadOnlyList<SourceLink> Sources { get; init; } = [];
    /// <summary>Writes what the page is about into the graph of <see cref="StructuredData"/>.</summary>
    internal Action<System.Text.Json.Utf8JsonWriter>? WriteThings { get; init; }
}

/// <summary>A script of the theme. A browser runs it only when its bytes have the hash that `Integrity` names.</summary>
public sealed record ScriptLink(string Href, string? Integrity);

/// <summary>`layout.hbs`: the document around every page.</summary>
public sealed record LayoutModel
{
    public required string Language { get; init; }
    public required string Direction { get; init; }
    /// <summary>The language of what stands around the page, when the page itself is not translated.</summary>
    public string? FrameLanguage { get; init; }
    public string? FrameDirection { get; init; }
    /// <summary>The page in all languages; empty on a site in one.</summary>
    public IReadOnlyList<LanguageLink> Languages { get; init; } = [];
    /// <summary>The link of the page in its own language, and of its translations, for search engines: absolute.</summary>
    public IReadOnlyList<LanguageLink> Alternates { get; init; } = [];
    /// <summary>The name of the language that the page is written in, when its reader asked for another.</summary>
    public LanguageLink? OriginalLanguage { get; init; }
    /// <summary>Page title and site title, for the title element.</summary>
    public required string DocumentTitle { get; init; }
    public required string SiteTitle { get; init; }
    public string? Description { get; init; }
    /// <summary>Absolute address, or null when no `Host` is set.</summary>
    public string? Canonical { get; init; }
    public bool IsIndexed { get; init; } = true;
    /// <summary>The title without that of the site, for cards of links to the page.</summary>
    public required string Title { get; init; }
    /// <summary>True when a link to the page may be shown as a card elsewhere, which needs a `Host`.</summary>
    public bool HasCard { get; init; }
    /// <summary>True for a page about one thing; false for lists and home.</summary>
    public bool IsArticle { get; init; }
    /// <summary>Absolute address of the picture on such a card; null without `GenerateSocialImages`.</summary>
    public string? ImageHref { get; init; }
    /// <summary>Null when no `Host` is set.</summary>
    public string? StructuredDataHtml { get; init; }
    /// <summary>The page as Markdown; null when there is none.</summary>
    public string? MarkdownHref { get; init; }
    /// <summary>Feeds of changes; only on home and on the page of changes.</summary>
    public string? FeedHref { get; init; }
    public string? JsonFeedHref { get; init; }
    public required string HomeHref { get; init; }
    public string? SearchHref { get; init; }
    /// <summary>The module that shows the search in a window of its own.</summary>
    public required string FinderHref { get; init; }
    public required IReadOnlyList<string> StylesheetHrefs { get; init; }
    public required ScriptLink ThemeScript { get; init; }
    public required string IconHref { get; init; }
    /// <summary>The service worker to register; null in `preview` and on a site without one.</summary>
    public string? WorkerHref { get; init; }
    /// <summary>Null on a site that cannot be installed.</summary>
    public string? ManifestHref { get; init; }
    public required string TouchIconHref { get; init; }
    /// <summary>ES modules that this page needs; empty on a page without questions or notes.</summary>
    public required IReadOnlyList<ScriptLink> Modules { get; init; }
    /// <summary>False for a lesson, which has no use for those of plans, records and pay.</summary>
    public required bool HasAllIcons { get; init; }
    /// <summary>What `lesson.js` brings when a lesson is worked with; null on other pages.</summary>
    public string? LearnHref { get; init; }
    public required IReadOnlyList<PageLink> Navigation { get; init; }
    public required IReadOnlyList<PageLink> FooterLinks { get; init; }
    /// <summary>What the modules clone and say, from `partials/module-parts.hbs`.</summary>
    public required string ModulePartsHtml { get; init; }
    /// <summary>Where the page's source can be edited; null without `RepositoryLink`.</summary>
    public string? EditHref { get; init; }
    /// <summary>The map from retired ids to new ones; null when there is nothing to say.</summary>
    public string? LedgerHref { get; init; }
    /// <summary>Only in `preview`: the module that reloads the page.</summary>
    public string? ReloadHref { get; init; }
    /// <summary>The page itself: megabytes in all, so it is never copied into a text.</summary>
    public required PooledTextWriter ContentHtml { get; init; }
}

/// <summary>`index.hbs`: a list page of one kind (tracks, paths, skills, bridges, quizzes, interview, projects, stories, tools).</summary>
public sealed record IndexPage : PageModel
{
    public required IReadOnlyList<LinkGroup> Groups { get; init; }
    public required int Count { get; init; }
    public bool HasJump => Groups.Count > 3;
}

/// <summary>`topics.hbs`: everything from A to Z and by kind; readers without JavaScript search here.</summary>
public sealed record TopicsPage : PageModel
{
    public required IReadOnlyList<LinkGroup> ByKind { get; init; }
    public required IReadOnlyList<LinkGroup> ByLetter { get; init; }
    public required int Count { get; init; }
}

/// <summary>`404.hbs` and `search.hbs` need nothing of their own.</summary>
public sealed record PlainPage : PageModel
{
    public required string TopicsHref { get; init; }
    /// <summary>Where the search module finds Pagefind's index; empty without a search index.</summary>
    public string SearchIndexHref { get; init; } = "";
}

/// <summary>Fills the parts of a model that come from a rendered body.</summary>
public static class PageModelParts
{
    public static T WithBody<T>(this T model, LearningSite.Markup.Body body) where T : PageModel => model with
    {
        Body = body,
        Sections = [.. body.Parts.Select(p => new BodySection(p.Heading.Id, p.Heading.Text, () => body.Cut(p.ContentStart, p.End)))],
        // A list of one leads nowhere.
        Contents = body.Headings.Where(h => h.Level == 2).ToList() is { Count: > 1 } headings ? [.. headings.Select(h => new ContentsEntry("#" + h.Id, h.Text))] : [],
    };
}
