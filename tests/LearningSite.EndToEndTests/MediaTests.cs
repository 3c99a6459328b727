namespace LearningSite.EndToEndTests;

/// <summary>Paper, and readers who want nothing to move.</summary>
public sealed class MediaTests(BundledSite bundled, Chromium chromium)
{
    [Fact]
    public Task A_printed_lesson_is_its_text_without_navigation() =>
        chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            Findings.AssertNone(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("article p, article h2, article li, article td, article figure, .opt label")]
                  .filter(element => !element.closest("details, [hidden], template, .tools") && element.textContent.trim() && !element.checkVisibility())
                  .map(element => element.outerHTML.slice(0, 120))
                """));
        });

    [Theory]
    [InlineData("lesson")]
    [InlineData("quiz")]
    public Task The_key_is_on_paper_only(string kind) =>
        chromium.VisitAsync(bundled.UrlOf(kind), async page =>
        {
            var key = page.GetByRole(AriaRole.Heading, new() { Name = "Answer key", Exact = true });
            var questions = await page.GetByRole(AriaRole.Form).CountAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
            await Expect(key).ToBeVisibleAsync();
            await Expect(page.Locator("section").Filter(new() { Has = key }).Locator("ol > li")).ToHaveCountAsync(questions);
            await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
            await Expect(key).ToHaveCountAsync(0);
        });

    [Fact]
    public Task Nothing_moves_for_readers_who_ask_for_that() =>
        chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            Assert.True(await page.EvaluateAsync<bool>("matchMedia('(prefers-reduced-motion: reduce)').matches"));
            Findings.AssertNone(await page.EvaluateAsync<string[]>("""
                () => [document.documentElement, ...document.querySelectorAll("body *")].flatMap(element => {
                  const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(element);
                  const isMoving = [transitionDuration, animationName === "none" ? "0s" : animationDuration].some(times => times.split(",").some(time => parseFloat(time) > 0.01)) || scrollBehavior === "smooth";
                  return isMoving ? [element.outerHTML.slice(0, 100)] : [];
                })
                """));
        });
}
