using LearningSite.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class SpellingTests
{
    private static readonly string[] Keys = ["title", "summary", "level", "objectives", "prerequisites", "pick", "pass"];

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("tilte", "title")]
    [InlineData("objetcives", "objectives")]
    [InlineData("sumary", "summary")]
    [InlineData("prerequisits", "prerequisites")]
    [InlineData("pik", "pick")]
    [InlineData("lvel", "level")]
    public void Nearest_name_is_found_for_a_slip(string written, string meant) => Assert.Equal($"did you mean `{meant}`?", Spelling.DidYouMean(written, Keys));

    [Theory]
    [InlineData("Title", "title")]
    [InlineData("OBJECTIVES", "objectives")]
    public void Name_in_another_case_is_told_from_a_slip(string written, string meant) =>
        Assert.Equal($"did you mean `{meant}`? it differs in case", Spelling.DidYouMean(written, Keys));

    [Theory]
    [InlineData("colour")]
    [InlineData("xyz")]
    [InlineData("")]
    [InlineData("thing")]
    public void Nothing_is_guessed_when_nothing_is_close(string written) => Assert.Null(Spelling.DidYouMean(written, Keys));

    [Fact]
    public void First_of_equally_near_names_wins_whatever_their_order()
    {
        Assert.Equal("bat", Spelling.FindNearest("xat", ["cat", "bat"]));
        Assert.Equal("bat", Spelling.FindNearest("xat", ["bat", "cat"]));
    }

    [Fact]
    public void Known_name_is_its_own_nearest() => Property.ForAllTexts(text => Assert.Equal(text, Spelling.FindNearest(text, [text])));

    [Fact]
    public void One_missing_letter_is_always_close_in_a_long_name() => Property.ForAll<int>(n =>
    {
        var name = "prerequisites";
        var at = (int)((uint)n % name.Length);
        Assert.Equal(name, Spelling.FindNearest(name.Remove(at, 1), ["title", name]));
    });
}
