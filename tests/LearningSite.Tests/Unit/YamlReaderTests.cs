using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class YamlReaderTests
{
    [Fact]
    public void Scalars_keep_their_text_and_their_place()
    {
        var mapping = Assert.IsType<YamlNode.Mapping>(Read("a: no\nb: 012\nc: \"x y\"\nd: |\n  one\n  two\ne: ~\nf: 1e3\n").Node);
        Assert.Equal(["no", "012", "x y", "one\ntwo\n", "", "1e3"], mapping.Entries.Select(e => Assert.IsType<YamlNode.Scalar>(e.Value).Value));
        Assert.Equal(new TextSpan(3, 2), mapping.Entries[0].Value.Span);
        Assert.Equal(17, Assert.IsType<YamlNode.Scalar>(mapping.Entries[2].Value).TextStart);
    }

    [Fact]
    public void Place_in_front_matter_counts_from_the_start_of_the_file()
    {
        var source = new SourceText("a.md", "---\ntitle: A\nbroken: *x\n---\n");
        var diagnostics = new DiagnosticBag();
        FrontMatter.Extract(source, diagnostics);
        Assert.Equal(3, Assert.Single(diagnostics.Sorted()).Place?.Location.Line);
    }

    [Theory]
    [InlineData("a: &anchor b\n", "LS2002", 1, 4)]
    [InlineData("a: *alias\n", "LS2002", 1, 4)]
    [InlineData("a: !tag b\n", "LS2002", 1, 4)]
    [InlineData("a: !!binary b\n", "LS2002", 1, 4)]
    [InlineData("x: 1\n<<: {a: b}\n", "LS2002", 2, 1)]
    [InlineData("a: 1\n---\nb: 2\n", "LS2002", 2, 1)]
    [InlineData("a: 1\nb: 2\na: 3\n", "LS2003", 3, 1)]
    [InlineData("a:\n\tb: 1\n", "LS2001", 2, 1)]
    [InlineData("a: [1, 2\n", "LS2001", 2, 1)]
    [InlineData("a: {b: 1\n", "LS2001", 2, 1)]
    [InlineData("a: \"open\n", "LS2001", 1, 4)]
    [InlineData("a: b: c\n", "LS2001", 1, 5)]
    [InlineData("a: %x\n", "LS2001", 1, 4)]
    [InlineData("? [a]\n: b\n", "LS2002", 1, 1)]
    [InlineData("a: b\nc: \"\\uD800\\u0041\"\n", "LS2001", 2, 1)]
    [InlineData("a: b\nc: \"\\uD800\"\n", "LS2001", 2, 4)]
    public void What_content_may_not_use_is_refused_where_it_stands(string yaml, string code, int line, int column)
    {
        var finding = Assert.Single(Read(yaml).Findings);
        Assert.Equal((code, line, column), (finding.Code.Id, finding.Place!.Location.Line, finding.Place.Location.Column));
    }

    // The parser of YAML counts two lines more here, and the place it names is in the body.
    [Fact]
    public void Line_ends_that_only_YAML_knows_lead_to_no_place_outside_of_the_front_matter()
    {
        var diagnostics = new DiagnosticBag();
        FrontMatter.Extract(new SourceText("a.md", "---\na: x\u2028y\u2028z\nb: 1\n c: d\n---\nFirst: a line of the body.\nSecond: another.\nThird: one more.\n"), diagnostics);
        Assert.Equal(Codes.YamlSyntax, Assert.Single(diagnostics.Sorted()).Code);
        var open = "a: x\u2028b: c\u2028a-long-key: \"x\ny";
        Assert.InRange(Assert.Single(Read(open).Findings).Place!.Span.End, 0, open.Length);
    }

    [Fact]
    public void Second_use_of_a_key_names_the_first_and_the_first_wins()
    {
        var (node, findings) = Read("a: 1\na: 2\n");
        Assert.Equal("1", Assert.IsType<YamlNode.Scalar>(Assert.Single(Assert.IsType<YamlNode.Mapping>(node).Entries).Value).Value);
        Assert.Equal(1, Assert.Single(findings).NotePlace?.Location.Line);
    }

    [Theory]
    [InlineData("[", "]", 100_000)]
    [InlineData("{a: ", "}", 20_000)]
    [InlineData("[", "]", 65)]
    [InlineData("[", "", 100_000)]
    [InlineData("- ", "", 20_000)]
    public void Nesting_without_bound_is_refused(string open, string close, int depth)
    {
        var yaml = string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));
        Assert.Equal(Codes.YamlFeature, Assert.Single(Read(yaml).Findings).Code);
    }

    [Fact]
    public void Sixty_levels_are_no_bomb() => Assert.Empty(Read(new string('[', 60) + "x" + new string(']', 60)).Findings);

    [Fact]
    public void Two_hundred_thousand_values_are_the_limit() => Assert.Equal(Codes.YamlFeature, Assert.Single(Read("[" + string.Concat(Enumerable.Repeat("a,", 200_001)) + "]").Findings).Code);

    [Fact]
    public void Tab_behind_the_indentation_of_a_block_of_text_is_text() => Assert.Empty(Read("code: |\n  all:\n  \tmake test\n").Findings);

    [Fact]
    public void Empty_text_has_no_node_and_no_finding()
    {
        Assert.Equal((null, 0), (Read("").Node, Read("").Findings.Count));
        Assert.Equal((null, 0), (Read("# only a comment\n").Node, Read("# only a comment\n").Findings.Count));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("a: 1\n\0")]
    [InlineData("a: 1\n\0\nb: 2\n")]
    [InlineData("a: 1\n\0b: 2\n")]
    [InlineData("- a\n- b\0\n- c\n")]
    [InlineData("a: \"x\0y\"\n")]
    public void Null_character_is_refused_because_YAML_would_end_there(string yaml) => Assert.NotEmpty(Read(yaml).Findings);

    [Fact]
    public void Any_text_is_read_or_refused() => Property.ForAllTexts(
        ["a", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "\"", "'", "|", ">", "&", "*", "!", "#", "%", "---\n", "...", "<<", "? ", "\t", "\\", "é", "\uFEFF", "\u0001", "\u2028", "@", "`"], yaml =>
        {
            var (node, findings) = Read(yaml.Replace('\r', '\n'));
            Assert.True(node is not null || findings.Count > 0 || IsNothing(yaml));
            Assert.All(findings, f => Assert.InRange(f.Place!.Span.End, f.Place.Span.Start, yaml.Length));
        });

    // A document without a value: white space, comments, markers.
    private static bool IsNothing(string yaml) => yaml.Replace('\r', '\n').Split('\n').All(l => l.Trim().TrimStart('\uFEFF') is "" or "..." || l.Trim().StartsWith('#') || l.TrimStart('\uFEFF').StartsWith('%'));

    private static (YamlNode? Node, IReadOnlyList<Diagnostic> Findings) Read(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        return (YamlReader.Read(new SourceText("a.yml", yaml), diagnostics), diagnostics.Sorted());
    }
}
