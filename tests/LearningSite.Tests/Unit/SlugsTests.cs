using LearningSite.Documents;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class SlugsTests
{
    [Theory]
    [InlineData("metrics-that-fit")]
    [InlineData("a")]
    [InlineData("2026")]
    [InlineData("con-artist")]
    public void Words_joined_by_single_hyphens_are_a_slug(string slug) => Assert.True(Slugs.IsValid(slug));

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("A")]
    [InlineData("a_b")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("٣")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("con")]
    [InlineData("lpt9")]
    [InlineData("index")]
    public void Anything_else_is_no_slug(string slug) => Assert.False(Slugs.IsValid(slug));

    [Theory]
    [InlineData("qa-engineer--ml-engineer", true)]
    [InlineData("qa-engineer", true)]
    [InlineData("a--b--c", false)]
    [InlineData("a--", false)]
    [InlineData("--b", false)]
    [InlineData("a---b", false)]
    [InlineData("con--b", false)]
    public void Bridge_joins_two_slugs_by_two_hyphens(string slug, bool isValid) => Assert.Equal(isValid, Slugs.IsValid(slug, mayJoin: true));

    [Fact]
    public void Slug_has_at_most_eighty_characters()
    {
        Assert.True(Slugs.IsValid(new string('a', 80)));
        Assert.False(Slugs.IsValid(new string('a', 81)));
        Assert.False(Slugs.IsValid(new string('a', 60) + "--" + new string('b', 60), mayJoin: true));
    }

    [Theory]
    [InlineData("How Models Learn.md", "how-models-learn-md")]
    [InlineData("01 – Intro", "01-intro")]
    [InlineData("Don't panic", "dont-panic")]
    [InlineData("???", "")]
    public void Slug_is_made_from_any_text(string text, string slug) => Assert.Equal(slug, Slugs.From(text));

    [Fact]
    public void Slug_made_from_ASCII_text_is_valid_unless_nothing_is_left_or_the_name_is_reserved() => Property.ForAllTexts(["a", "Z", "9", "-", "_", " ", ".", "'", "/"], text =>
    {
        var slug = Slugs.From(new string([.. text.Where(char.IsAscii)]));
        Assert.True(slug.Length == 0 || Slugs.IsValid(slug) || Slugs.IsValid(slug + "x"), slug);
    });
}
