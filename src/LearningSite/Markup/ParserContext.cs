using Markdig;

namespace LearningSite.Markup;

/// <summary>What our parsers know of the text that they read.</summary>
/// <param name="budget">Asked at every line and mark, so it stands in a property and not in Markdig’s table of them.</param>
public sealed class ParserContext(TimeBudget budget, InlineParts? parts) : MarkdownParserContext
{
    public TimeBudget Budget { get; } = budget;
    public InlineParts? Parts { get; } = parts;
}
