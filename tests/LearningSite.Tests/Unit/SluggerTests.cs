using LearningSite.Markup;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class SluggerTests
{
    [Theory]
    [InlineData("How models learn", "how-models-learn")]
    [InlineData("  Spaces   and – dashes!  ", "spaces-and-dashes")]
    [InlineData("What’s `f1_score`?", "whats-f1-score")]
    [InlineData("Straße nach Łódź", "straße-nach-łódź")]
    [InlineData("学习 曲线", "学习-曲线")]
    [InlineData("𝒳 matrix", "𝒳-matrix")]
    [InlineData("2 × 2", "2-2")]
    [InlineData("", "section")]
    [InlineData("!?", "section")]
    [InlineData("\uFFFE", "section")]
    public void Anchor_is_made_of_lower_case_letters_digits_and_single_hyphens(string text, string anchor) => Assert.Equal(anchor, Slugger.ToAnchor(text));

    [Fact]
    public void Half_of_a_character_is_no_letter() => Assert.Equal("a", Slugger.ToAnchor("\uD800a\uDC00"));

    [Fact]
    public void Repeated_headings_are_numbered_in_order()
    {
        var slugger = new Slugger();
        Assert.Equal(["intro", "intro-2", "intro-3"], new[] { "Intro", "Intro", "intro!" }.Select(slugger.Add));
    }

    [Fact]
    public void Heading_that_looks_like_a_numbered_one_does_not_collide()
    {
        var slugger = new Slugger();
        Assert.Equal(["a", "a-2", "a-2-2", "a-3"], new[] { "A", "A", "A 2", "A" }.Select(slugger.Add));
    }

    [Fact]
    public void Anchors_of_one_page_are_unique_for_any_headings() => Property.ForAllTexts(["a", "A", "-", "2", " ", "3", "\n", "’"], text =>
    {
        var slugger = new Slugger();
        var anchors = text.Split('\n', ' ').Concat(["a", "a-2", "section"]).Select(slugger.Add).ToList();
        Assert.Equal(anchors.Count, anchors.Distinct(StringComparer.Ordinal).Count());
        Assert.All(anchors, a => Assert.False(a.Length == 0 || a.StartsWith('-') || a.Any(char.IsWhiteSpace)));
    });

    [Fact]
    public void Fifty_thousand_equal_headings_cost_ten_times_five_thousand()
    {
        var few = AllocatedFor(5_000, out _);
        var many = AllocatedFor(50_000, out var last);
        Assert.Equal("exercise-50000", last);
        Assert.InRange(many, few, few * 20);
    }

    private static long AllocatedFor(int count, out string last)
    {
        var slugger = new Slugger();
        last = "";
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++) last = slugger.Add("Exercise");
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
