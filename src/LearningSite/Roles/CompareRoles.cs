using LearningSite.Bridges;
using LearningSite.Interview;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Salaries;
using LearningSite.Tools;

namespace LearningSite.Roles;

/// <summary>Makes the table of all roles: a row for each property, a column for each role.</summary>
public static class CompareRoles
{
    public const string Link = "/roles/compare/";

    public static ComparePage Create(IReadOnlyList<Role> roles, PageContext context)
    {
        context.AddModule("compare.js");
        return CreateModel(roles, context);
    }

    private static ComparePage CreateModel(IReadOnlyList<Role> roles, PageContext context) => new()
    {
        Title = context.Text.Get("index.compare.title"), Summary = context.Text.Get("index.compare.summary"), Crumbs = context.CrumbsTo("/roles/", "nav.roles"),
        Roles = [.. roles.Select(r => new ComparedRole(r.Slug, context.Site.Href(r.Link), r.Title))],
        Rows = [.. CreateRows(roles, context).Where(r => r.Cells.Any(c => c.Entries.Count > 0))],
    };

    private static IEnumerable<CompareRow> CreateRows(IReadOnlyList<Role> roles, PageContext context)
    {
        var site = context.Site;
        yield return Row("compare.mission", r => Texts(r.Mission));
        yield return Row("compare.family", r => Texts(context.Text.Get("family." + r.Family)));
        yield return Row("compare.aliases", r => Texts([.. r.Aliases]));
        yield return Row("compare.responsibilities", r => Texts([.. r.Responsibilities]));
        yield return Row("compare.skills", r => context.LinksTo(r.Skills, s => s.Skill, (s, link) => link with { Meta = context.Text.Get(RoleKind.LevelKey(s.Level)) }));
        yield return Row("compare.tools", r => context.LinksTo(site.FindBothWays<Tool>(r, r.Tools)));
        yield return Row("compare.background", r => Texts([.. r.Background]));
        yield return Row("compare.education", r => Texts(r.Education ?? ""));
        yield return Row("compare.doctorate", r => Texts(r.Doctorate is null ? "" : context.Text.Get("doctorate." + r.Doctorate)));
        yield return Row("compare.ladder", r => Texts([.. r.Ladder]));
        yield return Row("compare.pay", r => RolePay.CreateRows(r, context).Select(p => ToEntry(p, r, context)));
        yield return Row("compare.bridges", r => context.LinksTo(site.ReferrersOf<Bridge>(r).Where(b => b.To.Slug == r.Slug)));
        yield return Row("compare.interview", r => context.LinksTo(site.ReferrersOf<InterviewQuestion>(r)));
        yield return Row("compare.lessons", r => context.LinksTo(site.FindBothWays<Lesson>(r, r.Lessons)));
        yield return Row("compare.related", r => context.LinksTo(r.Related.Select(o => o.Role)));

        CompareRow Row(string labelKey, Func<Role, IEnumerable<PageLink>> getEntries) => new(labelKey, [.. roles.Select(r => new CompareCell([.. getEntries(r)]))]);
    }

    private static IEnumerable<PageLink> Texts(params IEnumerable<string> texts) => texts.Where(t => t.Length > 0).Select(t => new PageLink("", t));

    // "USD 90,000–120,000", and beside it all that a figure must not be read without.
    private static PageLink ToEntry(SalaryRow row, Role role, PageContext context)
    {
        string[] limits =
        [
            context.Text.Get(row.LevelKey), row.Experience.Length > 0 ? context.Text.Get("salary.years", row.Experience) : "",
            context.Text.Get(row.MetricKey), context.Text.Get(row.StatisticKey), row.Place, row.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            row.Source.Title, row.IsEstimate ? context.Text.Get("salary.estimate") : "", row.IsDated ? context.Text.Get("salary.dated") : "",
        ];
        return new PageLink(context.Site.Href(RolePay.LinkOf(role.Slug) + "#" + row.Id), row.Amount, null, string.Join(", ", limits.Where(l => l.Length > 0)));
    }
}
