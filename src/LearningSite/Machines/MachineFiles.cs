using System.Globalization;
using System.Text;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Rendering;

namespace LearningSite.Machines;

/// <summary>Files beside the pages that other programs read. All of them need absolute addresses, so a site without `Host` has none. `docs/machines.md` describes them.</summary>
public static class MachineFiles
{
    /// <param name="editions">The site in all its languages; only the sitemap has more than the first.</param>
    public static IEnumerable<(string Link, Func<string> Create)> Create(Site site, IReadOnlyList<PageOutline> outlines, IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> editions, InterfaceText text)
    {
        if (site.Settings.Origin is null) yield break;
        if (site.Settings.GenerateSitemap)
        {
            yield return ("/sitemap.xml", () => CreateSitemap(editions));
            yield return ("/robots.txt", () => $"User-agent: *\nAllow: /\n\nSitemap: {site.AbsoluteHref("/sitemap.xml")}\n");
        }
        if (site.Settings.GenerateFeeds)
        {
            var changes = new Lazy<IReadOnlyList<Change>>(() => Change.Newest(outlines));
            yield return (FeedLinks.Rss, () => Feeds.WriteRss(changes.Value, site, text));
            yield return (FeedLinks.Json, () => Feeds.WriteJson(changes.Value, site, text));
        }
        // Where only the root of the host may say it.
        if (site.Settings.SecurityContact.Length > 0 && site.Settings.Root.Length == 0) yield return (SecurityText.Link, () => SecurityText.Write(site));
        if (site.Settings.GenerateMarkdown && !site.IsPlainFolder) yield return ("/llms.txt", () => LlmsText.Write(site, outlines, text));
        if (site.Settings.GenerateApi && !site.IsPlainFolder)
            foreach (var file in Api.Create(site, outlines)) yield return file;
    }

    // https://www.sitemaps.org/protocol.html
    private static string CreateSitemap(IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> editions)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var (site, outlines) in editions)
            foreach (var page in outlines.Select(o => o.Page).Where(p => p.IsIndexed && !p.IsFallback).OrderBy(p => p.Link, StringComparer.Ordinal))
            {
                xml.Append("<url><loc>");
                xml.AppendEscaped(site.AbsoluteHref(page.Link));
                xml.Append("</loc>");
                if (page.Document?.Header.Updated is { } updated) xml.Append("<lastmod>").Append(updated.ToString("O", CultureInfo.InvariantCulture)).Append("</lastmod>");
                xml.Append("</url>\n");
            }
        return xml.Append("</urlset>\n").ToString();
    }
}
