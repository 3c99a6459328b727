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
    public required string Purpose { get; init; }
    public string? NotFor { get; init; }
    public IReadOnlyList<PageLink> Alternatives { get; init; } = [];
    public IReadOnlyList<PageLink> Roles { get; init; } = [];
    public IReadOnlyList<PageLink> Lessons { get; init; } = [];
    public IReadOnlyList<PageLink> Skills { get; init; } = [];
}
