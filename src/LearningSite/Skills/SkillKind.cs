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
}

/// <summary>`skills/&lt;slug&gt;.md`.</summary>
public sealed class SkillKind : IContentKind
{
    private const int LevelCount = 3;

    public string Name => "skill";

    public bool Owns(string relativePath) => relativePath.StartsWith("skills/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown("skill");
        var slug = context.ReadSlug();
        var skill = new Skill(context.ReadHeader(fields, Name, slug, $"/skills/{slug}/", bodyStart, isSummaryRequired: true), fields.Text("definition"),
            fields.TextList("levels", isRequired: true), [.. fields.ReferenceMap("tools", "tool").Select(t => new SkillTool(t.Reference, t.Value.Value))], fields.OptionalReference("quiz", "quiz"));
        if (fields.Has("levels") && skill.Levels.Count != LevelCount)
            context.Diagnostics.Add(new Diagnostic(Codes.WrongType, "`levels` must be three sentences", fields.PlaceOf("levels"), $"these are {skill.Levels.Count}", "write one for level 1 (aware), 2 (working) and 3 (lead)"));
        fields.Close();
        yield return skill;
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
            Lessons = context.LinksTo(lessons),
            Roles = [.. roles.Select(r => context.LinkTo(r, meta: Docket.Count(r.Skills.First(s => s.Skill.Slug == skill.Slug).Level)))],
            Interview = context.LinksTo(site.ReferrersOf<InterviewQuestion>(skill)),
            Quiz = context.FindLink(skill.Quiz),
        }.WithBody(body);
    }
}
