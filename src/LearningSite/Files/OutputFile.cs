using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace LearningSite.Files;

/// <summary>A file of the output as a build left it.</summary>
/// <param name="Name">Its path below the output, with `/`.</param>
/// <param name="Written">When it was written.</param>
public sealed record OutputFile(string Name, long Length, DateTime Written)
{
    public static OutputFile Of(string output, string name)
    {
        var path = Path.Combine(output, name);
        return FileState.Of(path) is { } file ? new OutputFile(name, file.Length, file.Times.Written) : throw new FileNotFoundException(null, path);
    }

    /// <summary>True while nobody has touched it.</summary>
    public bool IsIn(string output) => FileState.Of(Path.Combine(output, Name)) is { Kind: FileKind.File } file && (file.Length, file.Times.Written) == (Length, Written);

    /// <summary>The same files give the same, in whatever order.</summary>
    public static string ChecksumOf(IEnumerable<OutputFile> files)
    {
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal)) checksum.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.Written.Ticks}\n")));
        return Convert.ToHexString(checksum.GetHashAndReset());
    }

    /// <summary>All that are there.</summary>
    public static IEnumerable<OutputFile> List(string output) =>
        new FileSystemEnumerable<OutputFile>(output, (ref FileSystemEntry entry) => new(NameOf(output, ref entry), entry.Length, entry.LastWriteTimeUtc.UtcDateTime),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        };

    private static string NameOf(string output, ref FileSystemEntry entry) =>
        string.Concat(entry.Directory[output.Length..], Path.DirectorySeparatorChar.ToString(), entry.FileName).TrimStart(Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '/');
}
