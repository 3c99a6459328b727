using System.IO.Enumeration;
using LearningSite.Diagnostics;

namespace LearningSite.Files;

/// <summary>
/// Stage Read: lists the input folders once. Everything that is referred to later is looked up in this list, so no name in
/// the content is ever joined to a path. Symbolic links are refused because they would publish files from outside the root,
/// and .NET's recursive enumeration follows their loops.
/// </summary>
public static class ReadFiles
{
    /// <summary>The addresses of pages that were removed.</summary>
    public const string Redirects = "_redirects.yml";
    public const long TextLimit = 1024 * 1024;
    public const long AssetLimit = 10 * 1024 * 1024;
    public const int CountLimit = 250_000;
    private static readonly EnumerationOptions OneFolder = new() { RecurseSubdirectories = false, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Files of all folders, sorted by path; where two folders hold the same relative path, the later folder wins.</summary>
    public static IReadOnlyList<SourceFile> Read(string root, IEnumerable<string> folders, Func<string, bool> isExcluded, DiagnosticBag diagnostics, int countLimit = CountLimit)
    {
        var files = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            var prefix = Path.GetRelativePath(root, folder).Replace('\\', '/');
            Walk(folder, prefix == "." ? "" : prefix + "/", "", isExcluded, files, countLimit, diagnostics);
        }
        var sorted = files.Values.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.RelativePath, b.RelativePath));
        return sorted;
    }

    /// <summary>The same list when nothing has changed but what is in some of its files; null when the folders have to be listed again.</summary>
    /// <param name="changed">Absolute paths of all that was touched since: files of the list, and what came and went.</param>
    public static IReadOnlyList<SourceFile>? Refresh(IReadOnlyList<SourceFile> files, IReadOnlyCollection<string> changed)
    {
        var refreshed = files.ToArray();
        foreach (var path in changed)
        {
            var state = FileState.Of(path);
            if (Array.FindIndex(refreshed, f => f.FullPath == path) is var at and >= 0)
            {
                if (state is not { Kind: FileKind.File } file || IsTooLarge(file, path)) return null;
                refreshed[at] = refreshed[at] with { Length = file.Length, Times = file.Times };
            }
            else if (state is not null || Array.Exists(refreshed, f => f.FullPath.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal))) return null;
        }
        return refreshed;
    }

    /// <summary>Statiq and others read it.</summary>
    private const string SharedKeys = "_directory";

    private static void Walk(string folder, string prefix, string relative, Func<string, bool> isExcluded,
        Dictionary<string, SourceFile> files, int countLimit, DiagnosticBag diagnostics)
    {
        foreach (var name in List(folder, prefix + relative, diagnostics))
        {
            var path = relative + name;
            if (!IsContent(path))
            {
                if (Path.GetFileNameWithoutExtension(name).Equals(SharedKeys, StringComparison.OrdinalIgnoreCase))
                    diagnostics.Add(AtFile(Codes.SharedKeys, prefix + path, "front matter for a whole folder is not read", "write the keys into each file, where who reads it sees them"));
                continue;
            }
            if (files.Count > countLimit) return;
            if (isExcluded(path)) continue;
            var full = Path.Combine(folder, name);
            if (name.Contains('\uFFFD', StringComparison.Ordinal))
                diagnostics.Add(AtFile(Codes.UnreadableFile, prefix + path, "the file name is not valid UTF-8", "rename the file"));
            // Gone since it was listed.
            else if (FileState.Of(full) is not { } state)
                continue;
            else if (state.Kind == FileKind.Hidden)
                diagnostics.Add(AtFile(Codes.UnreadableFile, prefix + path, "the system does not tell what this is", "make its folder one that you may enter, or leave the folder out with `ExcludedPaths`"));
            else if (state.Kind == FileKind.Link)
                diagnostics.Add(AtFile(Codes.SymbolicLink, prefix + path, "a symbolic link cannot be content", "replace the link by the file itself"));
            // An output that lies inside the content is none, nor is what a build that was stopped has left of it.
            else if (state.Kind == FileKind.Folder && OutputFolder.IsMarked(full))
                continue;
            else if (state.Kind == FileKind.Folder)
                Walk(full, prefix, path + "/", isExcluded, files, countLimit, diagnostics);
            else if (state.Kind == FileKind.File)
            {
                Add(state, new SourceFile(full, prefix + path, path, state.Length) { Times = state.Times }, files, diagnostics);
                if (files.Count > countLimit) diagnostics.Add(AtFile(Codes.TooManyFiles, prefix + path, $"there are more than {countLimit} files, and reading ends here", "name the right folder with `--input`, or leave folders out with `ExcludedPaths`"));
            }
            else
                diagnostics.Add(AtFile(Codes.SymbolicLink, prefix + path, "only regular files can be content", "remove the device, socket or pipe"));
        }
    }

    private static IReadOnlyList<string> List(string folder, string display, DiagnosticBag diagnostics)
    {
        try
        {
            return [.. new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.FileName.ToString(), OneFolder)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(AtFile(Codes.UnreadableFile, display, "the folder cannot be listed", "make it one that you may read, or leave it out with `ExcludedPaths`"));
            return [];
        }
    }

    private static void Add(FileState state, SourceFile file, Dictionary<string, SourceFile> files, DiagnosticBag diagnostics)
    {
        if (IsTooLarge(state, file.FullPath))
            diagnostics.Add(AtFile(Codes.FileTooLarge, file.DisplayPath, $"the file has {file.Length} bytes and the limit is {LimitOf(file.FullPath)}", "split the file, or make the image smaller"));
        else
            files[file.RelativePath] = file;
    }

    private static bool IsTooLarge(FileState file, string path) => file.Length > LimitOf(path);

    private static long LimitOf(string path) => IsText(Path.GetExtension(path)) ? TextLimit : AssetLimit;

    /// <summary>Statiq's rule: a file or folder whose name begins with `_` or `.` is not content. The one exception is never published as it is.</summary>
    public static bool IsContent(string path) => path == Redirects || Path.GetFileName(path) is not ['.' or '_', ..];

    public static bool IsText(string extension) => extension.ToLowerInvariant() is ".md" or ".yml" or ".yaml";

    private static Diagnostic AtFile(DiagnosticCode code, string display, string message, string help) =>
        new(code, message, new Place(new SourceText(display, ""), default), null, help);
}
