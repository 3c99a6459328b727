using System.Text;
using LearningSite.Diagnostics;

namespace LearningSite.Fixes;

/// <summary>
/// Makes edits in the bytes of a file. Edits count in the text as the program reads it: without a byte order mark, every line
/// end one `\n`. What no edit touches keeps its bytes, so line ends, also mixed ones, and the mark stay as they are.
/// </summary>
public static class EditText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <param name="edits">In order, none over another.</param>
    public static byte[] Apply(byte[] bytes, IEnumerable<TextEdit> edits)
    {
        var raw = Encoding.UTF8.GetString(bytes);
        var output = new StringBuilder(raw.Length + 256);
        // GetString keeps the mark as a character; the edits do not count it.
        var at = raw.StartsWith(ByteOrderMark) ? 1 : 0;
        output.Append(raw, 0, at);
        var read = 0;
        foreach (var edit in edits)
        {
            var start = Advance(raw, at, edit.Start - read);
            output.Append(raw, at, start - at).Append(edit.After.Replace("\n", LineEndNear(raw, start), StringComparison.Ordinal));
            at = Advance(raw, start, edit.Before.Length);
            read = edit.End;
        }
        return Encoding.UTF8.GetBytes(output.Append(raw, at, raw.Length - at).ToString());
    }

    private static int Advance(string raw, int at, int count)
    {
        for (; count > 0; count--) at += IsPair(raw, at) ? 2 : 1;
        return at;
    }

    private static string LineEndNear(string raw, int at)
    {
        var end = raw.AsSpan(at).IndexOfAny('\r', '\n') is var next and >= 0 ? at + next : raw.AsSpan(0, at).LastIndexOfAny('\r', '\n');
        if (end < 0) return "\n";
        if (raw[end] == '\n' && end > 0 && raw[end - 1] == '\r') end--;
        return IsPair(raw, end) ? "\r\n" : raw[end].ToString();
    }

    private static bool IsPair(string raw, int at) => raw[at] == '\r' && at + 1 < raw.Length && raw[at + 1] == '\n';
}
