namespace LearningSite.EndToEndTests.Sites;

/// <summary>`Fixtures/questions` with its translations into Arabic.</summary>
public sealed class ArabicSite : IAsyncLifetime
{
    private ServedSite? site;

    public ServedSite Site => site ?? throw new InvalidOperationException("not built yet");

    public async ValueTask InitializeAsync() =>
        site = await ServedSite.StartAsync(Path.Combine(Repository.Root, "tests/LearningSite.EndToEndTests/Fixtures/questions"), "Locales=ar", "InputPaths=translations,input");

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
    }
}
