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
    public string Name => "story";

    public bool Owns(string relativePath) => relativePath.StartsWith("stories/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown("story");
        var slug = context.ReadSlug();
        var story = new Story(context.ReadHeader(fields, Name, slug, $"/stories/{slug}/", bodyStart, isSummaryRequired: true),
            fields.Choice("kind", ["reported", "illustrative"]) == "illustrative", fields.Reference("from", "role"), fields.Reference("to", "role"));
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
