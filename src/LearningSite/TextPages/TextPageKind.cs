using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.TextPages;

/// <summary>A page of prose: about, method … and every page of a plain folder.</summary>
public sealed record TextDocument(Header Header) : Document(Header);

/// <summary>`pages/**.md`; in a plain folder, every Markdown file.</summary>
public sealed class TextPageKind(bool isPlainFolder) : IContentKind
{
    private static readonly Keys Keys = Keys.OfFile("page");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);

    public string Name => "page";

    public string Place => "pages/**/<slug>.md";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.EndsWith(".md", StringComparison.OrdinalIgnoreCase) &&
        (isPlainFolder ? !HomeKind.IsHome(relativePath, isPlainFolder) : relativePath.StartsWith("pages/", StringComparison.Ordinal));

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (isPlainFolder) return [ParsePlain(context)];
        var (fields, bodyStart) = context.ReadMarkdown(Keys);
        var slug = context.File.RelativePath["pages/".Length..^".md".Length];
        foreach (var part in slug.Split('/')) context.CheckSlug(part, new Place(context.Text, default), "file name");
        var page = new TextDocument(context.ReadHeader(fields, Header, Name, slug, $"/{slug}/", bodyStart));
        fields.Close();
        return [page];
    }

    private static TextDocument ParsePlain(ParseContext context)
    {
        var (_, bodyStart) = context.ReadMarkdown(Keys);
        var path = context.File.RelativePath;
        return new TextDocument(PlainFolder.ReadHeader(context, bodyStart, PlainFolder.PathToLink(path)));
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        foreach (var document in site.All<TextDocument>()) yield return Page.Of(document, "page", context => CreateModel(document, context));
        if (!isPlainFolder) yield break;
        foreach (var folder in PlainFolder.FoldersWithoutPage(site))
            yield return Page.Index(folder.Link, "index", context => new IndexPage
            {
                Title = folder.Title, Crumbs = PlainFolder.Crumbs(folder.Link, context), Count = folder.Children(context.Site).Count,
                Groups = [new LinkGroup("all", "", [.. folder.Children(context.Site).Select(c => new PageLink(context.Site.Href(c.Link), c.Title))])],
            });
    }

    private PageModel CreateModel(TextDocument document, PageContext context)
    {
        var body = context.RenderBody(document);
        var hasEraseButton = !isPlainFolder && document.Slug == "privacy";
        if (hasEraseButton) context.AddModule("erase-everything.js");
        var siblings = isPlainFolder ? PlainFolder.Siblings(document, context) : [];
        var at = siblings.ToList().FindIndex(s => s.IsCurrent);
        return new TextPage
        {
            Title = document.Title, Summary = document.Summary, Sources = context.SourcesOf(document), Updated = context.FormatDate(document.Header.Updated),
            Crumbs = isPlainFolder ? PlainFolder.Crumbs(document.Link, context) : context.CrumbsOf(document.Link),
            Siblings = siblings, SiblingsTitle = isPlainFolder ? PlainFolder.ParentTitle(document.Link, context) : "",
            Previous = at > 0 ? siblings[at - 1] : null, Next = at >= 0 && at + 1 < siblings.Count ? siblings[at + 1] : null,
            HasEraseButton = hasEraseButton,
        }.WithBody(body);
    }
}
