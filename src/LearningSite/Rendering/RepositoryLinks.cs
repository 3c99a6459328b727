using LearningSite.Diagnostics;

namespace LearningSite.Rendering;

/// <summary>
/// Links from a page back to the GitHub repository that it came from. `RepositoryLink` is the address that GitHub shows for the
/// site's folder:
/// <code>
/// link = "https://" host "/" owner "/" name [ "/tree/" branch *( "/" folder ) ]     branch: `main` when it is left out
/// </code>
/// </summary>
public sealed class RepositoryLinks
{
    private readonly string repository, folder;

    private RepositoryLinks(string repository, string folder) => (this.repository, this.folder) = (repository, folder);

    /// <summary>Null without the setting: then pages have no such links.</summary>
    public static RepositoryLinks? Create(string link)
    {
        if (link.Length == 0) return null;
        var at = link.IndexOf("/tree/", StringComparison.Ordinal);
        return at < 0 ? new RepositoryLinks(link.TrimEnd('/'), "main") : new RepositoryLinks(link[..at], link[(at + 6)..].TrimEnd('/'));
    }

    /// <summary>GitHub's editor for a file, with its button "Propose changes". Null for a file that is not below the root.</summary>
    public string? EditLink(string displayPath) => displayPath.StartsWith("../", StringComparison.Ordinal) ? null : $"{repository}/edit/{folder}/{Escape(displayPath)}";

    /// <summary>A new issue with the form `question.yml`, whose fields the address fills in.</summary>
    /// <param name="page">Address of the question on the site.</param>
    public string ReportLink(string questionId, string page, Place place) =>
        $"{repository}/issues/new?template=question.yml&title={Uri.EscapeDataString($"Question {questionId}: ")}&question={Uri.EscapeDataString(questionId)}"
        + $"&page={Uri.EscapeDataString(page)}&source={Uri.EscapeDataString(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place.Text.Path}:{place.Location.Line}"))}";

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
