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
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '?' or '!' or '…')) continue;
            var end = i + 1;
            while (end < text.Length && text[end] is '”' or '’' or ')' or '»' or '"') end++;
            if (end < text.Length && !char.IsWhiteSpace(text[end])) continue;
            sentences.Add(text[start..end]);
            i = start = end;
        }
        if (start < text.Length && text.AsSpan(start).IndexOfAnyExcept(" \n\t") >= 0) sentences.Add(text[start..]);
        return sentences;
    }
}
