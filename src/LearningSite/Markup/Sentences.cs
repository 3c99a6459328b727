namespace LearningSite.Markup;

/// <summary>
/// Sentences of plain text: each ends with a full stop, a question mark or an exclamation mark before a space, with closing
/// quotation marks and brackets in between. `0.95` and `test.py` end nothing; an abbreviation such as `e.g. ` does, and is rare here.
/// </summary>
public static class Sentences
{
    public static IReadOnlyList<string> In(string text)
    {
        var sentences = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = EndOf(text, start);
            if (end < text.Length || text.AsSpan(start).IndexOfAnyExcept(" \n\t") >= 0) sentences.Add(text[start..end]);
        }
        return sentences;
    }

    /// <summary>Where the sentence ends that begins at <paramref name="start"/>; what is left at the end of the text is one, too.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        for (var i = start; text[i..].IndexOfAny(".?!…") is var sign and >= 0; i++)
        {
            i += sign;
            var end = i + 1;
            while (end < text.Length && text[end] is '”' or '’' or ')' or '»' or '"') end++;
            if (end == text.Length || char.IsWhiteSpace(text[end])) return end;
        }
        return text.Length;
    }
}
