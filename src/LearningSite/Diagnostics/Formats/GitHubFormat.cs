using System.Globalization;
using System.Text;

namespace LearningSite.Diagnostics.Formats;

/// <summary>Commands of a GitHub workflow, which show a finding beside the changed line of a pull request.</summary>
public static class GitHubFormat
{
    // ::error file=input/index.md,line=4,col=5,endLine=4,endColumn=15,title=LS4001::the link `nowhere.md` leads nowhere%0Ahelp: write …
    public static void Write(Findings findings, Stream output)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in findings.Diagnostics) Append(text, diagnostic, findings.Folder);
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Append(StringBuilder text, Diagnostic diagnostic, string folder)
    {
        text.Append("::").Append(Findings.Word(diagnostic.Severity)).Append(' ');
        if (diagnostic.Place is { } place)
        {
            var (start, end) = (place.Location, place.End);
            text.Append("file=").Append(EscapeProperty(folder + place.Text.Path)).Append(CultureInfo.InvariantCulture, $",line={start.Line},col={start.Column},endLine={end.Line}");
            // GitHub takes columns only for a finding within one line.
            if (start.Line == end.Line) text.Append(CultureInfo.InvariantCulture, $",endColumn={end.Column}");
            text.Append(',');
        }
        text.Append("title=").Append(diagnostic.Code.Id).Append("::").Append(Escape(string.Join('\n', Lines(diagnostic)))).Append('\n');
    }

    private static IEnumerable<string> Lines(Diagnostic diagnostic)
    {
        yield return diagnostic.Message;
        if (diagnostic.Label is { } label) yield return label;
        if (diagnostic.Help is { } help) yield return "help: " + help;
        if (diagnostic.Note is { } note) yield return "note: " + note + (diagnostic.NotePlace is { } other ? $" ({other.Text.Path}:{other.Location.Line}:{other.Location.Column})" : "");
    }

    // Else a text of the content could begin a command of its own.
    private static string Escape(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => Escape(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
