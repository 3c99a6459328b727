namespace LearningSite.EndToEndTests.Browsers;

/// <summary>One way to look at a page that is open already: a page is loaded once for all of them.</summary>
internal sealed record Look(int Width, ColorScheme Scheme = ColorScheme.Light, bool IsRightToLeft = false, bool HasForcedColors = false)
{
    public async Task ShowAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = Scheme, ForcedColors = HasForcedColors ? ForcedColors.Active : ForcedColors.None });
        await page.EvaluateAsync("isRightToLeft => document.documentElement.dir = isRightToLeft ? 'rtl' : 'ltr'", IsRightToLeft);
    }

    public override string ToString() => $"{Width} px, {Scheme}{(IsRightToLeft ? ", right to left" : "")}{(HasForcedColors ? ", forced colours" : "")}";
}
