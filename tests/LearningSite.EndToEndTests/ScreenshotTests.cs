namespace LearningSite.EndToEndTests;

/// <summary>`SCREENSHOTS=folder dotnet test …` writes a picture of every kind of page: lesson-390-dark.png.</summary>
public sealed class ScreenshotTests(BundledSite bundled, Chromium chromium)
{
    [Theory]
    [InlineData(Chromium.Phone, ColorScheme.Light)]
    [InlineData(Chromium.Phone, ColorScheme.Dark)]
    [InlineData(Chromium.Desktop, ColorScheme.Light)]
    [InlineData(Chromium.Desktop, ColorScheme.Dark)]
    public Task A_page_of_every_kind(int width, ColorScheme scheme)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS");
        Assert.SkipUnless(folder is { Length: > 0 }, "SCREENSHOTS names no folder");
        Directory.CreateDirectory(folder!);
        var names = bundled.Kinds.ToDictionary(kind => bundled.Site.Url(kind.Link), kind => kind.Kind);
        return chromium.TourAsync(bundled.Site, bundled.Kinds.Select(kind => kind.Link), Chromium.Screen(width, scheme), async page =>
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"{names[page.Url]}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
            return [];
        });
    }
}
