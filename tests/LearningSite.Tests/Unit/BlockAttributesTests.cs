using LearningSite.Diagnostics;
using LearningSite.Markup;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class BlockAttributesTests
{
    private static readonly string[] Allowed = ["#", "objective", "type", "see", "fixed"];

    [Fact]
    public void Id_words_quoted_values_and_flags_are_read()
    {
        var (attributes, findings) = Parse("""{#leakage-scaler objective=detect-leakage see="How models learn, #3" fixed}""");
        Assert.Empty(findings);
        Assert.Equal("leakage-scaler", attributes.Id);
        Assert.Equal("detect-leakage", attributes.Find("objective"));
        Assert.Equal("How models learn, #3", attributes.Find("see"));
        Assert.True(attributes.Has("fixed"));
        Assert.False(attributes.Has("type"));
        Assert.Null(attributes.Find("type"));
    }

    [Fact]
    public void Unknown_name_is_reported_where_it_stands_with_the_nearest_known_one()
    {
        var (_, findings) = Parse("{#a objctive=b}");
        var finding = Assert.Single(findings);
        Assert.Equal((Codes.UnknownAttribute, "did you mean `objective`?", new TextSpan(4, 10)), (finding.Code, finding.Label, finding.Place!.Span));
    }

    [Fact]
    public void Place_of_an_attribute_counts_from_the_offset_of_the_braces()
    {
        var diagnostics = new DiagnosticBag();
        var attributes = BlockAttributes.Parse("{#id type=multi}", 100, "quiz", Allowed, new SourceText("f", new string(' ', 200)), diagnostics);
        Assert.Equal(new TextSpan(105, 10), attributes.SpanOf("type"));
        Assert.Equal(new TextSpan(100, 16), attributes.SpanOf("see"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{#}")]
    [InlineData("{=}")]
    [InlineData("{a=\"}")]
    [InlineData("{type=\"open")]
    [InlineData("{fixed")]
    public void Half_written_braces_end_where_the_text_ends(string text)
    {
        var (attributes, _) = Parse(text);
        Assert.InRange(attributes.Span.End, 1, text.Length);
    }

    [Fact]
    public void Any_text_in_braces_gives_places_inside_it() => Property.ForAllTexts(["#", "=", "\"", " ", "\t", "}", "{", "type", "a", "fixed"], inside =>
    {
        var text = "{" + inside + "}";
        var (_, findings) = Parse(text);
        Assert.All(findings, f => Assert.True(f.Place!.Span is { Length: > 0, Start: > 0 } span && span.End <= text.Length));
    });

    private static (BlockAttributes Attributes, IReadOnlyList<Diagnostic> Findings) Parse(string text)
    {
        var diagnostics = new DiagnosticBag();
        return (BlockAttributes.Parse(text, 0, "quiz", Allowed, new SourceText("f", text), diagnostics), diagnostics.Sorted());
    }
}
