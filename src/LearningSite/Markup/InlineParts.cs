using Markdig.Parsers;

namespace LearningSite.Markup;

/// <summary>What a text of a question may hold beyond Markdown, when it stands outside a `quiz` block.</summary>
public sealed record InlineParts
{
    public static readonly InlineParts WithBlanks = new() { HasBlanks = true };

    /// <summary>`[[0]]` is a blank.</summary>
    public bool HasBlanks { get; init; }
    /// <summary>`{tp}` is the value of that name.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    public static InlineParts? Of(InlineProcessor processor) => (processor.Context as ParserContext)?.Parts;
}
