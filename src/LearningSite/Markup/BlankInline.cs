using Markdig.Extensions.CustomContainers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup;

/// <summary><c>[[= 0.8 ± 0.01]]</c> in a question: a place for the learner's answer. <c>Content</c> is what stands between the brackets.</summary>
public sealed class BlankInline : LeafInline
{
    public required string Content { get; init; }
    /// <summary>The field that the reader of the question puts here; without one the gap is shown as a gap.</summary>
    public string? Html { get; set; }
}

/// <summary>Runs before links, and only inside a question: elsewhere `[[x]]` is text, as CommonMark has it.</summary>
public sealed class BlankInlineParser : InlineParser
{
    public BlankInlineParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[' || !IsInQuestion(processor)) return false;
        var start = slice.Start;
        // A bracket inside: a list of lists, or a blank that was not closed before the next one.
        var length = slice.AsSpan()[2..].IndexOfAny('[', ']');
        var close = start + 2 + length;
        if (length < 0 || close == slice.End || slice.Text[close] != ']' || slice.Text[close + 1] != ']') return false;
        var position = processor.GetSourcePosition(start, out var line, out var column);
        processor.Inline = new BlankInline { Content = slice.Text[(start + 2)..close], Line = line, Column = column, Span = new(position, position + close + 1 - start) };
        slice.Start = close + 2;
        return true;
    }

    private static bool IsInQuestion(InlineProcessor processor)
    {
        if (InlineParts.Of(processor)?.HasBlanks == true) return true;
        for (Block? block = processor.Block; block is not null; block = block.Parent)
            if (block is CustomContainer { Info: "quiz" }) return true;
        return false;
    }
}
