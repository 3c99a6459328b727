namespace LearningSite.Questions.ItemWriting;

/// <summary>A word of rendered text. <c>EndsSentence</c> says that its end follows.</summary>
public sealed record Word(string Text, bool IsStrong, bool IsCode)
{
    public bool EndsSentence { get; init; }
}

/// <summary>
/// The words of HTML that our renderer wrote. Both readers of questions leave HTML behind, so bold print and code are found
/// in the same way for Markdown and YAML. What is looked at and not read line by line (tables, listings, formulas) has none.
/// </summary>
public static class HtmlWords
{
    private static readonly HashSet<string> Unread = new(StringComparer.OrdinalIgnoreCase) { "table", "pre", "math", "svg" };

    public static List<Word> In(string html)
    {
        var words = new List<Word>(html.Length / 6);
        Read(html, words);
        return words;
    }

    public static int Count(string html) => Read(html, null);

    /// <summary>How many words there are.</summary>
    /// <param name="words">They are added to these.</param>
    private static int Read(string html, List<Word>? words)
    {
        var count = 0;
        var unreadNames = Unread.GetAlternateLookup<ReadOnlySpan<char>>();
        int strong = 0, code = 0, unread = 0;
        for (var at = 0; at < html.Length;)
        {
            if (html[at] == '<')
            {
                var name = ReadTag(html, at, out var step, out var end);
                if (name is "strong") strong += step;
                else if (name is "code") code += step;
                else if (unreadNames.Contains(name)) unread += step;
                at = end;
            }
            else if (html[at] == '&') at = html.IndexOf(';', at) is var end and >= 0 ? end + 1 : html.Length;
            else if (char.IsLetterOrDigit(html[at]))
            {
                var end = EndOfWord(html, at);
                if (unread == 0)
                {
                    count++;
                    words?.Add(new Word(html[at..end].Replace('’', '\''), strong > 0, code > 0));
                }
                at = end;
            }
            else
            {
                if (html[at] is '.' or '?' or '!' && words is { Count: > 0 } && code == 0) words[^1] = words[^1] with { EndsSentence = true };
                at++;
            }
        }
        return count;
    }

    // <strong> is a step into it, </strong> a step out of it; our attributes never hold a bare >.
    private static ReadOnlySpan<char> ReadTag(string html, int at, out int step, out int end)
    {
        step = html.AsSpan(at + 1).StartsWith("/") ? -1 : 1;
        var start = at + (step < 0 ? 2 : 1);
        var nameEnd = start;
        while (nameEnd < html.Length && char.IsAsciiLetterOrDigit(html[nameEnd])) nameEnd++;
        end = html.IndexOf('>', nameEnd) is var close and >= 0 ? close + 1 : html.Length;
        return html.AsSpan(start, nameEnd - start);
    }

    // Letters and digits, joined by hyphens, apostrophes and decimal signs: `set-up`, `doesn’t`, `0.95`.
    private static int EndOfWord(string html, int start)
    {
        var end = start + 1;
        while (end < html.Length && (char.IsLetterOrDigit(html[end])
            || (html[end] is '-' or '\'' or '’' or '_' or '.' or ',' && end + 1 < html.Length && IsJoined(html[end], html[end - 1], html[end + 1])))) end++;
        return end;
    }

    private static bool IsJoined(char sign, char before, char after) => sign is '.' or ',' ? char.IsDigit(before) && char.IsDigit(after) : char.IsLetterOrDigit(after);
}
