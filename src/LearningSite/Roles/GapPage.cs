using LearningSite.Bridges;
using LearningSite.Planner;
using LearningSite.Rendering;

namespace LearningSite.Roles;

/// <summary>A row of `partials/gap-table.hbs`: a skill, what one has and needs, and what to learn here.</summary>
public sealed record GapRow(PageLink Skill, string HaveKey, string NeedKey, string Verdict, IReadOnlyList<PageLink> Lessons)
{
    public bool IsCarried => Verdict == "carries";
    public bool IsAdapted => Verdict == "adapt";
}

/// <summary>A gap as a page shows it.</summary>
/// <param name="Sum">"Skills to build: 4 of 5. That is 9 lessons, about 7 hours."</param>
public sealed record GapPart(IReadOnlyList<GapRow> Rows, string Sum, string? Href);

/// <summary>`gap.hbs`: any two roles, picked by the reader; without scripts, the moves that have a bridge.</summary>
public sealed record GapPage : PageModel
{
    public required string DataHref { get; init; }
    /// <summary>The planner, which takes the two roles along; null on a site without it.</summary>
    public string? PlannerHref { get; init; }
    /// <summary>The bridges; <c>Summary</c> is what the gap comes to.</summary>
    public LongList<PageLink>? Moves { get; init; }
}

/// <summary>Makes what pages show of a gap.</summary>
public static class CreateGap
{
    public const string Link = "/roles/gap/";

    public static GapPart Create(Role? from, Role to, PageContext context)
    {
        var gap = RoleGap.Between(from, to, context.Site);
        return new GapPart([.. gap.Skills.Select(s => CreateRow(s, context))], Describe(gap, context.Text),
            context.HasPage(Link) ? $"{context.Site.Href(Link)}?{(from is null ? "" : $"from={from.Slug}&")}to={to.Slug}" : null);
    }

    public static GapPage CreatePage(PageContext context)
    {
        context.AddModule("gap.js");
        return new GapPage
        {
            Title = context.Text.Get("index.gap.title"), Summary = context.Text.Get("index.gap.summary"), Crumbs = context.CrumbsTo("/roles/", "nav.roles"),
            DataHref = context.Site.Href(GapData.Link), PlannerHref = context.FindHref(CreatePlannerPage.Link), Moves = LongList.Of([.. context.Site.All<Bridge>().Select(b => CreateMove(b, context)).OfType<PageLink>()]),
        };
    }

    private static PageLink? CreateMove(Bridge bridge, PageContext context) =>
        context.Site.Find<Role>(bridge.From) is { } from && context.Site.Find<Role>(bridge.To) is { } to
            ? context.LinkTo(bridge) with { Summary = Describe(RoleGap.Between(from, to, context.Site), context.Text) } : null;

    private static GapRow CreateRow(SkillGap gap, PageContext context) => new(context.LinkTo(gap.Skill), KeyOf(gap.Have), KeyOf(gap.Need), gap.Verdict,
        [.. gap.Lessons.Select(l => context.LinkTo(l, meta: context.Text.Get("minutes", l.Minutes)))]);

    /// <summary>"Skills to build: 4 of 5. That is 9 lessons, about 7 hours."</summary>
    public static string Describe(RoleGap gap, InterfaceText text)
    {
        var open = gap.Skills.Count(s => s.Have < s.Need);
        return open == 0 ? text.Get("gap.none", gap.Skills.Count)
            : gap.Lessons.Count == 0 ? text.Get("gap.nolessons", open, gap.Skills.Count)
            : text.Get("gap.sum", open, gap.Skills.Count, text.Get("lessons", gap.Lessons.Count), text.Get("hours.about", (gap.Minutes + 59) / 60));
    }

    private static string KeyOf(int level) => level == 0 ? "level.0" : RoleKind.LevelKey(level);
}
