using LearningSite.Markup;

namespace LearningSite.Tests.Unit;

public class ReadingGradeTests
{
    [Theory]
    [InlineData("The cat sat on the mat.", -1.4)] // 6 words, 6 syllables: 0.39 × 6 + 11.8 − 15.59 = −1.45
    [InlineData("The table may hold it. A model of 0.95 can learn.", 0.5)] // without the figure 10 words, 12 syllables, 2 sentences
    public void Grade_follows_the_formula(string text, double grade) => Assert.Equal(grade, ReadingGrade.Of([text])!.Value, 0.1);

    [Fact]
    public void Text_without_words_has_no_grade() => Assert.Null(ReadingGrade.Of(["42. 17?"]));

    [Theory]
    [InlineData("One. Two? “Three!” Four", 4)]
    [InlineData("It is 0.95 in test.py today.", 1)]
    [InlineData("(Really?) Yes.", 2)]
    [InlineData("  ", 0)]
    public void Sentences_end_before_a_space(string text, int count) => Assert.Equal(count, Sentences.In(text).Count);
}
