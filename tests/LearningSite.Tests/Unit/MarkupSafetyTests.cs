using LearningSite.Diagnostics;
using LearningSite.Markup;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

/// <summary>Whatever the content says, only what the renderer writes itself reaches the page.</summary>
public class MarkupSafetyTests(SpecSite site) : IClassFixture<SpecSite>
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "a", "abbr", "aside", "b", "blockquote", "br", "button", "code", "del", "details", "div", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "kbd", "li", "mark", "ol", "p", "pre",
        "reflect-note", "section", "small", "span", "strong", "sub", "summary", "sup", "svg", "table", "tbody", "td", "th", "thead", "tr", "ul", "use",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "alt", "aria-hidden", "aria-label", "autocapitalize", "autocomplete", "class", "data-blank", "data-done", "data-failed", "data-id", "data-label", "data-pagefind-ignore", "data-placeholder", "data-run", "data-unit", "decoding", "height", "hidden", "href", "id", "loading", "role", "scope",
        "size", "spellcheck", "src", "start", "tabindex", "title", "type", "width",
    };

    private static readonly string[] Fragments =
    [
        "a", " ", "\n", "\n\n", "*", "**", "_", "~~", "`", "```\n", "```py\n", "~~~\n", "# ", "## ", "> ", "- ", "- [ ] ", "- [x] ", "1. ", "    ", "\t", "[", "]", "(", ")", "![", "](", "](javascript:alert(1))",
        "](learning-curve.svg)", "](role:ml-engineer)", "](#a)", "{decorative}", "{#id}", "{", "}", "|", "\n| --- | :-: |\n", "$", "$$\n", "[^1]", "\n[^1]: ", "[[= 1 ± 2 %]]", "[[x]]", "{{figure months-to-change}}",
        "{{figure x}}", "::: reflect {#a}\n", ":::: exercise {#b}\n", "::: steps {fade}\n", ":::: quiz {#q objective=detect-leakage}\n", "::: card {role=ml-engineer}\n", "::: takeaways\n", ":::\n", "::::\n", "> [!NOTE]\n> ",
        "<b>", "</b>", "<kbd>", "</kbd>", "<details>\n", "</details>\n", "<summary>", "</summary>", "<br>", "<mark>\n", "</mark>\n", "<script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<a href='", "\">", "'>", "<svg/onload=alert(1)>",
        "&lt;", "&#106;", "&colon;", "\\", "https://example.org", "www.x.org", "<javascript:alert(1)>", "leakage", "recall", "\0", "\u202E", "é", "\uD83D\uDE00", "---\n", "===\n", "hint: ", "unless: ", "\"", "javascript:alert(1)",
    ];

    [Fact]
    public void Any_Markdown_becomes_safe_and_well_formed_HTML() => Property.ForAllTexts(Fragments, markdown => AssertSafe(markdown, linksTerms: true));

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("[x](javascript&colon;alert(1))")]
    [InlineData("[x](<java\nscript:alert(1)>)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x\" onerror=\"alert(1)](learning-curve.svg)")]
    [InlineData("[x](https://example.org \"a\\\" onmouseover=\\\"alert(1)\")")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("```py \"><script>alert(1)</script>\nx\n```")]
    [InlineData("::: reflect {#\"><script>alert(1)</script>}\nx\n:::")]
    [InlineData(":::: quiz {#\"><script>alert(1)</script>}\nx\n\n- [x] a\n- [ ] b\n- [ ] c\n::::")]
    [InlineData("::: \"><script>alert(1)</script>\nx\n:::")]
    [InlineData("> [!\"><script>alert(1)</script>]\n> x")]
    [InlineData("[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: x")]
    [InlineData("## <script>alert(1)</script>")]
    [InlineData("$<script>alert(1)</script>$")]
    [InlineData("<details><summary><script>alert(1)</script></summary></details>")]
    [InlineData("<!-- --><script>alert(1)</script> -->")]
    [InlineData("<kbd/onclick=alert(1)>x</kbd>")]
    [InlineData("<KBD\nonclick=alert(1)>x</KBD>")]
    [InlineData("<br onload=alert(1)>")]
    [InlineData("<br/><hr/onload=alert(1)>")]
    [InlineData("<https://example.org/\"onmouseover=alert(1)>")]
    [InlineData("www.example.org/\"><script>alert(1)</script>")]
    [InlineData("mailto:a@b.c\"onmouseover=alert(1)")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("---\n\\{#id}unless: ][^1]1. ](javascript:alert(1))leakage\n}www.x.org[[x]])recall<!--</mark>\nleakage</details>\n:::: quiz {#q objective=detect-leakage}\n[^1]\u202E\\# ](javascript:alert(1))\u202E{{figure months-to-change}}\"></mark>\n<summary>www.x.orghint: - [x] <javascript:alert(1)>1. ![<summary><kbd>](role:ml-engineer)</details>\n> [!NOTE]\n> </script>unless: </script>[^1]|$    ](role:ml-engineer):::: quiz {#q objective=detect-leakage}\n_~~<svg/onload=alert(1)></mark>\n- [x] </mark>\n{#id}:::: quiz {#q objective=detect-leakage}\n===\n1. javascript:alert(1)[[= 1 \u00B1 2 %]]<details>\nleakage```py\nhttps://example.org</b>&colon;{#id}&lt;</summary>-->{{figure months-to-change}}<br>```\n-->)<b>{decorative}{{figure x}}<script>&lt;{{figure x}}\n[^1]: > &#106;]<br>\U0001F600")]
    [InlineData("{{figure \"><script>alert(1)</script>}}")]
    [InlineData("| a |\n| --- |\n| <script>alert(1)</script> |")]
    public void Attack_stays_text(string markdown) => AssertSafe(markdown, linksTerms: false);

    [Theory]
    [InlineData("javascript&colon;alert(1)")]
    [InlineData("java&#115;cript:alert(1)")]
    [InlineData("java&Tab;script:alert(1)")]
    [InlineData("&#x6A;avascript:alert(1)")]
    [InlineData("\\javascript:alert(1)")]
    [InlineData("&sol;/evil.example")]
    [InlineData("/&bsol;evil.example")]
    [InlineData("<java&NewLine;script:alert(1)>")]
    public void Entities_and_escapes_are_decoded_before_the_policy_looks(string written)
    {
        var (body, _) = TestMarkup.Render($"[text]({written})\n", new MarkupOptions(IsWholeBody: false), d => new OpenHost(d));
        Assert.Equal("<p>text</p>\n", body.Html);
    }

    [Fact]
    public void A_thousand_nested_or_open_marks_of_any_kind_end_in_a_page_or_a_finding()
    {
        foreach (var mark in new[] { "*", "**", "_", "[", "![", "(", "`", "<", "> ", "- ", "1. ", "$", "|", "~~", "[^", "<kbd>", "<details>\n", "::: takeaways\n", "[a](", "\\", "&", "{{figure ", "[[=", "# ", "http://", "*a **a " })
        {
            var (html, findings) = site.RenderParts(string.Concat(Enumerable.Repeat(mark, 1000)), linksTerms: true);
            Assert.True(html.Length > 0 || findings.Count > 0, mark);
            Assert.Equal([], HtmlNesting.FindFaults(html));
        }
    }

    private void AssertSafe(string markdown, bool linksTerms)
    {
        var (html, findings) = site.RenderParts(markdown, linksTerms);
        Assert.All(findings, f => Assert.InRange(f.Place!.Span.Start, 0, markdown.Length));
        Assert.Equal([], HtmlNesting.FindFaults(html));
        foreach (var element in CanonicalHtml.Parse(html).QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.All(element.Attributes, a => Assert.Contains(a.Name, Attributes));
            // The only field that text can bring forth is the gap of a question.
            if (element.LocalName == "input") Assert.Equal(("text", "blank"), (element.GetAttribute("type"), element.ClassName));
            Assert.All(element.Attributes.Where(a => a.Name is "href" or "src"), a => Assert.NotEqual(UrlKind.Unsafe, UrlPolicy.Classify(a.Value).Kind));
        }
    }
}
