using LearningSite.Rendering;

namespace LearningSite.Sources;

/// <summary>A source; <c>Id</c> is the anchor (`s-wef-2023`), <c>Accessed</c> null when nobody opened it.</summary>
public sealed record SourceEntry(string Id, string Publisher, string Title, string? Year, string? Url, string? Accessed, string KindKey, string? Note, LongList<PageLink>? UsedIn);

/// <summary>`sources.hbs`.</summary>
public sealed record SourcesPage : PageModel
{
    public required IReadOnlyList<SourceEntry> Entries { get; init; }
}
