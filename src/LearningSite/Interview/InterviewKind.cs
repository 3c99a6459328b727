using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Markup;
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
    public override IReadOnlyList<string> OrderedSections => Headings[..1];
}

/// <summary>`interview/&lt;slug&gt;.md`.</summary>
public sealed class InterviewKind : IContentKind
{
    private static readonly Keys Keys = Keys.OfFile("interview question");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true, titleAbout: "The question as it is asked; 70 characters at most.");
    private static readonly Key<string> Level = Keys.Choice("level", ["junior", "mid", "senior"], "The seniority of the job.");
    private static readonly Key<string> Category = Keys.Text("category", "The heading under which the question is listed.");
    private static readonly Key<IReadOnlyList<Reference>> Roles = Keys.References("roles", "role", "Roles for which it is asked.", isRequired: true);
    private static readonly Key<IReadOnlyList<Reference>> Skills = Keys.References("skills", "skill", "Skills that it is about.");
    private static readonly Key<string> Framework = Keys.Text("framework", "How to build the answer.");
    private static readonly Key<string> WhatItTests = Keys.Text("whatItTests", "What the interviewer wants to find out.");
    private static readonly Key<IReadOnlyList<string>> KeyPoints = Keys.TextList("keyPoints", "What a good answer holds.", isRequired: true);
    private static readonly Key<IReadOnlyList<string>> RedFlags = Keys.TextList("redFlags", "What spoils an answer.", isRequired: true);
    private static readonly Key<IReadOnlyList<string>> FollowUps = Keys.TextList("followUps", "What is asked next.", isRequired: true);
    private static readonly Key<IReadOnlyList<string>> SelfRubric = Keys.TextList("selfRubric", "Sentences to rate one’s own answer by.", isRequired: true);

    public string Name => "interview";

    public string Place => "interview/<slug>.md";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("interview/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown(Keys);
        var slug = context.ReadSlug();
        var question = new InterviewQuestion(context.ReadHeader(fields, Header, Name, slug, $"/interview/{slug}/", bodyStart),
            fields.Get(Level), fields.Get(Category), fields.Get(Roles), fields.Get(Skills),
            fields.Get(Framework), fields.Get(WhatItTests), fields.Get(KeyPoints), fields.Get(RedFlags),
            fields.Get(FollowUps), fields.Get(SelfRubric));
        fields.Close();
        yield return question;
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var questions = site.All<InterviewQuestion>().ToList();
        foreach (var question in questions) yield return Page.Of(question, "interview", context => CreateModel(question, context));
        if (questions.Count == 0) yield break;
        yield return Page.Index(InterviewBank.Link, "interviews", context => InterviewBank.Create(questions, context));
        yield return Page.Index(InterviewBank.DeckLink, "deck", context => InterviewBank.CreateDeck(questions, context));
    }

    private static PageModel CreateModel(InterviewQuestion question, PageContext context)
    {
        var body = context.RenderBody(question);
        var note = "interview-" + question.Slug;
        context.AddPrompt(new Prompt(note, question.Title, question.Header.Span));
        context.AddModule("practice.js");
        context.AddModule("ticks.js");
        return new InterviewPage
        {
            Title = question.Title, Summary = question.Summary, Crumbs = context.CrumbsTo("/interview/", "nav.interview"), Sources = context.SourcesOf(question),
            Docket = Docket.Create(("docket.level", context.Text.Get("level." + question.Level)), ("docket.category", question.Category), ("docket.updated", context.FormatDate(question.Header.Updated))),
            NoteId = note, BankHref = context.Site.Href(InterviewBank.Link), LevelKey = "level." + question.Level, Category = question.Category, Framework = question.Framework, WhatItTests = question.WhatItTests,
            KeyPoints = question.KeyPoints, RedFlags = question.RedFlags, FollowUps = question.FollowUps, SelfRubric = question.SelfRubric,
            Roles = context.LinksTo(question.Roles), Skills = context.LinksTo(question.Skills),
        }.WithBody(body);
    }
}
