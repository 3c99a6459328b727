using LearningSite.Rendering;
using LearningSite.Tracks;

namespace LearningSite.Paths;

/// <summary>`path.hbs`.</summary>
public sealed record PathPage : PageModel
{
    public required string Persona { get; init; }
    public PageLink? StartRole { get; init; }
    public PageLink? GoalRole { get; init; }
    /// <summary>The module that prints all lessons as one document.</summary>
    public required string PrintHref { get; init; }
    public required IReadOnlyList<LessonStep> Steps { get; init; }
}
