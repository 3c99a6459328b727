using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup;

/// <summary><c>[à la carte]{lang=fr}</c>: a few words in another language. <c>Attributes</c> are the braces with what they hold.</summary>
public sealed class LangInline : LeafInline
{
    public required string Text { get; init; }
    public required string Attributes { get; init; }
    /// <summary>Where the braces begin, counted from the start of the inline.</summary>
    public int AttributesAt => Text.Length + 2;
}

/// <summary>Runs before links. Only braces with `name=value` right behind the bracket count; the words hold no other markup.</summary>
public sealed class LangInlineParser : InlineParser
{
    public LangInlineParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(slice.Start, slice.Length);
        // Each search ends at the next thing of its kind too, so that a text of openings alone is read once.
        var close = 1 + text[1..].IndexOfAny("[]\n");
        if (close < 2 || text[close] != ']' || close + 1 >= text.Length || text[close + 1] != '{') return false;
        var end = text[close..].IndexOfAny("}[\n");
        if (end < 0 || text[close + end] != '}') return false;
        var attributes = text.Slice(close + 1, end);
        if (!char.IsAsciiLetter(attributes[1]) || !attributes.Contains('=')) return false;
        var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new LangInline { Text = text[1..close].ToString(), Attributes = attributes.ToString(), Line = line, Column = column, Span = new(position, position + close + end) };
        slice.Start += close + end + 1;
        return true;
    }
}
