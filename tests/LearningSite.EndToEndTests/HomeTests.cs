using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests;

/// <summary>The first page: three ways in for a newcomer, and for somebody who comes back what is due and how far the tracks have come.</summary>
public sealed class HomeTests(BundledSite bundled, Chromium chromium)
{
    [Fact]
    public Task A_newcomer_is_shown_three_ways_in_and_loads_nothing_to_learn_with() =>
        chromium.VisitAsync(bundled.UrlOf("home"), async page =>
        {
            var ways = page.GetByRole(AriaRole.Heading, new() { Name = "Three ways in" }).Locator("xpath=ancestor::section").GetByRole(AriaRole.Link);
            Assert.Equal(["/roles/", "/paths/", "/quizzes/placement/"], await ways.EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)"));
            await Expect(page.Locator("learner-today")).ToContainTextAsync("Nothing is due today.");
            await Expect(page.Locator(".run .pass")).ToHaveCountAsync(0);
            var scripts = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(({ name }) => name).filter(name => name.endsWith('.js'))");
            Assert.Equal(["home", "theme"], scripts.Select(script => Path.GetFileName(script).Split('.')[0]).Order(StringComparer.Ordinal));
        });

    [Theory]
    [InlineData(Chromium.Phone, ColorScheme.Dark)]
    [InlineData(Chromium.Desktop, ColorScheme.Light)]
    public Task Who_comes_back_sees_what_is_due_where_to_go_on_and_how_far_each_track_has_come(int width, ColorScheme scheme) =>
        chromium.VisitAsync(bundled.Site.Url("/review/"), async page =>
        {
            await Expect(page.Locator("review-run[data-ready]")).ToHaveCountAsync(1);
            var question = await page.EvaluateAsync<string>("async () => Object.entries((await (await fetch('/progress/content.json')).json()).questions).find(([, { in: place }]) => place === 'lesson:how-models-learn')[0]");
            var at = DateTimeOffset.UtcNow.AddDays(-2).ToUnixTimeMilliseconds();
            await KeptRecords.PutAsync(page,
                new { id = "tries:" + question, v = 2, at, since = 0, tries = new[] { new { at, credit = 0, from = "check" } } },
                new { id = "read:how-models-learn", v = 2, at, read = true, by = "hand" },
                new { id = "place:splits-and-leakage", v = 2, at, anchor = "check-yourself" });
            await page.GotoAsync(bundled.UrlOf("home"));

            var today = page.Locator("learner-today[data-ready]");
            await Expect(today).ToContainTextAsync("Questions due: 1.");
            await Expect(today.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Train, validate, test") })).ToHaveAttributeAsync("href", "/lessons/splits-and-leakage/#check-yourself");
            var track = page.GetByRole(AriaRole.List, new() { NameRegex = new Regex("^Foundations") });
            await Expect(track.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("needs work|partly") })).ToHaveAttributeAsync("href", "/lessons/how-models-learn/");
            await Expect(track.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("you are here$") })).ToHaveAttributeAsync("href", "/lessons/splits-and-leakage/");
            await Axe.AssertNothingAsync(page);
            Findings.AssertNone(await LayoutShift.FindAsync(page));
            await page.GetByRole(AriaRole.Link, new() { Name = "Questions due: 1." }).ClickAsync();
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/review/"));
        }, Chromium.Screen(width, scheme));
}
