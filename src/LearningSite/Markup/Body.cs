using System.Text;
using LearningSite.Diagnostics;

namespace LearningSite.Markup;

/// <summary>A heading with the anchor that links use (bare) and the id in the page (prefixed).</summary>
public sealed record Heading(int Level, string Anchor, string Text)
{
    public string Id => "h-" + Anchor;
    public TextSpan Span { get; init; }
}

/// <summary>A rendered body. <c>Output</c> is escaped and safe, and copied into the page without a string between; offsets cut it at its H2 headings.</summary>
public sealed record Body(StringBuilder Output, IReadOnlyList<Heading> Headings, IReadOnlyList<BodyPart> Parts, IReadOnlySet<string> Anchors)
{
    public static readonly Body Empty = new(new StringBuilder(), [], [], new HashSet<string>());
    public string Html => Output.ToString();
    public string IntroHtml => Cut(0, Parts.Count == 0 ? Output.Length : Parts[0].Start);
    public string Cut(int start, int end) => Output.ToString(start, end - start);
}

/// <summary>The part below one H2: from the end of the heading to the next H2.</summary>
public sealed record BodyPart(Heading Heading, int Start, int ContentStart, int End);

/// <summary>A question for reflection, under whose id the learner’s notes are kept.</summary>
public sealed record Prompt(string Id, string Text, TextSpan Span);

/// <summary>Code blocks and formulas of one body, in document order, waiting for the highlighter.</summary>
public sealed record Snippet(bool IsMath, string Language, string Text, bool IsDisplay);

/// <summary>What the highlighter made of a snippet; null HTML means "as it stands".</summary>
public sealed record SnippetResult(string? Html, string? Error = null, int ErrorOffset = 0);
