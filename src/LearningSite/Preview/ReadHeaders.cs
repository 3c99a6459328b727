using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Preview;

/// <summary>
/// Reads the headers out of netlify.toml: the site's own, or the one that ships with the program. Every other table is
/// skipped. Inside a headers block a line that is not understood is an error, because a header lost in silence is a hole.
/// </summary>
public static partial class ReadHeaders
{
    private const string FileName = "netlify.toml";

    public static DeclaredHeaders Read(string root, DiagnosticBag diagnostics)
    {
        if (new FileInfo(Path.Combine(root, FileName)) is not { Exists: true } file) return ReadBundled();
        return new SourceFile(file.FullName, FileName, FileName, file.Length).TryReadText(diagnostics) is { } source ? Parse(source, diagnostics) : ReadBundled();
    }

    public static DeclaredHeaders ReadBundled() => Parse(new SourceText(FileName, EmbeddedText.Read(FileName)), new DiagnosticBag());

    // block  = "[[headers]]" NL for "[headers.values]" NL *( name "=" text NL )
    // for    = "for" "=" text NL
    // text   = '"' … '"' with \" and \\, or "'" … "'"
    public static DeclaredHeaders Parse(SourceText source, DiagnosticBag diagnostics)
    {
        var rules = new List<HeaderRule>();
        List<KeyValuePair<string, string>>? values = null;
        var table = "";
        for (var line = 1; line <= source.LineCount; line++)
        {
            var text = source.GetLine(line).Trim();
            if (text.Length == 0 || text[0] == '#') continue;
            if (Table().Match(text) is { Success: true } header)
            {
                table = header.Groups[1].Value;
                if (table == "[[headers]]") values = null;
            }
            else if (IsHeaders(table) || (text[0] == '[' && text.Contains("headers", StringComparison.Ordinal))) ReadLine(line, text);
        }
        return new DeclaredHeaders(rules);

        void ReadLine(int line, string text)
        {
            var pair = Pair().Match(text);
            var (name, value) = (pair.Groups["name"].Value, Unescape(pair));
            if (table == "[[headers]]" && values is null && name == "for" && Pattern().IsMatch(value)) rules.Add(new HeaderRule(value, values = []));
            else if (table == "[headers.values]" && values is not null && pair.Success && !value.Any(c => c is < ' ' or > '~')) values.Add(new(name, value));
            else diagnostics.Add(NotUnderstood(source, line, text));
        }
    }

    private static bool IsHeaders(string table) => table is "[[headers]]" or "[headers.values]";

    private static string Unescape(Match pair) =>
        pair.Groups["literal"].Success ? pair.Groups["literal"].Value : Escaped().Replace(pair.Groups["basic"].Value, "$1");

    private static Diagnostic NotUnderstood(SourceText source, int line, string text) =>
        new(Codes.SettingsSyntax, "this line of the headers cannot be read", new Place(source, new TextSpan(source.GetOffset(line, 1 + source.GetLine(line).IndexOf(text, StringComparison.Ordinal)), text.Length)),
            "not a line that `preview` understands", "write `for = \"/path/*\"` below `[[headers]]` and `Name = \"text\"` below `[headers.values]`, each on one line");

    [GeneratedRegex(@"^(\[\[[\w.-]+\]\]|\[[\w.-]+\])\s*(#.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Table();

    [GeneratedRegex("""^(?<quote>"?)(?<name>[A-Za-z0-9-]+)\k<quote>\s*=\s*("(?<basic>([^"\\]|\\["\\])*)"|'(?<literal>[^']*)')\s*(#.*)?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\\(.)", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^/[^*:?#]*\*?$", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
