using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;

namespace LearningSite.Scaffolds;

/// <summary>What a site already has, found by the names of its files.</summary>
public sealed class SiteFiles(string root, string input)
{
    public string Root => root;

    /// <summary>Slugs of a folder such as `roles`, folders below it included.</summary>
    public IReadOnlyList<string> Slugs(string folder) => [.. Files(folder).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    /// <summary>The file of a slug in a folder, or null.</summary>
    public string? Find(string folder, string slug) => Files(folder).FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == slug);

    /// <summary>A path below the input folder.</summary>
    public string Combine(string relativePath) => Path.Combine(input, relativePath);

    public SourceText? Read(string path, DiagnosticBag diagnostics)
    {
        var name = Path.GetRelativePath(root, path).Replace('\\', '/');
        return new SourceFile(path, name, Path.GetRelativePath(input, path).Replace('\\', '/'), 0).TryReadText(diagnostics);
    }

    /// <summary>The first objective of a lesson, or null when it has none.</summary>
    public string? FindObjective(string lesson)
    {
        var ignored = new DiagnosticBag();
        if (Find("lessons", lesson) is not { } path || Read(path, ignored) is not { } source) return null;
        var objectives = FrontMatter.Extract(source, ignored).Fields?.Entries.FirstOrDefault(e => e.Key.Value == "objectives")?.Value as YamlNode.Mapping;
        return objectives?.Entries.Count > 0 ? objectives.Entries[0].Key.Value : null;
    }

    /// <summary>An id that no file of the site holds yet: the stem with the first free number.</summary>
    public string CreateId(string stem)
    {
        var texts = Files("").Where(f => ReadFiles.IsText(Path.GetExtension(f))).Select(File.ReadAllText).ToList();
        for (var number = 1; ; number++)
            if ($"{stem}-{number}" is var id && texts.TrueForAll(t => !t.Contains(id, StringComparison.Ordinal))) return id;
    }

    private IEnumerable<string> Files(string folder) => Directory.Exists(Combine(folder))
        ? Directory.EnumerateFiles(Combine(folder), "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.') && ReadFiles.IsText(Path.GetExtension(f))) : [];
}
