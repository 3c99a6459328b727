using LearningSite.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class CodeFrameTests
{
    [Fact]
    public void Text_of_a_file_cannot_begin_a_line_of_the_report_or_control_the_terminal()
    {
        var text = CodeFrame.Render(new Diagnostic(Codes.UnknownKey, "no key `\u001b[31m\nerror[LS0000]`", new Place(new SourceText("a\u202e.md", "x"), default), "\n", "\u0007"));
        Assert.Single(text.Split('\n'), line => line.StartsWith("error", StringComparison.Ordinal));
        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
    }

    private static readonly DiagnosticCode Code = new("LS0000", Severity.Error, "a test");

    [Fact]
    public void Frame_shows_the_line_the_caret_and_the_remarks()
    {
        var text = new SourceText("input/a.yml", "title: A\npas: 70\n");
        var finding = new Diagnostic(Code, "a quiz has no key `pas`", new Place(text, new TextSpan(9, 3)), "did you mean `pass`?", "rename the key", "the title is here", new Place(text, new TextSpan(0, 5)));
        Assert.Equal("""
            error[LS0000]: a quiz has no key `pas`
             --> input/a.yml:2:1
              |
            2 | pas: 70
              | ^^^ did you mean `pass`?
              |
              = help: rename the key
              = note: the title is here
             ::: input/a.yml:1:1
              |
            1 | title: A
              | ^^^^^
              |

            """.ReplaceLineEndings("\n"), CodeFrame.Render(finding));
    }

    [Fact]
    public void Finding_without_a_place_has_no_frame() =>
        Assert.Equal("warning[LS0000]: m\n  = help: h\n", CodeFrame.Render(new Diagnostic(Code, "m", null, null, "h") { Severity = Severity.Warning }));

    [Fact]
    public void File_without_text_is_named_without_a_line() =>
        Assert.Equal("error[LS0000]: m\n --> a.png:1:1\n", CodeFrame.Render(new Diagnostic(Code, "m", new Place(new SourceText("a.png", ""), default))));

    [Fact]
    public void Line_of_a_megabyte_is_cut_around_the_caret()
    {
        var text = new SourceText("f", new string('x', 500_000) + "!" + new string('y', 500_000));
        var lines = CodeFrame.Render(new Diagnostic(Code, "m", new Place(text, new TextSpan(500_000, 1)))).Split('\n');
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 200));
        Assert.Equal('!', lines[3][lines[4].IndexOf('^')]);
    }

    [Fact]
    public void Control_characters_never_reach_the_terminal() => Property.ForAllTexts(["a", "\t", "\u001b[2J", "\n", "\u202E", "\u2067", "\u200F", "é", "\0"], written =>
    {
        var text = new SourceText("f", written);
        for (var start = 0; start <= written.Length; start++)
        {
            var frame = CodeFrame.Render(new Diagnostic(Code, "m", new Place(text, new TextSpan(start, 3)), "label"));
            Assert.DoesNotContain(frame, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u2067' or '\u200F');
        }
    });

    [Fact]
    public void Caret_stays_below_the_line_it_marks() => Property.ForAll<(int, int, int)>(numbers =>
    {
        var (length, start, count) = ((int)((uint)numbers.Item1 % 400), (int)((uint)numbers.Item2 % 400), (int)((uint)numbers.Item3 % 400));
        var text = new SourceText("f", "first\n" + new string('x', length) + "\nlast");
        var lines = CodeFrame.Render(new Diagnostic(Code, "m", new Place(text, new TextSpan(6 + Math.Min(start, length), count)))).Split('\n');
        Assert.InRange(lines[4].TrimEnd().Length, 1, Math.Max(lines[3].Length, lines[4].IndexOf('^') + 1));
    });
}
