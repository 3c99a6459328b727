using System.Text.Json;
using LearningSite.Files;
using LearningSite.Rendering;

namespace LearningSite.Offline;

/// <summary>What a system needs to put the site among its programs: https://www.w3.org/TR/appmanifest/.</summary>
public static class AppManifest
{
    public const string Link = "/app.webmanifest";

    // The paper of the light theme, as in `layout.hbs`.
    private const string Paper = "#f3f7f2";

    public static string Write(Edition edition, Theme theme) => JsonText.Write(json =>
    {
        var site = edition.Site;
        json.WriteString("id", site.Href("/"));
        json.WriteString("name", edition.Title);
        json.WriteString("lang", site.Locale.Language);
        json.WriteString("dir", site.Locale.Direction);
        json.WriteString("start_url", site.Href("/"));
        json.WriteString("scope", site.SharedHref("/"));
        json.WriteString("display", "standalone");
        json.WriteString("background_color", Paper);
        json.WriteString("theme_color", Paper);
        json.WriteStartArray("icons");
        WriteIcon(json, "icon.svg", "image/svg+xml", "any", null);
        WriteIcon(json, "icon-192.png", "image/png", "192x192", null);
        WriteIcon(json, "icon-512.png", "image/png", "512x512", null);
        WriteIcon(json, "icon-maskable-512.png", "image/png", "512x512", "maskable");
        json.WriteEndArray();

        void WriteIcon(Utf8JsonWriter json, string name, string type, string sizes, string? purpose)
        {
            json.WriteStartObject();
            json.WriteString("src", site.SharedHref(theme.AssetLink(name)));
            json.WriteString("type", type);
            json.WriteString("sizes", sizes);
            if (purpose is not null) json.WriteString("purpose", purpose);
            json.WriteEndObject();
        }
    });
}
