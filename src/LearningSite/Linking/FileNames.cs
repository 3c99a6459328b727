using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;

namespace LearningSite.Linking;

/// <summary>Names of files and folders that another system would refuse, change, or take for one another. Names of pages are slugs and safe; files that are published keep their own.</summary>
public static class FileNames
{
    public static void Check(IReadOnlyList<SourceFile> files, bool isPlainFolder, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var isPublished = !ReadFiles.IsText(file.Extension) && Assets.IsPublished(file);
            if ((isPublished || isPlainFolder) && FindFault(file.RelativePath) is { } fault)
                diagnostics.Add(new Diagnostic(Codes.UnsafeFileName, $"the file name {fault}", PlaceOf(file), null, "use letters, digits, `-`, `_` and one dot"));
            foreach (var path in isPublished ? Prefixes(file.RelativePath) : Prefixes(file.Folder))
                if (path.Length > 0 && !first.TryAdd(Key(path), path) && first[Key(path)] != path && reported.Add(path))
                    diagnostics.Add(new Diagnostic(Codes.SameNameButCase, $"`{path}` and `{first[Key(path)]}` differ in case only", PlaceOf(file), null, "give both the same name, or different ones: Windows and macOS keep one of them"));
        }
    }

    // The one small letter that has two as its capital.
    private static string Key(string path) => path.Replace("ß", "ss", StringComparison.Ordinal);

    // lessons/a/curve.svg: `lessons`, `lessons/a`, `lessons/a/curve.svg`
    private static IEnumerable<string> Prefixes(string path)
    {
        for (var at = path.IndexOf('/', StringComparison.Ordinal); at >= 0; at = path.IndexOf('/', at + 1)) yield return path[..at];
        yield return path;
    }

    private static string? FindFault(string path)
    {
        foreach (var name in path.Split('/'))
        {
            if (Slugs.IsDeviceName(name)) return $"`{name}` names a device on Windows";
            if (name.EndsWith('.') || name.EndsWith(' ')) return $"`{name}` ends with a {(name.EndsWith('.') ? "dot" : "space")}, which Windows drops";
            if (name.FirstOrDefault(c => char.IsControl(c) || "<>:\"|?*\\".Contains(c, StringComparison.Ordinal)) is var c and not '\0') return $"`{name}` holds `{c}`, which Windows refuses";
            // The same accent as a character of its own and as a part of its letter: equal on macOS, different on Linux.
            if (name.Any(m => m is >= '\u0300' and <= '\u036F')) return $"`{name}` has an accent as a character of its own, which macOS writes in another way";
            if (name.EnumerateRunes().FirstOrDefault(SameCharacters.Contains) is { Value: not 0 } same) return $"`{name}` holds `{same}`, which is another writing of a common letter or sign";
        }
        return null;
    }

    private static Place PlaceOf(SourceFile file) => new(new SourceText(file.DisplayPath, ""), default);
}
