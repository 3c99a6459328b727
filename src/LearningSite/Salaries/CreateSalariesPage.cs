using System.Globalization;
using LearningSite.Rendering;
using LearningSite.Roles;

namespace LearningSite.Salaries;

/// <summary>Makes the model of the pay explorer: all figures in one table, by what they measure, and the choices above it.</summary>
public static class CreateSalariesPage
{
    private static readonly string[] Metrics = ["base", "total", "unspecified"];

    public static SalariesPage Create(PageContext context)
    {
        var roles = context.Site.All<Role>().Select(r => (Role: r, Rows: RolePay.CreateRows(r, context))).ToList();
        var rows = roles.SelectMany(r => r.Rows).ToList();
        var without = roles.Where(r => r.Rows.Count == 0).Select(r => new RoleWithoutFigure(r.Role.Slug, context.LinkTo(r.Role))).ToList();
        context.AddAnchors(rows.Select(r => r.Id));
        context.AddModule("filters.js");
        context.AddModule("salary-charts.js");
        var groups = CreateGroups(rows, context.Text);
        return new SalariesPage
        {
            Title = context.Text.Get("index.salaries.title"), Summary = context.Text.Get("index.salaries.summary"), Crumbs = context.CrumbsTo(),
            Docket = Docket.Create(("docket.figures", Docket.Count(rows.Count)), ("docket.roles", Docket.Count(roles.Count - without.Count))),
            Filters = CreateFilters(rows, without, context.Text), Groups = groups, RolesWithoutFigures = without,
            Charts = [.. groups.Select(g => CreateSalaryChart.OfGroup(g.Title, g.Rows, [.. rows.Select(r => r.Point)], context))],
            CsvHref = context.Site.Href(SalaryFiles.CsvLink), JsonHref = context.Site.Href(SalaryFiles.JsonLink),
            Pages = [.. roles.Select(r => RolePay.FindPage(r.Role, context)).OfType<PageLink>()],
            HowToReadHref = RolePay.FindHowToRead(context), PaySources = RolePay.SourcesOf(rows, context),
        };
    }

    private static IReadOnlyList<FilterGroup> CreateFilters(List<SalaryRow> rows, List<RoleWithoutFigure> without, InterfaceText text) => FilterGroup.List(
        FilterGroup.Create("role", text.Get("salary.role"), [.. rows.Select(r => (r.Point.Role.Slug, r.Role.Title, 1)), .. without.Select(r => (r.Slug, r.Role.Title, 0))]),
        Create("level", "salary.level", rows.OrderBy(r => Array.IndexOf(Salary.Levels, r.Point.Level)), r => (r.Point.Level, text.Get(r.LevelKey)), text),
        Create("place", "salary.place", rows, r => (r.PlaceSlug, r.Place), text),
        Create("year", "salary.year", rows.OrderByDescending(r => r.Year), r => (Year(r), Year(r)), text),
        Create("currency", "salary.currency", rows, r => (r.Point.Currency, r.Point.Currency), text),
        Create("period", "salary.period", rows, r => (r.Point.Period, text.Get("period." + r.Point.Period)), text),
        Create("statistic", "salary.kind", rows, r => (r.Point.Statistic, text.Get(r.StatisticKey)), text),
        Create("metric", "salary.metric", rows.OrderBy(r => Array.IndexOf(Metrics, r.Point.Metric)), r => (r.Point.Metric, text.Get(r.MetricKey)), text) with { IsMultiple = true });

    private static FilterGroup Create(string name, string label, IEnumerable<SalaryRow> rows, Func<SalaryRow, (string Value, string Title)> valueOf, InterfaceText text) =>
        FilterGroup.Create(name, text.Get(label), rows.Select(valueOf).Select(v => (v.Value, v.Title, 1)));

    private static List<SalaryGroup> CreateGroups(List<SalaryRow> rows, InterfaceText text) =>
        [.. rows.GroupBy(r => (r.Point.Metric, r.Point.Currency, r.Point.Period)).OrderBy(g => Array.IndexOf(Metrics, g.Key.Metric))
            .ThenBy(g => g.Key.Currency, StringComparer.Ordinal).ThenBy(g => g.Key.Period, StringComparer.Ordinal)
            .Select(g => new SalaryGroup(text.Get("salary.group", text.Get("chart." + g.Key.Metric), g.Key.Currency, text.Get("period." + g.Key.Period)), [.. g]))];

    private static string Year(SalaryRow row) => row.Year.ToString(CultureInfo.InvariantCulture);
}
