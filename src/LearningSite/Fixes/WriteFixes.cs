using LearningSite.Diagnostics;
using LearningSite.Pipelines;

namespace LearningSite.Fixes;

/// <summary>
/// Writes repaired files, each in one step: a new file beside the old one takes its name, so that no reader, crash or full
/// disk sees half of it. A file that changed on the disk since it was read is left alone, and so is everything behind a link.
/// </summary>
public static class WriteFixes
{
    public static void Write(IEnumerable<ChangedFile> files, SiteFolders folders, DiagnosticBag diagnostics)
    {
        foreach (var file in files)
            try
            {
                if (FindFault(file, folders) is { } fault) diagnostics.Add(NotWritten(file, fault));
                else Replace(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(NotWritten(file, exception is UnauthorizedAccessException ? "access was denied" : exception.Message));
            }
    }

    private static string? FindFault(ChangedFile file, SiteFolders folders)
    {
        if (HasLink(file.FullPath, folders)) return "it is, or lies behind, a symbolic link";
        if (file.Before is null) return File.Exists(file.FullPath) ? "it has come into being since it was looked for" : null;
        return File.ReadAllBytes(file.FullPath).AsSpan().SequenceEqual(file.Before) ? null : "it has changed since it was read";
    }

    private static bool HasLink(string path, SiteFolders folders)
    {
        var floor = IsBelow(path, folders.Root) ? folders.Root : Path.GetDirectoryName(folders.Inputs.First(i => IsBelow(path, i)));
        for (var at = path; at is not null && at != floor; at = Path.GetDirectoryName(at))
            if (new FileInfo(at).LinkTarget is not null) return true;
        return false;
    }

    /// <summary>True when the path lies in the folder or deeper.</summary>
    public static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The name begins with a dot, so neither a build nor a watching preview takes the new file for content.
    private static void Replace(ChangedFile file)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(file.FullPath)!, "." + Path.GetRandomFileName());
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write)) stream.Write(file.After);
        try
        {
            if (file.Before is not null && !OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(file.FullPath));
            File.Move(temporary, file.FullPath, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static Diagnostic NotWritten(ChangedFile file, string reason) =>
        new(Codes.FixNotWritten, $"`{file.DisplayPath}` was not repaired: {reason}", null, null, "nothing in this file was changed; remove the reason and run `check --fix` again");
}
