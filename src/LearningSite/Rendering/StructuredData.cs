using System.Text.Json;
using LearningSite.Documents;
using LearningSite.Files;

namespace LearningSite.Rendering;

/// <summary>
/// What a page is, for search engines, as JSON-LD in the words of schema.org: the things that its model names, and the way that
/// leads to it. Needs absolute addresses, so a site without `Host` has none.
/// </summary>
public static class StructuredData
{
    public static string? Write(Page page, PageModel model, PageContext context)
    {
        if (context.Site.Settings.Origin is not { } origin || !page.IsIndexed || page.IsFallback) return null;
        var text = JsonText.Write(json =>
        {
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            model.WriteThings?.Invoke(json);
            if (model.Crumbs.Count > 0) WriteWay(json, model, origin);
            json.WriteEndArray();
        });
        // Nothing in a text may end the script element that it stands in.
        return text.Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    /// <summary>Opens a thing with what all of them have; the caller adds the rest and closes it.</summary>
    public static void WriteStart(Utf8JsonWriter json, string type, Document document, PageContext context)
    {
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("name", document.Title);
        if (document.Summary is { Length: > 0 } summary) json.WriteString("description", summary);
        json.WriteString("url", context.Site.AbsoluteHref(document.Link));
        json.WriteString("inLanguage", context.Site.LanguageOf(document));
        json.WriteBoolean("isAccessibleForFree", true);
        if (document.Header.Updated is { } updated) json.WriteString("dateModified", updated.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A thing that is only named, with the page that describes it.</summary>
    public static void WriteNamed(Utf8JsonWriter json, string type, Document document, PageContext context)
    {
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("name", document.Title);
        json.WriteString("url", context.Site.AbsoluteHref(document.Link));
        json.WriteEndObject();
    }

    public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteWay(Utf8JsonWriter json, PageModel model, string origin)
    {
        json.WriteStartObject();
        json.WriteString("@type", "BreadcrumbList");
        json.WriteStartArray("itemListElement");
        var position = 0;
        foreach (var crumb in model.Crumbs)
        {
            WritePlace(crumb.Title);
            json.WriteString("item", origin + crumb.Href);
            json.WriteEndObject();
        }
        // The page itself needs no address here.
        WritePlace(model.Title);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();

        void WritePlace(string name)
        {
            json.WriteStartObject();
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", ++position);
            json.WriteString("name", name);
        }
    }
}
