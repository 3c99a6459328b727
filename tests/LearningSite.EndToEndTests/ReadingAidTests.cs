namespace LearningSite.EndToEndTests;

/// <summary>What helps while reading a lesson: what a term means, beside it, and code to take along.</summary>
public sealed class ReadingAidTests(BundledSite bundled, Chromium chromium)
{
    private string Lesson => bundled.Site.Url("/lessons/your-first-quality-gate/");

    [Fact]
    public Task A_term_says_what_it_means_without_leaving_the_page() =>
        chromium.VisitAsync(Lesson, async page =>
        {
            var term = page.Locator("article a.term").First;
            var href = await term.GetAttributeAsync("href");
            var entry = bundled.Site.Pages.Single(p => p.Link == "/glossary/").Document.GetElementById(href!.Split('#')[1])!;

            await term.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var note = page.GetByRole(AriaRole.Dialog, new() { Name = entry.TextContent, Exact = true });
            await Assertions.Expect(note).ToBeFocusedAsync();
            await Assertions.Expect(note).ToContainTextAsync(entry.ParentElement!.QuerySelector("p:not(.cap)")!.TextContent);
            await Axe.AssertNothingAsync(page);
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(note.GetByRole(AriaRole.Link, new() { Name = "Glossary" })).ToBeFocusedAsync();
            await Assertions.Expect(note.Locator($"a[href$='{href}']")).ToBeFocusedAsync();

            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(note).ToHaveCountAsync(0);
            await Assertions.Expect(term).ToBeFocusedAsync();

            // A finger opens it too, and a tap beside it closes it; all of it stays in the window.
            await term.ClickAsync();
            var box = await note.BoundingBoxAsync();
            Assert.InRange(box!.X, 0, Chromium.Phone - box.Width);
            await page.Locator("h1").ClickAsync();
            await Assertions.Expect(note).ToHaveCountAsync(0);
            Assert.Equal(Lesson, page.Url);
        }, Chromium.Screen(Chromium.Phone));

    [Fact]
    public Task Code_is_copied_without_its_output_and_what_came_of_it_is_said()
    {
        var options = Chromium.Screen(Chromium.Desktop);
        options.Permissions = ["clipboard-read", "clipboard-write"];
        return chromium.VisitAsync(Lesson, async page =>
        {
            var figure = page.Locator("figure.code:has(+ .output)").First;
            var copy = figure.GetByRole(AriaRole.Button, new() { Name = "Copy" });
            await copy.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(figure.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied.");
            Assert.Equal(await figure.Locator("code").EvaluateAsync<string>("code => code.textContent"), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
            await Assertions.Expect(copy).ToBeFocusedAsync();
            await Axe.AssertNothingAsync(page);

            await page.EvaluateAsync("() => { navigator.clipboard.writeText = async () => { throw new DOMException('no', 'NotAllowedError'); }; }");
            await copy.ClickAsync();
            await Assertions.Expect(figure.GetByRole(AriaRole.Status)).ToHaveTextAsync("Not allowed here. Select the code by hand.");
        }, options);
    }

    [Fact]
    public Task Without_a_clipboard_nothing_offers_to_copy() =>
        chromium.VisitAsync(Lesson, async page =>
        {
            Assert.NotEqual(0, await page.Locator("figure.code").CountAsync());
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToHaveCountAsync(0);
        }, initScript: "Object.defineProperty(navigator, 'clipboard', { value: undefined });");
}
