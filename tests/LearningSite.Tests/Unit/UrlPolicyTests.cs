using AngleSharp.Dom;
using LearningSite.Markup;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class UrlPolicyTests
{
    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("\u0001\u001fjavascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("java\r\nscript:alert(1)")]
    [InlineData("javascript\t:alert(1)")]
    [InlineData("\tjavascript:alert(1)")]
    [InlineData("\0javascript:alert(1)")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("DATA:image/svg+xml;base64,AAAA")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://evil.example/1")]
    [InlineData("ftp://evil.example/")]
    [InlineData("view-source:https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("\n/\n/evil.example")]
    [InlineData("a\u0001b")]
    public void Address_that_a_browser_would_run_or_that_leaves_the_site_is_unsafe(string url) => Assert.Equal(UrlKind.Unsafe, UrlPolicy.Classify(url).Kind);

    [Theory]
    [InlineData("https://example.org/a", "https")]
    [InlineData("HTTP://example.org/", "http")]
    [InlineData("mailto:ada@example.org", "mailto")]
    public void Web_and_mail_addresses_may_leave_the_site(string url, string scheme) => Assert.Equal((UrlKind.Absolute, scheme), UrlPolicy.Classify(url));

    [Theory]
    [InlineData("../a/b.md")]
    [InlineData("/roles/")]
    [InlineData("a.md#x:y")]
    [InlineData("./javascript:alert(1)")]
    [InlineData("a?b=c:d")]
    [InlineData("a b.md")]
    public void Paths_are_relative(string url) => Assert.Equal(UrlKind.Relative, UrlPolicy.Classify(url).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#leakage")]
    [InlineData(" #a:b")]
    public void Fragments_stay_on_the_page(string url) => Assert.Equal(UrlKind.Anchor, UrlPolicy.Classify(url).Kind);

    /// <summary>Each of these stands at one edge of the rules: a letter that begins a scheme, the characters in it, what ends it, controls.</summary>
    [Theory]
    [InlineData("/", UrlKind.Relative, "")]
    [InlineData("a", UrlKind.Relative, "")]
    [InlineData("/a:b", UrlKind.Relative, "")]
    [InlineData("a/b:c", UrlKind.Relative, "")]
    [InlineData("a?b:c", UrlKind.Relative, "")]
    [InlineData("a#b:c", UrlKind.Relative, "")]
    [InlineData("a\\b:c", UrlKind.Relative, "")]
    [InlineData("a:/b", UrlKind.Unsafe, "a")]
    [InlineData("a:?b", UrlKind.Unsafe, "a")]
    [InlineData("a:#b", UrlKind.Unsafe, "a")]
    [InlineData("a:\\b", UrlKind.Unsafe, "a")]
    [InlineData(":a", UrlKind.Relative, "")]
    [InlineData("10:30.md", UrlKind.Relative, "")]
    [InlineData("+a:b", UrlKind.Relative, "")]
    [InlineData("a_b:c", UrlKind.Relative, "")]
    [InlineData("\u00e9:b", UrlKind.Relative, "")]
    [InlineData("a\u00e9:b", UrlKind.Relative, "")]
    [InlineData("x1:b", UrlKind.Unsafe, "x1")]
    [InlineData("A+b:c", UrlKind.Unsafe, "a+b")]
    [InlineData("a-b:c", UrlKind.Unsafe, "a-b")]
    [InlineData("a.b:c", UrlKind.Unsafe, "a.b")]
    [InlineData("https+x:c", UrlKind.Unsafe, "https+x")]
    [InlineData("1\u0085:b", UrlKind.Unsafe, "")]
    [InlineData("1\u007f:b", UrlKind.Unsafe, "")]
    [InlineData("a\u0085", UrlKind.Unsafe, "")]
    [InlineData("a/\u007f:b", UrlKind.Unsafe, "")]
    [InlineData("//", UrlKind.Unsafe, "//")]
    [InlineData("\\/", UrlKind.Unsafe, "//")]
    [InlineData("\\", UrlKind.Unsafe, "\\")]
    [InlineData("\\a", UrlKind.Unsafe, "\\")]
    [InlineData("a //b", UrlKind.Relative, "")]
    [InlineData("\t \u0000", UrlKind.Anchor, "")]
    [InlineData(" ht\ttps:a", UrlKind.Absolute, "https")]
    [InlineData("HT\rTP:a", UrlKind.Absolute, "http")]
    [InlineData("mail\nto:a", UrlKind.Absolute, "mailto")]
    public void Address_is_sorted_by_its_first_characters(string url, UrlKind kind, string scheme) => Assert.Equal((kind, scheme), UrlPolicy.Classify(url));

    // AngleSharp reads addresses as browsers do, so it is the judge of what the policy lets through.
    [Fact]
    public void Address_that_is_let_through_as_relative_never_leaves_the_host() => Property.ForAllTexts(
        ["java", "script", ":", "\t", "\n", "\r", "/", "\\", "//", "evil.example", " ", "\0", "data", "HTTP", "@", "?", "#", "%2f", ".", "..", "\u001f", "x"], text =>
        {
            if (UrlPolicy.Classify(text).Kind is not (UrlKind.Relative or UrlKind.Anchor)) return;
            foreach (var written in new[] { text, UrlPolicy.Encode(text) })
            {
                var url = new Url(new Url("https://site.example/a/b/"), written);
                Assert.Equal("https://site.example", url.Scheme + "://" + url.Host);
            }
        });

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("a%20b", "a%20b")]
    [InlineData("ä", "%C3%A4")]
    [InlineData("a\"b<c>`", "a%22b%3Cc%3E%60")]
    [InlineData("[x]\\", "%5Bx%5D%5C")]
    [InlineData("https://example.org/?a=b&c=d#e", "https://example.org/?a=b&c=d#e")]
    [InlineData("A-Za-z0-9-_.!~*'();/?:@&=+$,#%", "A-Za-z0-9-_.!~*'();/?:@&=+$,#%")]
    [InlineData("\u0001^{|}\u007f", "%01%5E%7B%7C%7D%7F")]
    [InlineData("a\u20acb\ud83d\ude00", "a%E2%82%ACb%F0%9F%98%80")]
    public void Encoding_escapes_what_HTML_and_addresses_reserve(string url, string encoded) => Assert.Equal(encoded, UrlPolicy.Encode(url));

    [Fact]
    public void Half_of_a_character_is_encoded_as_the_replacement_character() => Assert.Equal("%EF%BF%BD", UrlPolicy.Encode("\uD800"));

    [Fact]
    public void Encoded_address_is_ASCII_and_stays_as_it_is_when_encoded_again() => Property.ForAllTexts(text =>
    {
        var encoded = UrlPolicy.Encode(text);
        Assert.All(encoded, c => Assert.True(c is > ' ' and < '\x7f' and not ('"' or '<' or '>' or '\\')));
        Assert.Equal(encoded, UrlPolicy.Encode(encoded));
    });
}
