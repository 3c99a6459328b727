using LearningSite.Markup;

namespace LearningSite.Tests.Unit;

public class CostlyTextTests
{
    /// <summary>The one of the ten thousandth line is none too many; the next one is.</summary>
    [Theory]
    [InlineData("a\n=\n", 2, "lines under headings")]
    [InlineData("a\n  ---\t\n", 2, "lines under headings")]
    [InlineData("[^1]: a\n", 0, "footnotes")]
    [InlineData("  [^1]\n\n", 0, "footnotes")]
    [InlineData("> [!NOTE]\n> a\n", 0, "callouts")]
    [InlineData(" > > [!a\n", 0, "callouts")]
    public void Ten_thousand_of_a_kind_are_read(string text, int at, string what)
    {
        var most = string.Concat(Enumerable.Repeat(text, 10_000));
        Assert.Null(CostlyText.Find(most));
        Assert.Equal((most.Length + at, what), CostlyText.Find(most + text.TrimEnd('\n')));
    }

    [Theory]
    [InlineData("a=\n")]
    [InlineData("-=\n")]
    [InlineData("=a\n")]
    [InlineData("a [^1]\n")]
    [InlineData("[1]: a\n")]
    [InlineData("> a [!\n")]
    [InlineData("[!NOTE]\n")]
    [InlineData("> [NOTE]\n")]
    [InlineData("\n")]
    [InlineData("[a](b) <!-- --> <? ?>\n\n")]
    [InlineData("](\n")]
    [InlineData("](\t")]
    [InlineData("](a ")]
    [InlineData("](a)")]
    [InlineData("<!\n\n")]
    [InlineData("<?a\n\n")]
    public void Anything_else_may_be_there_as_often_as_it_likes(string text) => Assert.Null(CostlyText.Find(string.Concat(Enumerable.Repeat(text, 20_000))));

    // Each opening mark looks at all that follows: n marks of m characters take m · n² / 2 steps, and fifty million are too many.
    [Theory]
    [InlineData("](a", "links that are never closed")]
    [InlineData("<!a", "comments that are never closed")]
    [InlineData("<?a", "instructions that are never closed")]
    [InlineData("<!\n", "comments that are never closed")]
    public void Marks_that_are_never_closed_are_counted_with_what_they_look_at(string mark, string what)
    {
        Assert.Null(CostlyText.Find(string.Concat(Enumerable.Repeat(mark, 4_000)) + "\n\n" + string.Concat(Enumerable.Repeat(mark, 4_000))));
        var text = string.Concat(Enumerable.Repeat(mark, 7_000));
        var (steps, marks) = (0L, 0);
        while (steps <= 50_000_000) steps += text.Length - (mark.Length * marks++);
        Assert.Equal((mark.Length * (marks - 1), what), CostlyText.Find(text));
    }
}
