using System.Globalization;
using LearningSite.Bridges;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Interview;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Paths;
using LearningSite.Planner;
using LearningSite.Quizzes;
using LearningSite.Rendering;
using LearningSite.Salaries;
using LearningSite.Skills;
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

    public void Validate(Site site, DiagnosticBag diagnostics) => RoleRules.Check(site, diagnostics);

    public IEnumerable<(string Link, Func<string> Create)> CreateFiles(Site site)
    {
        if (site.All<Role>().Skip(1).Any()) yield return (GapData.Link, () => GapData.Write(site));
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var roles = site.All<Role>().ToList();
        foreach (var role in roles) yield return Page.Of(role, "role", context => CreateModel(role, context));
        if (roles.Count == 0) yield break;
        yield return Page.Index("/roles/", "roles", context => CreateRoles.Create(roles, context));
        if (roles.Count == 1) yield break;
        yield return Page.Index(CompareRoles.Link, "compare", context => CompareRoles.Create(roles, context));
        yield return Page.Index(CreateGap.Link, "gap", CreateGap.CreatePage);
    }

    private static PageModel CreateModel(Role role, PageContext context)
    {
        var site = context.Site;
        var body = context.RenderBody(role);
        var bridges = site.ReferrersOf<Bridge>(role).ToList();
        var bridgesIn = bridges.Where(b => b.To.Slug == role.Slug).ToList();
        var closest = bridgesIn.Select(b => site.Find<Role>(b.From)).FirstOrDefault(r => r is not null);
        var interview = site.ReferrersOf<InterviewQuestion>(role).ToList();
        return new RolePage
        {
            Title = role.Title, Summary = role.Summary, Crumbs = context.CrumbsTo("/roles/", "nav.roles"), Sources = context.SourcesOf(role),
            Docket = CreateDocket(role, bridgesIn, context),
            IsTarget = role.IsTarget, FamilyKey = "family." + role.Family, Mission = role.Mission, Aliases = role.Aliases, Responsibilities = role.Responsibilities,
            Skills = CreateNeeds(role, closest, context), Start = closest is null ? null : context.LinkTo(closest), GapHref = closest is null || !role.IsTarget ? null : CreateGap.Create(closest, role, context).Href,
            PlannerHref = role.IsTarget ? CreatePlannerPage.LinkTo(closest?.Slug, role.Slug, context) : null,
            Tools = context.LinksTo(site.FindAll<Tool>(role.Tools)),
            MoreTools = IndexPages.Group(site.ReferrersOf<Tool>(role).Except(site.FindAll<Tool>(role.Tools)), t => t.Category, t => context.LinkTo(t)),
            Background = role.Background, Education = role.Education, Ladder = role.Ladder, DayMix = role.DayMix,
            Pay = RolePay.CreateRows(role, context), PayChart = RolePay.CreateChart(role, context), PayPage = RolePay.FindPage(role, context),
            BridgesIn = context.LinksTo(bridgesIn), BridgesOut = context.LinksTo(bridges.Where(b => b.From.Slug == role.Slug)),
            Interview = LongList.Of(context.LinksTo(interview)), InterviewCount = interview.Count, InterviewHref = context.HasPage("/interview/") ? $"{site.Href("/interview/")}?role={role.Slug}" : null,
            Related = context.LinksTo(role.Related, r => r.Role, (r, link) => link with { Summary = r.Why, Meta = DescribeShared(role, site.Find<Role>(r.Role), context) }),
            Quizzes = LongList.Of(QuizzesOf(role, context)),
            Lessons = LongList.Of(context.LinksTo(site.FindBothWays<Lesson>(role, role.Lessons))),
            Paths = context.LinksTo(site.ReferrersOf<LearningPath>(role)),
            WriteThings = json => StructuredPay.Write(json, role, [.. RolePay.PointsOf(role, site)], context),
        }.WithBody(body);
    }

    private static IReadOnlyList<DocketCell> CreateDocket(Role role, List<Bridge> bridgesIn, PageContext context) => Docket.Create(
        ("docket.aliases", string.Join(", ", role.Aliases)),
        ("docket.bridge", bridgesIn.Count == 0 ? null : context.LinkToRole(bridgesIn[0].From).Title),
        ("docket.family", context.Text.Get("family." + role.Family)),
        ("docket.updated", context.FormatDate(role.Header.Updated)));

    private static IReadOnlyList<SkillNeed> CreateNeeds(Role role, Role? start, PageContext context) => [.. RoleGap.Between(start, role, context.Site).Skills.Select(s =>
        new SkillNeed(context.Site.Href(s.Skill.Link), s.Skill.Title, s.Need, LevelKey(s.Need), s.Need == 1, s.Need == 2, s.Need == 3,
            LongList.Of(context.LinksTo(RoleGap.LessonsOf(s.Skill, context.Site)), shown: 4)) { Verdict = start is null ? null : s.Verdict })];

    // "skills shared: 3 of 5": of those that the other role needs.
    private static string? DescribeShared(Role role, Role? other, PageContext context) =>
        other is not { Skills.Count: > 0 } ? null : context.Text.Get("role.related.shared", other.Skills.Count(s => role.Skills.Any(o => o.Skill.Slug == s.Skill.Slug)), other.Skills.Count);

    // Those of its skills, then those of its lessons.
    private static IReadOnlyList<PageLink> QuizzesOf(Role role, PageContext context)
    {
        var site = context.Site;
        var ofSkills = site.FindAll<Skill>(role.Skills.Select(s => s.Skill)).Select(s => site.Find<Quiz>(s.Quiz)).OfType<Quiz>();
        var ofLessons = site.FindBothWays<Lesson>(role, role.Lessons).SelectMany(l => site.ReferrersOf<Quiz>(l));
        return context.LinksTo(ofSkills.Concat(ofLessons).Distinct<Quiz>(ReferenceEqualityComparer.Instance));
    }

    public static string LevelKey(int level) => "level." + level.ToString(CultureInfo.InvariantCulture);
}
