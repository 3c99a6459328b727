using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Pipelines;

namespace LearningSite.Preview;

/// <summary>What is served at one moment: the last good site, and what the latest build found. Replaced as a whole.</summary>
/// <param name="Build">Number of the build that <paramref name="Manifest"/> came from; 0 before the first good one.</param>
/// <param name="Manifest">Null before the first good build.</param>
/// <param name="LinkRoot">Empty, or a path such as <c>/course</c>.</param>
/// <param name="Texts">What a browser shows, in the site's language: all of `preview.…`.</param>
/// <param name="Report">The errors of the latest build as printed; null when it was good.</param>
/// <param name="Findings">Errors and warnings of the latest build; none when it stopped half-way. Put in order when somebody looks, which is after the page was served.</param>
/// <param name="Good">The build that is shown.</param>
/// <param name="Latest">The same, or a later one that failed.</param>
public sealed record PreviewSite(int Build, SiteManifest? Manifest, DeclaredHeaders Headers, string LinkRoot, IReadOnlyDictionary<string, string> Texts,
    string? Report, Lazy<IReadOnlyList<Diagnostic>> Findings, BuildResult? Good, BuildResult? Latest)
{
    /// <summary>The pages of a first build that is still under way; the manifest has those that are made.</summary>
    public AskedPages? Asked { get; init; }

    public static Lazy<IReadOnlyList<Diagnostic>> NoFindings { get; } = new([]);

    public static PreviewSite Nothing { get; } = new(0, null, ReadHeaders.ReadBundled(), "", new Dictionary<string, string>(), null, NoFindings, null, null);

    public string Root => Latest?.Folders.Root ?? "";

    /// <summary>The documents shown at a path of the browser: one, or all entries of a page such as the glossary.</summary>
    public IReadOnlyList<Document> FindDocuments(string path)
    {
        var link = path.StartsWith(LinkRoot + "/", StringComparison.Ordinal) ? path[LinkRoot.Length..] : path;
        // A file with a broken header makes no document; its page is the one of the last good build.
        return new[] { Latest, Good }.OfType<BuildResult>().Select(b => b.Site.Documents.Where(d => d.Link == link || d.Link.StartsWith(link + "#", StringComparison.Ordinal)).ToList())
            .FirstOrDefault(d => d.Count > 0) ?? [];
    }

    /// <summary>Where the pages of each file are in the browser.</summary>
    public ILookup<string, string> HrefsByFile => (Good?.Site.Documents ?? []).ToLookup(d => d.Source.DisplayPath, d => Good!.Site.Href(d.Link), StringComparer.Ordinal);

    /// <param name="objective">As `lesson#objective`.</param>
    public int CountChecks(string objective) => Latest?.Outlines.SelectMany(o => o.Questions).Count(q => q.Objective == objective) ?? 0;
}
