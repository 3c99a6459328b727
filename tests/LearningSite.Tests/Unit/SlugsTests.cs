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

    [Theory]
    [InlineData("con prn aux nul")]
    [InlineData("com1 com2 com3 com4 com5 com6 com7 com8 com9")]
    [InlineData("lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")]
    public void Name_of_a_device_of_Windows_is_no_slug_and_no_file(string names) => Assert.All(names.Split(' '), name =>
    {
        Assert.False(Slugs.IsValid(name));
        Assert.True(Slugs.IsValid(name + "-0"));
        Assert.True(Slugs.IsDeviceName(name) && Slugs.IsDeviceName(name.ToUpperInvariant() + ".tar.gz"));
        Assert.False(Slugs.IsDeviceName(name + "0") || Slugs.IsDeviceName("a." + name));
    });

    [Fact]
    public void Slug_has_at_most_eighty_characters()
    {
        Assert.True(Slugs.IsValid(new string('a', 80)));
        Assert.False(Slugs.IsValid(new string('a', 81)));
        Assert.True(Slugs.IsValid(new string('a', 39) + "--" + new string('b', 39), mayJoin: true));
        Assert.False(Slugs.IsValid(new string('a', 39) + "--" + new string('b', 40), mayJoin: true));
    }

    [Theory]
    [InlineData("How Models Learn.md", "how-models-learn-md")]
    [InlineData("01 – Intro", "01-intro")]
    [InlineData("Don't panic", "dont-panic")]
    [InlineData("???", "")]
    [InlineData("-a-", "a")]
    [InlineData("Der Ärger, 3 Öfen", "der-ärger-3-öfen")]
    [InlineData("It’s a_b", "its-a-b")]
    [InlineData("A123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 x", "a123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789")]
    [InlineData("123456789 123456789 123456789 123456789 123456789 123456789 123456789 12345678 x", "123456789-123456789-123456789-123456789-123456789-123456789-123456789-12345678-x")]
    [InlineData("123456789 123456789 123456789 123456789 123456789 123456789 123456789 1234567890b", "123456789-123456789-123456789-123456789-123456789-123456789-123456789-1234567890")]
    public void Slug_is_made_from_any_text(string text, string slug) => Assert.Equal(slug, Slugs.From(text));

    [Fact]
    public void Slug_made_from_ASCII_text_is_valid_unless_nothing_is_left_or_the_name_is_reserved() => Property.ForAllTexts(["a", "Z", "9", "-", "_", " ", ".", "'", "/"], text =>
    {
        var slug = Slugs.From(new string([.. text.Where(char.IsAscii)]));
        Assert.True(slug.Length == 0 || Slugs.IsValid(slug) || Slugs.IsValid(slug + "x"), slug);
    });
}
