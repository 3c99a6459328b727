using LearningSite.Rendering;

namespace LearningSite.Stories;

/// <summary>`story.hbs`. An illustrative story says so above its first line.</summary>
public sealed record StoryPage : PageModel
{
    public required bool IsIllustrative { get; init; }
    public required PageLink From { get; init; }
    public required PageLink To { get; init; }
}
