using System.Globalization;
using LearningSite.Bridges;
using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Paths;
using LearningSite.Progress;
using LearningSite.Projects;
using LearningSite.Rendering;
using LearningSite.Roles;

namespace LearningSite.Planner;

/// <summary>Makes the planner of a site with roles and lessons: the way from one role to another in three blocks of two months, by the learner’s own hours.</summary>
public static class CreatePlannerPage
{
    public const string Link = "/planner/";
    private const string Paper = "planner/paper";
    private const int BlockCount = 3;

    // Of each block: what is to be shown at its end, who is asked, and what came of it. Program-made ids, which no ledger has to keep.
    private static readonly string[] Prompts = ["show", "contact", "back"];

    public static IEnumerable<Page> Create(Site site) =>
        site.All<Role>().Skip(1).Any() && site.All<Lesson>().Any() ? [Page.Index(Link, "planner", CreateModel)] : [];

    /// <summary>With both roles picked; null on a site without the planner.</summary>
    public static string? LinkTo(string? from, string to, PageContext context) =>
        context.HasPage(Link) ? $"{context.Site.Href(Link)}?{(from is null ? "" : $"from={from}&")}to={to}" : null;

    private static PlannerPage CreateModel(PageContext context)
    {
        var site = context.Site;
        context.AddModule("planner.js");
        var blocks = Enumerable.Range(1, BlockCount).Select(n => CreateBlock(n, context)).ToList();
        foreach (var prompt in blocks.SelectMany(b => b.Notes)) context.AddPrompt(new Prompt(prompt.Id, prompt.Text, default));
        return new PlannerPage
        {
            Title = context.Text.Get("index.planner.title"), Summary = context.Text.Get("index.planner.summary"), Crumbs = context.CrumbsTo(),
            GapsHref = site.Href(GapData.Link), ContentHref = site.Href(ProgressContent.Link),
            Starts = RolesOf(site, isTarget: false), Targets = RolesOf(site, isTarget: true), Blocks = blocks,
            Moves = LongList.Of([.. site.All<Bridge>().Select(b => CreateMove(b, context)).OfType<PlannerMove>()]),
            GapHref = site.Href(CreateGap.Link), Paths = LongList.Of(context.LinksTo(site.All<LearningPath>())), ProgressHref = site.Href(CreateProgressPage.Link),
            Paper = site.Find("page", Paper) is { } paper ? context.LinkTo(paper) : null,
        };
    }

    private static IReadOnlyList<PlannerRole> RolesOf(Site site, bool isTarget) => [.. site.All<Role>().Where(r => r.IsTarget == isTarget).Select(r => new PlannerRole(r.Slug, r.Title))];

    private static PlannerBlock CreateBlock(int number, PageContext context)
    {
        var title = context.Text.Get("planner.block", 2 * number - 1, 2 * number);
        return new PlannerBlock(number - 1, title, [.. Prompts.Select(p => CreateNote(p, number, title, context))]);
    }

    private static PlannerNote CreateNote(string name, int number, string block, PageContext context) =>
        new(string.Create(CultureInfo.InvariantCulture, $"plan-{number}-{name}"), context.Text.Get("planner.note." + name), $"{block}: {context.Text.Get("planner.note." + name)}");

    private static PlannerMove? CreateMove(Bridge bridge, PageContext context) =>
        context.Site.Find<Role>(bridge.From) is { } from && context.Site.Find<Role>(bridge.To) is { } to
            ? new PlannerMove(from.Slug, to.Slug, context.LinkTo(bridge), bridge.Time?.Months, bridge.TimeNote, context.Site.Find<CitedSource>(bridge.Time?.Evidence) is { } source ? context.ToSourceLink(source) : null, CreateGap.Describe(RoleGap.Between(from, to, context.Site), context.Text))
            : null;
}
