using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Settings;

namespace LearningSite.Preview;

/// <summary>A folder to listen in, and which of the names below it matter.</summary>
/// <param name="Folder">Absolute, existing.</param>
/// <param name="IsDeep">True listens in all folders below it as well.</param>
/// <param name="Concerns">Given a path below the folder, with `/`.</param>
public sealed record WatchedPlace(string Folder, bool IsDeep, Func<string, bool> Concerns)
{
    /// <summary>Every place from which a file can get into the site. A folder that does not exist yet, or may be deleted and
    /// made again, is seen from the nearest one above it.</summary>
    public static IReadOnlyList<WatchedPlace> Find(SiteFolders folders, SiteSettings settings)
    {
        // The bundled theme changes only with the program itself.
        var themes = (settings.ThemePaths ?? ["theme"]).Select(p => Path.GetFullPath(Path.Combine(folders.Root, p))).ToList();
        var above = themes.Concat(folders.Inputs).Where(f => f != folders.Root).Select(ChildOfNearest)
            .Concat([(folders.Root, "statiq.json"), (folders.Root, "netlify.toml")])
            .GroupBy(w => w.Item1, w => w.Item2, StringComparer.Ordinal);
        return
        [
            .. above.Select(g => new WatchedPlace(g.Key, false, g.ToHashSet(StringComparer.Ordinal).Contains)),
            .. folders.Inputs.Where(Directory.Exists).Select(f => new WatchedPlace(f, true, path => IsContent(path, folders, settings))),
            .. themes.Where(Directory.Exists).Select(f => new WatchedPlace(f, true, IsTheme)),
        ];
    }

    // `/site/content/en`, where only `/site` exists, gives `/site` and `content`.
    private static (string Folder, string Name) ChildOfNearest(string folder)
    {
        var child = Path.TrimEndingDirectorySeparator(folder);
        var parent = Path.GetDirectoryName(child);
        while (parent is not null && !Directory.Exists(parent)) (child, parent) = (parent, Path.GetDirectoryName(parent));
        return (parent ?? child, Path.GetFileName(child));
    }

    // The same rules as in ReadFiles, so that an editor's swap file does not build the site.
    private static bool IsContent(string path, SiteFolders folders, SiteSettings settings)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); ; end = path.IndexOf('/', end + 1))
        {
            var part = end < 0 ? path : path[..end];
            if (!ReadFiles.IsContent(part) || folders.IsExcluded(part, settings)) return false;
            if (end < 0) return true;
        }
    }

    private static bool IsTheme(string path) => !path.Split('/').Any(name => name is ['.', ..] or "node_modules");
}
