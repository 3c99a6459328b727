using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace LearningSite.Markup;

/// <summary>The one place that escapes text for HTML, in element content and in double-quoted attributes alike.</summary>
public static class Html
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("<>&\"\0");

    private const string PerCent = " %";

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

    /// <summary>Words for a reader: a number and its per cent sign stay on one line.</summary>
    public static void AppendText(this StringBuilder output, ReadOnlySpan<char> text)
    {
        while (text.IndexOf(PerCent) is var at and >= 0)
        {
            output.AppendEscaped(text[..at]);
            output.Append(at > 0 && char.IsDigit(text[at - 1]) ? '\u00A0' : ' ');
            text = text[(at + 1)..];
        }
        output.AppendEscaped(text);
    }

    public static string EscapeText(string text)
    {
        if (!text.Contains(PerCent, StringComparison.Ordinal)) return Escape(text);
        var output = new StringBuilder(text.Length + 16);
        output.AppendText(text);
        return output.ToString();
    }

    /// <summary>Writes <c> name="value"</c>.</summary>
    public static StringBuilder AppendAttribute(this StringBuilder output, string name, ReadOnlySpan<char> value)
    {
        output.Append(' ').Append(name).Append("=\"");
        output.AppendEscaped(value);
        return output.Append('"');
    }

    public static StringBuilder AppendAttribute(this StringBuilder output, string name, int value) => output.AppendAttribute(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes markup with values in its holes, each escaped.</summary>
    public static StringBuilder AppendMarkup(this StringBuilder output, [InterpolatedStringHandlerArgument(nameof(output))] Holes markup) => markup.Output;

#pragma warning disable CS9113, IDE0060 // The compiler hands over the lengths.
    [InterpolatedStringHandler]
    public readonly struct Holes(int literals, int holes, StringBuilder output)
#pragma warning restore CS9113, IDE0060
    {
        public StringBuilder Output => output;
        public void AppendLiteral(string markup) => output.Append(markup);
        public void AppendFormatted(string value) => output.AppendEscaped(value);
        public void AppendFormatted(int value) => output.Append(CultureInfo.InvariantCulture, $"{value}");
    }
}
