using System.Text.RegularExpressions;
using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>The lines that Git leaves in a file when two changes meet. In Markdown they would be text, and a heading.</summary>
public static partial class MergeMarks
{
    /// <summary>True after a finding: nothing else of the file is worth saying.</summary>
    public static bool Check(SourceText source, DiagnosticBag diagnostics, string help = "keep the lines of one side, or of both, and delete the lines with the marks")
    {
        if (!source.Text.Contains("<<<<<<< ", StringComparison.Ordinal)) return false;
        var (fence, opened) = ("", -1);
        for (var line = 1; line <= source.LineCount; line++)
        {
            var text = source.GetLine(line);
            // A page about Git shows them in code.
            if (Fence().Match(text) is { Success: true } match && (fence.Length == 0 || match.Value.Trim() == fence)) fence = fence.Length == 0 ? match.Value.Trim() : "";
            else if (fence.Length == 0 && text.StartsWith("<<<<<<< ", StringComparison.Ordinal)) opened = opened < 0 ? line : opened;
            else if (fence.Length == 0 && opened > 0 && text.StartsWith(">>>>>>> ", StringComparison.Ordinal))
            {
                diagnostics.Add(new Diagnostic(Codes.MergeMarks, "a merge of two changes was not finished here", PlaceOf(opened), null, help, "the other change ends here", PlaceOf(line)));
                return true;
            }
        }
        return false;

        Place PlaceOf(int line) => new(source, new TextSpan(source.GetOffset(line, 1), 7));
    }

    [GeneratedRegex(@"^ {0,3}(?:```|~~~)", RegexOptions.NonBacktracking)]
    private static partial Regex Fence();
}
