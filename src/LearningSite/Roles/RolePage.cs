using LearningSite.Rendering;
using LearningSite.Salaries;

namespace LearningSite.Roles;

/// <summary>A skill of a role; <c>Level</c> is 1 aware, 2 working, 3 lead.</summary>
public sealed record SkillNeed(string Href, string Title, int Level, string LevelKey, bool IsOne, bool IsTwo, bool IsThree, IReadOnlyList<PageLink> Lessons);

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
    public IReadOnlyList<PageLink> Tools { get; init; } = [];
    public IReadOnlyList<string> Background { get; init; } = [];
    public string? Education { get; init; }
    public IReadOnlyList<string> Ladder { get; init; } = [];
    public IReadOnlyList<DayShare> DayMix { get; init; } = [];
    public IReadOnlyList<SalaryRow> Pay { get; init; } = [];
    public SalaryChart? PayChart { get; init; }
    public PageLink? PayPage { get; init; }
    public IReadOnlyList<PageLink> BridgesIn { get; init; } = [];
    public IReadOnlyList<PageLink> BridgesOut { get; init; } = [];
    public IReadOnlyList<PageLink> Interview { get; init; } = [];
    /// <summary>Related roles; <c>Summary</c> holds the reason.</summary>
    public IReadOnlyList<PageLink> Related { get; init; } = [];
    public IReadOnlyList<PageLink> Lessons { get; init; } = [];
    public IReadOnlyList<PageLink> Paths { get; init; } = [];
}

/// <summary>A row of the roles table.</summary>
public sealed record RoleRow(string Href, string Title, string Mission, string FamilyKey, bool IsTarget, IReadOnlyList<PageLink> Skills, PageLink? Pay, string? Education);

/// <summary>`roles.hbs`.</summary>
public sealed record RolesPage : PageModel
{
    public required IReadOnlyList<RoleRow> Targets { get; init; }
    public required IReadOnlyList<RoleRow> Starts { get; init; }
    public string? CompareHref { get; init; }
}

/// <summary>`compare.hbs`: every role as a column of one wide table, so that two or three can be read side by side.</summary>
public sealed record ComparePage : PageModel
{
    public required IReadOnlyList<PageLink> Roles { get; init; }
    public required IReadOnlyList<CompareRow> Rows { get; init; }
}

/// <summary>One property across all roles: a text key, and a list of entries per role.</summary>
public sealed record CompareRow(string LabelKey, IReadOnlyList<CompareCell> Cells);

/// <summary>Entries of one role; entries with an empty <c>Href</c> are plain text.</summary>
public sealed record CompareCell(IReadOnlyList<PageLink> Entries);
