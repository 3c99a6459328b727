using LearningSite.Markup;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class TermIndexTests
{
    private static readonly TermIndex Index = new([
        new("Recall", "recall", "/r"), new("Data leakage", "leakage", "/l"), new("Leakage", "leakage", "/l"), new("Data", "data", "/d"),
        new("F1-score", "f1", "/f1"), new("A/B test", "ab", "/ab"), new("Cohen’s kappa", "kappa", "/k"), new("recall", "second", "/s")]);

    [Theory]
    [InlineData("Recall is", "recall", 6)]
    [InlineData("RECALL", "recall", 6)]
    [InlineData("data leakage ruins", "leakage", 12)]
    [InlineData("data  leakage", "data", 4)]
    [InlineData("data", "data", 4)]
    [InlineData("data leaks", "data", 4)]
    [InlineData("F1-score.", "f1", 8)]
    [InlineData("A/B test", "ab", 8)]
    [InlineData("Cohen’s kappa", "kappa", 13)]
    public void Longest_name_of_whole_words_is_found(string text, string id, int end)
    {
        var found = Index.FindAt(text, 0);
        Assert.Equal((id, end), (found?.Id, found?.End));
    }

    [Theory]
    [InlineData("recalls")]
    [InlineData("recall-based")]
    [InlineData("leak")]
    [InlineData("database")]
    public void Part_of_a_word_is_no_term(string text) => Assert.Null(Index.FindAt(text, 0));

    [Fact]
    public void Empty_index_finds_nothing()
    {
        Assert.True(TermIndex.Empty.IsEmpty);
        Assert.Null(TermIndex.Empty.FindAt("recall", 0));
    }

    [Fact]
    public void Every_position_of_any_text_can_be_asked_for() => Property.ForAllTexts(["data", " ", "leakage", "-", "/", "recall", ".", "’", "A/B", "é"], text =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            Assert.InRange(TermIndex.WordEnd(text, at), at + 1, text.Length);
            if (Index.FindAt(text, at) is { } found) Assert.InRange(found.End, at + 1, text.Length);
        }
    });
}
