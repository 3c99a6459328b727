using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Documents;

/// <summary>What all documents have in common.</summary>
public sealed record Header
{
    public required SourceFile Source { get; init; }
    /// <summary>The word before the colon in <c>lesson:slug</c>.</summary>
    public required string Kind { get; init; }
    public required string Slug { get; init; }
    /// <summary>Where a reader finds it, without the link root: <c>/lessons/metrics-that-fit/</c> or <c>/glossary/#t-recall</c>.</summary>
    public required string Link { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public DateOnly? Updated { get; init; }
    public bool IsDraft { get; init; }
    public IReadOnlyList<YamlNode.Scalar> RedirectFrom { get; init; } = [];
    public IReadOnlyList<Reference> Sources { get; init; } = [];
    /// <summary>Offset of the body in the text of the source; −1 when the file has none.</summary>
    public int BodyStart { get; init; } = -1;
    /// <summary>Where the document is named, for findings about it as a whole.</summary>
    public TextSpan Span { get; init; }
}
