using Markdig.Helpers;

namespace LearningSite.Markup;

/// <summary>
/// Finds what Markdig would need time for by the square of its number, before it is asked: it looks for a block from the first one on whenever it replaces
/// one, and for the end of an address or a comment from each that is opened. Nobody writes as many as are found here.
/// </summary>
public static class CostlyText
{
    // Of one kind; they take a twentieth of a second.
    private const int Most = 10_000;
    private const long MostSteps = 50_000_000;

    /// <returns>Where it becomes too much, and of what.</returns>
    public static (int At, string What)? Find(string text)
    {
        // No shorter text holds as many.
        if (text.Length < Most) return null;
        return FindLine(text) ?? FindLinks(text) ?? FindSteps(text, "<!", "comments that are never closed") ?? FindSteps(text, "<?", "instructions that are never closed");
    }

    private static (int, string)? FindLine(string text)
    {
        var (underlines, footnotes, callouts) = (0, 0, 0);
        for (var (start, next) = (0, 0); start < text.Length; start = next)
        {
            next = text.IndexOf('\n', start) is var end and >= 0 ? end + 1 : text.Length;
            var line = text.AsSpan(start, next - start).Trim(" \t\n");
            if (line.Length == 0) continue;
            if (line[0] is '=' or '-' && line.TrimEnd(line[0]).Length == 0 && ++underlines > Most) return (start, "lines under headings");
            if (line.StartsWith("[^") && ++footnotes > Most) return (start, "footnotes");
            if (line[0] == '>' && line.TrimStart("> ").StartsWith("[!") && ++callouts > Most) return (start, "callouts");
        }
        return null;
    }

    // What Markdig reads of the address and title behind each label, here without the rest of the paragraph.
    private static (int, string)? FindLinks(string text)
    {
        var (steps, stop) = (0L, -1);
        for (var at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
        {
            if (stop < at) stop = EndOfParagraph(text, at);
            var slice = new StringSlice(text, at + 1, stop - 1);
            _ = LinkHelper.TryParseInlineLink(ref slice, out _, out _);
            steps += slice.Start - at;
            if (steps > MostSteps) return (at, "links that are never closed");
        }
        return null;
    }

    // The characters from each opening mark to where the search for its end is given up.
    private static (int, string)? FindSteps(string text, string open, string what)
    {
        var (steps, stop) = (0L, -1);
        for (var at = text.IndexOf(open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(open, at + open.Length, StringComparison.Ordinal))
        {
            if (stop < at) stop = EndOfParagraph(text, at);
            steps += stop - at;
            if (steps > MostSteps) return (at, what);
        }
        return null;
    }

    private static int EndOfParagraph(string text, int at) => text.IndexOf("\n\n", at, StringComparison.Ordinal) is var found and >= 0 ? found : text.Length;
}
