using System.Runtime.InteropServices;

namespace LearningSite.Files;

/// <summary>What .NET does not offer on Linux and macOS: the type of a file, when it was last touched in any way, a second name for it, the exchange of two folders in one step, and a text printed without a console.</summary>
internal static partial class PosixFile
{
    private const int AtCurrentFolder = -100, NoFollow = 0x100;
    // Of the whole structure.
    private const int StatxSize = 256;

    /// <summary>True for a regular file. .NET gives pipes, sockets and devices the attribute <c>Normal</c> too, so `stat` decides.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux()) return true;
        const int WantType = 1;
        Span<byte> buffer = stackalloc byte[StatxSize];
        if (Statx(AtCurrentFolder, path, NoFollow, WantType, ref MemoryMarshal.GetReference(buffer)) != 0) return true;
        // stx_mode, 16 bits
        const int TypeMask = 0xF000, Regular = 0x8000;
        return (BitConverter.ToUInt16(buffer[28..]) & TypeMask) == Regular;
    }

    /// <summary>When content, name or attributes were last changed, which nobody can set; null on other systems.</summary>
    public static DateTime? FindChange(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        const int WantChange = 0x80;
        Span<byte> buffer = stackalloc byte[StatxSize];
        if (Statx(AtCurrentFolder, path, NoFollow, WantChange, ref MemoryMarshal.GetReference(buffer)) != 0) return null;
        // stx_ctime: 64 bits of seconds, 32 of nanoseconds
        return DateTime.UnixEpoch.AddSeconds(BitConverter.ToInt64(buffer[96..])).AddTicks(BitConverter.ToUInt32(buffer[104..]) / TimeSpan.NanosecondsPerTick);
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

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    /// <summary>Writes to the standard output; false when not all of it could be written, or on another system. The console of .NET takes half as long to open as a program to start.</summary>
    public static bool TryPrint(ReadOnlySpan<byte> text) =>
        OperatingSystem.IsLinux() && Write(1, ref MemoryMarshal.GetReference(text), text.Length) == text.Length;

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ref byte bytes, nint count);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt2(int firstFolder, string first, int secondFolder, string second, uint flags);
}
