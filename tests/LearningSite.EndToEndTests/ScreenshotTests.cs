namespace LearningSite.EndToEndTests;

/// <summary>`SCREENSHOTS=folder dotnet test …` writes pictures of every kind of page: lesson-390-dark.png. The workflow `test` keeps them.</summary>
public sealed class ScreenshotTests(BundledSite bundled, Chromium chromium)
{
    [Fact]
    public Task A_page_of_every_kind()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS");
        Assert.SkipUnless(folder is { Length: > 0 }, "SCREENSHOTS names no folder");
        Directory.CreateDirectory(folder!);
        var looks = new[] { Chromium.Phone, Chromium.Tablet, Chromium.Desktop }.SelectMany(width => new[] { new Look(width), new(width, ColorScheme.Dark) }).ToList();
        var names = bundled.Kinds.ToDictionary(kind => bundled.Site.Url(kind.Link), kind => kind.Kind);
        return chromium.TourAsync(bundled.Site, bundled.Kinds.Select(kind => kind.Link), Chromium.Screen(Chromium.Phone), async page =>
        {
            foreach (var look in looks)
            {
                await look.ShowAsync(page);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"{names[page.Url]}-{look.Width}-{look.Scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
            }
            return [];
        });
    }
}
