namespace LearningSite.EndToEndTests;

/// <summary>What a reader writes stays in the browser, until the reader erases it.</summary>
public sealed class NotesTests(BundledSite bundled, Chromium chromium)
{
    private const string Note = "Twins of one weld, <b>on both sides</b>.";

    // The note, the answer and the try.
    private const string Count = """
        new Promise(resolve => indexedDB.open("learningsite:/").onsuccess = ({ target: { result: db } }) =>
          db.transaction("records").objectStore("records").getAllKeys().onsuccess = ({ target }) => { db.close(); resolve(target.result.filter(id => !/^(read|place):/.test(id)).length); })
        """;

    [Fact]
    public Task A_note_survives_a_reload() =>
        chromium.VisitAsync(bundled.Site.Url(LessonWithNote()), async page =>
        {
            // A file of an export holds the longest note.
            await Expect(page.GetByLabel("Your note").First).ToHaveJSPropertyAsync("maxLength", 100_000);
            await page.GetByLabel("Your note").First.PressSequentiallyAsync(Note);
            await page.ReloadKeptAsync();
            await Expect(page.GetByLabel("Your note").First).ToHaveValueAsync(Note);
        });

    [Fact]
    public Task Erasing_removes_notes_answers_and_choices_and_nothing_of_others()
    {
        var question = FindQuestions.InLesson(bundled.Site, "single");
        return chromium.VisitAsync(bundled.Site.Url(question.Link), async page =>
        {
            var note = page.GetByLabel("Your note").First;
            var form = page.GetByRole(AriaRole.Form, new() { Name = question.Name, Exact = true });
            await note.FillAsync(Note);
            await form.GetByLabel(question.Right.Single().Label, new() { Exact = true }).CheckAsync();
            await form.GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Switch colour theme" }).ClickAsync();
            await page.EvaluateAsync("localStorage.setItem('other', 'kept')");

            await page.GotoAsync(bundled.Site.Url("/privacy/"));
            var ask = page.GetByRole(AriaRole.Button, new() { Name = "Erase everything on this device", Exact = true });
            await page.TabToAsync(ask, 80);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(ask).ToBeFocusedAsync();
            Assert.Equal(3, await page.EvaluateAsync<int>(Count));

            await page.Keyboard.PressAsync("Enter");
            await page.TabBackToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Erase", Exact = true }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToContainTextAsync("Erased.");
            await Expect(ask).ToBeFocusedAsync();
            Assert.Equal(["other"], await page.EvaluateAsync<string[]>("Object.keys(localStorage)"));
            Assert.Equal(0, await page.EvaluateAsync<int>(Count));

            await page.GotoAsync(bundled.Site.Url(question.Link));
            await Expect(note).ToHaveValueAsync("");
            await Expect(form.GetByRole(AriaRole.Status).First).ToHaveTextAsync("not run");
        });
    }

    [Fact]
    public Task Erasing_says_when_the_browser_gives_no_access() =>
        chromium.VisitAsync(bundled.Site.Url("/privacy/"), async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Erase everything on this device", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Erase", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToContainTextAsync("does not let the site keep or erase");
        }, initScript: """for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });""");

    [Fact]
    public Task The_privacy_page_names_the_button_as_it_is_called() =>
        chromium.VisitAsync(bundled.Site.Url("/privacy/"), async page =>
        {
            var named = await page.GetByRole(AriaRole.Article).Locator("strong").Filter(new() { HasText = "Erase" }).AllTextContentsAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Erase everything on this device", Exact = true })).ToBeVisibleAsync();
            Assert.All(named, name => Assert.Equal("Erase everything on this device", name));
        });

    private string LessonWithNote() => bundled.Site.Pages.First(page => page.Link.StartsWith("/lessons/", StringComparison.Ordinal) && page.Document.QuerySelector("reflect-note") is not null).Link;
}
