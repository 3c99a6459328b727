using System.Text;
using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests;

/// <summary>The planner: made, changed by hand, kept and taken along; what is mastered is left out, and no duration is invented.</summary>
public sealed class PlannerTests(BundledSite bundled, Chromium chromium)
{
    private string Planner => bundled.Site.Url("/planner/");

    [Fact]
    public Task A_plan_is_made_changed_by_keyboard_and_taken_along() =>
        chromium.VisitAsync(Planner + "?from=qa-engineer&to=ai-ml-qa-engineer&start=2026-12-31", async page =>
        {
            await ReadyAsync(page);
            await Expect(page.GetByText("Nothing is planned yet.")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-part=times]")).ToHaveTextAsync("No source that we trust gives a time for this move, so we give none.");
            await Axe.AssertNothingAsync(page);
            var hours = page.GetByLabel("Hours a week");
            await page.TabToAsync(hours);
            await page.Keyboard.TypeAsync("2");
            await page.Keyboard.PressAsync("Enter");

            var promised = int.Parse(Regex.Match(await page.Locator("[data-part=sum]").TextContentAsync() ?? "", "[0-9]+").Value, System.Globalization.CultureInfo.InvariantCulture);
            var lines = page.Locator("[data-line]");
            await Expect(lines).ToHaveCountAsync(promised);
            await Expect(page.Locator("#plan")).ToBeFocusedAsync();
            await Expect(page.GetByText("Your own sum: at 2 hours a week")).ToBeVisibleAsync();
            await Expect(page.GetByText("Plan: QA Engineer (manual) to AI/ML QA Engineer")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-block='0']")).ToContainTextAsync("31 Dec 2026 to 27 Feb 2027");
            await Expect(page.Locator("[data-block='2'] [data-line]").First).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);

            // The second line of a block goes up, and the button keeps the focus.
            var second = await lines.Nth(1).GetAttributeAsync("data-line");
            var up = page.Locator($"[data-line='{second}'] [data-do=up]");
            await page.TabToAsync(up);
            await page.Keyboard.PressAsync("Enter");
            await Expect(lines.First).ToHaveAttributeAsync("data-line", second!);
            await Expect(up).ToBeFocusedAsync();
            await Expect(page.Locator("[data-part=said]")).ToContainTextAsync("is now number 1 of");

            await page.Locator($"[data-line='{second}'] [data-do=remove]").PressAsync("Enter");
            await Expect(lines).ToHaveCountAsync(promised - 1);
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
            await Expect(lines).ToHaveCountAsync(promised);

            await page.GetByLabel("What", new() { Exact = true }).FillAsync("A book on <b>statistics</b>");
            await page.GetByLabel("Minutes", new() { Exact = true }).FillAsync("90");
            await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).PressAsync("Enter");
            await page.Locator("[data-line='own:1'] input").CheckAsync();
            await page.GetByLabel("Finished when I can show").First.FillAsync("A check that fails well");

            await page.ReloadKeptAsync();
            await ReadyAsync(page);
            await Expect(lines).ToHaveCountAsync(promised + 1);
            await Expect(page.Locator("[data-line='own:1'] input")).ToBeCheckedAsync();
            await Expect(page.GetByLabel("Finished when I can show").First).ToHaveValueAsync("A check that fails well");

            var markdown = await DownloadAsync(page, "As Markdown");
            Assert.StartsWith("# Plan: QA Engineer", markdown, StringComparison.Ordinal);
            Assert.Contains("- [x] A book on \\<b\\>statistics\\</b\\> – 90 min", markdown, StringComparison.Ordinal);
            Assert.Contains("> A check that fails well", markdown, StringComparison.Ordinal);
            var calendar = await DownloadAsync(page, "As calendar (.ics)");
            Assert.Equal(promised + 1 + 3, Regex.Count(calendar, "BEGIN:VEVENT\r\n"));
            Assert.Contains("DTSTART;VALUE=DATE:20261231\r\n", calendar, StringComparison.Ordinal);
        });

    [Fact]
    public Task What_is_mastered_or_said_to_be_known_is_left_out_with_the_reason() =>
        chromium.VisitAsync(Planner, async page =>
        {
            await ReadyAsync(page);
            await page.EvaluateAsync("async () => { window.content = await (await fetch('/progress/content.json')).json(); }");
            var questions = await page.EvaluateAsync<string[]>("Object.entries(window.content.questions).filter(([, question]) => question.in === 'lesson:how-models-learn').map(([id]) => id)");
            Assert.NotEmpty(questions);
            await KeptRecords.PutAsync(page, [.. questions.Select(id => new { id = "tries:" + id, v = 2, at = 5, since = 0, tries = new[] { new { at = 5, credit = 1, from = "check" } } }), new { id = "read:how-models-learn", v = 2, at = 5, read = true, by = "end" }]);

            await page.GotoAsync(Planner + "?from=%3Cscript%3E&to=ai-ml-qa-engineer&hours=1e9&start=2026-02-30&known=splits-and-leakage,__proto__,gone&lines=1");
            await ReadyAsync(page);
            await Expect(page.GetByLabel("What you do today")).ToHaveValueAsync("");
            await Expect(page.GetByLabel("Hours a week")).ToHaveValueAsync("");
            var leftOut = page.Locator("[data-part=left-out]");
            await leftOut.Locator("summary").ClickAsync();
            await Expect(leftOut.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "You have passed it." })).ToHaveCountAsync(1);
            await Expect(leftOut.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "You said that you can skip it." })).ToHaveCountAsync(1);

            await page.GetByLabel("Hours a week").FillAsync("0.5");
            await page.GetByRole(AriaRole.Button, new() { Name = "Make the plan" }).ClickAsync();
            await Expect(page.Locator("[data-line='lesson:metrics-that-fit']")).ToHaveCountAsync(1);
            await Expect(page.Locator("[data-line='lesson:how-models-learn'], [data-line='lesson:splits-and-leakage']")).ToHaveCountAsync(0);
            await Axe.AssertNothingAsync(page);

            // A lesson that is ticked here is read everywhere, and the plan says how far it is.
            await page.Locator("[data-line='lesson:metrics-that-fit'] input").CheckAsync();
            await Expect(page.Locator("[data-line='lesson:metrics-that-fit']")).ToContainTextAsync("partly");
            await page.KeptAsync();
            Assert.Contains("read:metrics-that-fit", await KeptRecords.IdsAsync(page));
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete the plan" }).ClickAsync();
            await Expect(page.GetByText("Nothing is planned yet.")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
            await Expect(page.Locator("[data-line='lesson:metrics-that-fit']")).ToHaveCountAsync(1);
        }, Chromium.Screen(Chromium.Phone, ColorScheme.Dark));

    [Fact]
    public Task A_time_that_a_source_gives_stands_with_its_source_and_a_plan_works_without_storage() =>
        chromium.VisitAsync(Planner + "?from=software-engineer&to=ml-engineer&hours=3&pace=early", async page =>
        {
            await ReadyAsync(page);
            await Expect(page.Locator("[data-part=times]")).ToContainTextAsync("6–12 months, as one source estimates.");
            await Expect(page.Locator("[data-part=times]").GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new Regex("^/sources/"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Make the plan" }).ClickAsync();
            await Expect(page.Locator("[data-line]").First).ToBeVisibleAsync();
            await Expect(page.Locator(".not-kept")).ToContainTextAsync(new Regex("."));
            var lines = await page.Locator("[data-line]").CountAsync();
            await page.Locator("[data-do=remove]").First.ClickAsync();
            await Expect(page.Locator("[data-line]")).ToHaveCountAsync(lines - 1);
        }, initScript: """for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });""");

    [Fact]
    public Task A_sum_of_thousands_of_minutes_is_grouped_as_the_language_does() =>
        chromium.VisitAsync(bundled.Site.Url("/privacy/"), async page =>
        {
            await page.RouteAsync("**/roles/gaps.json", route => route.FulfillAsync(new() { ContentType = "application/json", Body = LongLessons }));
            await page.GotoAsync(Planner + "?from=qa-engineer&to=ai-ml-qa-engineer");
            await ReadyAsync(page);
            await Expect(page.Locator("[data-part=sum]")).ToContainTextAsync(new Regex("[0-9],[0-9]{3} minutes in all"));
        });

    // Every lesson takes ten times as long.
    private string LongLessons => Regex.Replace(Encoding.UTF8.GetString(bundled.Site.Files["roles/gaps.json"]), "(\"minutes\":[0-9]+)", "${1}0");

    private static Task ReadyAsync(IPage page) => Expect(page.Locator("lesson-planner[data-ready]")).ToHaveCountAsync(1);

    private static async Task<string> DownloadAsync(IPage page, string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8);
    }
}
