using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Markup;

namespace LearningSite.Rendering;

/// <summary>
/// One long-lived Node process that highlights code and typesets formulas at build time, so that readers load no script for
/// either. Requests and answers are lines of JSON; many pages wait at once, and the process starts when the first one asks.
/// </summary>
public sealed class NodeWorker(Theme theme, SnippetCache cache, DiagnosticBag diagnostics) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, (int Count, TaskCompletionSource<IReadOnlyList<SnippetResult>> Answer)> waiting = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Lock starting = new();
    private const int BatchSize = 256;
    private readonly List<Snippet> ahead = [];
    private Task prefetched = Task.CompletedTask;
    private Process? process;
    private Task? reading;
    private bool hasFailed;
    private int lastId;

    /// <summary>
    /// Sends code ahead of its page: in batches and while headers are still being read, so that a page finds its results
    /// waiting. One request for each page would cost more in wake-ups of two processes than the highlighting itself.
    /// </summary>
    public void Prefetch(IEnumerable<Snippet> snippets)
    {
        lock (ahead)
        {
            ahead.AddRange(snippets.Where(s => cache.Find(s) is null));
            if (ahead.Count >= BatchSize) SendAhead();
        }
    }

    /// <summary>Sends what is left of the last batch.</summary>
    public void EndPrefetch()
    {
        lock (ahead)
            if (ahead.Count > 0) SendAhead();
    }

    private void SendAhead()
    {
        var batch = ahead.ToArray();
        ahead.Clear();
        prefetched = Task.WhenAll(prefetched, Task.Run(() => AskAndKeepAsync(batch)));
    }

    private async Task<IReadOnlyList<SnippetResult>> AskAndKeepAsync(IReadOnlyList<Snippet> snippets)
    {
        var answers = await AskAsync(snippets);
        if (!hasFailed)
            for (var i = 0; i < Math.Min(answers.Count, snippets.Count); i++) cache.Add(snippets[i], answers[i]);
        return answers;
    }

    /// <summary>Results in the order of the snippets. Without Node, one finding, and the snippets stay plain.</summary>
    public async Task<IReadOnlyList<SnippetResult>> RenderAsync(IReadOnlyList<Snippet> snippets)
    {
        var results = Find(snippets, out var missing);
        if (missing.Length > 0)
        {
            await prefetched;
            results = Find(snippets, out missing);
        }
        if (missing.Length > 0)
        {
            var answers = await AskAndKeepAsync([.. missing.Select(i => snippets[i])]);
            for (var i = 0; i < missing.Length; i++) results[missing[i]] = i < answers.Count ? answers[i] : new SnippetResult(null);
        }
        return [.. results.OfType<SnippetResult>()];
    }

    private SnippetResult?[] Find(IReadOnlyList<Snippet> snippets, out int[] missing)
    {
        var results = snippets.Select(cache.Find).ToArray();
        missing = [.. Enumerable.Range(0, results.Length).Where(i => results[i] is null)];
        return results;
    }

    private async Task<IReadOnlyList<SnippetResult>> AskAsync(IReadOnlyList<Snippet> snippets)
    {
        if (!TryStart()) return [.. snippets.Select(_ => new SnippetResult(null))];
        var id = Interlocked.Increment(ref lastId);
        var answer = new TaskCompletionSource<IReadOnlyList<SnippetResult>>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = (snippets.Count, answer);
        var request = CreateRequest(id, snippets);
        await writing.WaitAsync();
        try
        {
            await process!.StandardInput.BaseStream.WriteAsync(request);
            await process.StandardInput.BaseStream.FlushAsync();
        }
        catch (IOException exception) { Fail(exception.Message); }
        finally { writing.Release(); }
        return hasFailed ? [.. snippets.Select(_ => new SnippetResult(null))] : await answer.Task;
    }

    // {"id":1,"items":[{"kind":"code","language":"python","text":"…"},{"kind":"math","display":false,"text":"…"}]} and a line feed.
    // Written token by token: the serialiser's start-up would cost more than all requests of a small site.
    private static ReadOnlyMemory<byte> CreateRequest(int id, IReadOnlyList<Snippet> snippets)
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
        return buffer.WrittenMemory;
    }

    private bool TryStart()
    {
        lock (starting)
        {
            if (process is not null || hasFailed) return !hasFailed;
            if (theme.FindPath("dist/worker.mjs") is not { } script) { Fail("the theme's `dist/worker.mjs` is not built"); return false; }
            try
            {
                // Most builds highlight for less time than V8's optimiser would need to pay off: a third less CPU at 2,000 snippets,
                // the same at 20,000.
                process = Process.Start(new ProcessStartInfo("node", ["--no-opt", script]) { RedirectStandardInput = true, RedirectStandardOutput = true });
                reading = Task.Run(ReadAnswersAsync);
                return true;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Fail("Node was not found");
                return false;
            }
        }
    }

    private async Task ReadAnswersAsync()
    {
        while (await process!.StandardOutput.ReadLineAsync() is { } line)
        {
            try
            {
                using var answer = JsonDocument.Parse(line);
                if (waiting.TryRemove(answer.RootElement.GetProperty("id").GetInt32(), out var request)) Accept(answer.RootElement, request.Count, request.Answer);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                // A page may wait for this very answer, so nobody may wait any longer.
                Fail("Node answered something that is no result");
            }
        }
        if (!waiting.IsEmpty) Fail("Node ended before it had answered");
    }

    private void Accept(JsonElement answer, int count, TaskCompletionSource<IReadOnlyList<SnippetResult>> source)
    {
        try
        {
            var items = answer.GetProperty("items").EnumerateArray().Select(ToResult).ToList();
            if (items.Count == count) { source.SetResult(items); return; }
            Fail("Node answered with another number of results");
        }
        finally
        {
            source.TrySetResult([]);
        }
    }

    private static SnippetResult ToResult(JsonElement item) =>
        item.TryGetProperty("error", out var error)
            ? new SnippetResult(null, error.GetString(), item.TryGetProperty("offset", out var offset) && offset.ValueKind == JsonValueKind.Number ? offset.GetInt32() : 0)
            : new SnippetResult(item.GetProperty("html").GetString());

    private void Fail(string reason)
    {
        if (hasFailed) return;
        hasFailed = true;
        diagnostics.Add(new Diagnostic(Codes.WorkerFailed, "code cannot be highlighted and formulas cannot be typeset", null, null, $"install Node 20 or newer ({reason})"));
        foreach (var (_, request) in waiting) request.Answer.TrySetResult([]);
    }

    public async ValueTask DisposeAsync()
    {
        await prefetched;
        if (process is not null)
        {
            process.StandardInput.Close();
            if (reading is not null) await reading;
            await process.WaitForExitAsync();
            process.Dispose();
        }
        writing.Dispose();
    }
}
