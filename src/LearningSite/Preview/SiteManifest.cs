using System.Text;

namespace LearningSite.Preview;

/// <summary>What a path leads to.</summary>
public abstract record Destination
{
    private Destination() { }

    /// <param name="Name">Below the output folder, with `/`.</param>
    public sealed record Content(string Name, byte[] Bytes) : Destination;
    /// <param name="Location">A path of this site, escaped; never another host.</param>
    public sealed record Redirect(string Location, int Status) : Destination;
    /// <summary>There was something, and there will be nothing again.</summary>
    public sealed record Gone : Destination;
    public sealed record Missing : Destination;
}

/// <summary>
/// The files of one good build and nothing else. A request is looked up in this list and never joined to a path of the disk,
/// so no spelling of `..` has anything to reach; a redirect is made only from names in the list, so none leaves the site.
/// Follows Netlify: `/x/` is x/index.html, `/x` is x.html, and a redirect never hides a file.
/// </summary>
public sealed class SiteManifest
{
    private const string RedirectsFile = "_redirects";
    private const string GoneStatus = "410";
    private static readonly Destination.Missing NotFound = new();
    private readonly IReadOnlyDictionary<string, byte[]> files;
    private readonly string linkRoot;
    private readonly Dictionary<string, Destination> redirects;
    private readonly List<(string Folder, string Page)> missingPages = [];

    /// <param name="linkRoot">Empty, or a path such as <c>/course</c>.</param>
    public SiteManifest(IReadOnlyDictionary<string, byte[]> files, string linkRoot)
    {
        this.files = files;
        this.linkRoot = linkRoot;
        redirects = files.TryGetValue(RedirectsFile, out var text) ? ReadRedirects(Encoding.UTF8.GetString(text)) : [];
    }

    /// <summary>Of all files, below the output folder.</summary>
    public IEnumerable<string> Names => files.Keys;

    /// <summary>The page for what is missing at a path, or null when the site has none: below the folder of a language it is in that language.</summary>
    public Destination.Content? FindMissingPage(string path) =>
        FindFile(missingPages.FirstOrDefault(m => path.StartsWith(m.Folder, StringComparison.Ordinal)).Page ?? linkRoot + "/404.html");

    /// <param name="path">Decoded, with its first slash and with the link root.</param>
    public Destination Find(string path) => (Destination?)FindFile(path) ?? FindFolder(path) ?? redirects.GetValueOrDefault(path.TrimEnd('/')) ?? (Destination)NotFound;

    /// <summary>The files that a path may stand for, below the output folder.</summary>
    public static IReadOnlyList<string> NamesOf(string path, string linkRoot) =>
        !path.StartsWith(linkRoot + "/", StringComparison.Ordinal) ? [] : path[(linkRoot.Length + 1)..] is var name && (name.Length == 0 || name.EndsWith('/')) ? [name + "index.html"] : [name, name + ".html"];

    private Destination.Content? FindFile(string path)
    {
        if (Below(path) is not { } name) return null;
        if (name.Length == 0 || name.EndsWith('/')) name += "index.html";
        // The missing page is no page of its own.
        else if (!files.ContainsKey(name) && name != "404") name += ".html";
        return name != RedirectsFile && files.TryGetValue(name, out var bytes) ? new Destination.Content(name, bytes) : null;
    }

    private Destination.Redirect? FindFolder(string path)
    {
        // Below a link root the host has nothing to show; the one thing wanted there is the site.
        if (linkRoot.Length > 0 && (path == "/" || path == linkRoot)) return new Destination.Redirect(Escape(linkRoot + "/"), 302);
        return Below(path) is { Length: > 0 } name && files.ContainsKey(name + "/index.html") ? new Destination.Redirect(Escape($"{linkRoot}/{name}/"), 301) : null;
    }

    private string? Below(string path) => path.StartsWith(linkRoot + "/", StringComparison.Ordinal) ? path[(linkRoot.Length + 1)..] : null;

    // /roles/tester/ /roles/qa-engineer/ 301
    private Dictionary<string, Destination> ReadRedirects(string text)
    {
        var found = new Dictionary<string, Destination>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 3) continue;
            var (from, to, status) = (parts[0], parts[1], parts[2]);
            var path = Uri.UnescapeDataString(from).TrimEnd('/');
            // /es/* /es/404.html 404
            if (status == "404" && path.EndsWith("/*", StringComparison.Ordinal))
            {
                missingPages.Add((path[..^1], to));
                continue;
            }
            if (status == GoneStatus) found[path] = new Destination.Gone();
            else if (FindTarget(Uri.UnescapeDataString(to)) is { } location) found[path] = new Destination.Redirect(location, 301);
        }
        return found;
    }

    private string? FindTarget(string target)
    {
        var (path, fragment) = target.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? (target[..hash], target[(hash + 1)..]) : (target, null);
        return FindFile(path) is null ? null : Escape(path) + (fragment is null ? "" : "#" + Uri.EscapeDataString(fragment));
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
