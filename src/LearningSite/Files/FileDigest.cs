using System.Security.Cryptography;

namespace LearningSite.Files;

/// <summary>How large a written file is, and the beginning of its SHA-256, which browsers can compute too.</summary>
public sealed record FileDigest(long Size, string Hash)
{
    private const int HashBytes = 8;

    public static FileDigest Of(ReadOnlySpan<char> text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        Utf8Parts.Of(text, part =>
        {
            hash.AppendData(part);
            size += part.Length;
        });
        Span<byte> all = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(all);
        return Of(size, all);
    }

    public static FileDigest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Of(bytes.Length, hash);
    }

    public static FileDigest Of(Stream stream)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(stream, hash);
        return Of(stream.Length, hash);
    }

    private static FileDigest Of(long size, ReadOnlySpan<byte> hash) => new(size, Convert.ToHexStringLower(hash[..HashBytes]));
}
