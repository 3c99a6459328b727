using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace LearningSite.Preview;

/// <summary>
/// Answers one request. A page of any site may send requests to this machine, and with a name of its own that resolves to
/// 127.0.0.1 it could even read the answers; so only requests to our own names are answered, only reading is possible, and
/// nothing is shared across origins.
/// </summary>
public sealed class AnswerRequest(CurrentSite current, LiveReload? reload, CancellationToken stop)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public async Task RunAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || stop.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (Exception exception)
        {
            // The server has no log of its own: what is not printed here would be lost.
            Console.Error.WriteLine($"error: `{context.Request.Path}` could not be answered: {exception}");
            throw;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        var site = await current.GetAsync(ended.Token);
        foreach (var (name, value) in site.Headers.For(path)) context.Response.Headers[name] = value;
        context.Response.Headers.CacheControl = "no-store";

        if (!IsOwnName(context)) context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        else if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) RefuseMethod(context.Response);
        else if (reload is null || !await reload.TryAnswerAsync(context, site, stop)) await AnswerFromAsync(await current.GetAsync(path, ended.Token), path, context);
    }

    private Task AnswerFromAsync(PreviewSite site, string path, HttpContext context)
    {
        if (site.Manifest is not { } manifest) return WriteFailureAsync(site, context);
        var destination = manifest.Find(path);
        switch (destination)
        {
            case Destination.Content content:
                return WriteAsync(content, site, context);
            case Destination.Redirect redirect:
                context.Response.StatusCode = redirect.Status;
                context.Response.Headers.Location = redirect.Location.Split('#') is [var before, var fragment] ? $"{before}{context.Request.QueryString}#{fragment}" : redirect.Location + context.Request.QueryString;
                return Task.CompletedTask;
            default:
                context.Response.StatusCode = destination is Destination.Gone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
                return manifest.FindMissingPage(path) is { } page ? WriteAsync(page, site, context) : Task.CompletedTask;
        }
    }

    private Task WriteAsync(Destination.Content content, PreviewSite site, HttpContext context) =>
        WriteAsync(content.Name, reload is not null && content.Name.EndsWith(".html", StringComparison.Ordinal) ? reload.AddBuild(content.Bytes, site.Build) : content.Bytes, context);

    private Task WriteFailureAsync(PreviewSite site, HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        var page = OverlayAssets.FailurePage(site.Texts, site.Report ?? "", LiveReload.StylesheetLink(site.LinkRoot), reload?.ScriptLink(site.LinkRoot));
        return WriteAsync(new Destination.Content("index.html", System.Text.Encoding.UTF8.GetBytes(page)), site, context);
    }

    private static async Task WriteAsync(string name, byte[] bytes, HttpContext context)
    {
        var type = ContentTypes.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        context.Response.ContentType = IsText(type) ? type + "; charset=utf-8" : type;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "image/svg+xml";

    // DNS rebinding: the page of evil.example may point its name at 127.0.0.1, but the Host header still tells.
    private static bool IsOwnName(HttpContext context)
    {
        var host = context.Request.Host;
        return (host.Port ?? 80) == context.Connection.LocalPort
            && (host.Host is "[::1]" || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) || host.Host == IPAddress.Loopback.ToString());
    }

    private static void RefuseMethod(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        response.Headers[HeaderNames.Allow] = "GET, HEAD";
    }
}
