using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Salaries;

/// <summary>The pay of one role, as its own page, the page of the role and home show it.</summary>
public static class RolePay
{
    private const string HowToRead = "/salaries/how-to-read/";

    public static string LinkOf(string role) => $"/salaries/{role}/";

    /// <summary>The points that may be shown. A preview with drafts holds hidden ones too, and shows them no more than the site does.</summary>
    public static IEnumerable<Salary> PointsOf(Document role, Site site) => site.ReferrersOf<Salary>(role).Where(s => !s.Header.IsDraft);

    public static IReadOnlyList<SalaryRow> CreateRows(Document role, PageContext context) =>
        [.. PointsOf(role, context.Site).Select(s => CreateSalaryRow.Create(s, context))];

    /// <summary>Null when no point says whether it is base or total pay.</summary>
    public static SalaryChart? CreateChart(Document role, PageContext context) =>
        CreateSalaryChart.Create(role.Title, [.. PointsOf(role, context.Site)], context);

    /// <summary>A link to the pay page, or null when the role has no figures.</summary>
    public static PageLink? FindPage(Document role, PageContext context) =>
        PointsOf(role, context.Site).Any() ? new PageLink(context.Site.Href(LinkOf(role.Slug)), context.Text.Get("salary.page.title", role.Title)) : null;

    public static IReadOnlyList<SalarySource> SourcesOf(IReadOnlyList<SalaryRow> rows, PageContext context) =>
        [.. rows.GroupBy(r => r.Point.CitedSource.Slug).Select(g => ToSource([.. g], context)).OfType<SalarySource>()];

    private static SalarySource? ToSource(IReadOnlyList<SalaryRow> rows, PageContext context) => context.Site.Find<CitedSource>(rows[0].Point.CitedSource) is not { } source ? null
        : new SalarySource(rows[0].Source, "sourcekind." + source.SourceKind, string.Join(", ", rows.Select(r => r.Year).Distinct().Order()), context.FormatDate(source.Accessed), rows[0].IsEstimate, rows.Any(r => r.IsDated));

    public static string? FindHowToRead(PageContext context) => context.FindHref(HowToRead);
}
