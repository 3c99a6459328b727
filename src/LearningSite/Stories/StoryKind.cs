using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Stories;

/// <summary>How somebody changed from one role to another.</summary>
/// <param name="IsIllustrative">True for an invented story, which says so above its first line.</param>
public sealed record Story(Header Header, bool IsIllustrative, Reference From, Reference To) : Document(Header)
{
    private static readonly string[] Headings = ["The edge", "Turning point", "Advice"];

    public override IEnumerable<Reference> References => [.. base.References, From, To];
    public override IReadOnlyList<string> PrescribedHeadings => Headings;
}

/// <summary>`stories/&lt;slug&gt;.md`.</summary>
public sealed class StoryKind : IContentKind
{
    private static readonly Keys Keys = Keys.OfFile("story");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);
    private static readonly Key<string> Kind = Keys.Choice("kind", ["reported", "illustrative"], "Somebody’s real story with a source, or an invented one; the page says which.");
    private static readonly Key<Reference> From = Keys.Reference("from", "role", "The role at the beginning.");
    private static readonly Key<Reference> To = Keys.Reference("to", "role", "The role at the end.");

    public string Name => "story";

    public string Place => "stories/<slug>.md";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("stories/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown(Keys);
        var slug = context.ReadSlug();
        var story = new Story(context.ReadHeader(fields, Header, Name, slug, $"/stories/{slug}/", bodyStart),
            fields.Get(Kind) == "illustrative", fields.Get(From), fields.Get(To));
        fields.Close();
        yield return story;
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var stories = site.All<Story>().ToList();
        foreach (var story in stories) yield return Page.Of(story, "story", context => CreateModel(story, context));
        if (stories.Count > 0)
            yield return IndexPages.Create("stories", context => IndexPages.Ungrouped(stories.Select(s => context.LinkTo(s, meta: s.IsIllustrative ? context.Text.Get("story.label") : null))));
    }

    private static PageModel CreateModel(Story story, PageContext context)
    {
        var body = context.RenderBody(story);
        var (from, to) = (context.LinkToRole(story.From), context.LinkToRole(story.To));
        return new StoryPage
        {
            Title = story.Title, Summary = story.Summary, Crumbs = context.CrumbsTo("/stories/", "nav.stories"), Sources = context.SourcesOf(story),
            Docket = Docket.Create(("docket.from", from.Title), ("docket.to", to.Title), ("docket.updated", context.FormatDate(story.Header.Updated))),
            IsIllustrative = story.IsIllustrative, From = from, To = to,
        }.WithBody(body);
    }
}
