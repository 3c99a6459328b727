namespace LearningSite.EndToEndTests;

/// <summary>A test that waits in vain must say why, for it may fail on a machine that nobody can look at.</summary>
public sealed class VisitTests(BundledSite bundled, Chromium chromium)
{
    [Fact]
    public async Task What_was_waited_for_in_vain_is_told_with_what_else_happened()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => chromium.VisitAsync(bundled.Site.Url("/about/"), async page =>
        {
            await page.EvaluateAsync("fetch('/assets/nothing.js').then(answer => answer.status)");
            await Expect(page.Locator("#nothing")).ToBeVisibleAsync(new() { Timeout = 1 });
        }));
        Assert.Contains($"status 404: {bundled.Site.Url("/assets/nothing.js")}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("#nothing", failure.Message, StringComparison.Ordinal);
    }
}
