using LearningSite.Rendering;

namespace LearningSite.Lessons;

/// <summary>`lesson.hbs`.</summary>
public sealed record LessonPage : PageModel
{
    public required string Slug { get; init; }
    /// <summary>Null on a site without a progress page.</summary>
    public string? ProgressHref { get; init; }
    public PageLink? Track { get; init; }
    /// <summary>Neighbours in the track; the whole track when it is short.</summary>
    public IReadOnlyList<PageLink> TrackLessons { get; init; } = [];
    public int TrackPosition { get; init; }
    public int TrackCount { get; init; }
    public bool IsTrackCut { get; init; }
    public IReadOnlyList<string> Objectives { get; init; } = [];
    public IReadOnlyList<PageLink> Prerequisites { get; init; } = [];
    public IReadOnlyList<PageLink> Skills { get; init; } = [];
    public IReadOnlyList<PageLink> Roles { get; init; } = [];
    public IReadOnlyList<PageLink> Tools { get; init; } = [];
    public IReadOnlyList<PageLink> Quizzes { get; init; } = [];
    /// <summary>Questions that are asked before the text too.</summary>
    public string GuessesHtml { get; init; } = "";
    public PageLink? Previous { get; init; }
    public PageLink? Next { get; init; }
}
