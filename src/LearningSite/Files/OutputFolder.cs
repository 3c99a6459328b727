using System.Collections.Concurrent;
using LearningSite.Diagnostics;

namespace LearningSite.Files;

/// <summary>
/// The output folder, replaced as a whole. Pages are staged in a folder beside it; when all is well the two change places in
/// one step, so a reader, a crash or a full disk never sees half of each. A marker file says that a folder is ours: no other
/// folder is ever replaced. A lock file keeps a second build away.
/// </summary>
public sealed class OutputFolder : IStage, IDisposable
{
    private const string Marker = ".learningsite", Staging = ".staging", Old = ".old", Lock = ".lock";
    private readonly string output;
    private readonly string staging;
    private readonly FileStream lockFile;
    private readonly string displayPath;
    private readonly DiagnosticBag diagnostics;
    // The names in the staged folder, and the files of the site that stands while they are known.
    private readonly ConcurrentBag<string> made = [], kept = [];
    private Dictionary<string, OutputFile> before = [];
    private int failures;
    private bool isExchanged;
    private bool isDone;

    /// <summary>An old site that could not be removed, once this is disposed.</summary>
    public Diagnostic? Remains { get; private set; }

    /// <summary>Which site stands, when an earlier build was stopped before its end.</summary>
    public string? Interruption { get; private init; }

    private OutputFolder(string output, string staging, FileStream lockFile, string displayPath, DiagnosticBag diagnostics)
    {
        this.displayPath = displayPath;
        this.diagnostics = diagnostics;
        this.output = output;
        this.staging = staging;
        this.lockFile = lockFile;
    }

    /// <summary>Opens the folder for a build; null after a finding.</summary>
    /// <param name="guarded">Folders that must not be replaced: the root, the input and theme folders.</param>
    public static OutputFolder? TryOpen(string output, string displayPath, IEnumerable<string> guarded, DiagnosticBag diagnostics)
    {
        if (FindGuarded(output, guarded) is { } guard) return RefuseOutput(guard);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            if (TryLock(output, displayPath, diagnostics) is not { } lockFile) return null;
            OutputFolder? opened = null;
            try
            {
                // What another build does to the folders has ended.
                if (FindForeign(output) is { } foreign) return RefuseOutput(foreign);
                foreach (var ending in new[] { Staging, Old })
                    if (Path.Exists(output + ending) && !IsOurs(output + ending)) return RefuseBeside(ending);
                var staging = output + Staging;
                // Stopped between two renames.
                if (!Directory.Exists(output) && IsOurs(output + Old)) Directory.Move(output + Old, output);
                var interruption = FindInterruption(output, staging, displayPath);
                DeleteOurs(staging);
                CreateMarked(staging);
                return opened = new OutputFolder(output, staging, lockFile, displayPath, diagnostics) { Interruption = interruption };
            }
            finally
            {
                if (opened is null) lockFile.Dispose();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Failed(output, displayPath, exception));
            return null;
        }

        OutputFolder? RefuseOutput(string fault) => Refuse($"`{displayPath}` cannot be the output folder: {fault}", "choose a folder of its own with `--output` or `OutputPath`");

        OutputFolder? RefuseBeside(string ending) => Refuse($"the site is made in `{displayPath}{ending}` first, which LearningSite did not write", MoveAway);

        OutputFolder? Refuse(string message, string help)
        {
            diagnostics.Add(new Diagnostic(Codes.UnsafeOutput, message, null, null, help));
            return null;
        }
    }

    private const string MoveAway = "move it away, or choose another output folder with `--output` or `OutputPath`";

    /// <summary>Keeps builds away from an output until it is disposed; null after a finding.</summary>
    private static FileStream? TryLock(string output, string displayPath, DiagnosticBag diagnostics)
    {
        // A lock of ours is empty. `--output yarn` would take the lock file of yarn for one, and remove it.
        if (new FileInfo(output + Lock) is { Exists: true } file && (file.Length > 0 || file.LinkTarget is not null))
        {
            diagnostics.Add(new Diagnostic(Codes.UnsafeOutput, $"the site would be locked by `{displayPath}{Lock}`, which LearningSite did not write", null, null, MoveAway));
            return null;
        }
        var lockFile = TryLock(output + Lock);
        if (lockFile is null) diagnostics.Add(new Diagnostic(Codes.OutputLocked, $"another build is writing `{displayPath}`", null, null, "wait until it has ended"));
        return lockFile;
    }

    // The marker is the first file of a build, so of two sites the one with the newer marker was made later.
    private static string? FindInterruption(string output, string staging, string displayPath)
    {
        if (!IsOurs(staging)) return null;
        var stands = !Directory.Exists(output) ? "there was no site before it, and there is none yet"
            : MarkedAt(output) > MarkedAt(staging) ? $"its site was ready and stands in `{displayPath}`, whole"
            : $"the site from before it stands in `{displayPath}`, whole";
        return $"An earlier build was stopped before its end: {stands}";
    }

    private static DateTime MarkedAt(string folder) => File.GetLastWriteTimeUtc(Path.Combine(folder, Marker));

    // The file alone says nothing: a killed build leaves it. The system's lock on it ends with the process. With these very options .NET removes the file before
    // it lets go of the lock, and who then gets the lock of a file that is removed opens the path again: of any number of builds one goes on.
    private static FileStream? TryLock(string path)
    {
        try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose); }
        catch (IOException exception) when (exception.HResult is WouldBlock or WouldBlockOnMac or SharingViolation) { return null; }
    }

    private const int WouldBlock = 11, WouldBlockOnMac = 35, SharingViolation = unchecked((int)0x80070020);

    public void Write(string destination, ReadOnlySpan<char> content)
    {
        try
        {
            using var file = Create(destination);
            var written = 0L;
            Utf8Parts.Of(content, part =>
            {
                RandomAccess.Write(file, part, written);
                written += part.Length;
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(exception);
        }
    }

    public void Write(string destination, Func<ReadOnlyMemory<byte>> create)
    {
        // Outside: a file that cannot be read for it is no fault of the output.
        var content = create();
        try
        {
            using var file = Create(destination);
            RandomAccess.Write(file, content.Span, 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(exception);
        }
    }

    private Microsoft.Win32.SafeHandles.SafeFileHandle Create(string destination)
    {
        made.Add(destination);
        return File.OpenHandle(Prepare(destination), FileMode.CreateNew, FileAccess.Write);
    }

    public void Copy(string destination, string sourcePath)
    {
        try
        {
            File.Copy(sourcePath, Prepare(destination));
            made.Add(destination);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(exception);
        }
    }

    /// <summary>The same file under a second name, until the old site is removed: nothing ever writes into a file that is there.</summary>
    public void Keep(string destination)
    {
        var standing = Path.Combine(output, destination);
        try
        {
            if (PosixFile.TryLink(standing, Prepare(destination))) kept.Add(destination);
            else Copy(destination, standing);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(exception);
        }
    }

    // A full disk refuses every page that is left; the first one says it for all, and the error keeps the old site.
    private void Report(Exception exception)
    {
        if (Interlocked.Increment(ref failures) == 1) diagnostics.Add(Failed(output, displayPath, exception));
    }

    /// <summary>True when a build that was stopped has left something beside the output, of which the next one tells.</summary>
    public static bool HasRemains(string output) => IsOurs(output + Staging);

    /// <summary>The staged folder, for tools that read or add to the finished pages.</summary>
    public string StagingPath => staging;

    /// <summary>What a tool has added to the staged folder.</summary>
    /// <param name="folder">Below it.</param>
    public void TakeIn(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(staging, folder), "*", SearchOption.AllDirectories)) made.Add(Path.GetRelativePath(staging, path).Replace('\\', '/'));
    }

    /// <summary>True when the site that stands has all these files as they were written, and they may be kept.</summary>
    public bool TakesOver(IReadOnlyList<OutputFile>? files)
    {
        if (files is null || !files.AsParallel().All(f => f.IsIn(output))) return false;
        before = files.ToDictionary(f => f.Name, StringComparer.Ordinal);
        return true;
    }

    /// <summary>True for a file of the site that stands which may be kept.</summary>
    public bool Has(string destination) => before.ContainsKey(destination);

    /// <summary>Of a file of the site that stands; null when it is gone meanwhile.</summary>
    public FileDigest? TryDigest(string destination)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(output, destination));
            return FileDigest.Of(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException) { return null; }
    }

    /// <summary>The files of the site that was put in its place. One that was kept is the file that it was before.</summary>
    public IReadOnlyList<OutputFile> List() => [.. kept.Select(n => before[n]), .. made.Append(Marker).Select(n => OutputFile.Of(output, n))];

    /// <summary>Puts the staged site in the place of the old one. False after a finding; the old site is then still there.</summary>
    public bool TryCommit()
    {
        if (failures > 0) return false;
        try
        {
            Exchange();
            isExchanged = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Failed(output, displayPath, exception));
            return false;
        }
        return true;
    }

    private void Exchange()
    {
        if (!Directory.Exists(output)) Directory.Move(staging, output);
        else if (!PosixFile.TryExchange(staging, output))
        {
            // Without an atomic exchange: two renames, and the old site comes back when the second fails.
            DeleteOurs(output + Old);
            Directory.Move(output, output + Old);
            try { Directory.Move(staging, output); }
            catch (IOException) { Directory.Move(output + Old, output); throw; }
            Directory.Move(output + Old, staging);
        }
    }

    /// <summary>Creates a folder that says it is ours.</summary>
    public static void CreateMarked(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Marker), "LearningSite wrote this folder and may replace it.\n");
    }

    /// <summary>Removes an output and a cache that we wrote, unless a build is writing them.</summary>
    public static void Clean(string output, string cache, Func<string, string> display, DiagnosticBag diagnostics)
    {
        var folders = new[] { output, output + Staging, output + Old, cache };
        // Where there is nothing no lock is needed, and no folder to put it in.
        if (!folders.Any(Directory.Exists)) return;
        using var lockFile = Directory.Exists(Path.GetDirectoryName(output)) ? TryLock(output, display(output), diagnostics) : null;
        if (diagnostics.HasErrors) return;
        foreach (var folder in new[] { output, cache })
            if (!TryDelete(folder)) diagnostics.Add(new Diagnostic(Codes.UnsafeOutput, $"`{display(folder)}` was not removed: LearningSite did not write it", null, null, "remove it by hand if nothing in it is needed"));
    }

    /// <summary>Removes an output folder that we wrote, with what a killed build left beside it.</summary>
    public static bool TryDelete(string output)
    {
        DeleteOurs(output + Staging);
        DeleteOurs(output + Old);
        return !Directory.Exists(output) || DeleteOurs(output);
    }

    /// <summary>Removes what is not needed any more: the old site, or a new one that was not to be.</summary>
    public void Dispose()
    {
        if (isDone) return;
        isDone = true;
        try
        {
            // A page has a folder of its own, and to list 10,000 of them was a sixth of what a build with one change does.
            if (isExchanged && IsOurs(staging)) PosixFile.RemoveInFolders(staging, before.Keys);
            DeleteOurs(staging);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What was already told needs no second finding.
            if (failures == 0) Remains = new Diagnostic(Codes.OldSiteLeft, $"`{displayPath}{Staging}` could not be removed; the site in `{displayPath}` is whole", null, null, $"remove it by hand; the system says: {Reason(exception)}");
        }
        finally
        {
            lockFile.Dispose();
        }
    }

    private static Diagnostic Failed(string output, string displayPath, Exception exception) =>
        new(Codes.WriteFailed, $"`{displayPath}` could not be written; {(Directory.Exists(output) ? "the site that was there is unchanged" : "there was no site before, and there is none now")}", null, null, $"the system says: {Reason(exception)}");

    // Without the path, which tells of the machine.
    private static string Reason(Exception exception) => exception is UnauthorizedAccessException ? "access denied" : exception.Message.Split(" : ")[0].Split(" '")[0];

    private string Prepare(string destination)
    {
        var path = Path.Combine(staging, destination.Replace('/', Path.DirectorySeparatorChar));
        // Nearly every page has a folder of its own, so which ones there are is asked of the system and not remembered.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string? FindGuarded(string output, IEnumerable<string> guarded)
    {
        if (Path.GetPathRoot(output) == output) return "it is the root of the disk";
        foreach (var path in guarded.Select(Path.TrimEndingDirectorySeparator))
        {
            if (path == output) return "it holds the site’s sources";
            if (path.StartsWith(output + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return "the site’s sources lie inside it";
        }
        return null;
    }

    private static string? FindForeign(string output)
    {
        if (new DirectoryInfo(output).LinkTarget is not null) return "it is a symbolic link";
        if (File.Exists(output)) return "it is a file";
        var isForeign = Directory.Exists(output) && !IsMarked(output) && Directory.EnumerateFileSystemEntries(output).Any();
        return isForeign ? "it holds files that LearningSite did not write" : null;
    }

    private static bool DeleteOurs(string folder)
    {
        if (!IsOurs(folder)) return false;
        // The marker goes last, so that what a kill leaves of the folder is still known as ours.
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(e => e.Name != Marker).ToList())
            if (entry is DirectoryInfo child) child.Delete(recursive: true);
            else entry.Delete();
        Directory.Delete(folder, recursive: true);
        return true;
    }

    // An empty folder is anybody's.
    private static bool IsOurs(string folder) =>
        Directory.Exists(folder) && new DirectoryInfo(folder).LinkTarget is null && (IsMarked(folder) || !Directory.EnumerateFileSystemEntries(folder).Any());

    /// <summary>True for a folder that LearningSite wrote: an output, one that was being made, a cache.</summary>
    public static bool IsMarked(string folder) => File.Exists(Path.Combine(folder, Marker));
}
