namespace LearningSite.EndToEndTests.Sites;

/// <summary>The site of this repository, built once, with its search index.</summary>
public sealed class BundledSite : IAsyncLifetime
{
    private ServedSite? site;

    public ServedSite Site => site ?? throw new InvalidOperationException("not built yet");

    /// <summary>One page of every kind, the longest of each.</summary>
    public IReadOnlyList<(string Kind, string Link)> Kinds { get; private set; } = [];

    public string LinkOf(string kind) => Kinds.Single(entry => entry.Kind == kind).Link;

    public string UrlOf(string kind) => Site.Url(LinkOf(kind));

    public async ValueTask InitializeAsync()
    {
        site = await ServedSite.StartAsync(Repository.Root);
        Kinds = [.. PageKinds.Find(site.Pages)];
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
    }
}
