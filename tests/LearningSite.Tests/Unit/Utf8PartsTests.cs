using System.Text;
using LearningSite.Files;

namespace LearningSite.Tests.Unit;

public class Utf8PartsTests
{
    private const int Part = 128 * 1024;

    // A character of two halves lies across the end of the first part, just before it, and just behind it.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(Part - 2, 1)]
    [InlineData(Part - 1, 2)]
    [InlineData(Part, 2)]
    [InlineData((2 * Part) - 1, 3)]
    public void Parts_of_a_text_are_its_bytes(int before, int count)
    {
        var text = new string('ä', before) + "😀";
        var (bytes, parts) = (new List<byte>(), 0);
        Utf8Parts.Of(text, part =>
        {
            bytes.AddRange(part);
            parts++;
        });
        Assert.Equal(Encoding.UTF8.GetBytes(text), bytes);
        Assert.Equal(count, parts);
        Assert.Equal(FileDigest.Of(Encoding.UTF8.GetBytes(text)), FileDigest.Of(text));
    }
}
