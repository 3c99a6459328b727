using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Markup;

namespace LearningSite.Rendering;

/// <summary>Answers the renderer's questions for one document.</summary>
public sealed class PageHost(PageContext context, Document document, SiteRenderer renderer) : IMarkupHost
{
    private readonly List<(string Id, Place Place)> localUses = [];

    public TermIndex Terms => renderer.Terms;
    public string Text(string key, params ReadOnlySpan<object> arguments) => context.Text.Get(key, arguments);

    public string? ModuleHref(string name) => context.AssetHref(name);

    public ResolvedLink? ResolveLink(string url, Place place)
    {
        var uses = new List<AnchorUse>();
        var link = renderer.Links(context.Diagnostics).ResolveLink(url, document, place, localUses, uses);
        context.AddAnchorUses(uses);
        return link;
    }

    public ResolvedImage? ResolveImage(string url, Place place)
    {
        var image = renderer.Links(context.Diagnostics).ResolveImage(url, document, place);
        if (image is not null) context.AddPicture(image.Href);
        return image;
    }

    public string? RenderFigure(string id, Place place)
    {
        if (context.Site.Find("figure", id) is { } figure) return renderer.KindOf(figure).RenderInline(figure, context);
        if (context.Site.IsUnseen("figure", id)) return null;
        context.Diagnostics.Add(new Diagnostic(Codes.DeadReference, $"there is no figure `{id}`", place,
            Spelling.DidYouMean(id, context.Site.Documents.Where(d => d.Kind == "figure").Select(d => d.Slug)), "add the figure to `figures.yml`, or correct the id"));
        return null;
    }

    /// <summary>Links within the page are checked when all of its headings are known.</summary>
    public void CheckLocalAnchors(IReadOnlySet<string> anchors)
    {
        foreach (var (id, place) in localUses)
            if (!anchors.Contains(id)) context.Diagnostics.Add(DeadAnchor(id, context.Page.Link, anchors, place));
    }

    public static Diagnostic DeadAnchor(string id, string link, IEnumerable<string> anchors, Place place) =>
        new(Codes.DeadAnchor, $"the page `{link}` has no heading `#{Bare(id)}`", place, Spelling.DidYouMean(Bare(id), anchors.Select(Bare)),
            "write the heading in lower case with hyphens for spaces");

    private static string Bare(string id) => id.StartsWith("h-", StringComparison.Ordinal) ? id[2..] : id;
}
