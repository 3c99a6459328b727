using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class SnapshotsTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("0", "true", false)]
    [InlineData("", "true", false)]
    [InlineData("1", null, true)]
    [InlineData("1", "", true)]
    public void Expectations_are_rewritten_when_asked_for(string? update, string? ci, bool isUpdating) => Assert.Equal(isUpdating, Snapshots.ReadIsUpdating(update, ci));

    [Fact]
    public void Rewriting_expectations_on_CI_is_an_error() => Assert.Throws<InvalidOperationException>(() => Snapshots.ReadIsUpdating("1", "true"));

    [Fact]
    public void Example_is_read_and_rewritten_in_its_place()
    {
        var example = Assert.Single(SpecFile.Parse("# Tables\n\nprose\n\n```` example warns\na→b\n```\n.\n<p>\n````\n"));
        Assert.Equal((1, "Tables", "warns", "a\tb\n```\n", "<p>\n"), (example.Number, example.Section, example.Words, example.Input, example.Expected));
        Assert.Equal("```` example warns\na→b\n```\n.\n<b>\n````", SpecFile.Rewrite(example, "<b>"));
        Assert.Equal("```` example warns\na→b\n```\n.\n````", SpecFile.Rewrite(example, ""));
    }

    [Fact]
    public void Example_without_a_dot_is_an_error() => Assert.Throws<FormatException>(() => SpecFile.Parse("```` example\na\n````\n"));
}
