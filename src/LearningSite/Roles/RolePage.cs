using LearningSite.Rendering;
using LearningSite.Salaries;

namespace LearningSite.Roles;

/// <summary>A skill of a role; <c>Level</c> is 1 aware, 2 working, 3 lead.</summary>
public sealed record SkillNeed(string Href, string Title, int Level, string LevelKey, bool IsOne, bool IsTwo, bool IsThree, LongList<PageLink>? Lessons)
{
    /// <summary>How far the closest start brings it: carries, adapt or new; null without a start.</summary>
    public string? Verdict { get; init; }
    public bool IsCarried => Verdict == "carries";
    public bool IsAdapted => Verdict == "adapt";
}

/// <summary>A share of the week in per cent.</summary>
public sealed record DayShare(string Activity, int Percent);

/// <summary>`role.hbs`. Body sections are the H2 parts of the file.</summary>
public sealed record RolePage : PageModel
{
    public required bool IsTarget { get; init; }
    public required string FamilyKey { get; init; }
    public required string Mission { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<string> Responsibilities { get; init; } = [];
    public IReadOnlyList<SkillNeed> Skills { get; init; } = [];
    /// <summary>The role of the first bridge in: its skills are compared with those of this one.</summary>
    public PageLink? Start { get; init; }
    public string? GapHref { get; init; }
    /// <summary>The planner with this role as its goal; null for a role that one starts from.</summary>
    public string? PlannerHref { get; init; }
    public LongList<PageLink>? Quizzes { get; init; }
    /// <summary>The interview bank, filtered to this role.</summary>
    public string? InterviewHref { get; init; }
    public int InterviewCount { get; init; }
    public bool HasNext => BridgesIn.Count > 0 || Quizzes is not null || (Interview is not null && InterviewHref is not null);
    /// <summary>Those that the role names.</summary>
    public IReadOnlyList<PageLink> Tools { get; init; } = [];
    /// <summary>Those that name the role, by category.</summary>
    public IReadOnlyList<LinkGroup> MoreTools { get; init; } = [];
    public int MoreToolsCount => MoreTools.Sum(g => g.Items.Count);
    public IReadOnlyList<string> Background { get; init; } = [];
    public string? Education { get; init; }
    public IReadOnlyList<string> Ladder { get; init; } = [];
    public IReadOnlyList<DayShare> DayMix { get; init; } = [];
    public IReadOnlyList<SalaryRow> Pay { get; init; } = [];
    public SalaryChart? PayChart { get; init; }
    public PageLink? PayPage { get; init; }
    public IReadOnlyList<PageLink> BridgesIn { get; init; } = [];
    public IReadOnlyList<PageLink> BridgesOut { get; init; } = [];
    public LongList<PageLink>? Interview { get; init; }
    /// <summary>Related roles; <c>Summary</c> holds the reason.</summary>
    public IReadOnlyList<PageLink> Related { get; init; } = [];
    public LongList<PageLink>? Lessons { get; init; }
    public IReadOnlyList<PageLink> Paths { get; init; } = [];
}

/// <summary>A row of the roles table; the words after <c>Pay</c> are what the filters compare.</summary>
/// <param name="SkillSlugs">Joined by spaces.</param>
/// <param name="Doctorate">usual, unusual or unstated.</param>
public sealed record RoleRow(string Href, string Title, string Mission, IReadOnlyList<string> Aliases, IReadOnlyList<PageLink> Skills, PageLink? Pay, string Kind, string Family, string SkillSlugs, string Doctorate)
{
    public string FamilyKey => "family." + Family;
    public string DoctorateKey => "doctorate." + Doctorate;
    public string PayWord => Pay is null ? "unknown" : "known";
}

/// <summary>`roles.hbs`.</summary>
public sealed record RolesPage : PageModel
{
    public required IReadOnlyList<RoleRow> Targets { get; init; }
    public required IReadOnlyList<RoleRow> Starts { get; init; }
    public required IReadOnlyList<FilterGroup> Filters { get; init; }
    public RoleMap? Map { get; init; }
    public string? CompareHref { get; init; }
    public string? GapHref { get; init; }
    public string? PlannerHref { get; init; }
}

/// <summary>`compare.hbs`: every role as a column of one wide table, so that two or three can be read side by side.</summary>
public sealed record ComparePage : PageModel
{
    /// <summary>How many roles can be picked, as their numbers.</summary>
    public IReadOnlyList<int> Picks => [.. Enumerable.Range(1, Math.Min(3, Roles.Count))];
    public required IReadOnlyList<ComparedRole> Roles { get; init; }
    public required IReadOnlyList<CompareRow> Rows { get; init; }
}

/// <summary>A column.</summary>
public sealed record ComparedRole(string Slug, string Href, string Title);

/// <summary>One property across all roles: a text key, and a list of entries per role.</summary>
public sealed record CompareRow(string LabelKey, IReadOnlyList<CompareCell> Cells);

/// <summary>Entries of one role; entries with an empty <c>Href</c> are plain text.</summary>
public sealed record CompareCell(IReadOnlyList<PageLink> Entries);
