using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.TextPages;

/// <summary>What a folder of ordinary Markdown lacks and a site needs: titles, links and navigation, all taken from the files.</summary>
public static class PlainFolder
{
    /// <summary>A folder that has pages below it and no page of its own.</summary>
    public sealed record Folder(string Link, string Title)
    {
        public IReadOnlyList<(string Link, string Title)> Children(Site site) => ChildrenOf(Link, site);
    }

    /// <summary>`docs/01 Intro.md` gives `/docs/01-intro/`; a README or an index stands for its folder.</summary>
    public static string PathToLink(string relativePath)
    {
        var parts = relativePath.Split('/');
        var name = Path.GetFileNameWithoutExtension(parts[^1]);
        IEnumerable<string> kept = name.ToLowerInvariant() is "readme" or "index" ? parts[..^1] : [.. parts[..^1], name];
        return string.Concat(kept.Select(p => "/" + ToSegment(p))) + "/";
    }

    private static string ToSegment(string name) => Slugs.From(name) is { Length: > 0 } slug ? slug : "page";

    /// <summary>The header of a page without required front matter: the title is its `title`, else its first heading, else its file name; the first page of a site has none then.</summary>
    public static Header ReadHeader(ParseContext context, int bodyStart, string link)
    {
        var frontMatter = FrontMatter.Extract(context.Text, new DiagnosticBag(isLenient: true));
        var written = frontMatter.Fields?.Entries.FirstOrDefault(e => e.Key.Value == "title")?.Value as YamlNode.Scalar;
        var (heading, afterHeading) = FindFirstHeading(context.Text.Text, bodyStart);
        return new Header
        {
            Source = context.File, Kind = "page", Slug = context.File.RelativePath, Link = link,
            Title = written?.Value ?? heading ?? FindLaterHeading(context.Text.Text, bodyStart) ?? (link == "/" ? "" : FileTitle(context.File.RelativePath)), BodyStart = heading is not null ? afterHeading : bodyStart,
        };
    }

    // The first line of text, when it is `# Title`: it becomes the page's own heading and leaves the body.
    private static (string? Title, int After) FindFirstHeading(string text, int start)
    {
        var at = Math.Min(start, text.Length);
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at + 1 >= text.Length || text[at] != '#' || text[at + 1] != ' ') return (null, start);
        var end = text.IndexOf('\n', at) is var newline and >= 0 ? newline : text.Length;
        return (CleanHeading(text[(at + 2)..end]), end);
    }

    // A first heading below a badge or a picture gives the title too, but stays where it is.
    private static string? FindLaterHeading(string text, int start)
    {
        var fence = "";
        foreach (var line in text.AsSpan(Math.Min(start, text.Length)).EnumerateLines())
        {
            var trimmed = line.TrimStart();
            var marker = trimmed.StartsWith("```") ? "```" : trimmed.StartsWith("~~~") ? "~~~" : "";
            if (marker.Length > 0) fence = fence.Length == 0 ? marker : fence == marker ? "" : fence;
            else if (fence.Length == 0 && line.StartsWith("# ")) return CleanHeading(line[2..].ToString());
        }
        return null;
    }

    private static string? CleanHeading(string heading) =>
        heading.Trim().TrimEnd('#').Trim().Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal) is { Length: > 0 } title ? title : null;

    private static string FileTitle(string relativePath)
    {
        var name = Path.GetFileNameWithoutExtension(relativePath);
        if (name.ToLowerInvariant() is "readme" or "index") name = Path.GetFileName(Path.GetDirectoryName(relativePath)) is { Length: > 0 } folder ? folder : name;
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static IEnumerable<Folder> FoldersWithoutPage(Site site)
    {
        var folders = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in site.Documents)
            for (var folder = document.Source.Folder; folder.Length > 0; folder = folder.LastIndexOf('/') is var at and >= 0 ? folder[..at] : "")
                folders.TryAdd(string.Concat(folder.Split('/').Select(p => "/" + ToSegment(p))) + "/", FileTitle(folder));
        return folders.Where(f => site.FindByLink(f.Key) is null).Select(f => new Folder(f.Key, f.Value));
    }

    /// <summary>Pages one level below a link, in file order; a folder without a page of its own counts as one.</summary>
    public static IReadOnlyList<(string Link, string Title)> ChildrenOf(string link, Site site)
    {
        var pages = site.Documents.Select(d => (d.Link, d.Title)).Concat(FoldersWithoutPage(site).Select(f => (f.Link, f.Title)));
        return [.. pages.Where(p => p.Link.Length > link.Length && p.Link.StartsWith(link, StringComparison.Ordinal) && p.Link[link.Length..].TrimEnd('/').IndexOf('/', StringComparison.Ordinal) < 0)
            .OrderBy(p => p.Link, StringComparer.Ordinal)];
    }

    /// <summary>The pages beside this one; on the page of a folder, the pages in it.</summary>
    public static IReadOnlyList<PageLink> Siblings(Document document, PageContext context)
    {
        var inside = ChildrenOf(document.Link, context.Site);
        var shown = inside.Count > 0 ? inside : ChildrenOf(ParentLink(document.Link), context.Site);
        return [.. shown.Select(c => new PageLink(context.Site.Href(c.Link), c.Title, IsCurrent: c.Link == document.Link))];
    }

    public static string ParentTitle(string link, PageContext context) => TitleOf(ParentLink(link), context.Site) ?? "";

    public static IReadOnlyList<PageLink> Crumbs(string link, PageContext context)
    {
        var crumbs = new List<PageLink>();
        for (var parent = ParentLink(link); parent != "/"; parent = ParentLink(parent))
            crumbs.Insert(0, new PageLink(context.Site.Href(parent), TitleOf(parent, context.Site) ?? parent.Trim('/')));
        return [.. context.CrumbsTo(), .. crumbs];
    }

    private static string? TitleOf(string link, Site site) => site.FindByLink(link)?.Title ?? FoldersWithoutPage(site).FirstOrDefault(f => f.Link == link)?.Title;

    private static string ParentLink(string link) => link.TrimEnd('/').LastIndexOf('/') is var at and > 0 ? link[..(at + 1)] : "/";
}
