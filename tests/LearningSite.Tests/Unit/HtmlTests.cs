using System.Text;
using LearningSite.Markup;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class HtmlTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("<b a=\"c\" d='e'>&amp;", "&lt;b a=&quot;c&quot; d='e'&gt;&amp;amp;")]
    [InlineData("\0", "\uFFFD")]
    public void Escaping_replaces_what_HTML_reserves(string text, string escaped) => Assert.Equal(escaped, Html.Escape(text));

    [Theory]
    [InlineData("95 % of 3 %", "95\u00A0% of 3\u00A0%")]
    [InlineData("<b>7 %", "&lt;b&gt;7\u00A0%")]
    [InlineData(" % 5 %% x %", " % 5\u00A0%% x %")]
    public void Number_and_per_cent_sign_stay_together(string text, string escaped) => Assert.Equal(escaped, Html.EscapeText(text));

    [Fact]
    public void Escaped_text_is_read_back_by_a_browser_as_element_content_and_as_attribute() => Property.ForAllTexts(["<", ">", "&", "\"", "'", "&lt;", "</p>", "<script>", "&#0;", "&amp", "]]>", "-->", "\0", "\u00a0"], written =>
    {
        // A browser turns carriage returns into line feeds, and so does the reader of our files.
        var text = written.Replace('\r', '\n');
        var element = CanonicalHtml.Parse($"<p title=\"{Html.Escape(text)}\">.{Html.Escape(text)}</p>").FirstElementChild;
        Assert.Equal("." + text.Replace('\0', '\uFFFD'), element?.TextContent);
        Assert.Equal(text.Replace('\0', '\uFFFD'), element?.GetAttribute("title"));
        Assert.Equal(1, element?.ParentElement?.QuerySelectorAll("*").Length);
    });

    [Fact]
    public void Attribute_is_written_with_its_value_between_double_quotes() =>
        Assert.Equal(" title=\"a&quot; b='&lt;'\" width=\"-5\"", new StringBuilder().AppendAttribute("title", "a\" b='<'").AppendAttribute("width", -5).ToString());

    [Fact]
    public void Value_in_a_hole_of_markup_is_escaped_whatever_its_type() =>
        Assert.Equal("<p title=\"&quot;&gt;\">-7</p>", new StringBuilder().AppendMarkup($"<p title=\"{"\">"}\">{-7}</p>").ToString());
}
