using System.Threading.Channels;

namespace LearningSite.Preview;

/// <summary>
/// Notices changes of the site's files. Watchers are made anew before every build that lists the folders: whatever was moved, deleted or created
/// since is then either watched or read by that build, and nothing falls between the two. (On Linux a watcher goes deaf in
/// silence when its folder is deleted, and misses files that are written into a new folder at once.)
/// </summary>
public sealed class SiteWatcher(TimeProvider? timeProvider = null) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10), Patience = TimeSpan.FromSeconds(1);
    private readonly TimeProvider time = timeProvider ?? TimeProvider.System;
    // One waiting change says as much as a thousand.
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock gate = new();
    // Null when something changed of which nobody knows what.
    private HashSet<string>? changed = new(StringComparer.Ordinal);
    private List<FileSystemWatcher> watchers = [];

    public void Renew(IEnumerable<WatchedPlace> places)
    {
        var old = watchers;
        watchers = [];
        foreach (var place in places) Watch(place);
        foreach (var watcher in old) watcher.Dispose();
    }

    /// <summary>Waits for a change, and then until nothing has changed for a moment: an editor writes a file in several steps. Where changes never end,
    /// a second is enough.</summary>
    /// <returns>Absolute paths of all that was touched; null when they are not known.</returns>
    public async Task<IReadOnlyCollection<string>?> WaitAsync(CancellationToken stop)
    {
        await changes.Reader.ReadAsync(stop);
        var first = time.GetTimestamp();
        while (time.GetElapsedTime(first) < Patience && await ChangesAgainAsync(stop)) changes.Reader.TryRead(out _);
        lock (gate)
        {
            var all = changed;
            changed = new(StringComparer.Ordinal);
            return all;
        }
    }

    /// <summary>Says that something has changed.</summary>
    /// <param name="path">Absolute; null when nobody knows what.</param>
    public void Notice(string? path = null)
    {
        lock (gate)
        {
            if (path is null) changed = null;
            else changed?.Add(path);
        }
        changes.Writer.TryWrite(true);
    }

    public void Dispose()
    {
        foreach (var watcher in watchers) watcher.Dispose();
    }

    private async Task<bool> ChangesAgainAsync(CancellationToken stop)
    {
        using var quiet = new CancellationTokenSource(Quiet, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, quiet.Token);
        try
        {
            return await changes.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Watch(WatchedPlace place)
    {
        try
        {
            var watcher = new FileSystemWatcher(place.Folder) { IncludeSubdirectories = place.IsDeep, InternalBufferSize = 64 * 1024 };
            watchers.Add(watcher);
            watcher.Changed += (_, change) => Notice(place, change.Name);
            watcher.Created += (_, change) => Notice(place, change.Name);
            watcher.Deleted += (_, change) => Notice(place, change.Name);
            // Many editors write a temporary file and give it the name of the old one.
            watcher.Renamed += (_, change) => { Notice(place, change.OldName); Notice(place, change.Name); };
            watcher.Error += (_, error) => Fail(place, error.GetException());
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Report(place, exception);
        }
    }

    private void Notice(WatchedPlace place, string? name)
    {
        if (name is null) Notice();
        else if (place.Concerns(name.Replace('\\', '/'))) Notice(Path.Combine(place.Folder, name));
    }

    // Too many changes at once to list is still a change. Any other failure would only repeat itself after a build.
    private void Fail(WatchedPlace place, Exception exception)
    {
        if (exception is InternalBufferOverflowException) Notice();
        else Report(place, exception);
    }

    private static void Report(WatchedPlace place, Exception exception) =>
        Console.Error.WriteLine($"error: changes in `{place.Folder}` are not noticed: {exception.Message}\n = help: preview with `--no-watch`, and start it again to see a change");
}
