using LearningSite.Rendering;

namespace LearningSite.Interview;

/// <summary>`interview.hbs`: the question and the own answer; outline, sample answer (labelled fictional) and points wait behind a disclosure.</summary>
public sealed record InterviewPage : PageModel
{
    /// <summary>Under which the reader’s own answer is kept.</summary>
    public required string NoteId { get; init; }
    public required string BankHref { get; init; }
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

/// <summary>A question of the bank; slugs are what the filters compare, joined by spaces.</summary>
public sealed record InterviewRow(string Slug, PageLink Question, string Level, string Category, IReadOnlyList<PageLink> Roles, IReadOnlyList<PageLink> Skills, string RoleSlugs, string SkillSlugs)
{
    public string LevelKey => "level." + Level;
}

/// <summary>`interviews.hbs`: the bank.</summary>
public sealed record InterviewsPage : PageModel
{
    public required IReadOnlyList<FilterGroup> Filters { get; init; }
    public required IReadOnlyList<InterviewGroup> Groups { get; init; }
    public required string DeckHref { get; init; }
}

public sealed record InterviewGroup(string Id, string Title, IReadOnlyList<InterviewRow> Rows);

/// <summary>One card of the deck: never an answer without its question.</summary>
public sealed record InterviewCard(InterviewRow Row, string Framework, string WhatItTests, IReadOnlyList<string> KeyPoints, IReadOnlyList<string> RedFlags, IReadOnlyList<string> FollowUps, IReadOnlyList<string> SelfRubric);

/// <summary>`deck.hbs`: all questions as cards to print.</summary>
public sealed record DeckPage : PageModel
{
    public required IReadOnlyList<FilterGroup> Filters { get; init; }
    public required IReadOnlyList<InterviewCard> Cards { get; init; }
}
