using System.Globalization;
using LearningSite.Bridges;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Interview;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Paths;
using LearningSite.Rendering;
using LearningSite.Salaries;
using LearningSite.Tools;

namespace LearningSite.Roles;

/// <summary>`roles/&lt;slug&gt;.md`.</summary>
public sealed class RoleKind : IContentKind
{
    public string Name => "role";

    public string Place => "roles/<slug>.md";
    public Shape Content => new Shape.Group(ReadRole.Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("roles/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown(ReadRole.Keys);
        var slug = context.ReadSlug();
        yield return ReadRole.Read(fields, context.ReadHeader(fields, ReadRole.Header, Name, slug, $"/roles/{slug}/", bodyStart), context);
    }

    public void Validate(Site site, DiagnosticBag diagnostics) =>
        Mentions.CheckUnique(site.All<Role>().SelectMany(r => r.Aliases.Select((a, i) => (a, (Document)r, r.AliasSpans[i])).Prepend((r.Title, r, r.Header.Span))), diagnostics);

    public IEnumerable<Page> CreatePages(Site site)
    {
        var roles = site.All<Role>().ToList();
        foreach (var role in roles) yield return Page.Of(role, "role", context => CreateModel(role, context));
        if (roles.Count == 0) yield break;
        yield return Page.Index("/roles/", "roles", context => CreateIndex(roles, context));
        if (roles.Count > 1) yield return Page.Index(CompareRoles.Link, "compare", context => CompareRoles.Create(roles, context));
    }

    private static PageModel CreateModel(Role role, PageContext context)
    {
        var site = context.Site;
        var body = context.RenderBody(role);
        var bridges = site.ReferrersOf<Bridge>(role).ToList();
        var bridgesIn = bridges.Where(b => b.To.Slug == role.Slug).ToList();
        return new RolePage
        {
            Title = role.Title, Summary = role.Summary, Crumbs = context.CrumbsTo("/roles/", "nav.roles"), Sources = context.SourcesOf(role),
            Docket = CreateDocket(role, bridgesIn, context),
            IsTarget = role.IsTarget, FamilyKey = "family." + role.Family, Mission = role.Mission, Aliases = role.Aliases, Responsibilities = role.Responsibilities,
            Skills = [.. ToNeeds(role, context)], Tools = context.LinksTo(site.FindBothWays<Tool>(role, role.Tools)),
            Background = role.Background, Education = role.Education, Ladder = role.Ladder, DayMix = role.DayMix,
            Pay = RolePay.CreateRows(role, context), PayChart = RolePay.CreateChart(role, context), PayPage = RolePay.FindPage(role, context),
            BridgesIn = context.LinksTo(bridgesIn), BridgesOut = context.LinksTo(bridges.Where(b => b.From.Slug == role.Slug)),
            Interview = context.LinksTo(site.ReferrersOf<InterviewQuestion>(role)),
            Related = context.LinksTo(role.Related, r => r.Role, (r, link) => link with { Summary = r.Why }),
            Lessons = context.LinksTo(site.FindBothWays<Lesson>(role, role.Lessons)),
            Paths = context.LinksTo(site.ReferrersOf<LearningPath>(role)),
        }.WithBody(body);
    }

    private static IReadOnlyList<DocketCell> CreateDocket(Role role, List<Bridge> bridgesIn, PageContext context) => Docket.Create(
        ("docket.aliases", string.Join(", ", role.Aliases)),
        ("docket.bridge", bridgesIn.Count == 0 ? null : context.LinkToRole(bridgesIn[0].From).Title),
        ("docket.family", context.Text.Get("family." + role.Family)),
        ("docket.updated", context.FormatDate(role.Header.Updated)));

    private static IEnumerable<SkillNeed> ToNeeds(Role role, PageContext context)
    {
        foreach (var (reference, level) in role.Skills)
            if (context.Site.Find(reference) is { } skill)
                yield return new SkillNeed(context.Site.Href(skill.Link), skill.Title, level, LevelKey(level), level == 1, level == 2, level == 3, context.LinksTo(context.Site.ReferrersOf<Lesson>(skill)));
    }

    public static string LevelKey(int level) => "level." + level.ToString(CultureInfo.InvariantCulture);

    private static RolesPage CreateIndex(List<Role> roles, PageContext context) => new()
    {
        Title = context.Text.Get("index.roles.title"), Summary = context.Text.Get("index.roles.summary"), Crumbs = context.CrumbsTo(),
        Targets = [.. roles.Where(r => r.IsTarget).Select(r => ToRow(r, context))],
        Starts = [.. roles.Where(r => !r.IsTarget).Select(r => ToRow(r, context))],
        CompareHref = context.HasPage(CompareRoles.Link) ? context.Site.Href(CompareRoles.Link) : null,
    };

    // No amount in the list: a figure never stands without its place, year and source.
    private static RoleRow ToRow(Role role, PageContext context) => new(context.Site.Href(role.Link), role.Title, role.Mission, "family." + role.Family, role.IsTarget,
        context.LinksTo(role.Skills.Select(s => s.Skill)), RolePay.FindPage(role, context) is { } pay ? pay with { Title = context.Text.Get("role.pay.all") } : null, role.Education);
}
