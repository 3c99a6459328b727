namespace LearningSite.Preview;

/// <summary>
/// Hands the site of the moment to requests, and tells who waits that the moment is over. Looking and waiting go together, so
/// that no build can slip in between unnoticed.
/// </summary>
public sealed class CurrentSite
{
    private Moment now = new(null);

    public void Replace(PreviewSite site) => Interlocked.Exchange(ref now, new Moment(site)).End();

    /// <summary>The site of the moment, null before the first build, and a task that completes when it is replaced.</summary>
    public (PreviewSite? Site, Task Over) Look()
    {
        var moment = Volatile.Read(ref now);
        return (moment.Site, moment.Over);
    }

    /// <summary>Waits for the first site; a browser opened too early gets its page a little later.</summary>
    public async Task<PreviewSite> GetAsync(CancellationToken stop)
    {
        while (true)
        {
            var (site, over) = Look();
            if (site is not null) return site;
            await over.WaitAsync(stop);
        }
    }

    /// <summary>The site when it can tell what is at a path: at once after the first build, and during it when that page is made, or nothing can be told before the end.</summary>
    public async Task<PreviewSite> GetAsync(string path, CancellationToken stop)
    {
        while (true)
        {
            var (site, over) = Look();
            if (site?.Asked is { } asked)
            {
                foreach (var name in SiteManifest.NamesOf(path, site.LinkRoot)) await Task.WhenAny(asked.WaitAsync(name), over).WaitAsync(stop);
                // Redirects, and what is missing, are known when all is made; and so is whether there will be a report instead.
                if (asked.AreGood && site.Manifest!.Find(path) is Destination.Content) return site;
            }
            else if (site is not null) return site;
            await over.WaitAsync(stop);
        }
    }

    private sealed class Moment(PreviewSite? site)
    {
        private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public PreviewSite? Site { get; } = site;
        public Task Over => over.Task;
        public void End() => over.SetResult();
    }
}
