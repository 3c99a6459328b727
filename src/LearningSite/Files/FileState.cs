namespace LearningSite.Files;

/// <summary>What may be at a path. Of what is <c>Hidden</c> the system does not tell, as in a folder that may be listed and not entered.</summary>
public enum FileKind { File, Folder, Link, Other, Hidden }

/// <summary>What the disk says of a path, asked once: .NET asks three times on Linux, and a site has many thousand files.</summary>
/// <param name="Length">Of a file, in bytes.</param>
public readonly record struct FileState(FileKind Kind, long Length, FileTimes Times)
{
    /// <summary>Null when nothing is there. A link is not followed.</summary>
    public static FileState? Of(string path)
    {
        if (PosixFile.TryFind(path, out var state)) return state;
        try
        {
            var attributes = File.GetAttributes(path);
            FileSystemInfo entry = (attributes & FileAttributes.Directory) != 0 ? new DirectoryInfo(path) : new FileInfo(path);
            var kind = (attributes & FileAttributes.ReparsePoint) != 0 ? FileKind.Link : entry is DirectoryInfo ? FileKind.Folder : (attributes & FileAttributes.Device) != 0 ? FileKind.Other : FileKind.File;
            return new FileState(kind, entry is FileInfo file && kind == FileKind.File ? file.Length : 0, new FileTimes(entry.LastWriteTimeUtc, entry.CreationTimeUtc));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new FileState(FileKind.Hidden, 0, default);
        }
    }
}
