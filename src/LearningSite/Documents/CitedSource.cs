namespace LearningSite.Documents;

/// <summary>Where a figure or a claim comes from. Lives with the headers, because every kind of page cites sources.</summary>
/// <param name="SourceKind">survey, report, estimate or editor.</param>
/// <param name="Accessed">When somebody opened it; null when nobody has, and the site says so.</param>
public sealed record CitedSource(Header Header, string Publisher, string? Year, string? Url, DateOnly? Accessed, string SourceKind, string? Note) : Document(Header);
