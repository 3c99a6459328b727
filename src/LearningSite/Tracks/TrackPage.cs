using LearningSite.Rendering;

namespace LearningSite.Tracks;

/// <summary>A lesson in a list: its slug lets the browser show progress.</summary>
/// <param name="TrackTitle">Null in the list of its own track.</param>
public sealed record LessonStep(string Slug, string Href, string Title, string? Summary, int Minutes, bool IsInserted = false, string? TrackTitle = null)
{
    /// <summary>The language of title and summary when it is not that of the page.</summary>
    public string? Lang { get; init; }
}

/// <summary>`track.hbs`.</summary>
public sealed record TrackPage : PageModel
{
    public required IReadOnlyList<LessonStep> Lessons { get; init; }
    /// <summary>The module that prints all lessons as one document.</summary>
    public required string PrintHref { get; init; }
    public PageLink? Quiz { get; init; }
}

/// <summary>`tracks.hbs`: all tracks with their lessons.</summary>
public sealed record TracksPage : PageModel
{
    public required IReadOnlyList<TrackSummary> Tracks { get; init; }
}

public sealed record TrackSummary(string Href, string Title, string Promise, string Duration, IReadOnlyList<LessonStep> Lessons)
{
    /// <summary>The language of its words when it is not that of the page.</summary>
    public string? Lang { get; init; }
}
