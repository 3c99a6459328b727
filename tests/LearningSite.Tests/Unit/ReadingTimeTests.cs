using LearningSite.Lessons;

namespace LearningSite.Tests.Unit;

public class ReadingTimeTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(180, 1)]
    [InlineData(360, 2)]
    [InlineData(1800, 10)]
    public void A_minute_is_180_words(int words, int minutes) => Assert.Equal(minutes, MinutesOf(string.Concat(Enumerable.Repeat("word ", words))));

    [Fact]
    public void Quick_check_takes_two_minutes() => Assert.Equal(4, MinutesOf("\n:::: quiz {#a}\ntext\n::::\n\n:::: quiz {#b}\n::::\n"));

    [Fact]
    public void Quick_check_on_the_first_line_counts_too() => Assert.Equal(2, MinutesOf(":::: quiz {#a}\n::::\n"));

    [Theory]
    [InlineData("don't stop-gap", 2)]
    [InlineData("it’s", 1)]
    public void Apostrophes_and_hyphens_do_not_part_words(string text, int words) =>
        Assert.Equal(MinutesOf(string.Concat(Enumerable.Repeat("word ", words * 360))), MinutesOf(string.Concat(Enumerable.Repeat(text + " ", 360))));

    private static int MinutesOf(string text) => ReadingTime.Of(ReadingTime.CountWords(text), text);
}
