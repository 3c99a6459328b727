using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests;

/// <summary>The interview bank: its filters, practice mode, and the deck.</summary>
public sealed class InterviewTests(BundledSite bundled, Chromium chromium)
{
    [Fact]
    public Task Practice_goes_through_the_questions_that_the_filters_leave() =>
        chromium.VisitAsync(bundled.Site.Url("/interview/?level=junior"), async page =>
        {
            await Expect(page.GetByLabel("Level", new() { Exact = true })).ToHaveValueAsync("junior");
            var left = page.Locator("[data-item]:visible");
            var count = await left.CountAsync();
            Assert.True(count > 1);
            foreach (var level in await left.Locator(".cap").AllTextContentsAsync()) Assert.Equal("Junior", level);
            await Axe.AssertNothingAsync(page);
            var first = await left.First.Locator("a.t").TextContentAsync();
            var start = page.GetByRole(AriaRole.Link, new() { Name = $"Practise this list ({count})" });
            await page.TabToAsync(start);
            await page.Keyboard.PressAsync("Enter");

            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(first!);
            var practice = page.GetByRole(AriaRole.Navigation, new() { Name = "Practice" });
            for (var i = 1; i <= count; i++)
            {
                await Expect(practice).ToContainTextAsync($"Question {i} of {count}");
                if (i < count) await practice.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
            }
            await Expect(practice.GetByRole(AriaRole.Link, new() { Name = "Next" })).ToBeHiddenAsync();
            await practice.GetByRole(AriaRole.Link, new() { Name = "Leave the practice" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/interview/"));
        });

    [Fact]
    public Task The_own_answer_is_kept_and_the_strong_one_waits_until_it_is_asked_for() =>
        chromium.VisitAsync(bundled.Site.Url("/interview/compute-f1/"), async page =>
        {
            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Practice" })).ToBeHiddenAsync();
            var answer = page.GetByLabel("Your answer", new() { Exact = true });
            await answer.PressSequentiallyAsync("Precision 0.8, recall 0.67.");
            await Expect(page.GetByText("What a strong answer holds", new() { Exact = true })).ToBeHiddenAsync();
            var reveal = page.GetByText("Show what a strong answer holds");
            await page.TabToAsync(reveal);
            await page.Keyboard.PressAsync("Enter");
            foreach (var part in new[] { "What a strong answer holds", "What worries an interviewer", "Sample answer", "What may come next", "Rate your own answer" })
                await Expect(page.GetByRole(AriaRole.Heading, new() { Name = part, Exact = true })).ToBeVisibleAsync();
            var points = page.Locator(".reveal").GetByRole(AriaRole.Checkbox);
            await points.First.CheckAsync();
            await Expect(page.Locator("tick-list").GetByRole(AriaRole.Status)).ToHaveTextAsync("Your answer meets 1 of 3 points.");
            await Axe.AssertNothingAsync(page);

            await page.ReloadKeptAsync();
            await Expect(answer).ToHaveValueAsync("Precision 0.8, recall 0.67.");
            await page.GetByText("Show what a strong answer holds").ClickAsync();
            await Expect(points.First).ToBeCheckedAsync();
        }, Chromium.Screen(Chromium.Phone));

    [Fact]
    public Task Where_nothing_can_be_kept_a_tick_says_so() =>
        chromium.VisitAsync(bundled.Site.Url("/interview/compute-f1/"), async page =>
        {
            await page.GetByText("Show what a strong answer holds").ClickAsync();
            await page.Locator(".reveal").GetByRole(AriaRole.Checkbox).First.CheckAsync();
            await Expect(page.GetByText("This browser keeps nothing for this site.")).ToBeVisibleAsync();
            await Expect(page.Locator("tick-list").GetByRole(AriaRole.Status)).ToHaveTextAsync("Your answer meets 1 of 3 points.");
        }, initScript: LearnerDataTests.BlockedStorage);

    [Fact]
    public Task The_timer_runs_says_when_time_is_up_and_can_be_switched_off() =>
        chromium.VisitAsync(bundled.Site.Url("/interview/compute-f1/"), async page =>
        {
            await page.Clock.StopAsync();
            var timer = page.Locator("answer-timer");
            await page.GetByRole(AriaRole.Button, new() { Name = "Start a timer" }).ClickAsync();
            await Expect(timer.GetByRole(AriaRole.Timer)).ToHaveTextAsync("2:00 left");
            await page.Clock.RunForAsync(61_000);
            await Expect(timer.GetByRole(AriaRole.Status)).ToHaveTextAsync("Half of the time is over.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Switch it off" }).ClickAsync();
            await Expect(timer.GetByRole(AriaRole.Timer)).ToBeHiddenAsync();
            await page.Clock.RunForAsync(120_000);
            await Expect(timer.GetByRole(AriaRole.Status)).ToHaveTextAsync("");

            await page.GetByRole(AriaRole.Button, new() { Name = "Start a timer" }).ClickAsync();
            await page.Clock.RunForAsync(121_000);
            await Expect(timer.GetByRole(AriaRole.Status)).ToContainTextAsync("Time is up.");
            await Expect(page.GetByLabel("Your answer", new() { Exact = true })).ToBeEditableAsync();
        });

    [Fact]
    public void No_answer_stands_without_its_question()
    {
        var deck = bundled.Site.Pages.Single(page => page.Link == "/interview/deck/").Document;
        var cards = deck.QuerySelectorAll("article");
        Assert.NotEmpty(cards);
        Assert.All(cards, card =>
        {
            Assert.NotEmpty(card.QuerySelector("h2 a")!.TextContent);
            Assert.NotEmpty(card.QuerySelectorAll(".texts li"));
            Assert.Contains("Framework: ", card.TextContent, StringComparison.Ordinal);
        });
        var questions = bundled.Site.Pages.Where(page => page.Document.QuerySelector(".reveal") is not null).ToList();
        Assert.All(questions, page => Assert.Contains("The sample answer is fictional", page.Document.QuerySelector(".reveal .fictional")!.TextContent, StringComparison.Ordinal));
        Assert.Equal(cards.Select(card => card.QuerySelector("h2")!.TextContent).Order(), questions.Select(page => page.Document.QuerySelector("h1")!.TextContent).Order());
    }

    [Fact]
    public Task The_deck_prints_what_the_filters_leave() =>
        chromium.VisitAsync(bundled.Site.Url("/interview/deck/?level=senior"), async page =>
        {
            var cards = await page.Locator("article:visible").CountAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.Locator("article:visible")).ToHaveCountAsync(cards);
            await Expect(page.Locator("form:visible")).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print these cards" })).ToBeHiddenAsync();
        });

    [Fact]
    public Task Without_scripts_an_answer_opens_and_every_link_leads_somewhere()
    {
        var options = Chromium.Screen(Chromium.Desktop);
        options.JavaScriptEnabled = false;
        return chromium.VisitAsync(bundled.Site.Url("/interview/"), async page =>
        {
            await Expect(page.Locator("practice-start")).ToBeHiddenAsync();
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new("compute F1") }).ClickAsync();
            await page.GetByText("Show what a strong answer holds").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sample answer", Exact = true })).ToBeVisibleAsync();
            await page.GotoAsync(bundled.Site.Url("/interview/deck/"));
            await Expect(page.Locator("article:visible").First).ToBeVisibleAsync();
        }, options);
    }
}
