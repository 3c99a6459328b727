namespace LearningSite.EndToEndTests;

/// <summary>`Fixtures/questions` in a folder of its host and in two languages, with what is deployed after it.</summary>
public sealed class DeployedSite : IAsyncLifetime
{
    private static readonly string Root = Path.Combine(Repository.Root, "tests/LearningSite.EndToEndTests/Fixtures/questions");
    private static readonly string[] Settings = ["LinkRoot=/course", "Locales=ar", "InputPaths=translations,input"];

    private ServedSite? next;
    private ServedSite? without;

    public ServedSite Next => next ?? throw new InvalidOperationException("not built yet");
    public ServedSite Without => without ?? throw new InvalidOperationException("not built yet");

    public static Task<ServedSite> StartAsync() => ServedSite.StartAsync(Root, Settings);

    public async ValueTask InitializeAsync()
    {
        next = await ServedSite.StartAsync(Root, [.. Settings, "SiteTitle=A new name"]);
        without = await ServedSite.StartAsync(Root, [.. Settings, "GenerateServiceWorker=false"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (next is not null) await next.DisposeAsync();
        if (without is not null) await without.DisposeAsync();
    }
}

/// <summary>The site without a network: what a service worker keeps, what a learner saves, and how both follow a deploy.</summary>
public sealed class OfflineTests(DeployedSite deployed, Chromium chromium) : IClassFixture<DeployedSite>
{
    private static readonly DateTime Monday = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public Task Visited_and_saved_pages_are_read_answered_and_reviewed_without_a_network() =>
        VisitAsync("/lessons/checks/", async (page, site) =>
        {
            await page.Clock.SetFixedTimeAsync(Monday);
            await KeepsPagesAsync(page);
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("found", isRight: false);

            await page.GetByRole(AriaRole.Link, new() { Name = "Offline" }).ClickAsync();
            var track = page.Locator("[data-set='/course/tracks/basics/']");
            await Expect(track).ToContainTextAsync("Pages: 4. Size: 0.");
            await Axe.AssertNothingAsync(page);
            await track.GetByRole(AriaRole.Button, new() { Name = "Save" }).PressAsync("Enter");
            await Expect(page.GetByText("Saved. You can read it without a network now.")).ToBeVisibleAsync();
            await Expect(track.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToBeFocusedAsync();
            await Axe.AssertNothingAsync(page);

            await page.Context.SetOfflineAsync(true);
            await page.GotoAsync(site.Url("/course/lessons/checks/"));
            await Expect(page.Locator("[id='q-found']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("not yet");
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("both", isRight: true);
            await page.ReloadKeptAsync();
            await Expect(page.Locator("[id='q-both']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("passed");
            // Its stylesheet came along.
            await Expect(page.Locator(".skip")).ToHaveCSSAsync("position", "absolute");

            await page.GotoAsync(site.Url("/course/progress/"));
            await Expect(page.Locator("learner-progress[data-ready]")).ToHaveCountAsync(1);
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Mastery", Exact = true })).ToContainTextAsync("Measure a model");
            await page.GotoAsync(site.Url("/course/planner/"));
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await page.Clock.SetFixedTimeAsync(Monday.AddDays(1));
            await page.GotoAsync(site.Url("/course/review/"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Start the review" }).ClickAsync();
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("found", isRight: true);
            await page.GetByRole(AriaRole.Button, new() { Name = "Next question" }).ClickAsync();
            await Expect(page.GetByText("Done for today. Right: 1 of 1 answers. Left for today: 0.")).ToBeVisibleAsync();

            // Never opened, but of the track that was saved.
            await page.GotoAsync(site.Url("/course/quizzes/every-type/"));
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("t-single", isRight: true);
            await page.ReloadKeptAsync();
            await Expect(page.Locator("[data-id='t-single']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("correct 1/1");
            await page.GotoAsync(site.Url("/course/lessons/every-check/"));
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Every check" })).ToBeVisibleAsync();

            await page.GotoAsync(site.Url("/course/quizzes/pool/"));
            await Expect(page.GetByText("There is no network, and this page is not kept on this device.")).ToBeVisibleAsync();
            await Expect(track.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToBeVisibleAsync();
            await page.GetByText("Pages that can be read without a network").ClickAsync();
            await Axe.AssertNothingAsync(page);
            await page.GetByRole(AriaRole.Link, new() { Name = "Every check" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Every check" })).ToBeVisibleAsync();

            await page.GotoAsync(site.Url("/course/offline/"));
            await track.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
            await Expect(page.GetByText("Removed from this device.")).ToBeVisibleAsync();
            await page.GotoAsync(site.Url("/course/lessons/every-check/"));
            await Expect(page.GetByText("There is no network, and this page is not kept on this device.")).ToBeVisibleAsync();
        });

    [Fact]
    public Task What_can_be_saved_is_listed_before_the_browser_is_ready() =>
        chromium.VisitAsync(deployed.Next.Url("/course/offline/"), async page =>
        {
            await Expect(page.GetByText("The browser is getting ready to keep pages.")).ToBeVisibleAsync();
            var track = page.Locator("[data-set='/course/tracks/basics/']");
            await Expect(track.GetByRole(AriaRole.Link)).ToBeVisibleAsync();
            await Expect(track.GetByRole(AriaRole.Button)).ToBeDisabledAsync();
        });

    [Fact]
    public Task The_review_keeps_the_pages_of_what_falls_due_this_week() =>
        VisitAsync("/lessons/checks/", async (page, site) =>
        {
            await page.Clock.SetFixedTimeAsync(Monday);
            await KeepsPagesAsync(page);
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("found", isRight: false);
            await page.GotoAsync(site.Url("/course/offline/"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove saved and visited pages" }).ClickAsync();
            await Expect(page.GetByText("Removed from this device.")).ToBeVisibleAsync();
            Assert.False(await page.EvaluateAsync<bool>("async () => await caches.match('/course/lessons/checks/') !== undefined"));
            await page.GotoAsync(site.Url("/course/review/"));
            await EventuallyAsync(page, "async () => await caches.match('/course/lessons/checks/') !== undefined");

            await page.Context.SetOfflineAsync(true);
            await page.Clock.SetFixedTimeAsync(Monday.AddDays(1));
            await page.ReloadAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Start the review" }).ClickAsync();
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("found", isRight: true);
        });

    [Fact]
    public Task The_pages_of_a_learner_are_kept_in_the_language_that_is_read() =>
        VisitAsync("/ar/lessons/checks/", async (page, site) =>
        {
            await KeepsPagesAsync(page);
            await page.Context.SetOfflineAsync(true);
            await page.GotoAsync(site.Url("/course/ar/progress/"));
            await Expect(page.Locator("html[dir=rtl] learner-progress[data-ready]")).ToHaveCountAsync(1);
            await page.GotoAsync(site.Url("/course/ar/review/"));
            await Expect(page.Locator("html[dir=rtl] review-run[data-ready]")).ToHaveCountAsync(1);
            await page.GotoAsync(site.Url("/course/ar/quizzes/pool/"));
            await Expect(page.Locator("html[dir=rtl] offline-pages[data-ready] [data-part=missing]")).ToBeVisibleAsync();
            // Nothing was kept in the other language.
            await page.GotoAsync(site.Url("/course/review/"));
            await Expect(page.Locator("[data-part=missing]")).ToBeVisibleAsync();
        });

    [Fact]
    public Task After_a_deploy_no_page_is_older_than_the_site_with_a_network_and_without() =>
        VisitAsync("/lessons/checks/", async (page, site) =>
        {
            await KeepsPagesAsync(page);
            await page.GotoAsync(site.Url("/course/quizzes/pool/"));
            await page.GotoAsync(site.Url("/course/lessons/checks/"));
            await site.DeployAsync(deployed.Next);
            await Expect(page.GetByText("This page has changed since you opened it.")).ToBeHiddenAsync();

            var other = await page.Context.NewPageAsync();
            await other.GotoAsync(site.Url("/course/progress/"));
            await Expect(other).ToHaveTitleAsync("Your test run so far – A new name");
            // The tab that was open learns of it, and the new one has nothing to learn.
            await Expect(page.GetByText("This page has changed since you opened it.")).ToBeVisibleAsync();
            await Expect(other.GetByText("This page has changed since you opened it.")).ToBeHiddenAsync();
            await Axe.AssertNothingAsync(page);
            await page.GetByRole(AriaRole.Link, new() { Name = "Load the new one" }).ClickAsync();
            await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("– A new name$"));
            await Expect(page.GetByText("This page has changed since you opened it.")).ToBeHiddenAsync();

            // The quiz was not opened again.
            await page.Context.SetOfflineAsync(true);
            await page.GotoAsync(site.Url("/course/quizzes/pool/"));
            await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("– A new name$"));
            await Expect(page.Locator(".skip")).ToHaveCSSAsync("position", "absolute");
        });

    [Fact]
    public Task A_site_that_wants_no_worker_any_more_removes_it_with_all_that_it_kept() =>
        VisitAsync("/lessons/checks/", async (page, site) =>
        {
            await KeepsPagesAsync(page);
            await site.DeployAsync(deployed.Without);
            await page.ReloadAsync();
            await Expect(page.Locator("script[data-worker]")).ToHaveCountAsync(0);
            await EventuallyAsync(page, "async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0");
            await page.GotoAsync(site.Url("/course/progress/"));
            await Expect(page.Locator("learner-progress[data-ready]")).ToHaveCountAsync(1);
            Assert.Equal(0, await page.EvaluateAsync<int>("async () => (await caches.keys()).length"));
        });

    [Fact]
    public Task Erase_everything_erases_the_pages_that_were_read_too() =>
        VisitAsync("/lessons/checks/", async (page, site) =>
        {
            await KeepsPagesAsync(page);
            await page.GotoAsync(site.Url("/course/progress/"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Erase everything on this device" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Erase", Exact = true }).ClickAsync();
            await Expect(page.GetByText("Erased.")).ToBeVisibleAsync();
            Assert.Equal(0, await page.EvaluateAsync<int>("async () => (await caches.keys()).length"));
            Assert.Equal(0, await page.EvaluateAsync<int>("async () => (await navigator.serviceWorker.getRegistrations()).length"));
        });

    [Fact]
    public Task Where_a_browser_keeps_no_pages_the_page_says_so() =>
        chromium.VisitAsync(deployed.Without.Url("/course/progress/"), async page =>
        {
            Assert.DoesNotContain("offline/index.html", deployed.Without.Files.Keys);
            await page.GotoAsync(deployed.Next.Url("/course/offline/"));
            await Expect(page.GetByText("This browser keeps no pages of this site.")).ToBeVisibleAsync();
            await Expect(page.Locator("main button:visible")).ToHaveCountAsync(0);
            await Axe.AssertNothingAsync(page);
        }, initScript: "delete Navigator.prototype.serviceWorker;", isExpected: fault => fault.StartsWith("request to another host", StringComparison.Ordinal));

    private async Task VisitAsync(string link, Func<IPage, ServedSite, Task> look)
    {
        await using var site = await DeployedSite.StartAsync();
        var options = Chromium.Screen(Chromium.Desktop);
        options.ServiceWorkers = ServiceWorkerPolicy.Allow;
        await chromium.VisitAsync(site.Url("/course" + link), page => look(page, site), options);
    }

    // The cache is full before the worker takes over.
    private static Task KeepsPagesAsync(IPage page) => EventuallyAsync(page, "() => navigator.serviceWorker.controller !== null");

    private static async Task EventuallyAsync(IPage page, string condition)
    {
        for (var tries = 0; !await page.EvaluateAsync<bool>(condition); tries++)
        {
            Assert.True(tries < 300, $"`{condition}` did not come true");
            await page.EvaluateAsync("() => new Promise(resolve => setTimeout(resolve, 50))");
        }
    }
}
