using LearningSite.Rendering;
using LearningSite.Roles;

namespace LearningSite.Bridges;

/// <summary>A practice and what it becomes.</summary>
public sealed record Carry(string Have, string Becomes, string? Note);

/// <summary>A step, with the page that helps to take it.</summary>
/// <param name="Id">Under which a reader’s tick is kept.</param>
public sealed record BridgeStep(string Id, string Do, string? Why, PageLink? Page);

/// <summary>`bridge.hbs`. <c>Timeline</c> is null when no source gives a time.</summary>
public sealed record BridgePage : PageModel
{
    public required PageLink From { get; init; }
    public required PageLink To { get; init; }
    public required IReadOnlyList<Carry> CarriesOver { get; init; }
    public required IReadOnlyList<Carry> Adapt { get; init; }
    public required IReadOnlyList<string> Gaps { get; init; }
    public required IReadOnlyList<BridgeStep> Steps { get; init; }
    /// <summary>"6–12" months, or null.</summary>
    public string? Months { get; init; }
    /// <summary>The months as a bar, beside the number.</summary>
    public TimeBar? Bar { get; init; }
    public bool IsEstimate { get; init; }
    public string? TimelineNote { get; init; }
    public SourceLink? TimelineSource { get; init; }
    public PageLink? Path { get; init; }
    public PageLink? Project { get; init; }
    public PageLink? Story { get; init; }
    public string? PlannerHref { get; init; }
    /// <summary>The name under which ticks are kept.</summary>
    public required string TicksName { get; init; }
    public string? ExerciseHtml { get; init; }
    public GapPart? Gap { get; init; }
}
