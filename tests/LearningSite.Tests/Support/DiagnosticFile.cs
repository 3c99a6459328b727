namespace LearningSite.Tests.Support;

/// <summary>
/// A file of `docs/diagnostics/`, which explains a code and shows it:
/// <code>
/// file   = "# " code " – " title LF prose *( fence " file " path LF text fence LF ) fence " report" LF report fence LF [ "## Fix" LF prose ]
/// </code>
/// A site with an `input/` folder gets a `statiq.json` that fixes the date, unless it brings its own.
/// </summary>
public sealed record DiagnosticFile(string Code, string Title, string Why, string Fix, IReadOnlyDictionary<string, string> Files, string Report, string ReportBlock)
{
    private const string Settings = """{ "CurrentDateTime": "2026-11-20" }""" + "\n";

    public static DiagnosticFile Parse(string text)
    {
        var lines = text.Split('\n');
        var heading = lines[0].TrimStart('#', ' ').Split(" – ", 2);
        var why = new List<string>();
        var fix = new List<string>();
        var prose = why;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var (report, reportBlock) = ("", "");
        for (var i = 1; i < lines.Length; i++)
        {
            var fence = new string([.. lines[i].TakeWhile(c => c == '`')]);
            if (lines[i] == "## Fix") { prose = fix; continue; }
            if (fence.Length < 4) { prose.Add(lines[i]); continue; }
            var end = Array.IndexOf(lines, fence, i + 1);
            if (end < 0) throw new FormatException($"line {i + 1}: the fence is never closed");
            var content = string.Concat(lines[(i + 1)..end].Select(l => l + "\n"));
            var word = lines[i][fence.Length..].Trim();
            if (word.StartsWith("file ", StringComparison.Ordinal)) files.Add(word["file ".Length..], content);
            else if (word == "report") (report, reportBlock) = (content, string.Join('\n', lines[i..(end + 1)]));
            else throw new FormatException($"line {i + 1}: a block is `file <path>` or `report`, not `{word}`");
            i = end;
        }
        if (files.Keys.Any(f => f.StartsWith("input/", StringComparison.Ordinal))) files.TryAdd("statiq.json", Settings);
        return new DiagnosticFile(heading[0], heading.Length > 1 ? heading[1] : "", string.Join('\n', why).Trim(), string.Join('\n', fix).Trim(), files, report, reportBlock);
    }

    public string RewriteReport(string report)
    {
        var lines = ReportBlock.Split('\n');
        return lines[0] + "\n" + report + lines[^1];
    }
}
