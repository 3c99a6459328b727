using LearningSite.Rendering;

namespace LearningSite.Coverage;

/// <summary>`coverage.hbs`: the report for contributors, in the site they work on.</summary>
public sealed record CoveragePage : PageModel
{
    public required IReadOnlyList<CoveragePageTrack> Tracks { get; init; }
    public required IReadOnlyList<CoverageList> Lists { get; init; }
}

public sealed record CoveragePageTrack(string Id, string Title, string Words, string Minutes, string Types, IReadOnlyList<CoveragePageLesson> Lessons);

public sealed record CoveragePageLesson(PageLink Page, string Words, string Minutes, string? Grade, IReadOnlyList<CoveragePageObjective> Objectives);

public sealed record CoveragePageObjective(string Id, string Sentence, IReadOnlyList<PageLink> Questions);

/// <summary>A list of gaps; the texts are <c>Key</c> and <c>Key.note</c>.</summary>
public sealed record CoverageList(string Id, string Key, IReadOnlyList<PageLink> Items)
{
    public string NoteKey => Key + ".note";
}
