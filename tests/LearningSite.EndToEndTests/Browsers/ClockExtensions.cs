namespace LearningSite.EndToEndTests.Browsers;

internal static class ClockExtensions
{
    /// <summary>Time stands still until the test moves it: a clock that is only installed goes on by itself, and a slow machine loses a second. Axe waits for it, so it has to go on before.</summary>
    public static async Task StopAsync(this IClock clock)
    {
        await clock.InstallAsync();
        await clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));
    }
}
