using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Interview;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Roles;

namespace LearningSite.Skills;

/// <summary>A tool for a skill, and why this one.</summary>
public readonly record struct SkillTool(Reference Tool, string Why);

/// <summary>A skill guide.</summary>
/// <param name="Levels">What somebody can do who is aware, works with it, leads it: three sentences.</param>
public sealed record Skill(Header Header, string Definition, IReadOnlyList<string> Levels, IReadOnlyList<SkillTool> Tools, Reference? Quiz) : Document(Header)
{
    private static readonly string[] Headings = ["What it is for", "Scenarios"];

    public override IEnumerable<Reference> References => [.. base.References, .. Tools.Select(t => t.Tool), .. new[] { Quiz }.OfType<Reference>()];
    public override IReadOnlyList<string> PrescribedHeadings => Headings;
    // One for each level.
    public override (int Sections, int Scenarios) Fewest => (0, 3);
}

/// <summary>`skills/&lt;slug&gt;.md`.</summary>
public sealed class SkillKind : IContentKind
{
    private const int LevelCount = 3;
    private static readonly Keys Keys = Keys.OfFile("skill");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);
    private static readonly Key<string> Definition = Keys.Text("definition", "What the skill is, so that somebody can tell whether they have it.");
    private static readonly Key<IReadOnlyList<string>> Levels = Keys.TextList("levels", "Three sentences: what somebody can do who is aware of it, works with it, and leads it.", isRequired: true, LevelCount);
    private static readonly Key<IReadOnlyList<(Reference Tool, YamlNode.Scalar Why)>> Tools = Keys.ReferenceMap("tools", "tool", "Tools for the skill, each with why this one.");
    private static readonly Key<Reference?> Quiz = Keys.OptionalReference("quiz", "quiz", "The quiz that checks the skill.");

    public string Name => "skill";

    public string Place => "skills/<slug>.md";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("skills/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown(Keys);
        var slug = context.ReadSlug();
        var skill = new Skill(context.ReadHeader(fields, Header, Name, slug, $"/skills/{slug}/", bodyStart), fields.Get(Definition),
            fields.Get(Levels), [.. fields.Get(Tools).Select(t => new SkillTool(t.Tool, t.Why.Value))], fields.Get(Quiz));
        if (fields.Has(Levels) && skill.Levels.Count != LevelCount)
            context.Diagnostics.Add(new Diagnostic(Codes.WrongType, "`levels` must be three sentences", fields.PlaceOf(Levels), $"these are {skill.Levels.Count}", "write one for level 1 (aware), 2 (working) and 3 (lead)"));
        fields.Close();
        yield return skill;
    }

    public void Validate(Site site, DiagnosticBag diagnostics)
    {
        foreach (var skill in site.All<Skill>().Where(s => !s.Header.IsDraft))
        {
            Check<Lesson>(skill, 1, "lesson", "lesson", "lessons");
            Check<Role>(skill, 1, "role", "role", "roles");
            Check<InterviewQuestion>(skill, 2, "interview", "interview question", "interview");
        }

        void Check<T>(Skill skill, int fewest, string kind, string noun, string folder) where T : Document
        {
            if (site.ReferrersOf<T>(skill).Count() is var count && count < fewest && !site.Unread.Any(u => u.Kind == kind))
                diagnostics.Add(new Diagnostic(Codes.CountOutOfRange, $"{(count == 0 ? "no" : "only one")} {noun} names the skill `{skill.Slug}`", skill.GetPlace(diagnostics), null, $"write it under `skills:` in at least {fewest} of `{folder}/`"));
        }
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var skills = site.All<Skill>().ToList();
        foreach (var skill in skills) yield return Page.Of(skill, "skill", context => CreateModel(skill, context));
        if (skills.Count > 0) yield return IndexPages.Create("skills", context => IndexPages.Ungrouped(context.LinksTo(skills)));
    }

    private static PageModel CreateModel(Skill skill, PageContext context)
    {
        var site = context.Site;
        var body = context.RenderBody(skill);
        var lessons = site.ReferrersOf<Lesson>(skill).ToList();
        var roles = site.ReferrersOf<Role>(skill).ToList();
        return new SkillPage
        {
            Title = skill.Title, Summary = skill.Summary, Crumbs = context.CrumbsTo("/skills/", "nav.skills"), Sources = context.SourcesOf(skill),
            Docket = Docket.Create(("docket.roles", Docket.Count(roles.Count)), ("docket.lessons", Docket.Count(lessons.Count)), ("docket.updated", context.FormatDate(skill.Header.Updated))),
            Definition = skill.Definition, Levels = skill.Levels,
            Tools = context.LinksTo(skill.Tools, t => t.Tool, (t, link) => link with { Summary = t.Why }),
            Lessons = LongList.Of(context.LinksTo(lessons)),
            Roles = [.. roles.Select(r => context.LinkTo(r, meta: Docket.Count(r.Skills.First(s => s.Skill.Slug == skill.Slug).Level)))],
            Interview = LongList.Of(context.LinksTo(site.ReferrersOf<InterviewQuestion>(skill))),
            Quiz = context.FindLink(skill.Quiz),
        }.WithBody(body);
    }
}
