using LearningSite.Diagnostics;

namespace LearningSite.Settings;

/// <summary>
/// What `statiq.json` can say, with Statiq's keys and defaults. A positional record, because source-generated
/// deserialisation loses the defaults of `init` properties.
/// </summary>
/// <param name="SiteTitle">Shown in the header and after the title of each page.</param>
/// <param name="SiteDescription">Meta description of the home page when it has no summary.</param>
/// <param name="Host">Host name without scheme, for absolute links (canonical, sitemap); without it these are left out.</param>
/// <param name="LinksUseHttps">Absolute links begin with https.</param>
/// <param name="LinkRoot">Folder under which the site lives on the host, such as <c>/course</c>.</param>
/// <param name="InputPaths">Folders with content; where two hold the same file, the later one wins.</param>
/// <param name="ThemePaths">Folders with templates and texts; what is missing there is taken from the bundled theme.</param>
/// <param name="OutputPath">Folder that the site is written to; it is replaced as a whole.</param>
/// <param name="CachePath">Folder for results that later builds reuse.</param>
/// <param name="ExcludedPaths">Paths below the input folders that are not read.</param>
/// <param name="Strict">Warnings fail the build, after it has finished looking.</param>
/// <param name="Rules">Warnings that become errors or are switched off, by code.</param>
/// <param name="ContributorPages">Publish the pages that only people who write for the site need: error messages, coverage.</param>
/// <param name="CurrentDateTime">The date that counts as today; without it, the clock decides which figures are dated.</param>
/// <param name="Language">BCP 47 tag of the site's language.</param>
/// <param name="Locales">Further languages, each with a folder of translations.</param>
/// <param name="RepositoryLink">The site's folder on GitHub, for links that edit a page or report a question; without it there are none.</param>
/// <param name="SecurityContact">Where to report a hole in the site, for `/.well-known/security.txt`; needs a host.</param>
/// <param name="GenerateSitemap">Write `sitemap.xml` and `robots.txt`; needs a host.</param>
/// <param name="GenerateFeeds">Write `feed.xml` and `feed.json`, what has changed; needs a host.</param>
/// <param name="GenerateApi">Write `/api/v1/*.json`, the content as data; needs a host.</param>
/// <param name="GenerateMarkdown">Write `llms.txt` and each lesson as Markdown; needs a host.</param>
/// <param name="GenerateSocialImages">Draw the pictures that links to pages show elsewhere; needs a host.</param>
/// <param name="GenerateServiceWorker">Keep pages in browsers for when there is no network.</param>
/// <param name="GenerateSearchIndex">Build the search index after the pages.</param>
public sealed record SiteSettings(
    string SiteTitle = "",
    string SiteDescription = "",
    string Host = "",
    bool LinksUseHttps = false,
    string LinkRoot = "",
    IReadOnlyList<string>? InputPaths = null,
    IReadOnlyList<string>? ThemePaths = null,
    string OutputPath = "output",
    string CachePath = "cache",
    IReadOnlyList<string>? ExcludedPaths = null,
    bool Strict = false,
    IReadOnlyDictionary<string, RuleLevel>? Rules = null,
    bool ContributorPages = false,
    string CurrentDateTime = "",
    string Language = "en",
    IReadOnlyList<string>? Locales = null,
    string RepositoryLink = "",
    string SecurityContact = "",
    bool GenerateSitemap = true,
    bool GenerateFeeds = true,
    bool GenerateApi = false,
    bool GenerateMarkdown = false,
    bool GenerateSocialImages = false,
    bool GenerateServiceWorker = true,
    bool GenerateSearchIndex = true)
{
    /// <summary>`LinkRoot` as a path: empty, or `/course`.</summary>
    public string Root => LinkRoot.Trim('/') is { Length: > 0 } root ? "/" + root : "";

    /// <summary>The scheme and host of absolute links, or null without a host.</summary>
    public string? Origin => Host.Length == 0 ? null : (LinksUseHttps ? "https://" : "http://") + Host;

    /// <summary>The date that counts as today: fixed by `CurrentDateTime`, else the clock's, in UTC.</summary>
    public DateOnly GetToday(TimeProvider clock) => DateOnly.FromDateTime(CurrentDateTime.Length > 0
        ? DateTime.Parse(CurrentDateTime, System.Globalization.CultureInfo.InvariantCulture) : clock.GetUtcNow().UtcDateTime);
}
