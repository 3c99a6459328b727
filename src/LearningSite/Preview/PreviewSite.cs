namespace LearningSite.Preview;

/// <summary>What is served at one moment: the last good site and, when a later build failed, its report. Replaced as a whole.</summary>
/// <param name="Build">Number of the build that <paramref name="Manifest"/> came from; 0 before the first good one.</param>
/// <param name="Manifest">Null before the first good build.</param>
/// <param name="LinkRoot">Empty, or a path such as <c>/course</c>.</param>
/// <param name="Report">Null when the latest build was good.</param>
public sealed record PreviewSite(int Build, SiteManifest? Manifest, DeclaredHeaders Headers, string LinkRoot, PreviewText Text, string? Report)
{
    public static PreviewSite Nothing { get; } = new(0, null, ReadHeaders.ReadBundled(), "", new PreviewText("Close", "The site could not be built"), null);
}

/// <summary>The texts that a browser shows, in the site's language.</summary>
/// <param name="Close">Name of the button that closes the report.</param>
/// <param name="Failed">Title of the page that stands in for a site that was never built.</param>
public sealed record PreviewText(string Close, string Failed);
