using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Tracks;

namespace LearningSite.Paths;

/// <summary>A learning path: lessons of several tracks, chosen for one kind of person.</summary>
public sealed record LearningPath(Header Header, string Persona, Reference? StartRole, Reference GoalRole, IReadOnlyList<Reference> Steps) : Document(Header)
{
    public override IReadOnlyList<Reference> Children => Steps;
    public override IEnumerable<Reference> References => [.. base.References, GoalRole, .. StartRole is { } start ? [start] : Array.Empty<Reference>(), .. Steps];
}

/// <summary>`paths/&lt;slug&gt;.yml`. Missing prerequisites are put in front of the step that needs them.</summary>
public sealed class PathKind : IContentKind
{
    private static readonly Keys Keys = Keys.OfFile("path");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);
    private static readonly Key<string> Persona = Keys.Text("persona", "For whom the path is: what this person does today, and what they already know.");
    private static readonly Key<Reference?> StartRole = Keys.OptionalReference("startRole", "role", "The role that the learner comes from.");
    private static readonly Key<Reference> GoalRole = Keys.Reference("goalRole", "role", "The role that the learner wants to reach.");
    private static readonly Key<IReadOnlyList<Reference>> Steps = Keys.References("steps", "lesson", "The lessons in order; a prerequisite that is missing is put in front of the lesson that needs it.", isRequired: true);

    public string Name => "path";

    public string Place => "paths/<slug>.yml";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("paths/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (context.ReadMapping(Keys) is not { } fields) yield break;
        var slug = context.ReadSlug();
        var path = new LearningPath(context.ReadHeader(fields, Header, Name, slug, $"/paths/{slug}/"), fields.Get(Persona),
            fields.Get(StartRole), fields.Get(GoalRole), fields.Get(Steps));
        fields.Close();
        yield return path;
    }

    public void Validate(Site site, DiagnosticBag diagnostics)
    {
        foreach (var path in site.All<LearningPath>()) StepOrder.Check(path, site, diagnostics);
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var paths = site.All<LearningPath>().ToList();
        foreach (var path in paths) yield return Page.Of(path, "path", context => CreateModel(path, context));
        if (paths.Count == 0) yield break;
        yield return IndexPages.Create("paths", context => IndexPages.Ungrouped(paths.Select(p => context.LinkTo(p, meta: context.Text.Duration(Order(p, context.Site).Sum(s => s.Lesson.Minutes))))));
    }

    private static PathPage CreateModel(LearningPath path, PageContext context)
    {
        var steps = Order(path, context.Site);
        return new PathPage
        {
            Title = path.Title, Summary = path.Summary, Persona = path.Persona, Crumbs = context.CrumbsTo("/paths/", "index.paths.title"),
            StartRole = context.Site.Find(path.StartRole) is { } start ? context.LinkTo(start) : null,
            GoalRole = context.Site.Find(path.GoalRole) is { } goal ? context.LinkTo(goal) : null,
            PrintHref = context.AssetHref("print-lessons.js"),
            Steps = [.. steps.Select(s => TrackKind.ToStep(s.Lesson, context, s.IsInserted))],
            Docket = [new DocketCell("docket.lessons", steps.Count.ToString(CultureInfo.InvariantCulture)), new DocketCell("docket.time", context.Text.Duration(steps.Sum(s => s.Lesson.Minutes)))],
            Sources = context.SourcesOf(path),
        };
    }

    /// <summary>The steps with their missing prerequisites inserted before them.</summary>
    public static IReadOnlyList<(Lesson Lesson, bool IsInserted)> Order(LearningPath path, Site site)
    {
        var named = site.FindAll<Lesson>(path.Steps).ToHashSet<Lesson>(ReferenceEqualityComparer.Instance);
        return [.. LessonOrder.WithPrerequisites(site.FindAll<Lesson>(path.Steps), site).Select(l => (l, !named.Contains(l)))];
    }
}
