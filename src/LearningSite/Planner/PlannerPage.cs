using LearningSite.Rendering;

namespace LearningSite.Planner;

/// <summary>`planner.hbs`: the form, three empty blocks, and what a reader without scripts plans with.</summary>
public sealed record PlannerPage : PageModel
{
    public required string GapsHref { get; init; }
    public required string ContentHref { get; init; }
    public required IReadOnlyList<PlannerRole> Starts { get; init; }
    public required IReadOnlyList<PlannerRole> Targets { get; init; }
    public required IReadOnlyList<PlannerBlock> Blocks { get; init; }
    public LongList<PlannerMove>? Moves { get; init; }
    public required string GapHref { get; init; }
    public required string ProgressHref { get; init; }
    public LongList<PageLink>? Paths { get; init; }
    /// <summary>The page `planner/paper`, for whoever plans with a pencil; null on a site without it.</summary>
    public PageLink? Paper { get; init; }
}

public sealed record PlannerRole(string Slug, string Title);

/// <summary>Two months.</summary>
public sealed record PlannerBlock(int Index, string Title, IReadOnlyList<PlannerNote> Notes);

/// <summary>A field for the learner’s own words.</summary>
/// <param name="Text">With its block, as the list of all notes shows it.</param>
public sealed record PlannerNote(string Id, string Label, string Text);

/// <summary>A move that has a bridge.</summary>
/// <param name="Months">"6–12", as a source gives it, or null.</param>
/// <param name="Sum">What the lessons of the gap come to.</param>
public sealed record PlannerMove(string From, string To, PageLink Bridge, string? Months, string? Note, SourceLink? Source, string Sum);
