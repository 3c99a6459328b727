using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace LearningSite.Files;

/// <summary>How large a written file is, and the beginning of its SHA-256, which browsers can compute too.</summary>
public sealed record FileDigest(long Size, string Hash)
{
    private const int HashBytes = 8;

    public static FileDigest Of(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var digest = Of(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
        return digest;
    }

    public static FileDigest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new FileDigest(bytes.Length, Convert.ToHexStringLower(hash[..HashBytes]));
    }
}
