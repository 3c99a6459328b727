using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Projects;

/// <summary>Work to show: a brief, what to hand in, and ten points to check it by.</summary>
/// <param name="Hours">As written: "16" or "12–16".</param>
public sealed record Project(Header Header, string Level, string Hours, IReadOnlyList<string> Deliverables, IReadOnlyList<string> Rubric,
    IReadOnlyList<Reference> Lessons, IReadOnlyList<Reference> Skills) : Document(Header)
{
    private static readonly string[] Headings = ["Brief", "How to start"];

    public override IEnumerable<Reference> References => [.. base.References, .. Lessons, .. Skills];
    public override IReadOnlyList<string> PrescribedHeadings => Headings;
    /// <summary>16 of "12–16".</summary>
    public int MostHours => Hours.Split('–').Max(h => int.TryParse(h, CultureInfo.InvariantCulture, out var hours) ? hours : 0);
}

/// <summary>`projects/&lt;slug&gt;.md`.</summary>
public sealed class ProjectKind : IContentKind
{
    private const int RubricPoints = 10;
    private static readonly Keys Keys = Keys.OfFile("project");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);
    private static readonly Key<string> Level = Keys.Choice("level", ["beginner", "intermediate", "advanced"], "How much the project presupposes.");
    private static readonly Key<string> Hours = Keys.Text("hours", "A number of hours or a range: `16` or `12–16`.");
    private static readonly Key<IReadOnlyList<string>> Deliverables = Keys.TextList("deliverables", "What is handed in.", isRequired: true);
    private static readonly Key<IReadOnlyList<string>> Rubric = Keys.TextList("rubric", "Ten points to check the work by, so that a score of one project compares with another.", isRequired: true, RubricPoints);
    private static readonly Key<IReadOnlyList<Reference>> Lessons = Keys.References("lessons", "lesson", "Lessons that the project puts to use.");
    private static readonly Key<IReadOnlyList<Reference>> Skills = Keys.References("skills", "skill", "Skills that it shows.");

    public string Name => "project";

    public string Place => "projects/<slug>.md";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("projects/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown(Keys);
        var slug = context.ReadSlug();
        var project = new Project(context.ReadHeader(fields, Header, Name, slug, $"/projects/{slug}/", bodyStart),
            fields.Get(Level), ReadHours(fields, context), fields.Get(Deliverables),
            fields.Get(Rubric), fields.Get(Lessons), fields.Get(Skills));
        if (fields.Has(Rubric) && project.Rubric.Count != RubricPoints)
            context.Diagnostics.Add(new Diagnostic(Codes.LengthOutOfRange, $"`rubric` has {project.Rubric.Count} points", fields.PlaceOf(Rubric), null, $"write {RubricPoints}, so that a score of one project compares with another"));
        fields.Close();
        yield return project;
    }

    private static string ReadHours(Fields fields, ParseContext context)
    {
        var hours = fields.Get(Hours);
        if (hours.Length > 0 && !hours.Split('–', '-').All(h => h.Length is > 0 and < 5 && h.All(char.IsAsciiDigit)))
            context.Diagnostics.Add(new Diagnostic(Codes.WrongType, "`hours` must be a number or a range", fields.PlaceOf(Hours), null, "write `16` or `12–16`"));
        return hours.Replace('-', '–');
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var projects = site.All<Project>().ToList();
        foreach (var project in projects) yield return Page.Of(project, "project", context => CreateModel(project, context));
        if (projects.Count > 0)
            yield return IndexPages.Create("projects", context => IndexPages.Ungrouped(projects.Select(p => context.LinkTo(p, meta: $"{context.Text.Get("level." + p.Level)}, {DescribeHours(p, context)}"))));
    }

    // "1 hour", "16 hours", "12–16 hours".
    private static string DescribeHours(Project project, PageContext context) =>
        int.TryParse(project.Hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? context.Text.Get("hours", hours) : context.Text.Get("project.hours", project.Hours);

    private static PageModel CreateModel(Project project, PageContext context)
    {
        var body = context.RenderBody(project);
        return new ProjectPage
        {
            Title = project.Title, Summary = project.Summary, Crumbs = context.CrumbsTo("/projects/", "nav.projects"), Sources = context.SourcesOf(project),
            Docket = Docket.Create(("docket.level", context.Text.Get("level." + project.Level)), ("docket.hours", project.Hours),
                ("docket.deliverables", Docket.Count(project.Deliverables.Count)), ("docket.updated", context.FormatDate(project.Header.Updated))),
            LevelKey = "level." + project.Level, Time = DescribeHours(project, context), Deliverables = project.Deliverables, Rubric = project.Rubric,
            Lessons = context.LinksTo(project.Lessons), Skills = context.LinksTo(project.Skills),
        }.WithBody(body);
    }
}
