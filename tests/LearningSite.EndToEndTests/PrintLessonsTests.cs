namespace LearningSite.EndToEndTests;

/// <summary>A track or a path as one document for paper.</summary>
public sealed class PrintLessonsTests(BundledSite bundled, Chromium chromium)
{
    private const string KeepsPaper = "window.print = () => document.documentElement.dataset.asked = 'yes';";

    [Theory]
    [InlineData("track")]
    [InlineData("path")]
    public Task All_lessons_are_printed_with_contents_in_front_and_the_key_at_the_end(string kind) =>
        chromium.VisitAsync(bundled.UrlOf(kind), async page =>
        {
            var titles = await page.Locator("li[data-lesson] a.t").AllInnerTextsAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Print all lessons as one document" }).DblClickAsync();
            await Expect(page.Locator("html[data-asked]")).ToHaveCountAsync(1);
            await Expect(page.Locator(".print-lessons")).ToHaveCountAsync(1);
            await Expect(page.Locator(".print-lessons")).ToBeHiddenAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print });

            var paper = page.Locator(".print-lessons");
            await Expect(paper.Locator("> section:not(.print-key) h1")).ToHaveTextAsync(titles);
            await Expect(paper.Locator("[data-part=contents] > li > a")).ToHaveTextAsync(titles);
            await Expect(page.Locator("main")).ToBeHiddenAsync();
            var questions = await paper.Locator(".question:not([data-phase])").CountAsync();
            Assert.True(questions > 10);
            await Expect(paper.Locator("> .print-key:last-child > ol > li")).ToHaveCountAsync(questions);
            await Expect(paper.Locator("details.answer .keytext")).ToHaveCountAsync(0);
            Findings.AssertNone(await paper.EvaluateAsync<string[]>("""
                paper => {
                  const ids = [...paper.querySelectorAll("[id]")].map(({ id }) => id);
                  const links = [...paper.querySelectorAll("a[href^='#']")].map(link => link.getAttribute("href").slice(1));
                  return [...ids.filter((id, index) => ids.indexOf(id) !== index), ...links.filter(id => !ids.includes(id))];
                }
                """));

            await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
            await Expect(paper).ToHaveCountAsync(0);
        }, initScript: KeepsPaper);

    [Fact]
    public Task A_lesson_that_cannot_be_had_is_said_and_nothing_is_printed() =>
        chromium.VisitAsync(bundled.UrlOf("track"), async page =>
        {
            await page.RouteAsync("**/lessons/**", route => route.AbortAsync());
            await page.GetByRole(AriaRole.Button, new() { Name = "Print all lessons as one document" }).ClickAsync();
            await Expect(page.GetByText("Not all lessons could be fetched.")).ToBeVisibleAsync();
            await Expect(page.Locator("html[data-asked], .print-lessons")).ToHaveCountAsync(0);
        }, initScript: KeepsPaper, isExpected: fault => fault.Contains("failed", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public Task Without_JavaScript_there_is_no_dead_button() =>
        chromium.VisitAsync(bundled.UrlOf("track"), page => Expect(page.GetByText("Print all lessons as one document")).ToBeHiddenAsync(), new() { JavaScriptEnabled = false });
}
