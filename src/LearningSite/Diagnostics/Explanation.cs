
namespace LearningSite.Diagnostics;

/// <summary>
/// What `docs/diagnostics/LS####.md` says about a code. The files are embedded, so that `explain` needs no site:
/// <code>
/// file   = "# " code " – " title LF prose [ *( fence " file " path LF text fence LF ) fence " report" LF text fence LF ] [ "## Fix" LF prose ]
/// fence  = at least four backticks
/// </code>
/// </summary>
/// <param name="Why">Markdown.</param>
/// <param name="Files">A site with the mistake; empty where files of text cannot show it.</param>
/// <param name="Report">What is printed for that site.</param>
/// <param name="Fix">Markdown.</param>
public sealed record Explanation(string Code, string Title, string Why, IReadOnlyDictionary<string, string> Files, string Report, string Fix)
{
    private const string Folder = "diagnostics/";

    /// <summary>The file of the code, then those with further examples: `LS3020.md`, `LS3020-pay.md`.</summary>
    public static IReadOnlyList<Explanation> Of(DiagnosticCode code) =>
    [
        .. typeof(Explanation).Assembly.GetManifestResourceNames().Where(n => n == $"{Folder}{code.Id}.md" || n.StartsWith($"{Folder}{code.Id}-", StringComparison.Ordinal))
            .OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Select(n => Parse(EmbeddedText.Read(n))),
    ];

    public static Explanation Parse(string text)
    {
        var lines = text.Split('\n');
        var heading = lines[0].TrimStart('#', ' ').Split(" – ", 2);
        var (why, fix) = (new List<string>(), new List<string>());
        var prose = why;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var report = "";
        for (var i = 1; i < lines.Length; i++)
        {
            var fence = new string([.. lines[i].TakeWhile(c => c == '`')]);
            if (lines[i] == "## Fix") prose = fix;
            else if (fence.Length < 4) prose.Add(lines[i]);
            else
            {
                var end = Array.IndexOf(lines, fence, i + 1);
                if (end < 0) throw new FormatException($"line {i + 1}: the fence is never closed");
                var content = string.Concat(lines[(i + 1)..end].Select(l => l + "\n"));
                var word = lines[i][fence.Length..].Trim();
                if (word.StartsWith("file ", StringComparison.Ordinal)) files.Add(word["file ".Length..], content);
                else if (word == "report") report = content;
                else throw new FormatException($"line {i + 1}: a block is `file <path>` or `report`, not `{word}`");
                i = end;
            }
        }
        return new Explanation(heading[0], heading.Length > 1 ? heading[1] : "", Join(why), files, report, Join(fix));
    }

    private static string Join(List<string> lines) => string.Join('\n', lines).Trim();
}
