using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup;

/// <summary><c>{tp}</c> in a computed question: a value that another attempt may change. <c>{=}</c> is the answer.</summary>
public sealed class ValueInline : LeafInline
{
    public required string Name { get; init; }
    /// <summary>Null when the question has no value of this name.</summary>
    public required string? Text { get; init; }
}

/// <summary>Runs only where values are given; elsewhere `{x}` is text.</summary>
public sealed class ValueInlineParser : InlineParser
{
    public ValueInlineParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (InlineParts.Of(processor)?.Values is not { } values) return false;
        var start = slice.Start;
        var end = start + 1;
        while (end <= slice.End && (char.IsAsciiLetterOrDigit(slice.Text[end]) || slice.Text[end] is '_' or '=')) end++;
        if (end > slice.End || slice.Text[end] != '}' || end == start + 1) return false;
        var name = slice.Text[(start + 1)..end];
        var position = processor.GetSourcePosition(start, out var line, out var column);
        processor.Inline = new ValueInline { Name = name, Text = values.GetValueOrDefault(name), Line = line, Column = column, Span = new(position, position + end - start) };
        slice.Start = end + 1;
        return true;
    }
}
