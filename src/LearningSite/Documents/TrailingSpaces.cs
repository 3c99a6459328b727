using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>Finds spaces at the end of lines of YAML. In a block scalar (`key: |`) they are text and may be meant.</summary>
public static class TrailingSpaces
{
    public static void Check(SourceText source, int start, int end, DiagnosticBag diagnostics)
    {
        var edits = new List<TextEdit>();
        var blockIndent = int.MaxValue;
        for (var at = start; at < end;)
        {
            var lineEnd = source.Text.IndexOf('\n', at) is var found and >= 0 && found < end ? found : end;
            var line = source.Text.AsSpan(at, lineEnd - at);
            var text = line.TrimEnd(" \t");
            var indent = line.Length - line.TrimStart(' ').Length;
            if (text.Length > 0 && indent <= blockIndent) blockIndent = OpensBlock(text) ? indent : int.MaxValue;
            else if (blockIndent != int.MaxValue) text = line;
            // `\ ` at the end of a line in quotes is a space that is meant.
            if (text.Length < line.Length && !text.EndsWith('\\')) edits.Add(new TextEdit(at + text.Length, line[text.Length..].ToString(), ""));
            at = lineEnd + 1;
        }
        if (edits.Count > 0)
            diagnostics.Add(new Diagnostic(Codes.TrailingSpace, edits.Count == 1 ? "a line ends in spaces" : $"{edits.Count} lines end in spaces",
                new Place(source, new TextSpan(edits[0].Start, edits[0].Before.Length)), null, "remove them") { Fix = new Fix(edits) });
    }

    // Too many is safe: a line that only looks like the head of a block keeps the spaces below it.
    private static bool OpensBlock(ReadOnlySpan<char> line)
    {
        var last = line[(line.LastIndexOf(' ') + 1)..];
        return last[0] is '|' or '>' || line.Contains(" |", StringComparison.Ordinal) || line.Contains(" >", StringComparison.Ordinal);
    }
}
