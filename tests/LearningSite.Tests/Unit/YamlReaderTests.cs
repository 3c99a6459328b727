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
    [InlineData("a: &anchor b\n", "LS2002 1:4+1 YAML anchors (`&name`) are not allowed | write the value out, or quote the text")]
    [InlineData("- &x [a]\n", "LS2002 1:3+1 YAML anchors (`&name`) are not allowed | write the value out, or quote the text")]
    [InlineData("a: *alias\n", "LS2002 1:4+6 YAML aliases (`*name`) are not allowed | write the value out, or quote the text")]
    [InlineData("a: [*x, b]\n", "LS2002 1:5+2 YAML aliases (`*name`) are not allowed | write the value out, or quote the text")]
    [InlineData("a: !tag b\n", "LS2002 1:4+1 YAML tags (`!name`) are not allowed | remove the tag, or quote the text")]
    [InlineData("a: !!binary b\n", "LS2002 1:4+1 YAML tags (`!name`) are not allowed | remove the tag, or quote the text")]
    [InlineData("a: b\nc: !<>\n", "LS2002 2:1+1 YAML tags (`!name`) are not allowed | behind this | remove the tag, or quote the text")]
    [InlineData("- x\n- [a, !![ b]\n", "LS2002 2:4+1 YAML tags (`!name`) are not allowed | behind this | remove the tag, or quote the text")]
    [InlineData("x: 1\n<<: {a: b}\n", "LS2002 2:1+2 YAML merge keys (`<<`) are not allowed | write the keys out")]
    [InlineData("a: 1\n---\nb: 2\n", "LS2002 2:1+3 a file holds one YAML document | remove the line `---`")]
    [InlineData("a: 1\n...\nb: 2\n", "LS2002 3:1+3 a file holds one YAML document | remove the line `...`")]
    [InlineData("...\na: 1\n", "LS2002 1:1+1 a file holds one YAML document | remove the line `...`")]
    [InlineData("a: 1\nb: 2\na: 3\n", "LS2003 3:1+1 the key `a` is written twice | second time | remove one of the two | the first one is here 1:1+1")]
    [InlineData("b:\n  a: 1\n  a: 3\n", "LS2003 3:3+1 the key `a` is written twice | second time | remove one of the two | the first one is here 2:3+1")]
    [InlineData("? [a]\n: b\n", "LS2002 1:1+1 a key must be a word | write `key: value`")]
    [InlineData("a:\n  b: c\n  ? {c: d}\n  : e\n", "LS2002 2:3+1 a key must be a word | write `key: value`")]
    [InlineData("\ta: 1\n", "LS2001 1:1+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("a:\n  \tb: 1\n", "LS2001 2:3+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("a: 1\n\t\nb: 2\n", "LS2001 2:1+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("- |\n\tx\n", "LS2001 2:1+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("- a: |\n  \tx\n", "LS2001 2:3+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("- key: |\n    text\n  other:\n  \tx: y\n", "LS2001 4:3+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("a: |\n  x\nb:\n  \tc: d\n", "LS2001 4:3+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("a:\n- b |\n \tc\n", "LS2001 3:2+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("a: b\n c\n \td\n", "LS2001 3:2+1 a tab cannot indent YAML | a tab | use two spaces")]
    [InlineData("a: b\n\u00A0c: d\n", "LS2001 2:1+1 only ordinary spaces can indent YAML | U+00A0, as copied from a web page or a word processor | write ordinary spaces", "a: b\n c: d\n")]
    [InlineData("a: b\n\u00A0\u00A0c: d\ne: |\n  x\n  \u00A0y\n \u00A0 \u2003z: w\n", "LS2001 2:1+1 only ordinary spaces can indent YAML | U+00A0, as copied from a web page or a word processor | write ordinary spaces", "a: b\n  c: d\ne: |\n  x\n  \u00A0y\n \u00A0 \u2003z: w\n")]
    [InlineData("a:\n  \u00A0b: c\n\t\u00A0d: e\u00A0f\n", "LS2001 2:3+1 only ordinary spaces can indent YAML | U+00A0, as copied from a web page or a word processor | write ordinary spaces", "a:\n   b: c\n	 d: e\u00A0f\n")]
    [InlineData("a: 1\nb: x\0y\n", "LS2001 2:5+1 a NUL character cannot be content | remove the character; the file may be damaged")]
    [InlineData("\0", "LS2001 1:1+1 a NUL character cannot be content | remove the character; the file may be damaged")]
    [InlineData("a: [1, 2\n", "LS2001 2:1+0 this is no valid YAML | while parsing a flow sequence, did not find expected ',' or ']' | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: {b: 1\n", "LS2001 2:1+0 this is no valid YAML | while parsing a flow mapping, did not find expected ',' or '}' | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: [b, c\nd: e\n", "LS2001 1:5+1 a list or group in brackets is not closed on its line, and the next one is not indented | write the closing `]` or `}`, or indent the lines between the brackets")]
    [InlineData("x: y\na: [\n b,\n@c\n]\n", "LS2001 3:2+1 a list or group in brackets is not closed on its line, and the next one is not indented | write the closing `]` or `}`, or indent the lines between the brackets")]
    [InlineData("a: b\nc: \"\\uD800\\u0041\"\n", "LS2001 2:1+1 an escape in a quoted text is no character | in the text behind this | write the character itself")]
    [InlineData("a: #1", "LS3552 1:4+2 what follows `#` is a comment to YAML, and no part of the text | lost from here on | quote the whole text, or put a space behind the `#` of a comment", "a: \"#1\"")]
    [InlineData("a: b #1 and more  \nc: d\n", "LS3552 1:6+13 what follows `#` is a comment to YAML, and no part of the text | lost from here on | quote the whole text, or put a space behind the `#` of a comment", "a: \"b #1 and more\"  \nc: d\n")]
    [InlineData("a: b #1 # c\n", "LS3552 1:6+6 what follows `#` is a comment to YAML, and no part of the text | lost from here on | quote the whole text, or put a space behind the `#` of a comment")]
    [InlineData("a: [b, c  #1\n]\n", "LS3552 1:11+2 what follows `#` is a comment to YAML, and no part of the text | lost from here on | quote the whole text, or put a space behind the `#` of a comment", "a: [b, \"c  #1\"\n]\n")]
    [InlineData("a: b\n  c #é d\ne: f\n", "LS3552 2:5+4 what follows `#` is a comment to YAML, and no part of the text | lost from here on | quote the whole text, or put a space behind the `#` of a comment")]
    [InlineData("b\nc #1", "LS3552 2:3+2 what follows `#` is a comment to YAML, and no part of the text | lost from here on | quote the whole text, or put a space behind the `#` of a comment")]
    public void What_content_may_not_use_is_refused_where_it_stands(string yaml, string report, string? mended = null)
    {
        var finding = Assert.Single(Read(yaml).Findings);
        Assert.Equal(report, Tell(finding));
        Assert.Equal(mended, Mend(yaml, finding));
    }

    // Every row above and those of the mistakes, a line further down.
    [Theory]
    [InlineData("a: *alias", "LS2002 2:4+6")]
    [InlineData("a:\n\tb: 1", "LS2001 3:1+1")]
    [InlineData("b: x\0y", "LS2001 2:5+1")]
    [InlineData("a: \"[[[\"\nb: [1, 2", "LS2001 4:1+1")]
    [InlineData("a: b #1", "LS3552 2:6+2")]
    [InlineData("- a\n-b: c", "LS2001 3:1+3")]
    [InlineData("a:\n    b: c\n  - b: d", "LS2001 3:3+6")]
    [InlineData("a:\n- &x b", "LS2002 3:3+1")]
    [InlineData("a: \"b\" is c", "LS2001 2:4+3")]
    [InlineData("a: b: c", "LS2001 2:5+1", "a: \"b: c\"")]
    [InlineData("a: b: c\nd: e: f", "LS2001 2:5+1", "a: \"b: c\"\nd: e: f")]
    [InlineData("d: e\n\na: b: c", "LS2001 4:5+1", "d: e\n\na: \"b: c\"")]
    [InlineData("a: %: [", "LS2001 2:4+1", "a: \"%: [\"")]
    [InlineData("title：a\nb: {c: d}", "LS2001 3:2+1")]
    [InlineData(" b: c\n- b: d", "LS2001 3:1+1")]
    public void Place_in_front_matter_is_one_of_the_file(string yaml, string report, string? mended = null)
    {
        var diagnostics = new DiagnosticBag();
        var text = $"---\n{yaml}\n---\nText.\n";
        FrontMatter.Extract(new SourceText("a.md", text), diagnostics);
        var finding = Assert.Single(diagnostics.Sorted());
        Assert.StartsWith(report + " ", Tell(finding), StringComparison.Ordinal);
        if (mended is not null) Assert.Equal(text.Replace(yaml, mended, StringComparison.Ordinal), Mend(text, finding));
    }

    [Theory]
    [InlineData("a: 1\n", "a", 0, 1, 0)]
    [InlineData("'a b' : 1\n", "a b", 0, 5, 1)]
    [InlineData("- \"x\\ty\" \n", "x\ty", 2, 6, 3)]
    [InlineData("- one\n  two\n- 3", "one two", 2, 1, 2)]
    [InlineData("- |\n  one\n  two\n", "one\ntwo\n", 2, 1, 4)]
    [InlineData("- >-\n\n  one\n  two\n", "\none two", 2, 1, 5)]
    [InlineData("- 'one\n  two'\n", "one two", 2, 1, 3)]
    [InlineData("- ~\n", "", 2, 1, 2)]
    [InlineData("- null\n", "", 2, 4, 2)]
    [InlineData("- 'null'\n", "null", 2, 6, 3)]
    [InlineData("- '~'\n", "~", 2, 3, 3)]
    [InlineData("- \n", "", 1, 0, 1)]
    [InlineData("- ! a\n", "a", 2, 3, 2)]
    [InlineData("--- # a comment\n- a # one\n...\n", "a", 18, 1, 18)]
    [InlineData("[a\uD83D\uDE00, b]", "a\uD83D\uDE00", 1, 3, 1)]
    public void Value_is_text_with_its_place(string yaml, string value, int start, int length, int textStart)
    {
        var (node, findings) = Read(yaml);
        Assert.Empty(findings);
        Assert.Equal(new YamlNode.Scalar(value, new TextSpan(start, length), textStart), node is YamlNode.Mapping mapping ? mapping.Entries[0].Key : Assert.IsType<YamlNode.Sequence>(node).Items[0]);
    }

    [Fact]
    public void List_and_group_begin_where_their_first_entry_does()
    {
        var mapping = Assert.IsType<YamlNode.Mapping>(Read("# a comment\na:\n  - b\nc:\n  d: {e: f}\n").Node);
        Assert.Equal(new TextSpan(12, 1), mapping.Span);
        Assert.Equal([new TextSpan(17, 1), new TextSpan(26, 1)], mapping.Entries.Select(e => e.Value.Span));
        Assert.Equal(new TextSpan(29, 1), Assert.IsType<YamlNode.Mapping>(mapping.Entries[1].Value).Entries[0].Value.Span);
    }

    // The parser of YAML counts two lines more here, and the place it names is in the body.
    [Fact]
    public void Line_ends_that_only_YAML_knows_lead_to_no_place_outside_of_the_front_matter()
    {
        foreach (var first in new[] { "a: x\u2028y\u2028z", "# x\u2028# y\u2028# z" })
        {
            var diagnostics = new DiagnosticBag();
            FrontMatter.Extract(new SourceText("a.md", $"---\n{first}\nb: 1\n c: d\n---\nFirst: a line of the body.\nSecond: another.\nThird: one more.\n"), diagnostics);
            Assert.Equal(Codes.YamlSyntax, Assert.Single(diagnostics.Sorted()).Code);
        }
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
    [InlineData("{a: ", "}", 65)]
    [InlineData("? ", "", 65)]
    public void Nesting_without_bound_is_refused(string open, string close, int depth)
    {
        var yaml = string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));
        Assert.EndsWith("+1 YAML is nested deeper than 64 levels | flatten the structure", Tell(Assert.Single(Read(yaml).Findings)), StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_levels_are_the_limit()
    {
        Assert.Empty(Read(new string('[', 64) + "x" + new string(']', 64)).Findings);
        Assert.Equal("LS2002 1:66+1 YAML is nested deeper than 64 levels | flatten the structure", Tell(Assert.Single(Read(new string('[', 65) + "x" + new string(']', 65)).Findings)));
    }

    // Above five hundred the parser itself would need too much of the stack, so brackets in texts count too.
    [Theory]
    [InlineData("", 500, true)]
    [InlineData("", 501, false)]
    [InlineData("]}", 501, false)]
    [InlineData("[]{}", 500, true)]
    [InlineData("[[]", 499, true)]
    [InlineData("{{}", 500, false)]
    public void Five_hundred_open_brackets_are_the_limit(string before, int brackets, bool isRead)
    {
        var yaml = $"a: \"{before}{new string('[', brackets - 1)}{{\"\n";
        var expected = $"LS2002 1:{4 + before.Length + brackets}+1 YAML is nested deeper than 64 levels | flatten the structure";
        Assert.Equal(isRead ? [] : [expected], Read(yaml).Findings.Select(Tell));
    }

    [Fact]
    public void Two_hundred_thousand_values_are_the_limit()
    {
        // With the beginnings and ends of the file, the document and the list.
        Assert.Empty(Read("[" + string.Concat(Enumerable.Repeat("a,", 199_995)) + "]").Findings);
        Assert.Equal(Codes.YamlFeature, Assert.Single(Read("[" + string.Concat(Enumerable.Repeat("a,", 199_996)) + "]").Findings).Code);
        Assert.Equal("LS2002 1:399996+1 YAML holds more than 200000 values | split the file", Tell(Assert.Single(Read("[" + string.Concat(Enumerable.Repeat("a,", 200_001)) + "]").Findings)));
    }

    [Theory]
    [InlineData("code: |\n  all:\n  \tmake test\n")]
    [InlineData("code: |\n  if x:\n    \tmake test\n\n  \tdone\n")]
    [InlineData("code: |-\n \tx\n")]
    [InlineData("code: >+ \n \tx\n")]
    [InlineData("- |\n \tx\n")]
    [InlineData("- - |\n   \tx\n")]
    [InlineData("- a: |\n   \tx\n   \u00A0y\n")]
    [InlineData("a: b\tc\n")]
    [InlineData("a:  b\u00A0c\n")]
    public void Tab_behind_the_indentation_of_a_block_of_text_is_text(string yaml) => Assert.Empty(Read(yaml).Findings);

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

    // LS2001 1:4+3 message | label | help | note 1:2+3
    internal static string Tell(Diagnostic finding) => string.Join(" | ", new[]
    {
        $"{finding.Code.Id} {Tell(finding.Place!)} {finding.Message}", finding.Label, finding.Help, finding.NotePlace is null ? finding.Note : $"{finding.Note} {Tell(finding.NotePlace)}",
    }.OfType<string>());

    private static string Tell(Place place) => $"{place.Location.Line}:{place.Location.Column}+{place.Span.Length}";

    internal static string? Mend(string text, Diagnostic finding) =>
        finding.Fix?.Edits.Reverse().Aggregate(text, (mended, edit) => { Assert.Equal(edit.Before, mended.Substring(edit.Start, edit.Before.Length)); return mended.Remove(edit.Start, edit.Before.Length).Insert(edit.Start, edit.After); });

    private static (YamlNode? Node, IReadOnlyList<Diagnostic> Findings) Read(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        return (YamlReader.Read(new SourceText("a.yml", yaml), diagnostics), diagnostics.Sorted());
    }
}
