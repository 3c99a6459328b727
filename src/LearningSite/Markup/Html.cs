using System.Text;

namespace LearningSite.Markup;

/// <summary>The one place that escapes text for HTML, in element content and in double-quoted attributes alike.</summary>
public static class Html
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("<>&\"\0");

    public static void AppendEscaped(this StringBuilder output, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            output.Append(text[..at]).Append(text[at] switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", _ => "\uFFFD" });
            text = text[(at + 1)..];
        }
        output.Append(text);
    }

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var output = new StringBuilder(text.Length + 16);
        output.AppendEscaped(text);
        return output.ToString();
    }

    /// <summary>Writes <c> name="value"</c>.</summary>
    public static StringBuilder AppendAttribute(this StringBuilder output, string name, ReadOnlySpan<char> value)
    {
        output.Append(' ').Append(name).Append("=\"");
        output.AppendEscaped(value);
        return output.Append('"');
    }
}
