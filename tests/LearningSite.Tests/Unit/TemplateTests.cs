using LearningSite.Diagnostics;
using LearningSite.Rendering.Templating;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

/// <summary>The part of Handlebars that themes are written in.</summary>
public sealed class TemplateTests
{
    private static readonly Model Page = new("A & B", "", 0, 2, false, null, new Model("Track", "why", 1, 3, true, null, null, []),
        [new Model("one", null, 0, 0, true, null, null, []), new Model("two", "2", 0, 0, false, null, null, [])]) { Kept = new DateOnly(2026, 11, 25) };

    private static readonly Dictionary<string, TemplateHelper> Helpers = new(StringComparer.Ordinal)
    {
        ["join"] = arguments => "[" + string.Join('|', arguments.ToArray().Select(TemplateNode.ToText)) + "]",
    };

    public sealed record Model(string Title, string? Summary, int None, int Two, bool IsIt, string? Nothing, Model? Track, IReadOnlyList<Model> Items)
    {
        public DateOnly Kept { get; init; }
        public IReadOnlyList<int> Numbers => [1, 2];
        public string[] Words => ["x", "y"];
        public string Html => "<b>";
    }

    [Theory]
    [InlineData("plain { text }", "plain { text }")]
    [InlineData("{{Title}}, {{Html}}, {{{Html}}}", "A &amp; B, &lt;b&gt;, <b>")]
    [InlineData("{{ Title }}{{this.Two}}{{Track.Title}}{{IsIt}}", "A &amp; B2TrackFalse")]
    [InlineData("<{{Nothing}}{{Nothing.Length}}>", "<>")]
    [InlineData("{{join \"a b\" Two Track.Title \"\"}}{{join \"x\"}}", "[a b|2|Track|][x]")]
    [InlineData("{{#if Title}}1{{/if}}{{#if Summary}}2{{/if}}{{#if Nothing}}3{{/if}}{{#if None}}4{{/if}}{{#if Two}}5{{/if}}{{#if IsIt}}6{{/if}}{{#if Track}}7{{/if}}{{#if Items}}8{{/if}}{{#if Track.Items}}9{{/if}}", "1578")]
    [InlineData("{{#if IsIt}}yes{{else}}no{{/if}}{{#unless IsIt}}no{{else}}yes{{/unless}}", "nono")]
    [InlineData("{{#each Items}}{{@index}}{{Title}}{{#unless @last}}, {{/unless}}{{/each}}", "0one, 1two")]
    [InlineData("{{#each Items}}{{#if @first}}{{../Title}}: {{/if}}{{#each ../Words}}{{this}}{{../Title}}{{../../Two}} {{/each}}{{/each}}", "A &amp; B: xone2 yone2 xtwo2 ytwo2 ")]
    [InlineData("{{#each Numbers}}<{{this}}>{{/each}}{{#each Track.Items}}x{{else}}none{{/each}}{{#each Nothing}}x{{/each}}", "<1><2>none")]
    [InlineData("{{Items.Count}}{{Words.Count}}{{Words.Length}}", "222")]
    [InlineData("{{> item}}{{> item Track}}{{#each Items}}{{> item this}}{{/each}}", "(A &amp; B)(Track)(one)(two)")]
    // A line that holds nothing but one of these disappears; white space beside text stays.
    [InlineData("a\n  {{#if Two}}  \n b\n{{else}}\n c\n{{/if}}\nd\n", "a\n b\nd\n")]
    [InlineData("a\n{{> item}}\nb\n {{!-- {{no}} --}}\nc\n{{! no }}\n", "a\n(A &amp; B)b\nc\n")]
    [InlineData("{{#if Two}}\nx\n{{/if}}", "x\n")]
    [InlineData("x {{#if Two}}\ny{{/if}}\nz", "x \ny\nz")]
    [InlineData("{{Title}}\n{{Two}}\n", "A &amp; B\n2\n")]
    public void Template_writes(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{«Titel»}}", "there is no `Titel` here")]
    [InlineData("{{Track.«Titel»}}", "there is no `Titel` here")]
    [InlineData("{{#each Items}}{{Title}}{{«Title2»}}{{/each}}", "there is no `Title2` here")]
    [InlineData("{{#if «title»}}{{/if}}", "there is no `title` here")]
    [InlineData("{{Track.Title}}{{Track.«Kept»}}", "`Kept` is a `DateOnly`, and a template shows texts, whole numbers and truths")]
    [InlineData("{{join \"a\" «Titel»}}", "there is no `Titel` here")]
    [InlineData("{{> «nothing»}}", "there is no partial `nothing`, or it uses itself")]
    [InlineData("{{> «self»}}", "there is no partial `self`, or it uses itself")]
    [InlineData("{{> «»}}", "write `{{> name}}`, and one value at most")]
    [InlineData("«{{»Title", "this tag is never closed")]
    [InlineData("«{{»{Title}}", "this tag is never closed")]
    [InlineData("«{{»!-- }}", "this tag is never closed")]
    [InlineData("{{join «\"»a}}", "this text is never closed")]
    [InlineData("{{«join»}}", "`join` needs a value")]
    [InlineData("{{«jion» Title}}", "did you mean `join`?")]
    [InlineData("{{«wrong» Title}}", "there is no helper `wrong`")]
    [InlineData("{{«»}}", "the tag is empty")]
    [InlineData("{{«a-b»}}", "this is no name of a value")]
    [InlineData("{{«\"a\"»}}", "this is no name of a value")]
    [InlineData("{{«../»}}", "this is no name of a value")]
    [InlineData("{{«#if» Title}}{{#if Two}}{{/if}}", "this block is never closed")]
    [InlineData("{{«#if»}}{{/if}}", "`if` needs one value")]
    [InlineData("{{#«ech» Items}}{{/ech}}", "did you mean `each`?")]
    [InlineData("{{#«while» Items}}{{/while}}", "there is no such block")]
    [InlineData("{{#if Two}}{{/«each»}}", "`if` is still open here: write `{{/if}}`")]
    [InlineData("x{{/«if»}}", "this ends no block")]
    [InlineData("x{{«else»}}", "this ends no block")]
    [InlineData("{{#if Two}}{{else}}{{«else»}}{{/if}}", "a block has one `else`")]
    public void Mistake_has_its_place(string marked, string expected)
    {
        var (start, end) = (marked.IndexOf('«', StringComparison.Ordinal), marked.IndexOf('»', StringComparison.Ordinal) - 1);
        var fault = Assert.Throws<TemplateException>(() => Render(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)));
        Assert.Equal(expected, fault.Message);
        if (end > start) Assert.Equal(TextSpan.Between(start, end), fault.Place!.Span);
    }

    [Fact]
    public void Mistake_in_a_partial_is_placed_there()
    {
        var fault = Assert.Throws<TemplateException>(() => Render("{{> broken}}"));
        Assert.Equal(("broken", 2), (fault.Template, fault.Place!.Span.Start));
    }

    [Fact]
    public void Any_text_is_a_template_or_has_a_fault() => Property.ForAllTexts(["{{", "{{{", "}}", "}}}", "#if ", "#each ", "/if", "/each", "else", "Title", "Items", " ", "\n", "\"", "../", "this", "> item", "!--", "--", ".", "join "], text =>
    {
        try { Render(text); }
        catch (TemplateException fault) { Assert.InRange(fault.Place!.Span.End, 0, fault.Place.Text.Text.Length); }
    });

    private static string Render(string template)
    {
        var output = new StringWriter();
        Parse("test", template).Render(new Scope(Page), new TemplateRun(output, name => name switch
        {
            "item" => Parse(name, "({{Title}})"),
            "self" => Parse(name, "{{> self}}"),
            "broken" => Parse(name, "{{Titel}}"),
            _ => null,
        }));
        return output.ToString();
    }

    private static Template Parse(string name, string text) => ParseTemplate.Parse(name, new SourceText(name, text), Helpers);
}
