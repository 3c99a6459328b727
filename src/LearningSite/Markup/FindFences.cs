namespace LearningSite.Markup;

/// <summary>
/// Finds code blocks in a text without parsing it: fences at the start of a line. What it misses or misreads (a fence in a
/// list, a fence inside a longer one) costs one more request later and is never wrong on the page, because results are kept
/// by the text of the code.
/// </summary>
public static class FindFences
{
    public static IEnumerable<Snippet> In(string text)
    {
        for (var at = text.IndexOf("\n```", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\n```", at, StringComparison.Ordinal))
        {
            var fence = at + 1;
            var length = 3;
            while (fence + length < text.Length && text[fence + length] == '`') length++;
            var lineEnd = text.IndexOf('\n', fence);
            if (lineEnd < 0) yield break;
            var close = text.IndexOf("\n" + new string('`', length), lineEnd, StringComparison.Ordinal);
            if (close < 0) yield break;
            var language = text[(fence + length)..lineEnd].Trim().Split(' ')[0];
            if (language.Length > 0 && close > lineEnd) yield return new Snippet(false, language, text[(lineEnd + 1)..close], false);
            at = close + 1 + length;
        }
    }
}
