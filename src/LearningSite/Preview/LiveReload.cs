using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LearningSite.Preview;

/// <summary>
/// Tells open pages about builds, over server-sent events below the reserved path `/_preview/`, which no content can have.
/// Unpublished drafts are worth spying on: another site's page that guesses the port has neither the token of this run nor
/// the right origin. The stream says things and takes no orders.
/// </summary>
public sealed class LiveReload(CurrentSite current)
{
    private const string Folder = "/_preview/";
    private readonly string token = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The page's script, the same in all builds, so that a page that has not changed need not be made again.</summary>
    public string ScriptLink(string linkRoot) => $"{linkRoot}{Folder}reload.{token}.js";

    /// <summary>The page as it is served. The number lets a page say which build it shows, so one that slept through a build, or
    /// was loaded while one ended, still hears of it.</summary>
    public byte[] AddBuild(byte[] page, int build)
    {
        var link = Encoding.UTF8.GetBytes(ScriptLink(""));
        var end = page.AsSpan().IndexOf(link) is var at and >= 0 ? at + link.Length : 0;
        return end == 0 ? page : [.. page.AsSpan(0, end), .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"?build={build}")), .. page.AsSpan(end)];
    }

    public static string StylesheetLink(string linkRoot) => $"{linkRoot}{Folder}overlay.css";

    /// <summary>False when the path is none of ours.</summary>
    public async Task<bool> TryAnswerAsync(HttpContext context, PreviewSite site, CancellationToken stop)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == site.LinkRoot + Folder + "events") await SendEventsAsync(context, stop);
        else if (path == $"{site.LinkRoot}{Folder}reload.{token}.js") await WriteAsync(context, "text/javascript; charset=utf-8", OverlayAssets.Script(StylesheetLink(site.LinkRoot), site.Texts));
        else if (path == StylesheetLink(site.LinkRoot)) await WriteAsync(context, "text/css; charset=utf-8", OverlayAssets.Stylesheet);
        else return false;
        return true;
    }

    private async Task SendEventsAsync(HttpContext context, CancellationToken stop)
    {
        if (!IsOwnPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        context.Response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        try
        {
            await context.Response.Body.FlushAsync(ended.Token);
            await TellAsync(context, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was left, or the preview ends: the only ways in which a stream ends.
        }
    }

    private async Task TellAsync(HttpContext context, CancellationToken stop)
    {
        var (shownBuild, path) = (context.Request.Query["build"].ToString(), Uri.UnescapeDataString(context.Request.Query["page"].ToString()));
        while (true)
        {
            var (site, over) = current.Look();
            var build = site?.Build.ToString(CultureInfo.InvariantCulture);
            var message = site is null or { Asked: not null } ? "" : build != shownBuild ? Event("built", build!) : Event("page", PageReport.Create(site, path).ToJson());
            await context.Response.WriteAsync(message, stop);
            await context.Response.Body.FlushAsync(stop);
            await over.WaitAsync(stop);
        }
    }

    // event: page
    // data: {"report":null,"source":{"place":"input/index.md:2", …
    //
    private static string Event(string name, string line) => $"event: {name}\ndata: {line}\n\n";

    // Browsers leave Origin out of a same-origin GET, so its absence says nothing; the token still has to be right.
    private bool IsOwnPage(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Query["token"].ToString()), Encoding.UTF8.GetBytes(token))
        && (!request.Headers.TryGetValue(HeaderNames.Origin, out var origin) || string.Equals(origin, $"http://{request.Host.Value}", StringComparison.OrdinalIgnoreCase))
        && (!request.Headers.TryGetValue("Sec-Fetch-Site", out var from) || from == "same-origin");

    private static async Task WriteAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
