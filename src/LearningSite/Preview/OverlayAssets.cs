using System.Text.Json;
using LearningSite.Markup;

namespace LearningSite.Preview;

/// <summary>What `preview` shows in a browser beside the site: the report of a failed build. Everything the report says is
/// set as text, and its styles come from a stylesheet, so it lives under the same policy as the site.</summary>
public static class OverlayAssets
{
    /// <param name="stylesheetLink">Of <see cref="Stylesheet"/>.</param>
    /// <param name="close">Name of the button that closes the report.</param>
    public static string Script(string stylesheetLink, string close) => $"const stylesheet = {JsonSerializer.Serialize(stylesheetLink)}, close = {JsonSerializer.Serialize(close)};\n{Code}";

    private const string Code = """
        const here = new URL(import.meta.url);
        const events = new URL("events", here);
        events.search = new URLSearchParams({ token: here.pathname.split(".").at(-2), build: here.searchParams.get("build") });

        let stream, section, dismissed;

        // A browser allows six connections to a host, and every stream holds one: hidden tabs let go of theirs.
        function listen() {
          stream?.close();
          if (document.hidden) return;
          stream = new EventSource(events);
          stream.addEventListener("failed", event => show(event.data));
          stream.addEventListener("built", () => {
            stream.close();
            location.reload();
          });
        }

        function show(report) {
          const page = document.querySelector(".preview-report");
          if (page) page.textContent = report;
          else if (report !== dismissed) {
            section ??= createSection();
            section.hidden = false;
            section.querySelector("pre").textContent = report;
          }
        }

        function createSection() {
          const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: stylesheet });
          const section = Object.assign(document.createElement("section"), { className: "preview-overlay", role: "alert", lang: "en", dir: "ltr" });
          const text = Object.assign(document.createElement("pre"), { tabIndex: 0 });
          const button = Object.assign(document.createElement("button"), { type: "button", className: "preview-close", textContent: "×", ariaLabel: close });
          button.addEventListener("click", () => {
            dismissed = text.textContent;
            section.hidden = true;
          });
          section.append(text, button);
          document.head.append(link);
          document.body.append(section);
          return section;
        }

        document.addEventListener("visibilitychange", listen);
        addEventListener("pageshow", event => event.persisted && listen());
        addEventListener("pagehide", () => stream?.close());
        listen();

        """;

    public const string Stylesheet = """
        .preview-overlay { position: fixed; inset: auto 0 0; z-index: 2147483647; display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: start; max-height: 70vh; overflow: auto; border-top: 4px solid #c62828; background: Canvas; color: CanvasText; }
        .preview-overlay[hidden] { display: none; }
        .preview-overlay pre, .preview-report { margin: 0; padding: 1rem 1.25rem; overflow: auto; font: .875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; white-space: pre; }
        .preview-close { position: sticky; top: 0; width: 2.75rem; height: 2.75rem; margin: .25rem; border: 0; background: none; color: inherit; font: 1.5rem/1 sans-serif; cursor: pointer; }
        .preview-failed { margin: 0; border-top: 4px solid #c62828; color-scheme: light dark; background: Canvas; color: CanvasText; font: 1rem/1.5 system-ui, sans-serif; }
        .preview-failed h1 { margin: 0; padding: 1.25rem 1.25rem 0; font-size: 1.25rem; }

        """;

    /// <summary>Stands in for every page while there has been no good build.</summary>
    /// <param name="scriptLink">Null without live reload.</param>
    public static string FailurePage(PreviewText text, string report, string stylesheetLink, string? scriptLink)
    {
        var script = scriptLink is null ? "" : $"<script type=\"module\" src=\"{Html.Escape(scriptLink)}\"></script>\n";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Escape(text.Failed)}</title>
            <link rel="stylesheet" href="{Html.Escape(stylesheetLink)}">
            {script}</head>
            <body class="preview-failed">
            <main>
            <h1>{Html.Escape(text.Failed)}</h1>
            <pre class="preview-report" role="alert" tabindex="0">{Html.Escape(report)}</pre>
            </main>
            </body>
            </html>

            """;
    }
}
