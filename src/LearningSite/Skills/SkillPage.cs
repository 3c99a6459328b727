using LearningSite.Rendering;

namespace LearningSite.Skills;

/// <summary>`skill.hbs`. <c>Levels</c> are the statements for 1 aware, 2 working, 3 lead; tools carry *why this one* as <c>Summary</c>.</summary>
public sealed record SkillPage : PageModel
{
    public required string Definition { get; init; }
    public required IReadOnlyList<string> Levels { get; init; }
    public IReadOnlyList<PageLink> Tools { get; init; } = [];
    public LongList<PageLink>? Lessons { get; init; }
    /// <summary>Roles that need the skill; <c>Meta</c> is the level as a digit.</summary>
    public IReadOnlyList<PageLink> Roles { get; init; } = [];
    public LongList<PageLink>? Interview { get; init; }
    public PageLink? Quiz { get; init; }
}
