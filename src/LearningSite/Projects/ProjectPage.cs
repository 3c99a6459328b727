using LearningSite.Rendering;

namespace LearningSite.Projects;

/// <summary>`project.hbs`.</summary>
public sealed record ProjectPage : PageModel
{
    public required string LevelKey { get; init; }
    public required string Time { get; init; }
    public required IReadOnlyList<string> Deliverables { get; init; }
    public required IReadOnlyList<string> Rubric { get; init; }
    public IReadOnlyList<PageLink> Lessons { get; init; } = [];
    public IReadOnlyList<PageLink> Skills { get; init; } = [];
}
