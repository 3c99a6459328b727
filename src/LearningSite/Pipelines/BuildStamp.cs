using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Pipelines;

/// <summary>
/// What a build leaves in the cache once its output is in place, so that the next one sees when there is nothing to do. Files are compared by name,
/// length and times; one that was written so shortly before it was read that its times say nothing counts as changed.
/// </summary>
/// <param name="Read">Checksum of the program, what was asked of it, the day, and all files that it could read.</param>
/// <param name="ReadAt">When these files were listed.</param>
/// <param name="Written">Checksum of all files of the output.</param>
/// <param name="Report">What it printed of its warnings.</param>
/// <param name="Silenced">How many findings were silenced.</param>
public sealed record BuildStamp(string Read, DateTime ReadAt, string Written, int Pages, string Report, int Warnings, int Silenced)
{
    private const string FileName = "last-build.json";

    /// <summary>The stamp of the last build, when this one would read and write the same; null when it has work to do.</summary>
    public static BuildStamp? Find(SiteFolders folders, Surroundings surroundings, IReadOnlyList<SourceFile> files) =>
        Load(folders.Cache) is { } last && last.Read == ChecksumOf(folders, surroundings, files) && surroundings.Files.Concat(files).All(f => f.Times.AreSettled(last.ReadAt))
            && Directory.Exists(folders.Output) && !OutputFolder.HasRemains(folders.Output) && last.Written == ChecksumOf(folders.Output) ? last : null;

    /// <summary>Keeps the stamp of a build whose output is in its place.</summary>
    public static void Keep(SiteFolders folders, Surroundings surroundings, IReadOnlyList<SourceFile> files, DateTime readAt, int pages, DiagnosticBag diagnostics)
    {
        try
        {
            var warnings = diagnostics.Sorted();
            using var report = new StringWriter(CultureInfo.InvariantCulture);
            DiagnosticReport.Write(warnings, report);
            OutputFolder.CreateMarked(folders.Cache);
            var stamp = new BuildStamp(ChecksumOf(folders, surroundings, files), readAt, ChecksumOf(folders.Output), pages, report.ToString(), warnings.Count, diagnostics.Silenced().Count);
            var temporary = Path.Combine(folders.Cache, FileName + ".tmp");
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(stamp));
            File.Move(temporary, Path.Combine(folders.Cache, FileName), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Rendering.SnippetCache.NotKept());
        }
    }

    // A missing or damaged stamp says nothing.
    private static BuildStamp? Load(string cache)
    {
        try { return JsonSerializer.Deserialize<BuildStamp>(File.ReadAllBytes(Path.Combine(cache, FileName))); }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException) { return null; }
    }

    private static string ChecksumOf(SiteFolders folders, Surroundings surroundings, IReadOnlyList<SourceFile> files)
    {
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Append(FormattableString line) => checksum.AppendData(Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n"));
        Append($"{typeof(BuildStamp).Module.ModuleVersionId} {folders.Output} {surroundings.Today:O} {surroundings.Asked}");
        foreach (var file in surroundings.Files.Concat(files)) Append($"{file.Length} {file.Times.Written.Ticks} {file.Times.Changed.Ticks} {file.FullPath}");
        return Convert.ToHexString(checksum.GetHashAndReset());
    }

    private static string ChecksumOf(string folder)
    {
        var lines = new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.ToFullPath()} {entry.Length} {entry.LastWriteTimeUtc.Ticks}\n"),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        };
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines.Order(StringComparer.Ordinal)) checksum.AppendData(Encoding.UTF8.GetBytes(line));
        return Convert.ToHexString(checksum.GetHashAndReset());
    }
}
