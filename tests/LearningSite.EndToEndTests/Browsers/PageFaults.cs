using System.Collections.Concurrent;

namespace LearningSite.EndToEndTests.Browsers;

/// <summary>What a page complains of: console errors and warnings, exceptions, requests that fail or go to another host.</summary>
internal sealed class PageFaults
{
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentDictionary<IRequest, string> open = new();

    public PageFaults(IPage page, Uri site)
    {
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && message.Text != "Service Worker registration blocked by Playwright") faults.Enqueue($"console {message.Type}: {message.Text}"); };
        page.PageError += (_, error) => faults.Enqueue($"exception: {error}");
        page.Crash += (_, _) => faults.Enqueue("the tab crashed");
        page.Request += (_, request) => { if (!IsOwn(request.Url, site)) faults.Enqueue($"request to another host: {request.Url}"); };
        page.Request += (_, request) => open[request] = request.Url;
        page.RequestFinished += (_, request) => open.TryRemove(request, out var _);
        page.RequestFailed += (_, request) => open.TryRemove(request, out var _);
        page.RequestFailed += (_, request) => { if (!IsEventStream(request)) faults.Enqueue($"failed request: {request.Url}: {request.Failure}"); };
        page.Response += (_, response) => { if (response.Status >= 400) faults.Enqueue($"status {response.Status}: {response.Url}"); };
    }

    /// <summary>What came up since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (faults.TryDequeue(out var fault)) taken.Add(fault);
        return taken;
    }

    /// <summary>Why something that was waited for did not come may be told by what else happened, and by what is waited for still.</summary>
    public string Story() => string.Join('\n', [.. Take(), .. open.Values.Select(url => $"not answered yet: {url}")]);

    private static bool IsOwn(string url, Uri site) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "data" or "blob" or "about" || address.Authority == site.Authority);

    // Leaving a page ends its stream, and a browser calls that a failure.
    private static bool IsEventStream(IRequest request) => request.ResourceType == "eventsource";
}
