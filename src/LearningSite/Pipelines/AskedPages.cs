using System.Collections.Concurrent;
using LearningSite.Diagnostics;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>
/// The pages of a build that is under way, for a preview that has nothing else to show: each can be had as soon as it is made, with the bytes that the
/// finished build has, and the one that somebody waits for is made first.
/// </summary>
/// <param name="open">Called when there is a site, and its pages are about to be made.</param>
public sealed class AskedPages(Action open)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> made = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> asked = new();
    private DiagnosticBag found = new();

    /// <summary>While nothing is wrong with any page. Else the end of the build shows a report, and no page.</summary>
    public bool AreGood => !found.HasErrors;

    /// <summary>Waits until a page is made; not at all for what will be no page.</summary>
    /// <param name="destination">Below the output folder.</param>
    public Task WaitAsync(string destination)
    {
        if (!made.TryGetValue(destination, out var page)) return Task.CompletedTask;
        asked.Enqueue(destination);
        return page.Task;
    }

    /// <summary>The pages are known.</summary>
    public void Open(IEnumerable<Page> pages, DiagnosticBag diagnostics)
    {
        found = diagnostics;
        foreach (var page in pages) made.TryAdd(page.Destination, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        open();
    }

    public void Made(Page page) => made.GetValueOrDefault(page.Destination)?.TrySetResult();

    /// <summary>Gives each page its turn, and those first that are asked for.</summary>
    /// <returns>Called once for each page: its number, and whether somebody waits for it.</returns>
    public Func<(int Number, bool IsAsked)> Order(IReadOnlyList<Page> pages)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < pages.Count; i++) numbers.TryAdd(pages[i].Destination, i);
        var (taken, next) = (new int[pages.Count], -1);
        return () =>
        {
            // What is asked of pages that are made later, such as those that tell of all others, waits for them.
            for (var left = asked.Count; left > 0 && asked.TryDequeue(out var destination); left--)
            {
                if (numbers.TryGetValue(destination, out var wanted) && Interlocked.Exchange(ref taken[wanted], 1) == 0) return (wanted, true);
                if (!made[destination].Task.IsCompleted) asked.Enqueue(destination);
            }
            int number;
            do number = Interlocked.Increment(ref next); while (Interlocked.Exchange(ref taken[number], 1) != 0);
            return (number, false);
        };
    }
}
