namespace LearningSite.EndToEndTests.Browsers;

internal static class KeptExtensions
{
    /// <summary>Waits until the browser has kept what was done: a reload a few milliseconds earlier would come before the database.</summary>
    public static Task KeptAsync(this IPage page) => Assertions.Expect(page.Locator("html[data-saving]")).ToHaveCountAsync(0);

    public static async Task ReloadKeptAsync(this IPage page)
    {
        await page.KeptAsync();
        await page.ReloadAsync();
        await page.ReadyAsync();
    }

    /// <summary>Waits until a quiz has read its attempt: before that it shows the order of its file and takes no focus.</summary>
    public static Task ReadyAsync(this IPage page) => Assertions.Expect(page.Locator("quiz-run[inert]")).ToHaveCountAsync(0);
}
