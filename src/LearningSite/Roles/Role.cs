using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Roles;

/// <summary>A skill that a role needs, from 1 (aware) to 3 (lead).</summary>
public readonly record struct RoleSkill(Reference Skill, int Level);

/// <summary>Another role, and why somebody who reads this one may want it.</summary>
public readonly record struct RelatedRole(Reference Role, string Why);

/// <summary>A job: one to aim at, or one to start from.</summary>
/// <param name="IsTarget">True for a job in or around AI; false for one that people come from.</param>
/// <param name="Family">build, research, operate, assure, product or support.</param>
/// <param name="AliasSpans">Where the aliases stand.</param>
/// <param name="Doctorate">`usual` or `unusual`; null when no source says.</param>
/// <param name="DayMix">Shares of a week; they sum to 100.</param>
public sealed record Role(Header Header, bool IsTarget, string Family, string Mission, IReadOnlyList<string> Aliases, IReadOnlyList<TextSpan> AliasSpans,
    IReadOnlyList<string> Responsibilities, IReadOnlyList<RoleSkill> Skills, IReadOnlyList<Reference> Tools, IReadOnlyList<string> Background, string? Education,
    IReadOnlyList<string> Ladder, IReadOnlyList<RelatedRole> Related, IReadOnlyList<DayShare> DayMix, IReadOnlyList<Reference> Lessons, string? Doctorate) : Document(Header)
{
    /// <summary>Where `education` stands.</summary>
    public TextSpan EducationSpan { get; init; }

    private static readonly string[] TargetHeadings = ["The job", "Getting in"];
    private static readonly string[] StartHeadings = ["What you bring", "What to learn first"];

    public override IEnumerable<Reference> References => [.. base.References, .. Skills.Select(s => s.Skill), .. Tools, .. Related.Select(r => r.Role), .. Lessons];
    public override IEnumerable<string> FormerLinks => [.. base.FormerLinks, .. Aliases.Select(LinkOfAlias).Where(l => l != Link)];
    public override IReadOnlyList<string> PrescribedHeadings => IsTarget ? TargetHeadings : StartHeadings;

    /// <summary>Where a reader looks who knows the job under another title.</summary>
    public static string LinkOfAlias(string alias) => $"/roles/{Slugs.From(alias)}/";
}
