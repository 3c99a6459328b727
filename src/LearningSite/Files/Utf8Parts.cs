using System.Buffers;
using System.Text;

namespace LearningSite.Files;

/// <summary>
/// A text as UTF-8, a part at a time in a rented buffer. Nearly every page is one part; a list of ten thousand lessons in one piece would need a buffer of three
/// bytes a character, and a pool keeps its largest buffers to the end.
/// </summary>
public static class Utf8Parts
{
    private const int MostCharacters = 128 * 1024;

    public delegate void Use(ReadOnlySpan<byte> part);

    public static void Of(ReadOnlySpan<char> text, Use use)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(Math.Min(text.Length, MostCharacters)));
        try
        {
            do
            {
                var length = Math.Min(text.Length, MostCharacters);
                // The two halves of a character belong together.
                if (length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
                use(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text[..length], buffer)));
                text = text[length..];
            }
            while (text.Length > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
