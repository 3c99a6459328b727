namespace LearningSite.EndToEndTests;

/// <summary>The colour theme follows the system until the reader chooses one.</summary>
public sealed class ThemeTests(BundledSite bundled, Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task The_choice_is_shown_and_remembered(ColorScheme system) =>
        chromium.VisitAsync(bundled.UrlOf("home"), async page =>
        {
            var before = await IsDarkAsync(page);
            Assert.Equal(system == ColorScheme.Dark, before);

            await page.GetByRole(AriaRole.Button, new() { Name = "Switch colour theme" }).ClickAsync();
            Assert.Equal(!before, await IsDarkAsync(page));
            await page.GotoAsync(bundled.UrlOf("lesson"));
            Assert.Equal(!before, await IsDarkAsync(page));

            await page.GetByRole(AriaRole.Button, new() { Name = "Switch colour theme" }).ClickAsync();
            Assert.Equal(before, await IsDarkAsync(page));
        }, Chromium.Screen(Chromium.Desktop, system));

    // What the reader sees, whatever attribute makes it so.
    private static Task<bool> IsDarkAsync(IPage page) => page.EvaluateAsync<bool>("""
        () => {
          const context = document.createElement("canvas").getContext("2d");
          const colors = [document.body, document.documentElement].map(element => getComputedStyle(element).backgroundColor);
          context.fillStyle = colors.find(color => color !== "rgba(0, 0, 0, 0)");
          context.fillRect(0, 0, 1, 1);
          return context.getImageData(0, 0, 1, 1).data.slice(0, 3).every(value => value < 80);
        }
        """);
}
