using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace LearningSite.Markup;

/// <summary>
/// Code between backticks, in time that grows with the text. Markdig looks through all that is left of a paragraph for the end of each run of backticks;
/// here the first one without an end makes a list of all, and the others are looked up.
/// </summary>
public sealed class LinearCodeInlineParser : CodeInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // The rest of a run that has no end.
        if (slice.PeekCharExtra(-1) == '`') return false;
        // Emptied by Markdig for every paragraph.
        ref var state = ref processor.ParserStates[Index];
        if (state is Dictionary<int, int> lastOfLength && lastOfLength.GetValueOrDefault(RunAt(slice.Text, slice.Start, slice.End)) <= slice.Start) return false;
        var from = slice;
        if (base.Match(processor, ref slice)) return true;
        state ??= FindRuns(from);
        return false;
    }

    private static Dictionary<int, int> FindRuns(StringSlice slice)
    {
        var lastOfLength = new Dictionary<int, int>();
        for (var at = slice.Start; at <= slice.End; at++)
        {
            var next = slice.Text.IndexOf('`', at, slice.End + 1 - at);
            if (next < 0) break;
            var length = RunAt(slice.Text, next, slice.End);
            lastOfLength[length] = next;
            at = next + length;
        }
        return lastOfLength;
    }

    private static int RunAt(string text, int start, int end)
    {
        var at = start;
        while (at <= end && text[at] == '`') at++;
        return at - start;
    }
}
