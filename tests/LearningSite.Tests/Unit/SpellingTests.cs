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

    // A repair needs one candidate, and a hint the likeliest.
    [Fact]
    public void Of_two_that_are_near_neither_is_the_only_one()
    {
        Assert.Null(Spelling.FindOnly("toles", ["tools", "roles"]));
        Assert.Equal("tools", Spelling.FindOnly("toolz", ["tools", "roles"]));
    }

    [Fact]
    public void First_of_equally_near_names_wins_whatever_their_order()
    {
        Assert.Equal("bat", Spelling.FindNearest("xat", ["cat", "bat"]));
        Assert.Equal("bat", Spelling.FindNearest("xat", ["bat", "cat"]));
    }

    // The search leaves out what cannot lead below its limit; a table without short cuts finds the same.
    [Fact]
    public void Nearest_is_what_the_whole_table_says() => Property.ForAllTexts(["a", "b", "ab", "ba", "abc", "title", "|"], text =>
    {
        var words = text.ToLowerInvariant().Split('|');
        var limit = words[0].Length switch { <= 3 => 1, <= 8 => 2, _ => 3 };
        var expected = words[1..].Select(w => (Word: w, Distance: Distance(words[0], w))).Where(w => w.Distance <= limit).OrderBy(w => w.Distance).ThenBy(w => w.Word, StringComparer.Ordinal).Select(w => w.Word).FirstOrDefault();
        Assert.Equal(expected, Spelling.FindNearest(words[0], words[1..]));
    });

    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        return table[a.Length, b.Length];
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
