using System.Buffers;
using System.Globalization;
using System.Text;

namespace LearningSite.Rendering;

/// <summary>A text writer over a rented buffer: a page is written into it once and copied out once, where a `StringWriter`
/// would grow a chain of chunks for each.</summary>
public sealed class PooledTextWriter(int capacity) : TextWriter(CultureInfo.InvariantCulture)
{
    // The pool keeps what it gets to the end, and only a few lists of all lessons need more.
    private const int LargestRented = 256 * 1024;
    private char[] rented = Rent(capacity);
    private int length;

    public override Encoding Encoding => Encoding.UTF8;
    public ReadOnlySpan<char> Written => rented.AsSpan(0, length);

    public override void Write(char value) => Write([value]);
    public override void Write(string? value) => Write(value.AsSpan());
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (length + buffer.Length > rented.Length) Grow(length + buffer.Length);
        buffer.CopyTo(rented.AsSpan(length));
        length += buffer.Length;
    }

    public override string ToString() => Written.ToString();

    private void Grow(int needed)
    {
        var larger = Rent(Math.Max(needed, rented.Length * 2));
        Written.CopyTo(larger);
        Return(rented);
        rented = larger;
    }

    private static char[] Rent(int length) => length <= LargestRented ? ArrayPool<char>.Shared.Rent(length) : GC.AllocateUninitializedArray<char>(length);

    private static void Return(char[] buffer)
    {
        if (buffer.Length <= LargestRented) ArrayPool<char>.Shared.Return(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Return(rented);
        base.Dispose(disposing);
    }
}
