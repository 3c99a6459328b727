using System.Globalization;
using System.Text;
using System.Text.Json;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Rendering;

namespace LearningSite.Machines;

/// <summary>A page that was changed on a day. Its address with the day names the change, so that a page comes back when it changes again.</summary>
public sealed record Change(Document Document, DateOnly Day)
{
    private const int Most = 30;

    /// <summary>By the `updated` of the pages, the newest first.</summary>
    public static IReadOnlyList<Change> Newest(IReadOnlyList<PageOutline> outlines)
    {
        var changes = outlines.Where(o => o.Page is { IsIndexed: true, Document.Header.Updated: not null }).Select(o => new Change(o.Page.Document!, o.Page.Document!.Header.Updated!.Value)).ToArray();
        Array.Sort(changes, (a, b) => b.Day.CompareTo(a.Day) is var order and not 0 ? order : string.CompareOrdinal(a.Document.Link, b.Document.Link));
        return changes[..Math.Min(Most, changes.Length)];
    }

    public string IdIn(Site site) => string.Create(CultureInfo.InvariantCulture, $"{site.AbsoluteHref(Document.Link)}#{Day:O}");
}

/// <summary>The newest changes as RSS 2.0 and as JSON Feed 1.1. Dates are those of the pages, so the same content gives the same bytes.</summary>
public static class Feeds
{
    // https://www.rssboard.org/rss-specification
    public static string WriteRss(IReadOnlyList<Change> changes, Site site, InterfaceText text)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n");
        Element(xml, "title", site.Settings.SiteTitle);
        Element(xml, "link", site.AbsoluteHref("/")!);
        Element(xml, "description", text.Get("feed.about", site.Settings.SiteTitle));
        Element(xml, "language", site.Settings.Language);
        xml.Append("<atom:link").AppendAttribute("href", site.AbsoluteHref(FeedLinks.Rss)).Append(" rel=\"self\" type=\"application/rss+xml\"/>\n");
        foreach (var change in changes)
        {
            xml.Append("<item>\n");
            Element(xml, "title", change.Document.Title);
            Element(xml, "link", site.AbsoluteHref(change.Document.Link)!);
            xml.Append("<guid isPermaLink=\"false\">");
            xml.AppendEscaped(change.IdIn(site));
            xml.Append("</guid>\n");
            Element(xml, "pubDate", change.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).ToString("R", CultureInfo.InvariantCulture));
            Element(xml, "category", text.Get("kind." + change.Document.Kind));
            if (change.Document.Summary is { Length: > 0 } summary) Element(xml, "description", summary);
            xml.Append("</item>\n");
        }
        return xml.Append("</channel>\n</rss>\n").ToString();
    }

    // https://www.jsonfeed.org/version/1.1/
    public static string WriteJson(IReadOnlyList<Change> changes, Site site, InterfaceText text) => JsonText.Write(json =>
    {
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", site.Settings.SiteTitle);
        json.WriteString("description", text.Get("feed.about", site.Settings.SiteTitle));
        json.WriteString("home_page_url", site.AbsoluteHref("/"));
        json.WriteString("feed_url", site.AbsoluteHref(FeedLinks.Json));
        json.WriteString("language", site.Settings.Language);
        json.WriteStartArray("items");
        foreach (var change in changes) WriteItem(json, change, site, text);
        json.WriteEndArray();
    });

    private static void WriteItem(Utf8JsonWriter json, Change change, Site site, InterfaceText text)
    {
        json.WriteStartObject();
        json.WriteString("id", change.IdIn(site));
        json.WriteString("url", site.AbsoluteHref(change.Document.Link));
        json.WriteString("title", change.Document.Title);
        // An item needs a text; a page without a summary has its title.
        json.WriteString("content_text", change.Document.Summary is { Length: > 0 } summary ? summary : change.Document.Title);
        json.WriteString("date_published", string.Create(CultureInfo.InvariantCulture, $"{change.Day:O}T00:00:00Z"));
        StructuredData.WriteTexts(json, "tags", [text.Get("kind." + change.Document.Kind)]);
        json.WriteEndObject();
    }

    private static void Element(StringBuilder xml, string name, string value)
    {
        xml.Append('<').Append(name).Append('>');
        xml.AppendEscaped(value);
        xml.Append("</").Append(name).Append(">\n");
    }
}
