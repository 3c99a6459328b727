using LearningSite.Rendering;

namespace LearningSite.Progress;

/// <summary>`progress.hbs`: everything that can be learned here, which the browser fills with what it has kept of the learner.</summary>
public sealed record ProgressPage : PageModel
{
    public required string ContentHref { get; init; }
    public required IReadOnlyList<ProgressTrack> Tracks { get; init; }
    public required IReadOnlyList<ProgressTrack> Paths { get; init; }
    public required IReadOnlyList<PageLink> Quizzes { get; init; }
    public required int ObjectiveCount { get; init; }
    /// <summary>Where somebody without any progress begins.</summary>
    public required string FirstHref { get; init; }
    /// <summary>Null on a site without the planner.</summary>
    public string? PlannerHref { get; init; }
    public required string ReviewHref { get; init; }
    /// <summary>Null on a site without a page about privacy.</summary>
    public string? PrivacyHref { get; init; }
}

/// <summary>A track or path with its lessons; `Meta` of a lesson is its slug.</summary>
public sealed record ProgressTrack(string Href, string Title, IReadOnlyList<PageLink> Lessons)
{
    /// <summary>The language of its words when it is not that of the page.</summary>
    public string? Lang { get; init; }
}
