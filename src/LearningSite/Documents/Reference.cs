using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>A mention of another document by kind and slug; <c>Span</c> is where it stands in the document's own file.</summary>
public sealed record Reference(string Kind, string Slug, TextSpan Span);
