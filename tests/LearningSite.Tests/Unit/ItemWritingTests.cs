using LearningSite.Diagnostics;
using LearningSite.Questions;
using LearningSite.Questions.ItemWriting;

namespace LearningSite.Tests.Unit;

/// <summary>Where the rules of item writing stop: what looks like a flaw and is none. The flaws themselves are in `docs/diagnostics`.</summary>
public class ItemWritingTests
{
    [Theory]
    [InlineData("A run did <em>not</em> finish. Which cause fits?", "a case may say what did not happen")]
    [InlineData("Which cause does <strong>not</strong> fit?", "bold")]
    [InlineData("Which expression equals <code>not x</code>?", "code")]
    [InlineData("Which cause explains at least two of them?", "at least")]
    public void Stem_without_a_hidden_negative_is_left_alone(string stem, string why) => AssertFindings([], Ask(stem), why);

    [Theory]
    [InlineData("Which cause does not fit?")]
    [InlineData("Which cause doesn’t fit?")]
    [InlineData("All of these fit <strong>except</strong> one. Which one would never fit?")]
    public void Hidden_negative_is_found(string stem) => AssertFindings(["LS3104"], Ask(stem));

    [Theory]
    [InlineData("The cause is an", "x old seed", "new seed", 1)]
    [InlineData("The cause is an", "x hour", "outage", 0)]
    [InlineData("The cause is a", "x unit", "seed", 0)]
    [InlineData("The cause is a", "x SQL view", "ML model", 0)]
    [InlineData("The causes are", "x seeds", "bias", 1)]
    [InlineData("The cause is", "x bias", "analysis", 0)]
    [InlineData("The cause is an?", "x old seed", "new seed", 0)]
    public void Last_word_of_a_stem_is_held_against_the_options(string stem, string right, string wrong, int findings) =>
        AssertFindings(Enumerable.Repeat("LS3107", findings), Ask(stem, right, wrong));

    [Theory]
    [InlineData("x 10–20", "21–30", 0)]
    [InlineData("x 10–20", "20–30", 1)]
    [InlineData("x 10 to 20 rows", "15 rows", 1)]
    [InlineData("x fewer than 10", "10–20", 0)]
    [InlineData("x up to 10", "10–20", 1)]
    [InlineData("x more than 1,000", "500–1,000", 0)]
    [InlineData("x 0.5", "0.50", 1)]
    [InlineData("x 0,5", "5", 0)]
    [InlineData("x −1", "1", 0)]
    [InlineData("x 50 %", "50 rows", 0)]
    [InlineData("x 20–10", "15", 0)]
    [InlineData("x 10–20", "a share", 0)]
    public void Ranges_are_compared_with_their_ends(string right, string wrong, int findings) =>
        AssertFindings(Enumerable.Repeat("LS3105", findings), Ask("How many?", right, wrong));

    [Theory]
    [InlineData("x x &gt;= 1", "x &gt; 1", 0)]
    [InlineData("x The seed", "a seed.", 1)]
    public void Options_alike_are_those_whose_words_and_signs_are_the_same(string right, string wrong, int findings) =>
        AssertFindings(Enumerable.Repeat("LS3106", findings), Ask("Which one?", right, wrong));

    [Fact]
    public void One_absolute_word_is_how_people_speak() => AssertFindings([], Ask("Which one?", "x a seed", "all of it works", "some luck", "a clock"));

    [Fact]
    public void Absolute_word_in_the_right_option_gives_nothing_away() => AssertFindings([], Ask("Which one?", "x always a seed", "never a seed", "only luck"));

    [Fact]
    public void Short_right_option_may_be_half_as_long_again() => AssertFindings([], Ask("Which family?", "x Operating", "Build", "Lead"));

    [Fact]
    public void Word_in_a_wrong_option_too_is_no_echo() => AssertFindings([], Ask("Which scaler leaks?", "x the first scaler", "the other scaler"));

    [Fact]
    public void Rules_about_words_are_silent_in_a_language_without_a_list()
    {
        var flawed = Ask("Which does not fit?", "x none of the above", "all of the above");
        AssertFindings(["LS3103", "LS3104"], flawed, language: "en-GB");
        AssertFindings([], flawed, language: "es");
    }

    [Fact]
    public void Words_of_HTML_know_bold_print_code_and_the_ends_of_sentences()
    {
        var words = HtmlWords.In("<p>A <strong>set-up</strong> of 0.5, <code>not</code> it’s&amp;so.</p><table><tr><td>cell</td></tr></table> End");
        Assert.Equal(["A", "set-up", "of", "0.5", "not", "it's", "so", "End"], words.Select(w => w.Text));
        Assert.Equal(["set-up"], words.Where(w => w.IsStrong).Select(w => w.Text));
        Assert.Equal(["not"], words.Where(w => w.IsCode).Select(w => w.Text));
        Assert.Equal(["so"], words.Where(w => w.EndsSentence).Select(w => w.Text));
    }

    private static void AssertFindings(IEnumerable<string> codes, Question question, string? why = null, string language = "en")
    {
        var diagnostics = new DiagnosticBag();
        ItemWritingRules.Check(question, new SourceText("a.md", question.Head.StemHtml), language, diagnostics);
        var found = diagnostics.Sorted().Select(d => d.Code.Id);
        Assert.True(codes.SequenceEqual(found), $"{why}: {string.Join(' ', found)}");
    }

    // An option that begins with `x ` is right.
    private static Question.Choice Ask(string stem, params string[] options)
    {
        if (options is []) options = ["x a seed", "a clock"];
        var read = options.Select((o, i) => (Html: o.StartsWith("x ") ? o[2..] : o, IsRight: o.StartsWith("x "), Id: i.ToString()))
            .Select(o => new Option(o.Id, o.Html, System.Net.WebUtility.HtmlDecode(o.Html), o.IsRight, "why", "", null, false, default));
        return new Question.Choice(new QuestionHead { Id = "q", Span = default, StemHtml = stem, StemText = stem, StemSpan = new TextSpan(0, stem.Length) }, [.. read], TakesSeveral: false);
    }
}
