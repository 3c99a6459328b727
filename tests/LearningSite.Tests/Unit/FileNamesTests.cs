using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Linking;

namespace LearningSite.Tests.Unit;

public class FileNamesTests
{
    private const string Device = "names a device on Windows", Refused = "which Windows refuses", Accent = "has an accent as a character of its own, which macOS writes in another way", Twice = "which is another writing of a common letter or sign";

    [Theory]
    [InlineData("lessons/a/aux.png", "`aux.png` " + Device)]
    [InlineData("CON/x.png", "`CON` " + Device)]
    [InlineData("nul/com1.csv", "`nul` " + Device)]
    [InlineData("a./x.png", "`a.` ends with a dot, which Windows drops")]
    [InlineData("a /x.png", "`a ` ends with a space, which Windows drops")]
    [InlineData("a<.png", "`a<.png` holds `<`, " + Refused)]
    [InlineData("a>.png", "`a>.png` holds `>`, " + Refused)]
    [InlineData("a:.png", "`a:.png` holds `:`, " + Refused)]
    [InlineData("a\".png", "`a\".png` holds `\"`, " + Refused)]
    [InlineData("a|.png", "`a|.png` holds `|`, " + Refused)]
    [InlineData("a?.png", "`a?.png` holds `?`, " + Refused)]
    [InlineData("a*.png", "`a*.png` holds `*`, " + Refused)]
    [InlineData("a\\.png", "`a\\.png` holds `\\`, " + Refused)]
    [InlineData("a\u0001.png", "`a\u0001.png` holds `\u0001`, " + Refused)]
    [InlineData("a\u0300.png", "`a\u0300.png` " + Accent)]
    [InlineData("a\u036F.png", "`a\u036F.png` " + Accent)]
    [InlineData("\uFB01g.png", "`\uFB01g.png` holds `\uFB01`, " + Twice)]
    [InlineData("a/\U0001D400.png", "`\U0001D400.png` holds `\U0001D400`, " + Twice)]
    [InlineData("a\u02FF\u0370.png", null)]
    [InlineData("a b/ä-学_1.2.png", null)]
    [InlineData("aux.md", null)]
    [InlineData("a:.yml", null)]
    [InlineData("aux.html", null)]
    public void Name_of_a_published_file_is_one_on_every_system(string path, string? fault) => Assert.Equal(fault is null ? [] : [$"LS4014 input/{path}: the file name {fault}; use letters, digits, `-`, `_` and one dot"], Check([path]));

    [Fact]
    public void Every_file_of_a_plain_folder_is_published() => Assert.Equal([$"LS4014 input/aux.md: the file name `aux.md` {Device}; use letters, digits, `-`, `_` and one dot"], Check(["aux.md", "a.md"], isPlainFolder: true));

    [Theory]
    [InlineData("a/x.png a/X.png", "a/X.png a/x.png")]
    [InlineData("A/x.png a/y.png", "a A")]
    [InlineData("A/x.md a/y.md a/z.md", "a A")]
    [InlineData("b/A/x.md b/a/y.png", "b/a b/A")]
    [InlineData("straße.png STRASSE.png", "STRASSE.png straße.png")]
    [InlineData("a/x.md a/X.md", null)]
    [InlineData("a/x.png b/X.png", null)]
    [InlineData("a/x.png a/x.png", null)]
    public void Two_names_that_differ_in_case_only_are_one_on_some_systems(string paths, string? pair) =>
        Assert.Equal(pair?.Split(' ') is [var second, var first] ? [$"`{second}` and `{first}` differ in case only; give both the same name, or different ones: Windows and macOS keep one of them"] : [], Check(paths.Split(' ')).Select(t => t[(t.IndexOf(": ", StringComparison.Ordinal) + 2)..]));

    [Theory]
    [InlineData(0x9F, false)]
    [InlineData(0xA0, true)]
    [InlineData(0xA1, false)]
    [InlineData(0xB1, false)]
    [InlineData(0xB2, true)]
    [InlineData(0xB4, true)]
    [InlineData(0xB5, true)]
    [InlineData(0xB6, false)]
    [InlineData(0x1F239, true)]
    [InlineData(0x2F800, true)]
    [InlineData(0x2FA1D, true)]
    [InlineData(0x2FA1E, false)]
    [InlineData(0x10FFFF, false)]
    [InlineData('a', false)]
    public void Character_that_Unicode_has_twice_is_known(int character, bool isKnown) => Assert.Equal(isKnown, SameCharacters.Contains(new Rune(character)));

    private static IEnumerable<string> Check(IEnumerable<string> paths, bool isPlainFolder = false)
    {
        var diagnostics = new DiagnosticBag();
        FileNames.Check([.. paths.Select(p => new SourceFile("", "input/" + p, p, 1))], isPlainFolder, diagnostics);
        return diagnostics.Sorted().Select(d => $"{d.Code.Id} {d.Place!.Text.Path}: {d.Message}; {d.Help}");
    }
}
