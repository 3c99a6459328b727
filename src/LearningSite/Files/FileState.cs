namespace LearningSite.Files;

public enum FileKind { File, Folder, Link, Other }

/// <summary>What the disk says of a path, asked once: .NET asks three times on Linux, and a site has many thousand files.</summary>
/// <param name="Length">Of a file, in bytes.</param>
public readonly record struct FileState(FileKind Kind, long Length, FileTimes Times)
{
    /// <summary>Null when nothing is there. A link is not followed.</summary>
    public static FileState? Of(string path)
    {
        if (PosixFile.TryFind(path, out var state)) return state;
        FileSystemInfo entry = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        if (!entry.Exists && entry.LinkTarget is null) return null;
        var kind = (entry.Attributes & FileAttributes.ReparsePoint) != 0 ? FileKind.Link : entry is DirectoryInfo ? FileKind.Folder : (entry.Attributes & FileAttributes.Device) != 0 ? FileKind.Other : FileKind.File;
        return new FileState(kind, entry is FileInfo file && kind == FileKind.File ? file.Length : 0, new FileTimes(entry.LastWriteTimeUtc, entry.CreationTimeUtc));
    }
}
