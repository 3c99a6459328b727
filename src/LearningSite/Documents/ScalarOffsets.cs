using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>Where the characters of a YAML text stand in its file: between the two lie quotes, escapes, folded lines and indentation.</summary>
public static class ScalarOffsets
{
    /// <summary>One offset for each character of the value, and one for its end.</summary>
    public static int[] Find(YamlNode.Scalar scalar, SourceText source)
    {
        var text = source.Text;
        var quote = scalar.TextStart == scalar.Span.Start + 1 ? text[scalar.Span.Start] : '\0';
        var offsets = new int[scalar.Value.Length + 1];
        var at = scalar.TextStart;
        for (var i = 0; i < scalar.Value.Length; i++)
        {
            var written = scalar.Value[i];
            at = SkipLayout(text, at, written, quote);
            offsets[i] = Math.Min(at, text.Length);
            at += LengthOf(text, at, written, quote);
        }
        offsets[^1] = Math.Min(at, text.Length);
        return offsets;
    }

    // White space that is not the character itself: indentation, line ends that were folded, an escaped line end.
    private static int SkipLayout(string text, int at, char written, char quote)
    {
        while (at < text.Length && text[at] != written)
        {
            if (written == ' ' && text[at] == '\n') break;
            if (quote == '"' && text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '\n') at += 2;
            else if (text[at] is ' ' or '\n' or '\t') at++;
            else break;
        }
        return at;
    }

    private static int LengthOf(string text, int at, char written, char quote)
    {
        if (at >= text.Length) return 0;
        if (quote == '\'' && written == '\'') return 2;
        if (quote == '"' && text[at] == '\\')
            return at + 1 >= text.Length ? 1 : text[at + 1] switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 2 };
        // The second half of a character that one escape wrote.
        return char.IsLowSurrogate(written) && text[at] != written ? 0 : 1;
    }
}
