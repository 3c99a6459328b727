using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningSite.Diagnostics;
using LearningSite.Markup;

namespace LearningSite.Preview;

/// <summary>What `preview` shows in a browser beside the site: the author's bar, and the report of problems. All that they say
/// is set as text, and their styles come from a stylesheet, so they live under the same policy as the site.</summary>
public static partial class OverlayAssets
{
    private static readonly string Code = EmbeddedText.Read("overlay.js");

    public static string Stylesheet { get; } = EmbeddedText.Read("overlay.css");

    /// <param name="stylesheetLink">Of <see cref="Stylesheet"/>.</param>
    public static string Script(string stylesheetLink, IReadOnlyDictionary<string, string> texts) =>
        $"const stylesheet = {JsonSerializer.Serialize(stylesheetLink, Json.Default.String)}, texts = {JsonSerializer.Serialize(texts, Json.Default.IReadOnlyDictionaryStringString)};\n{Code}";

    /// <summary>Stands in for every page while there has been no good build.</summary>
    /// <param name="scriptLink">Null without live reload.</param>
    public static string FailurePage(IReadOnlyDictionary<string, string> texts, string report, string stylesheetLink, string? scriptLink)
    {
        var title = texts.GetValueOrDefault("preview.failed", "");
        var page = new StringBuilder().AppendMarkup($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="{stylesheetLink}">

            """);
        if (scriptLink is not null) page.AppendMarkup($"<script type=\"module\" src=\"{scriptLink}\"></script>\n");
        return page.AppendMarkup($"""
            </head>
            <body class="preview-failed">
            <main>
            <h1>{title}</h1>
            <pre class="preview-report" role="alert" tabindex="0">{report}</pre>
            </main>
            </body>
            </html>

            """).ToString();
    }

    [JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
    private sealed partial class Json : JsonSerializerContext;
}
