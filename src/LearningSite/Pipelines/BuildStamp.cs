using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Pipelines;

/// <summary>
/// What a build leaves in the cache once its output is in place: the next one sees by it that there is nothing to do, and else what it may take
/// over. Files are compared by name, length and times; one that was written so shortly before it was read that its times say nothing counts as changed.
/// </summary>
/// <param name="Around">Checksum of the program, what was asked of it, the day, and all files that it could read besides the content. Among them are
/// times that nobody can know beforehand, so a cache that somebody brings along is never read any further.</param>
/// <param name="Read">The same with the content.</param>
/// <param name="ReadAt">When these files were listed.</param>
/// <param name="Written">Checksum of all files of the output.</param>
/// <param name="Left">Checksum of what was kept of its pages; null when nothing was.</param>
/// <param name="Report">What it printed of its warnings.</param>
/// <param name="Silenced">How many findings were silenced.</param>
public sealed record BuildStamp(string Around, string Read, DateTime ReadAt, string Written, string? Left, int Pages, string Report, int Warnings, int Silenced)
{
    private const string FileName = "last-build.json";

    /// <summary>The stamp of the last build, when it was made by the same program of the same settings, theme and day; a missing or damaged one says nothing.</summary>
    public static BuildStamp? Find(SiteFolders folders, Surroundings surroundings)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folders.Cache, FileName)), BuildStampJson.Default.BuildStamp) is { } last && last.Around == ChecksumOf(folders, surroundings, []) ? last : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>True when a build would read and write what this one did; false when it has work to do.</summary>
    public bool Stands(SiteFolders folders, Surroundings surroundings, IReadOnlyList<SourceFile> files) =>
        Read == ChecksumOf(folders, surroundings, files) && surroundings.Files.Concat(files).All(f => f.Times.AreSettled(ReadAt)) && !OutputFolder.HasRemains(folders.Output) && IsWritten(folders.Output);

    private bool IsWritten(string output) => Directory.Exists(output) && Written == OutputFile.ChecksumOf(OutputFile.List(output));

    /// <summary>What the build left besides its output, as it lies in the cache; null when it does not.</summary>
    public byte[]? LoadLeft(SiteFolders folders) => Left is { } checksum ? LastBuildFile.Load(checksum, folders.Cache) : null;

    /// <summary>Keeps the stamp of a build whose output is in its place.</summary>
    /// <param name="output">What it has written.</param>
    /// <param name="last">What the build took over from.</param>
    public static async Task KeepAsync(BuildResult result, OutputFolder output, Surroundings surroundings, IReadOnlyList<SourceFile> files, DateTime readAt, LastBuild? last, DiagnosticBag diagnostics)
    {
        try
        {
            var folders = result.Folders;
            OutputFolder.CreateMarked(folders.Cache);
            // The old site is being removed meanwhile.
            var written = output.List();
            var checksum = Task.Run(() => OutputFile.ChecksumOf(written));
            var report = Task.Run(() => result.Report);
            var kept = result.Left is null ? null : LastBuildFile.Write(result.Left with { Output = written }, last, folders.Cache);
            var stamp = new BuildStamp(ChecksumOf(folders, surroundings, []), ChecksumOf(folders, surroundings, files), readAt, await checksum, kept, result.Pages, await report, result.Diagnostics.Count, result.Silenced.Count);
            var temporary = Path.Combine(folders.Cache, FileName + ".tmp");
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(stamp, BuildStampJson.Default.BuildStamp));
            File.Move(temporary, Path.Combine(folders.Cache, FileName), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Rendering.SnippetCache.NotKept());
        }
    }

    private static string ChecksumOf(SiteFolders folders, Surroundings surroundings, IReadOnlyList<SourceFile> files)
    {
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Append(string text, long length, params ReadOnlySpan<DateTime> times)
        {
            checksum.AppendData(MemoryMarshal.AsBytes<long>([length, text.Length]));
            checksum.AppendData(MemoryMarshal.AsBytes(times));
            checksum.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }
        Append(string.Create(CultureInfo.InvariantCulture, $"{Environment.Version} {typeof(BuildStamp).Module.ModuleVersionId} {folders.Output} {surroundings.Today:O} {surroundings.Asked}"), 0);
        // A library may change without the program, and is a part of a native one.
        foreach (var library in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles("*.dll").OrderBy(f => f.FullName, StringComparer.Ordinal).Append(new FileInfo(Environment.ProcessPath!))) Append(library.FullName, library.Length, library.LastWriteTimeUtc);
        foreach (var file in surroundings.Files.Concat(files)) Append(file.FullPath, file.Length, file.Times.Written, file.Times.Changed);
        return Convert.ToHexString(checksum.GetHashAndReset());
    }
}

[JsonSerializable(typeof(BuildStamp))]
internal sealed partial class BuildStampJson : JsonSerializerContext;
