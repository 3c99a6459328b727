using LearningSite.Rendering;

namespace LearningSite.Interview;

/// <summary>`interview.hbs`. Sections: answer outline, sample answer (labelled fictional).</summary>
public sealed record InterviewPage : PageModel
{
    public required string LevelKey { get; init; }
    public required string Category { get; init; }
    public required string Framework { get; init; }
    public required string WhatItTests { get; init; }
    public required IReadOnlyList<string> KeyPoints { get; init; }
    public required IReadOnlyList<string> RedFlags { get; init; }
    public required IReadOnlyList<string> FollowUps { get; init; }
    public required IReadOnlyList<string> SelfRubric { get; init; }
    public IReadOnlyList<PageLink> Roles { get; init; } = [];
    public IReadOnlyList<PageLink> Skills { get; init; } = [];
}
