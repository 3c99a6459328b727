using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Planner;
using LearningSite.Rendering;
using LearningSite.Roles;

namespace LearningSite.Bridges;

/// <summary>`bridges/&lt;from&gt;--&lt;to&gt;.md`.</summary>
public sealed class BridgeKind : IContentKind
{
    public string Name => "bridge";

    public string Place => "bridges/<from>--<to>.md";
    public Shape Content => new Shape.Group(ReadBridge.Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("bridges/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown(ReadBridge.Keys);
        var slug = context.ReadSlug(mayJoin: true);
        yield return ReadBridge.Read(fields, context.ReadHeader(fields, ReadBridge.Header, Name, slug, $"/bridges/{slug}/", bodyStart), context);
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var bridges = site.All<Bridge>().ToList();
        foreach (var bridge in bridges) yield return Page.Of(bridge, "bridge", context => CreateModel(bridge, context));
        if (bridges.Count > 0) yield return IndexPages.Create("bridges", context => IndexPages.Ungrouped(context.LinksTo(bridges)));
    }

    private static PageModel CreateModel(Bridge bridge, PageContext context)
    {
        var body = context.RenderBody(bridge);
        context.AddModule("ticks.js");
        return new BridgePage
        {
            Title = bridge.Title, Summary = bridge.Summary, Crumbs = context.CrumbsTo("/bridges/", "nav.bridges"), Sources = context.SourcesOf(bridge),
            Docket = Docket.Create(("docket.carries", Docket.Count(bridge.CarriesOver.Count)), ("docket.adapt", Docket.Count(bridge.Adapt.Count)),
                ("docket.gaps", Docket.Count(bridge.Gaps.Count)), ("docket.updated", context.FormatDate(bridge.Header.Updated))),
            From = context.LinkToRole(bridge.From), To = context.LinkToRole(bridge.To),
            CarriesOver = bridge.CarriesOver, Adapt = bridge.Adapt, Gaps = bridge.Gaps,
            Steps = [.. bridge.Steps.Select(s => new BridgeStep(Slugs.From(s.Do), s.Do, s.Why, context.FindLink(s.Page)))], TicksName = "steps:" + bridge.Slug,
            ExerciseHtml = BridgeExercise.Create(bridge, context), Gap = CreateGapPart(bridge, context),
            Months = bridge.Time?.Months, Bar = TimeBar.Create(bridge.Time), IsEstimate = context.Site.Find<CitedSource>(bridge.Time?.Evidence)?.SourceKind == "estimate", TimelineNote = bridge.TimeNote,
            TimelineSource = context.Site.Find<CitedSource>(bridge.Time?.Evidence) is { } source ? context.ToSourceLink(source) : null,
            Path = context.FindLink(bridge.Path), Project = context.FindLink(bridge.Project), Story = context.FindLink(bridge.Story),
            PlannerHref = CreatePlannerPage.LinkTo(bridge.From.Slug, bridge.To.Slug, context),
        }.WithBody(body);
    }

    private static GapPart? CreateGapPart(Bridge bridge, PageContext context) =>
        context.Site.Find<Role>(bridge.From) is { } from && context.Site.Find<Role>(bridge.To) is { } to ? CreateGap.Create(from, to, context) : null;
}
