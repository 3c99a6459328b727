using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class HtmlNestingTests
{
    [Theory]
    [InlineData("<p>a <b>b</b><br> c <img src=\"x>y\"></p><use href=\"#a\"/><!-- <p> -->")]
    [InlineData("<!doctype html><html><body></body></html>")]
    public void Tags_that_fit_together_have_no_fault(string html) => Assert.Equal([], HtmlNesting.FindFaults(html));

    [Theory]
    [InlineData("<p><b></p></b>")]
    [InlineData("<p>")]
    [InlineData("</p>")]
    public void Tags_that_do_not_are_faults(string html) => Assert.NotEmpty(HtmlNesting.FindFaults(html));

    [Theory]
    [InlineData("<p> a\n b </p>", "<p>a b</p>\n", true)]
    [InlineData("<p>a<em> b</em></p>", "<p>a <em>b</em></p>", false)]
    [InlineData("<pre>a\n b</pre>", "<pre>a b</pre>", false)]
    [InlineData("<a b=\"1\" c=\"2\">x</a>", "<a c='2' b='1'>x</a>", true)]
    [InlineData("<p>a</p><!-- x -->", "<p>a</p>", true)]
    public void Canonical_form_keeps_what_a_reader_can_see(string first, string second, bool isSame) => Assert.Equal(isSame, CanonicalHtml.Write(first) == CanonicalHtml.Write(second));
}
