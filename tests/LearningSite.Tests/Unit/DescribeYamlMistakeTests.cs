using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Tests.Unit;

public class DescribeYamlMistakeTests
{
    [Theory]
    [InlineData("a: b\nc: \"\\uD800\"\n", "LS2001 2:4+7 an escape in a quoted text is no character | write `\\\\` for a backslash, and the character itself for any other")]
    [InlineData("a: \"C:\\path\"\n", "LS2001 1:4+3 an escape in a quoted text is no character | write `\\\\` for a backslash, and the character itself for any other")]
    [InlineData("a: \"x \\u12\"\n", "LS2001 1:4+5 an escape in a quoted text is no character | write `\\\\` for a backslash, and the character itself for any other")]
    [InlineData("a: \"open\n", "LS2001 1:4+1 a quotation mark is never closed | opened here | write `\"` at the end of the text too")]
    [InlineData("a: 'open\n", "LS2001 1:4+1 a quotation mark is never closed | opened here | write `'` at the end of the text too")]
    [InlineData("a: \"x\ny\"\n", "LS2001 1:4+1 a quotation mark is never closed | opened here | write `\"` at the end of the text too")]
    [InlineData("a: \"x\n---\n", "LS2001 1:4+1 a quotation mark is never closed | opened here | write `\"` at the end of the text too")]
    [InlineData("a: [\"b\"#c]\n", "LS2001 1:8+1 this text means something to YAML | quote the text: \"['b'#c]\"")]
    [InlineData("a: b: c\n", "LS2001 1:5+1 this text means something to YAML | quote the text: \"b: c\"", "a: \"b: c\"\n")]
    [InlineData("- a\n- b: c: d\n", "LS2001 2:7+1 this text means something to YAML | quote the text: \"c: d\"", "- a\n- b: \"c: d\"\n")]
    [InlineData("a: \"b\": c\n", "LS2001 1:7+1 this text means something to YAML | quote the text: \"'b': c\"")]
    [InlineData("a: %x\n", "LS2001 1:4+1 this text means something to YAML | quote the text: \"%x\"", "a: \"%x\"\n")]
    [InlineData("a: *\n", "LS2001 1:4+1 this text means something to YAML | quote the text: \"*\"")]
    [InlineData("a: &\n", "LS2001 1:4+1 this text means something to YAML | quote the text: \"&\"")]
    [InlineData("a: @x\n", "LS2001 1:4+1 this text means something to YAML | quote the text: \"@x\"", "a: \"@x\"\n")]
    [InlineData("a: `x`\n", "LS2001 1:4+1 this text means something to YAML | quote the text: \"`x`\"", "a: \"`x`\"\n")]
    [InlineData("a: > 80 %\n", "LS2001 1:4+2 this text means something to YAML | quote the text: \"> 80 %\"", "a: \"> 80 %\"\n")]
    [InlineData("a: | x\n", "LS2001 1:4+2 this text means something to YAML | quote the text: \"| x\"", "a: \"| x\"\n")]
    [InlineData("a: {{figure x}} is\n", "LS2002 1:4+1 a key must be a word | write `key: value`", "a: \"{{figure x}} is\"\n")]
    [InlineData("a: {x} is\n", "LS2001 1:8+2 this text means something to YAML | quote the text: \"{x} is\"")]
    [InlineData("a: [x] y\n", "LS2001 1:8+1 this text means something to YAML | quote the text: \"[x] y\"")]
    [InlineData("a: *a* b\n", "LS2001 1:8+1 this text means something to YAML | quote the text: \"*a* b\"", "a: \"*a* b\"\n")]
    [InlineData("a: *a b*\n", "LS2001 1:7+2 this text means something to YAML | quote the text: \"*a b*\"", "a: \"*a b*\"\n")]
    [InlineData("a: *a b\n", "LS2001 1:7+1 this text means something to YAML | quote the text: \"*a b\"", "a: \"*a b\"\n")]
    [InlineData("a: & b\n", "LS2001 1:4+1 this text means something to YAML | quote the text: \"& b\"", "a: \"& b\"\n")]
    [InlineData("a: !<b\n", "LS2001 1:4+3 this text means something to YAML | quote the text: \"!<b\"")]
    [InlineData("a: }b\n", "LS2001 1:4+1 this is no valid YAML | while parsing a node, did not find expected node content | check the indentation and the quotes of this line and of the one above")]
    [InlineData(",a\n", "LS2001 1:1+1 this is no valid YAML | while parsing a node, did not find expected node content | check the indentation and the quotes of this line and of the one above")]
    [InlineData("- }\n", "LS2001 1:3+1 this is no valid YAML | while parsing a node, did not find expected node content | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: b\n c: d\n", "LS2001 2:3+1 this is no valid YAML | while scanning a plain scalar value, found invalid mapping | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: b\n  c: d: e\n", "LS2001 2:4+1 this text means something to YAML | quote the text: \"d: e\"")]
    [InlineData("A: b: c\n", "LS2001 1:5+1 this text means something to YAML | quote the text: \"b: c\"", "\"A: b: c\"\n")]
    [InlineData("- Foo: bar: x\n", "LS2001 1:11+1 this text means something to YAML | quote the text: \"bar: x\"", "- \"Foo: bar: x\"\n")]
    [InlineData("a: b\nc\nd: e\n", "LS2001 2:1+1 this is no valid YAML | while parsing a block mapping, did not find expected key | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a：b\nc: {d: e}\n", "LS2001 2:2+1 this is no valid YAML | the line above has no key that YAML can see: write `key: text`, with a plain colon and a space")]
    [InlineData("x: y\nq:\n  - a：b\n    c: {d: e}\n", "LS2001 4:6+1 this is no valid YAML | the line above has no key that YAML can see: write `key: text`, with a plain colon and a space")]
    [InlineData("a:\n b\n c: {d: e}\n", "LS2001 3:3+1 this is no valid YAML | the line above has no key that YAML can see: write `key: text`, with a plain colon and a space")]
    [InlineData("- a\n-b: c\n", "LS2001 2:1+3 an entry of a list begins with a hyphen and a space | write `- b:`", "- a\n- b: c\n")]
    [InlineData("- a: b\n-c: d\n- e\n", "LS2001 2:1+3 an entry of a list begins with a hyphen and a space | write `- c:`", "- a: b\n- c: d\n- e\n")]
    [InlineData("- a\n-b:\n  c: d\n", "LS2001 2:1+3 an entry of a list begins with a hyphen and a space | write `- b:`", "- a\n- b:\n  c: d\n")]
    [InlineData("- a\n-2: c\n", "LS2001 2:1+1 this stands outside of the entry above it | indent it by 2 spaces, like the other keys of the entry, or begin a new entry with `- `")]
    [InlineData("- a\n-b:c\n", "LS2001 2:1+4 this stands outside of the entry above it | indent it by 2 spaces, like the other keys of the entry, or begin a new entry with `- `")]
    [InlineData("a:\n  - b: c\n  d: e\n", "LS2001 3:3+1 this stands outside of the entry above it | indent it by 4 spaces, like the other keys of the entry, or begin a new entry with `- `")]
    [InlineData("  - a\n  b: c\n", "LS2001 2:3+1 this stands outside of the entry above it | indent it by 4 spaces, like the other keys of the entry, or begin a new entry with `- `")]
    [InlineData("a:\n    b: c\n    x: y\n  - b: d\n", "LS2001 2:3+6 the first entry of this list lost its hyphen | write `- b: c` | the next entry is here 4:3+1", "a:\n  - b: c\n    x: y\n  - b: d\n")]
    [InlineData("a:\n   b: c\n  - b: d\n", "LS2001 2:3+5 the first entry of this list lost its hyphen | write `- b: c` | the next entry is here 3:3+1")]
    [InlineData("a:\n  b: c\n  - d: e\n", "LS2001 3:3+1 this is no valid YAML | while parsing a block mapping, did not find expected key | check the indentation and the quotes of this line and of the one above")]
    [InlineData(" b: c\n- b: d\n", "LS2001 2:1+1 this is no valid YAML | did not find expected <document end> | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: x\n    b: c\n  - b: d\n", "LS2001 2:6+1 this is no valid YAML | while scanning a plain scalar value, found invalid mapping | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: \"b\" is c\n", "LS2001 1:4+3 this text begins with a quotation mark and goes on behind the second one | all of the text, to YAML | quote the whole text: '\"b\" is c'", "a: '\"b\" is c'\n")]
    [InlineData("- \"b\" is c\n", "LS2001 1:3+3 this text begins with a quotation mark and goes on behind the second one | all of the text, to YAML | quote the whole text: '\"b\" is c'", "- '\"b\" is c'\n")]
    [InlineData("  - a: 'b' is \"c\"\n", "LS2001 1:8+3 this text begins with a quotation mark and goes on behind the second one | all of the text, to YAML | quote the whole text: '''b'' is \"c\"'", "  - a: '''b'' is \"c\"'\n")]
    [InlineData("A: \"b\" is c\n", "LS2001 1:8+4 this is no valid YAML | while parsing a block mapping, did not find expected key | check the indentation and the quotes of this line and of the one above", "'A: \"b\" is c'\n")]
    [InlineData("\"b\" is c\n", "LS2001 1:5+1 this is no valid YAML | did not find expected <document end> | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: \"b\" c # d\n", "LS2001 1:4+3 this text begins with a quotation mark and goes on behind the second one | all of the text, to YAML | quote the whole text: '\"b\" c # d'")]
    [InlineData("a: \"b\" c\n  d\n", "LS2001 1:4+3 this text begins with a quotation mark and goes on behind the second one | all of the text, to YAML | quote the whole text: '\"b\" c'")]
    [InlineData("a: \"b\", c\n", "LS2001 1:7+1 this is no valid YAML | while parsing a block mapping, did not find expected key | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: \"b\"] c\n", "LS2001 1:7+1 this is no valid YAML | while parsing a block mapping, did not find expected key | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: \"b\"} c\n", "LS2001 1:7+1 this is no valid YAML | while parsing a block mapping, did not find expected key | check the indentation and the quotes of this line and of the one above")]
    [InlineData("a: it's: very long and goes on and on and on until it has more than sixty characters in it\n", "LS2001 1:8+1 this text means something to YAML | quote the text: \"it's: very long and goes on and on and on until it has more …\"", "a: \"it's: very long and goes on and on and on until it has more than sixty characters in it\"\n")]
    [InlineData("a: \"b\" is very long and goes on and on and on until it has more than sixty characters in it\n", "LS2001 1:4+3 this text begins with a quotation mark and goes on behind the second one | all of the text, to YAML | quote the whole text: '\"b\" is very long and goes on and on and on until it has more…'", "a: '\"b\" is very long and goes on and on and on until it has more than sixty characters in it'\n")]
    [InlineData("a: %: very long and goes on and on until it has fully sixty of them ok\n", "LS2001 1:4+1 this text means something to YAML | quote the text: \"%: very long and goes on and on until it has fully sixty of …\"", "a: \"%: very long and goes on and on until it has fully sixty of them ok\"\n")]
    [InlineData("]\n", "LS2001 1:1+1 this is no valid YAML | while parsing a node, did not find expected node content | check the indentation and the quotes of this line and of the one above")]
    public void Mistake_is_told_and_mended_where_one_thing_can_be_meant(string yaml, string report, string? mended = null)
    {
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(new SourceText("a.yml", yaml), diagnostics);
        var finding = Assert.Single(diagnostics.Sorted());
        Assert.Equal(report, YamlReaderTests.Tell(finding));
        Assert.Equal(mended, YamlReaderTests.Mend(yaml, finding));
    }
}
