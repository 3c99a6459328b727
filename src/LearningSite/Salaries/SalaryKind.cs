using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Rendering;
using LearningSite.Roles;

namespace LearningSite.Salaries;

/// <summary>`salaries/*.yml`: lists of pay points. The role of a point decides its page, not the file.</summary>
public sealed class SalaryKind : IContentKind
{
    public string Name => "salary";

    public string Place => "salaries/<file>.yml";
    public bool HoldsMany => true;
    public Shape Content => new Shape.List(new Shape.Group(ReadSalary.Keys));

    public bool Owns(string relativePath) => relativePath.StartsWith("salaries/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        foreach (var fields in context.ReadList(ReadSalary.Keys))
            if (ReadSalary.Read(fields, context) is { Slug.Length: > 0 } salary) yield return salary;
    }

    public void Validate(Site site, DiagnosticBag diagnostics) => SalaryRules.Check(site, diagnostics);

    public IReadOnlyList<KindBlock> Blocks => [new("salary", SalaryBlock.Create)];

    public IEnumerable<Page> CreatePages(Site site)
    {
        if (site.All<Salary>().All(s => s.Header.IsDraft)) yield break;
        yield return Page.Index("/salaries/", "salaries", CreateSalariesPage.Create) with { TakesText = true };
        foreach (var role in site.All<Role>().Where(r => RolePay.PointsOf(r, site).Any()))
            yield return Page.Index(RolePay.LinkOf(role.Slug), "salary", context => CreateModel(role, context)) with { TakesText = true };
    }

    public IEnumerable<(string Link, Func<string> Create)> CreateFiles(Site site)
    {
        var salaries = site.All<Salary>().Where(s => !s.Header.IsDraft).ToList();
        return salaries.Count == 0 ? [] : [(SalaryFiles.CsvLink, () => SalaryFiles.WriteCsv(salaries, site)), (SalaryFiles.JsonLink, () => SalaryFiles.WriteJson(salaries, site))];
    }

    private static SalaryPage CreateModel(Role role, PageContext context)
    {
        var rows = RolePay.CreateRows(role, context);
        var years = rows.Select(r => r.Year).Distinct().Order().ToList();
        context.AddAnchors(rows.Select(r => r.Id));
        return new SalaryPage
        {
            Title = context.Text.Get("salary.page.title", role.Title), Summary = context.Text.Get("salary.page.summary", role.Title), Crumbs = context.CrumbsTo("/salaries/", "nav.salaries"),
            Docket = Docket.Create(("docket.figures", Docket.Count(rows.Count)), ("docket.place", string.Join("; ", rows.Select(r => r.Place).Distinct())),
                ("docket.year", years.Count > 3 ? $"{years[0]}–{years[^1]}" : string.Join(", ", years))),
            Role = context.LinkTo(role), Rows = rows, Charts = CreateSalaryChart.CreateAll(role.Title, [.. RolePay.PointsOf(role, context.Site)], context),
            PaySources = RolePay.SourcesOf(rows, context), WriteThings = json => StructuredPay.Write(json, role, [.. RolePay.PointsOf(role, context.Site)], context), HowToReadHref = RolePay.FindHowToRead(context),
        };
    }}
