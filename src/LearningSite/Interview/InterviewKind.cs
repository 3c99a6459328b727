using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Interview;

/// <summary>A question of a job interview; the title is the question.</summary>
/// <param name="Level">junior, mid or senior.</param>
/// <param name="SelfRubric">Sentences to rate one's own answer by.</param>
public sealed record InterviewQuestion(Header Header, string Level, string Category, IReadOnlyList<Reference> Roles, IReadOnlyList<Reference> Skills, string Framework,
    string WhatItTests, IReadOnlyList<string> KeyPoints, IReadOnlyList<string> RedFlags, IReadOnlyList<string> FollowUps, IReadOnlyList<string> SelfRubric) : Document(Header)
{
    private static readonly string[] Headings = ["Answer outline", "Sample answer"];

    public override IEnumerable<Reference> References => [.. base.References, .. Roles, .. Skills];
    public override IReadOnlyList<string> PrescribedHeadings => Headings;
}

/// <summary>`interview/&lt;slug&gt;.md`.</summary>
public sealed class InterviewKind : IContentKind
{
    public string Name => "interview";

    public bool Owns(string relativePath) => relativePath.StartsWith("interview/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown("interview question");
        var slug = context.ReadSlug();
        var question = new InterviewQuestion(context.ReadHeader(fields, Name, slug, $"/interview/{slug}/", bodyStart, isSummaryRequired: true),
            fields.Choice("level", ["junior", "mid", "senior"]), fields.Text("category"), fields.References("roles", "role", isRequired: true), fields.References("skills", "skill"),
            fields.Text("framework"), fields.Text("whatItTests"), fields.TextList("keyPoints", isRequired: true), fields.TextList("redFlags", isRequired: true),
            fields.TextList("followUps", isRequired: true), fields.TextList("selfRubric", isRequired: true));
        fields.Close();
        yield return question;
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var questions = site.All<InterviewQuestion>().ToList();
        foreach (var question in questions) yield return Page.Of(question, "interview", context => CreateModel(question, context));
        if (questions.Count > 0)
            yield return IndexPages.Create("interview", context => IndexPages.Group(questions, q => q.Category, q => context.LinkTo(q, meta: context.Text.Get("level." + q.Level))));
    }

    private static PageModel CreateModel(InterviewQuestion question, PageContext context)
    {
        var body = context.RenderBody(question);
        return new InterviewPage
        {
            Title = question.Title, Summary = question.Summary, Crumbs = context.CrumbsTo("/interview/", "nav.interview"), Sources = context.SourcesOf(question),
            Docket = Docket.Create(("docket.level", context.Text.Get("level." + question.Level)), ("docket.category", question.Category), ("docket.updated", context.FormatDate(question.Header.Updated))),
            LevelKey = "level." + question.Level, Category = question.Category, Framework = question.Framework, WhatItTests = question.WhatItTests,
            KeyPoints = question.KeyPoints, RedFlags = question.RedFlags, FollowUps = question.FollowUps, SelfRubric = question.SelfRubric,
            Roles = context.LinksTo(question.Roles), Skills = context.LinksTo(question.Skills),
        }.WithBody(body);
    }
}
