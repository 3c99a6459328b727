using System.Runtime.InteropServices;

namespace LearningSite.Files;

/// <summary>What .NET does not offer on Linux and macOS: the type of a file, and the exchange of two folders in one step.</summary>
internal static partial class PosixFile
{
    /// <summary>True for a regular file. .NET gives pipes, sockets and devices the attribute <c>Normal</c> too, so `stat` decides.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux()) return true;
        // struct statx: stx_mode is a 16-bit field at offset 28; 256 bytes hold the whole structure.
        Span<byte> buffer = stackalloc byte[256];
        const int AtCurrentFolder = -100, NoFollow = 0x100, WantType = 1;
        if (Statx(AtCurrentFolder, path, NoFollow, WantType, ref MemoryMarshal.GetReference(buffer)) != 0) return true;
        const int TypeMask = 0xF000, Regular = 0x8000;
        return (BitConverter.ToUInt16(buffer[28..]) & TypeMask) == Regular;
    }

    /// <summary>Exchanges two paths atomically (renameat2 with RENAME_EXCHANGE); false where the system cannot.</summary>
    public static bool TryExchange(string first, string second)
    {
        if (!OperatingSystem.IsLinux()) return false;
        const int AtCurrentFolder = -100, Exchange = 2;
        return RenameAt2(AtCurrentFolder, first, AtCurrentFolder, second, Exchange) == 0;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt2(int firstFolder, string first, int secondFolder, string second, uint flags);
}
