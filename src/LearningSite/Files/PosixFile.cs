using System.Runtime.InteropServices;

namespace LearningSite.Files;

/// <summary>What .NET does not offer on Linux and macOS: all about a file in one question, a second name for it, the exchange of two folders in one step, removal that follows no link, and a text printed without a console.</summary>
internal static partial class PosixFile
{
    private const int AtCurrentFolder = -100, NoFollow = 0x100;
    // Of the whole structure.
    private const int StatxSize = 256;

    /// <summary>Asks once what is at a path. False on another system, or where this one does not let us ask so.</summary>
    /// <param name="state">Null when nothing is there.</param>
    public static bool TryFind(string path, out FileState? state)
    {
        state = null;
        if (!OperatingSystem.IsLinux()) return false;
        // Type, length, and when the content and when anything was last changed.
        const int Want = 0x1 | 0x200 | 0x40 | 0x80;
        Span<byte> buffer = stackalloc byte[StatxSize];
        const int NoEntry = 2, NoFolder = 20;
        if (Statx(AtCurrentFolder, path, NoFollow, Want, ref MemoryMarshal.GetReference(buffer)) != 0) return Marshal.GetLastPInvokeError() is NoEntry or NoFolder;
        // stx_mode, 16 bits
        const int TypeMask = 0xF000;
        var kind = (BitConverter.ToUInt16(buffer[28..]) & TypeMask) switch { 0x8000 => FileKind.File, 0x4000 => FileKind.Folder, 0xA000 => FileKind.Link, _ => FileKind.Other };
        // stx_size, stx_mtime and stx_ctime
        state = new FileState(kind, BitConverter.ToInt64(buffer[40..]), new FileTimes(TimeAt(buffer[112..]), TimeAt(buffer[96..])));
        return true;

        // 64 bits of seconds, 32 of nanoseconds
        static DateTime TimeAt(ReadOnlySpan<byte> time) => DateTime.UnixEpoch.AddSeconds(BitConverter.ToInt64(time)).AddTicks(BitConverter.ToUInt32(time[8..]) / TimeSpan.NanosecondsPerTick);
    }

    /// <summary>Exchanges two paths atomically (renameat2 with RENAME_EXCHANGE); false where the system cannot.</summary>
    public static bool TryExchange(string first, string second)
    {
        if (!OperatingSystem.IsLinux()) return false;
        const int Exchange = 2;
        return RenameAt2(AtCurrentFolder, first, AtCurrentFolder, second, Exchange) == 0;
    }

    /// <summary>Gives a file a second name; false where the system or the disk cannot.</summary>
    public static bool TryLink(string existing, string name) => !OperatingSystem.IsWindows() && Link(existing, name) == 0;

    /// <summary>Removes files that lie in folders, and each folder that is empty then. What is not as named stays, and no link is followed, whoever put it there. Elsewhere than on Linux nothing goes.</summary>
    /// <param name="root">The folder that all of them lie below.</param>
    /// <param name="names">Below it, with `/`.</param>
    public static void RemoveInFolders(string root, IEnumerable<string> names)
    {
        // Just a place, which must be a folder and no link, and no other program gets it.
        const int Path = 0x200000 | 0x80000;
        var flags = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => Path | 0x10000 | 0x20000, Architecture.Arm64 => Path | 0x4000 | 0x8000, _ => 0 };
        if (!OperatingSystem.IsLinux() || flags == 0) return;
        var opened = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = OpenAt(AtCurrentFolder, root, flags) };
        try
        {
            foreach (var name in names)
            {
                if (name.LastIndexOf('/') is not (> 0 and var end)) continue;
                var start = name.LastIndexOf('/', end - 1);
                var (parent, folder) = (Open(start < 0 ? "" : name[..start]), name[(start + 1)..end]);
                if (parent < 0 || OpenAt(parent, folder, flags) is not (>= 0 and var inside)) continue;
                _ = UnlinkAt(inside, name[(end + 1)..], 0);
                _ = Close(inside);
                const int Folder = 0x200;
                _ = UnlinkAt(parent, folder, Folder);
            }
        }
        finally
        {
            foreach (var (_, folder) in opened)
                if (folder >= 0) _ = Close(folder);
        }

        int Open(string folder)
        {
            if (opened.TryGetValue(folder, out var known)) return known;
            // A process may have a thousand files open, and others need some.
            const int MostOpen = 64;
            if (opened.Count == MostOpen) return -1;
            var end = folder.LastIndexOf('/');
            var parent = Open(end < 0 ? "" : folder[..end]);
            return opened[folder] = parent < 0 ? parent : OpenAt(parent, folder[(end + 1)..], flags);
        }
    }

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenAt(int folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "unlinkat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnlinkAt(int folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    /// <summary>Writes to the standard output; false when not all of it could be written, or on another system. The console of .NET takes half as long to open as a program to start.</summary>
    public static bool TryPrint(ReadOnlySpan<byte> text) =>
        OperatingSystem.IsLinux() && Write(1, ref MemoryMarshal.GetReference(text), text.Length) == text.Length;

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ref byte bytes, nint count);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt2(int firstFolder, string first, int secondFolder, string second, uint flags);
}
