using LearningSite.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class SourceTextTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(4, 3, 1)]
    [InlineData(5, 3, 2)]
    [InlineData(99, 3, 3)]
    [InlineData(-5, 1, 1)]
    public void Offset_becomes_a_line_and_a_column_from_one(int offset, int line, int column) => Assert.Equal(new Location(line, column), new SourceText("f", "ab\n\ncd").GetLocation(offset));

    [Fact]
    public void Line_after_the_last_line_end_exists_and_is_empty()
    {
        var text = new SourceText("f", "a\n");
        Assert.Equal(2, text.LineCount);
        Assert.Equal("", text.GetLine(2));
        Assert.Equal("a", text.GetLine(1));
    }

    [Fact]
    public void Offset_and_location_lead_to_each_other() => Property.ForAllTexts(["a", "\n", "bc", "\n\n"], written =>
    {
        var text = new SourceText("f", written);
        for (var offset = 0; offset <= written.Length; offset++)
        {
            var location = text.GetLocation(offset);
            Assert.Equal(offset, text.GetOffset(location.Line, location.Column));
        }
        Assert.Equal(written, string.Join('\n', Enumerable.Range(1, text.LineCount).Select(text.GetLine)));
    });

    [Fact]
    public void Line_and_column_outside_the_text_are_moved_into_it() => Property.ForAll<int>(n =>
    {
        var text = new SourceText("f", "ab\ncd");
        Assert.InRange(text.GetOffset(n, 1), 0, 5);
        Assert.InRange(text.GetOffset(1, n == int.MinValue ? 0 : n), 0, 5);
    });
}
