using System.Security.Cryptography;
using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Rendering;

/// <summary>
/// The files of the theme: templates, texts and built assets. The site's own theme folders are looked at first; what they
/// lack comes from the theme that ships with the program.
/// </summary>
public sealed class Theme
{
    private static readonly string[] Parts = ["templates", "text", "dist"];
    private readonly IReadOnlyList<string> folders;
    private readonly string root;
    private readonly Dictionary<string, string> assets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> integrities = new(StringComparer.Ordinal);

    /// <param name="folders">Absolute, most important first; the bundled theme last.</param>
    public Theme(string root, IReadOnlyList<string> folders, DiagnosticBag diagnostics)
    {
        this.root = root;
        this.folders = folders;
        if (FindPath("dist/assets.json") is not { } manifest)
            diagnostics.Add(new Diagnostic(Codes.MissingTheme, "the theme's assets are not built", null, null, "run `dotnet build src/LearningSite`, which needs Node 20 or newer and, the first time, the network"));
        else
            foreach (var asset in JsonDocument.Parse(File.ReadAllBytes(manifest)).RootElement.EnumerateObject())
            {
                assets[asset.Name] = "/" + asset.Value.GetString();
                if (asset.Name.EndsWith(".js", StringComparison.Ordinal) && FindPath("dist" + assets[asset.Name]) is { } script) integrities[asset.Name] = "sha256-" + Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(script)));
            }
    }

    /// <summary>True when the site has no theme folder of its own.</summary>
    public bool IsBundled => folders.Count == 1;

    /// <summary>The link of a built asset by its plain name: `site.css` gives `/assets/site.AB12CD34.css`.</summary>
    public string AssetLink(string name) => assets.GetValueOrDefault(name) ?? "/assets/" + name;

    /// <summary>What a browser compares a script with before it runs it; null for what is none.</summary>
    public string? Integrity(string name) => integrities.GetValueOrDefault(name);

    /// <summary>All built assets as link and absolute path.</summary>
    public IEnumerable<(string Link, string FullPath)> Assets =>
        FindPath("dist/assets.json") is not { } manifest ? [] :
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(manifest)!, "assets")).Order(StringComparer.Ordinal).Select(f => ("/assets/" + Path.GetFileName(f), f));

    /// <summary>All files that a build may read.</summary>
    public IEnumerable<SourceFile> Files =>
        folders.SelectMany(f => Parts.Select(p => Path.Combine(f, p))).Where(Directory.Exists).SelectMany(f => new DirectoryInfo(f).EnumerateFiles("*", SearchOption.AllDirectories))
            .OrderBy(f => f.FullName, StringComparer.Ordinal).Select(f => SourceFile.Of(f, f.FullName, f.FullName));

    public string? FindPath(string relative) => folders.Select(f => Path.Combine(f, relative)).FirstOrDefault(File.Exists);

    /// <summary>A theme file for messages: its path is shown below the root, or as `theme/…` when it is the bundled one.</summary>
    public SourceFile? Find(string relative)
    {
        if (FindPath(relative) is not { } path) return null;
        var shown = Path.GetRelativePath(root, path).Replace('\\', '/');
        return new SourceFile(path, shown.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(shown) ? "theme/" + relative : shown, relative, 0);
    }
}
