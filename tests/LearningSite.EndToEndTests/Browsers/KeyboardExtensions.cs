namespace LearningSite.EndToEndTests.Browsers;

internal static class KeyboardExtensions
{
    /// <summary>Presses Tab until the focus is on the target; not at all when it is there already.</summary>
    public static Task TabToAsync(this IPage page, ILocator target, int atMost = 40, Func<string, Task>? press = null) => page.PressUntilFocusedAsync("Tab", target, atMost, press);

    public static Task TabBackToAsync(this IPage page, ILocator target, int atMost = 40, Func<string, Task>? press = null) => page.PressUntilFocusedAsync("Shift+Tab", target, atMost, press);

    /// <summary>Presses an arrow key until the focus, and with it the choice, is on the radio button.</summary>
    public static Task ArrowToAsync(this IPage page, ILocator radio, Func<string, Task>? press = null) => page.PressUntilFocusedAsync("ArrowDown", radio, 10, press);

    private static async Task PressUntilFocusedAsync(this IPage page, string key, ILocator target, int atMost, Func<string, Task>? press)
    {
        for (var presses = 0; presses < atMost && !await IsFocusedAsync(target); presses++) await (press?.Invoke(key) ?? page.Keyboard.PressAsync(key));
        if (await IsFocusedAsync(target)) return;
        Assert.Fail($"{atMost} presses of {key} do not lead to {target}; the focus is on {await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)")}");
    }

    private static Task<bool> IsFocusedAsync(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");
}
