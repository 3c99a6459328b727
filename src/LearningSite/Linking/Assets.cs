using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Linking;

/// <summary>Files that are published as they are: images and downloads beside the content.</summary>
public sealed class Assets
{
    // Closed on purpose: a page in a format that a browser would run (HTML, JavaScript) is not content.
    private static readonly HashSet<string> Published = new(StringComparer.Ordinal)
    {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf", ".csv", ".tsv", ".txt", ".json", ".ipynb", ".py", ".zip",
    };

    private readonly Dictionary<string, Asset> files = new(StringComparer.Ordinal);

    public static bool IsPublished(SourceFile file) => Published.Contains(file.Extension);

    public Assets(IEnumerable<SourceFile> sources, DiagnosticBag diagnostics)
    {
        foreach (var source in sources)
        {
            var isImage = ImageSize.IsImage(source.Extension);
            var size = isImage ? ImageSize.TryRead(source, diagnostics) : null;
            // An image that is not what it says was reported and is not published.
            if (!isImage || size is not null) files[source.RelativePath] = new Asset(source, size);
        }
    }

    public IEnumerable<Asset> All => files.Values;
    public Asset? Find(string relativePath) => files.GetValueOrDefault(relativePath);
    public IEnumerable<string> Paths => files.Keys;
}

/// <summary>A published file; <c>Size</c> in CSS pixels when it is an image that could be measured.</summary>
public sealed record Asset(SourceFile Source, ImageSize? Size)
{
    public string Link => "/" + string.Join('/', Source.RelativePath.Split('/').Select(Uri.EscapeDataString));
}
