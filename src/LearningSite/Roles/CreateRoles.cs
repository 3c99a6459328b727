using LearningSite.Planner;
using LearningSite.Rendering;
using LearningSite.Salaries;
using LearningSite.Skills;

namespace LearningSite.Roles;

/// <summary>Makes the page of all roles: the filters, the table, and the map of who shares skills with whom.</summary>
public static class CreateRoles
{
    private static readonly string[] Doctorates = ["usual", "unusual", "unstated"];

    public static RolesPage Create(List<Role> roles, PageContext context)
    {
        var rows = roles.Select(r => CreateRow(r, context)).ToList();
        context.AddModule("filters.js");
        return new RolesPage
        {
            Title = context.Text.Get("index.roles.title"), Summary = context.Text.Get("index.roles.summary"), Crumbs = context.CrumbsTo(),
            Filters = CreateFilters(roles, rows, context), Targets = [.. rows.Where(r => r.Kind == "target")], Starts = [.. rows.Where(r => r.Kind == "start")],
            Map = RoleMap.Create(roles, context), CompareHref = context.FindHref(CompareRoles.Link), GapHref = context.FindHref(CreateGap.Link), PlannerHref = context.FindHref(CreatePlannerPage.Link),
        };
    }

    private static IReadOnlyList<FilterGroup> CreateFilters(List<Role> roles, List<RoleRow> rows, PageContext context)
    {
        var text = context.Text;
        var skills = roles.SelectMany(r => context.Site.FindAll<Skill>(r.Skills.Select(s => s.Skill))).OrderBy(s => s.Title, StringComparer.OrdinalIgnoreCase);
        return FilterGroup.List(
            FilterGroup.Create("kind", text.Get("roles.kind"), rows.OrderByDescending(r => r.Kind).Select(r => (r.Kind, text.Get("roles.kind." + r.Kind), 1))),
            FilterGroup.Create("family", text.Get("role.family"), rows.OrderBy(r => r.Family, StringComparer.Ordinal).Select(r => (r.Family, text.Get(r.FamilyKey), 1))),
            FilterGroup.Create("skill", text.Get("role.skill"), skills.Select(s => (s.Slug, s.Title, 1))),
            FilterGroup.Create("pay", text.Get("roles.pay"), rows.OrderBy(r => r.PayWord, StringComparer.Ordinal).Select(r => (r.PayWord, text.Get("roles.pay." + r.PayWord), 1))),
            FilterGroup.Create("doctorate", text.Get("roles.doctorate"), rows.OrderBy(r => Array.IndexOf(Doctorates, r.Doctorate)).Select(r => (r.Doctorate, text.Get(r.DoctorateKey), 1))));
    }

    // No amount in the table: a figure never stands without its place, year and source.
    private static RoleRow CreateRow(Role role, PageContext context) => new(context.Site.Href(role.Link), role.Title, role.Mission, role.Aliases,
        context.LinksTo(role.Skills.Select(s => s.Skill)), RolePay.FindPage(role, context), role.IsTarget ? "target" : "start", role.Family,
        string.Join(' ', role.Skills.Select(s => s.Skill.Slug)), role.Doctorate ?? "unstated");

}
