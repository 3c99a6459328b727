using System.Buffers;
using System.Globalization;
using System.Text;

namespace LearningSite.Rendering;

/// <summary>A text writer over a rented buffer: a page is written into it once and copied out once, where a `StringWriter`
/// would grow a chain of chunks for each.</summary>
public sealed class PooledTextWriter(int capacity) : TextWriter(CultureInfo.InvariantCulture)
{
    private char[] rented = ArrayPool<char>.Shared.Rent(capacity);
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
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(needed, rented.Length * 2));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(rented);
        rented = larger;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) ArrayPool<char>.Shared.Return(rented);
        base.Dispose(disposing);
    }
}
