using LearningSite.Rendering;

namespace LearningSite.Tools;

/// <summary>`tool.hbs`. <c>CheckedOn</c> is null when nobody opened the vendor's page: the template says so.</summary>
public sealed record ToolPage : PageModel
{
    public required string Category { get; init; }
    public string? Vendor { get; init; }
    public required string Licence { get; init; }
    public string? Url { get; init; }
    public string? CheckedOn { get; init; }
    /// <summary>Checked more than twelve months ago.</summary>
    public bool IsStale { get; init; }
    public required string Purpose { get; init; }
    public string? NotFor { get; init; }
    public IReadOnlyList<PageLink> Alternatives { get; init; } = [];
    public IReadOnlyList<PageLink> Roles { get; init; } = [];
    public IReadOnlyList<PageLink> Lessons { get; init; } = [];
    public IReadOnlyList<PageLink> Skills { get; init; } = [];
}

/// <summary>A row of the directory; <c>LicenceSlug</c>, <c>RoleSlugs</c> and <c>CheckedWord</c> are what the filters compare.</summary>
/// <param name="CheckedWord">recent, stale or never.</param>
public sealed record ToolRow(PageLink Link, string? Vendor, string Licence, string? CheckedOn, string CheckedWord, string Purpose, string? NotFor, IReadOnlyList<PageLink> Alternatives, string LicenceSlug, string RoleSlugs, string CategorySlug)
{
    public bool IsStale => CheckedWord == "stale";
}

public sealed record ToolGroup(string Id, string Title, IReadOnlyList<ToolRow> Rows);

/// <summary>`tools.hbs`: the directory.</summary>
public sealed record ToolsPage : PageModel
{
    public required IReadOnlyList<FilterGroup> Filters { get; init; }
    public required IReadOnlyList<ToolGroup> Groups { get; init; }
}
