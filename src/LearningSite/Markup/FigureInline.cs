using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup;

/// <summary><c>{{figure id}}</c> in running text: a figure from the register, shown with unit, place, year and source.</summary>
public sealed class FigureInline : LeafInline
{
    public required string Id { get; init; }
    /// <summary>Where the id stands in the text.</summary>
    public required int IdStart { get; init; }
}

/// <summary>Runs before links and emphasis. Anything else in double braces stays text.</summary>
public sealed class FigureInlineParser : InlineParser
{
    private const string Opening = "{{figure ";
    private static readonly System.Buffers.SearchValues<char> IdOrSpace = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789- ");

    public FigureInlineParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!slice.Match(Opening)) return false;
        var start = slice.Start;
        // To the first character that no id has, and not to the braces, which may be far away: a text of openings alone is read once.
        var rest = slice.AsSpan()[Opening.Length..];
        var length = rest.IndexOfAnyExcept(IdOrSpace);
        if (length < 0 || !rest[length..].StartsWith("}}")) return false;
        var close = start + Opening.Length + length;
        var id = rest[..length].Trim(' ').ToString();
        if (id.Length == 0 || id.Contains(' ', StringComparison.Ordinal)) return false;
        var position = processor.GetSourcePosition(start, out var line, out var column);
        processor.Inline = new FigureInline { Id = id, IdStart = position + slice.Text.IndexOf(id, start + Opening.Length, StringComparison.Ordinal) - start, Line = line, Column = column, Span = new(position, position + close + 1 - start) };
        slice.Start = close + 2;
        return true;
    }
}
