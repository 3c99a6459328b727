using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using LearningSite.Diagnostics;
using LearningSite.Markup;

namespace LearningSite.Rendering;

/// <summary>
/// One long-lived Node process that highlights code and typesets formulas at build time, so that readers load no script for
/// either. Requests and answers are lines of JSON. One thread of its own asks and waits for the answer, request by request,
/// so the pages that wait never hold up the pool that compiles them.
/// </summary>
public sealed class NodeWorker(Theme theme, SnippetCache cache, DiagnosticBag diagnostics) : IDisposable
{
    /// <summary>Snippets under way, and their results when there are some; of those that were sent ahead the cache alone keeps any.</summary>
    private sealed record Request(IReadOnlyList<Snippet> Snippets, bool IsUrgent, bool IsAhead, int Number)
    {
        // What somebody waits for comes first, and else what was sent first.
        public static readonly Comparer<Request> ByTurn = Comparer<Request>.Create((a, b) => (!a.IsUrgent, a.Number).CompareTo((!b.IsUrgent, b.Number)));

        public TaskCompletionSource<IReadOnlyList<SnippetResult>> Answer { get; } = new();
    }

    private const int BatchSize = 256;
    private readonly Channel<Request> queue = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<Request> { Comparer = Request.ByTurn, SingleReader = true });
    private readonly List<Task> batches = [];
    private readonly Lock gate = new();
    private readonly List<Snippet> ahead = [];
    private Thread? asking;
    private bool hasFailed;
    private int lastId, sent;

    /// <summary>False leaves code plain, for a check: a formula can be wrong, and code cannot.</summary>
    public bool HighlightsCode { get; init; } = true;

    /// <summary>
    /// Sends code ahead of its page: in batches and while headers are still being read, so that a page finds its results
    /// waiting. One request for each page would cost more in wake-ups of two processes than the highlighting itself.
    /// </summary>
    public void Prefetch(IEnumerable<Snippet> snippets)
    {
        if (!HighlightsCode) return;
        lock (gate)
        {
            ahead.AddRange(snippets.Where(s => cache.Find(s) is null));
            if (ahead.Count >= BatchSize) SendAhead();
        }
    }

    /// <summary>Sends what is left of the last batch.</summary>
    public void EndPrefetch()
    {
        lock (gate)
            if (ahead.Count > 0) SendAhead();
    }

    private void SendAhead()
    {
        batches.Add(Send([.. ahead], isAhead: true));
        ahead.Clear();
    }

    private Task<IReadOnlyList<SnippetResult>> Send(IReadOnlyList<Snippet> snippets, bool isUrgent = false, bool isAhead = false)
    {
        lock (gate)
        {
            if (asking is null)
            {
                asking = new Thread(AskInTurn) { IsBackground = true, Name = "Node worker" };
                asking.Start();
            }
            var request = new Request(snippets, isUrgent, isAhead, ++sent);
            queue.Writer.TryWrite(request);
            return request.Answer.Task;
        }
    }

    /// <summary>Results in the order of the snippets. Without Node, one finding, and the snippets stay plain.</summary>
    /// <param name="isUrgent">Does not wait for its turn behind what was sent ahead.</param>
    public IReadOnlyList<SnippetResult> Render(IReadOnlyList<Snippet> snippets, bool isUrgent = false)
    {
        var results = Find(snippets, out var missing);
        // Answers come in the order of the batches, and most pages find theirs in one of the first.
        for (var i = 0; !isUrgent && missing.Count > 0 && i < batches.Count; i++)
        {
            batches[i].Wait();
            results = Find(snippets, out missing);
        }
        if (missing.Count > 0)
        {
            var answers = Send([.. missing.Select(i => snippets[i])], isUrgent).Result;
            for (var i = 0; i < missing.Count; i++) results[missing[i]] = answers[i];
        }
        return results!;
    }

    private SnippetResult?[] Find(IReadOnlyList<Snippet> snippets, out List<int> missing)
    {
        var results = new SnippetResult?[snippets.Count];
        missing = [];
        for (var i = 0; i < results.Length; i++)
            if ((results[i] = IsWanted(snippets[i]) ? cache.Find(snippets[i]) : new SnippetResult(null)) is null) missing.Add(i);
        return results;
    }

    private bool IsWanted(Snippet snippet) => HighlightsCode || snippet.IsMath;

    private void AskInTurn()
    {
        using var process = TryStart();
        while (queue.Reader.WaitToReadAsync().AsTask().Result)
        {
            if (!queue.Reader.TryRead(out var request)) continue;
            var answers = process is null || hasFailed ? null : Ask(process, request.Snippets);
            for (var i = 0; i < answers?.Count; i++) cache.Add(request.Snippets[i], answers[i]);
            request.Answer.SetResult(request.IsAhead ? [] : answers ?? [.. request.Snippets.Select(_ => new SnippetResult(null))]);
        }
        if (process is null) return;
        // Not through the writer, which flushes first, and that fails where Node has ended before.
        process.StandardInput.BaseStream.Close();
        process.WaitForExit();
    }

    private Process? TryStart()
    {
        if (theme.FindPath("dist/worker.cjs") is not { } script) { Fail("the theme's `dist/worker.cjs` is not built"); return null; }
        try
        {
            // Most builds highlight for less time than V8's optimiser would need to pay off: a third less CPU at 2,000 snippets,
            // the same at 20,000.
            var start = new ProcessStartInfo("node", ["--no-opt", script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
            // Where it is set, Node reads hundreds of certificates at its start, 40 ms, for connections that this process never makes.
            start.Environment.Remove("NODE_EXTRA_CA_CERTS");
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Fail("Node was not found");
            return null;
        }
    }

    /// <summary>One result for each snippet, or null after a finding.</summary>
    private IReadOnlyList<SnippetResult>? Ask(Process process, IReadOnlyList<Snippet> snippets)
    {
        try
        {
            process.StandardInput.BaseStream.Write(CreateRequest(++lastId, snippets));
            process.StandardInput.BaseStream.Flush();
            if (process.StandardOutput.ReadLine() is not { } line) return Fail("Node ended before it had answered");
            using var answer = JsonDocument.Parse(line);
            var items = answer.RootElement.GetProperty("items").EnumerateArray().Select(ToResult).ToList();
            if (answer.RootElement.GetProperty("id").GetInt32() != lastId || items.Count != snippets.Count) return Fail("Node answered another question");
            return items;
        }
        catch (IOException exception) { return Fail(exception.Message); }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return Fail("Node answered something that is no result");
        }
    }

    // {"id":1,"items":[{"kind":"code","language":"python","text":"…"},{"kind":"math","display":false,"text":"…"}]} and a line feed.
    // Written token by token: the serialiser's start-up would cost more than all requests of a small site.
    private static ReadOnlySpan<byte> CreateRequest(int id, IReadOnlyList<Snippet> snippets)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteStartArray("items");
        foreach (var snippet in snippets)
        {
            json.WriteStartObject();
            json.WriteString("kind", snippet.IsMath ? "math" : "code");
            if (snippet.IsMath) json.WriteBoolean("display", snippet.IsDisplay);
            else json.WriteString("language", snippet.Language);
            json.WriteString("text", snippet.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private static SnippetResult ToResult(JsonElement item) =>
        item.TryGetProperty("error", out var error)
            ? new SnippetResult(null, error.GetString(), item.TryGetProperty("offset", out var offset) && offset.ValueKind == JsonValueKind.Number ? offset.GetInt32() : 0)
            : new SnippetResult(item.GetProperty("html").GetString());

    private IReadOnlyList<SnippetResult>? Fail(string reason)
    {
        hasFailed = true;
        diagnostics.Add(new Diagnostic(Codes.WorkerFailed, "code cannot be highlighted and formulas cannot be typeset", null, null, $"install Node 20 or newer ({reason})"));
        return null;
    }

    public void Dispose()
    {
        queue.Writer.Complete();
        asking?.Join();
    }
}
