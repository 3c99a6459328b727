using System.Text;

namespace LearningSite.EndToEndTests;

/// <summary>The page of reviews, with the clock moved from one day to the next. What is due when is tested in `tests/browser/review.test.js`.</summary>
public sealed class ReviewTests(QuestionSite questions, Chromium chromium)
{
    private static readonly DateTime Monday = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public Task Without_any_answer_it_says_so_and_leads_on() =>
        chromium.VisitAsync(questions.Review, async page =>
        {
            await ReadyAsync(page);
            await Expect(page.GetByText("Nothing to review yet.")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start the review" })).ToBeHiddenAsync();
            await Axe.AssertNothingAsync(page);
            await page.GetByRole(AriaRole.Link, new() { Name = "Begin with lesson 1" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(questions.Lesson);
        });

    [Fact]
    public Task What_was_wrong_is_due_the_next_day_and_comes_again_until_it_was_right_once() =>
        chromium.VisitAsync(questions.Lesson, async page =>
        {
            await page.Clock.SetFixedTimeAsync(Monday);
            var answers = new AnswerByKey(page, new Hand.Pointer(page));
            await answers.RunAsync("found", isRight: false);
            await answers.RunAsync("both", isRight: true);
            await page.GotoAsync(questions.Review);
            await ReadyAsync(page);
            await Expect(page.GetByText("Nothing is due today. Next: Tuesday")).ToContainTextAsync("24, with 1 due.");
            await Axe.AssertNothingAsync(page);

            await GoToDayAsync(page, 1);
            await Expect(page.GetByText("Questions due: 1.", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(Row(page, "Tuesday")).ToContainTextAsync("1");
            await page.GetByRole(AriaRole.Button, new() { Name = "Start the review" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Question 1, the last one" })).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Your number")).ToBeFocusedAsync();
            await answers.RunAsync("found", isRight: false);
            await page.GetByRole(AriaRole.Button, new() { Name = "Next question" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Question 2, the last one" })).ToBeVisibleAsync();
            await answers.RunAsync("found", isRight: true);
            await page.GetByRole(AriaRole.Button, new() { Name = "Next question" }).ClickAsync();

            await Expect(page.GetByText("Done for today. Right: 1 of 2 answers. Left for today: 0.")).ToBeFocusedAsync();
            await Expect(Row(page, "Tuesday")).ToContainTextAsync("0");
            await Axe.AssertNothingAsync(page);

            // What stands in the lesson is the lesson's, and the evidence is one.
            await page.GotoAsync(questions.Lesson);
            await Expect(page.Locator("[id='q-found']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("not yet");
            await page.GotoAsync(questions.Progress);
            var measure = page.Locator("[data-part=mastery]").GetByRole(AriaRole.Row).Filter(new() { HasText = "Measure a model" });
            await Expect(measure).ToContainTextAsync("1 / 3");
            await measure.GetByText("Evidence").ClickAsync();
            await Expect(measure.GetByText("in a review")).ToHaveCountAsync(2);
            await GoToDayAsync(page, 1);
            await Expect(page.GetByText("Nothing is due today.")).ToBeVisibleAsync();
        });

    [Fact]
    public Task On_each_of_thirty_days_what_is_due_is_asked_and_nothing_else_and_what_is_known_grows_rare() =>
        chromium.VisitAsync(questions.Review, async page =>
        {
            const string Known = "t-single", Never = "t-numeric";
            await page.Clock.SetFixedTimeAsync(Monday);
            await KeptRecords.PutAsync(page, Wrong(Known), Wrong(Never));
            var answers = new AnswerByKey(page, new Hand.Pointer(page));
            var days = new Dictionary<string, List<int>>(StringComparer.Ordinal) { [Known] = [], [Never] = [] };
            for (var day = 1; day <= 30; day++)
            {
                await GoToDayAsync(page, day);
                var due = new List<string>();
                foreach (var id in days.Keys)
                    if (await KeptRecords.DueAsync(page, id) is not { } time || time.Date <= Monday.AddDays(day).Date) due.Add(id);
                await Expect(page.Locator("[data-part=due]")).ToHaveTextAsync($"{due.Count}");
                if (due.Count == 0) continue;
                await page.GetByRole(AriaRole.Button, new() { Name = "Start the review" }).ClickAsync();
                var asked = new List<string>();
                while (asked.Count < due.Count)
                {
                    var id = (await page.Locator($"review-run .question{string.Concat(asked.Select(one => $":not([data-id='{one}'])"))}").GetAttributeAsync("data-id"))!;
                    asked.Add(id);
                    days[id].Add(day);
                    await answers.RunAsync(id, isRight: id == Known);
                    await page.GetByRole(AriaRole.Button, new() { Name = "Next question" }).ClickAsync();
                }
                Assert.Equal(due.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
                // What was wrong comes again at once; today it is left.
                if (asked.Contains(Never)) await page.GetByRole(AriaRole.Button, new() { Name = "Stop here" }).ClickAsync();
                var end = page.Locator("[data-when=over] p").First;
                await Expect(end).ToContainTextAsync($"Left for today: {(asked.Contains(Never) ? 1 : 0)}.");
                await Expect(end).ToBeFocusedAsync();
            }
            var gaps = days[Known].Zip(days[Known].Skip(1), (day, next) => next - day).ToList();
            Assert.InRange(days[Known].Count, 3, 5);
            Assert.Equal(gaps.Order(), gaps);
            Assert.True(gaps[^1] >= 7, $"asked on the days {string.Join(", ", days[Known])}");
            Assert.True(days[Never].Count > 2 * days[Known].Count, $"asked on the days {string.Join(", ", days[Never])}");
        });

    [Theory]
    [InlineData(Chromium.Desktop, ColorScheme.Light)]
    [InlineData(Chromium.Phone, ColorScheme.Dark)]
    public Task Every_type_is_reviewed_by_keyboard_alone_with_numbers_and_texts_of_its_page(int width, ColorScheme scheme) =>
        chromium.VisitAsync(questions.Review, async page =>
        {
            await page.Clock.SetFixedTimeAsync(Monday);
            string[] ids = [.. EveryType.Ids.Where(id => id != "t-fit"), "v-recall", "p-recall"];
            await KeptRecords.PutAsync(page, [.. ids.Select(id => Wrong(id))]);
            await GoToDayAsync(page, 1);
            await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Start the review" }));
            await page.Keyboard.PressAsync("Enter");
            var answers = new AnswerByKey(page, new Hand.Keyboard(page));
            var asked = new List<string>();
            while (asked.Count < ids.Length)
            {
                var question = page.Locator($"review-run .question{string.Concat(asked.Select(id => $":not([data-id='{id}'])"))}");
                var id = (await question.GetAttributeAsync("data-id"))!;
                asked.Add(id);
                if (id == "v-recall") await Expect(question.Locator(".stem")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("finds \\d+ frauds and misses 7"));
                if (id == "p-recall") await Expect(page.Locator("review-run .shared")).ToBeVisibleAsync();
                if (asked.Count == 1) await Axe.AssertNothingAsync(page);
                await answers.RunAsync(id, isRight: true);
                if (asked.Count == 1) await Axe.AssertNothingAsync(page);
                await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Next question" }));
                await page.Keyboard.PressAsync("Enter");
            }
            await Expect(page.GetByText($"Done for today. Right: {ids.Length} of {ids.Length} answers. Left for today: 0.")).ToBeFocusedAsync();
            Assert.Equal(ids.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
        }, Chromium.Screen(width, scheme));

    [Fact]
    public Task Errors_that_one_was_sure_of_come_first_and_after_ten_minutes_the_rest_stays_due() =>
        chromium.VisitAsync(questions.Review, async page =>
        {
            await page.Clock.SetFixedTimeAsync(Monday);
            await KeptRecords.PutAsync(page, Wrong("t-single"), Wrong("t-numeric"), Wrong("t-multi", sure: "sure"));
            await GoToDayAsync(page, 1);
            await Expect(page.GetByText("Sure, and wrong").Locator("xpath=..")).ToContainTextAsync("1");
            await page.GetByLabel("Ask me how sure I am").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Start the review" }).ClickAsync();
            await Expect(page.Locator("review-run .question")).ToHaveAttributeAsync("data-id", "t-multi");
            await page.Locator("review-run .question").GetByLabel("fairly sure").CheckAsync();
            await page.Clock.SetFixedTimeAsync(Monday.AddDays(1).AddMinutes(11));
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("t-multi", isRight: true);
            await page.GetByRole(AriaRole.Button, new() { Name = "Next question" }).ClickAsync();
            await Expect(page.GetByText("The time is up. What is left stays due. Right: 1 of 1 answers. Left for today: 2.")).ToBeFocusedAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
            await Expect(page.Locator("review-run .question")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Stop here" }).ClickAsync();
            await Expect(page.GetByText("Stopped. What is left stays due. Right: 0 of 0 answers. Left for today: 2.")).ToBeFocusedAsync();
        });

    [Fact]
    public Task Offline_a_question_whose_page_cannot_be_had_stays_due() =>
        chromium.VisitAsync(questions.Review, async page =>
        {
            await page.Clock.SetFixedTimeAsync(Monday);
            await KeptRecords.PutAsync(page, Wrong("t-single"));
            await GoToDayAsync(page, 1);
            await page.Context.SetOfflineAsync(true);
            await page.GetByRole(AriaRole.Button, new() { Name = "Start the review" }).ClickAsync();
            await Expect(page.GetByText("Could not be loaded, and stays due: 1.")).ToBeVisibleAsync();
            await page.Context.SetOfflineAsync(false);
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
            await Expect(page.Locator("review-run .question")).ToBeVisibleAsync();
        }, isExpected: fault => fault.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));

    [Fact]
    public Task A_calendar_file_reminds_every_day_and_holds_nothing_of_the_learner() =>
        chromium.VisitAsync(questions.Review, async page =>
        {
            await ReadyAsync(page);
            await page.GetByLabel("Every day at").FillAsync("07:30");
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Get the calendar file" }).ClickAsync());
            Assert.Equal("review.ics", download.SuggestedFilename);
            using var reader = new StreamReader(await download.CreateReadStreamAsync(), Encoding.UTF8);
            var calendar = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Contains("T073000\r\nDURATION:PT10M\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Review what is due\r\n", calendar, StringComparison.Ordinal);
            Assert.Contains($"URL:{questions.Review}\r\n", calendar, StringComparison.Ordinal);
        });

    /// <summary>The time is measured for docs/performance.md and asserted nowhere.</summary>
    [Fact]
    public Task A_thousand_answered_questions() =>
        chromium.VisitAsync(questions.Review, async page =>
        {
            await page.RouteAsync("**/progress/content.json", route => route.FulfillAsync(new() { Json = ManyQuestions.Content }));
            await ReadyAsync(page);
            await KeptRecords.PutAsync(page, ManyQuestions.Records);
            await page.ReloadKeptAsync();
            await ReadyAsync(page);
            await Expect(page.GetByText("Questions due: 1000.")).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);
            TestContext.Current.TestOutputHelper?.WriteLine($"queue after {await page.EvaluateAsync<double>("performance.getEntriesByName('review-queue')[0].duration")} ms");
        });

    [Fact]
    public Task Without_JavaScript_it_explains_itself_and_shows_no_dead_control() =>
        chromium.VisitAsync(questions.Review, async page =>
        {
            // Roles and texts pass over noscript, even when it is shown.
            await Expect(page.Locator("main noscript p")).ToBeVisibleAsync();
            await Expect(page.Locator("main :is(button, select, input):visible")).ToHaveCountAsync(0);
        }, new BrowserNewContextOptions { JavaScriptEnabled = false });

    private static ILocator Row(IPage page, string day) => page.Locator("[data-part=week]").GetByRole(AriaRole.Row).Filter(new() { HasText = day });

    private static object Wrong(string id, string? sure = null)
    {
        var at = new DateTimeOffset(Monday).ToUnixTimeMilliseconds();
        return new { id = "tries:" + id, v = 2, at, since = 0, tries = new[] { new { at, credit = 0, from = "quiz", sure = sure ?? "guess" } } };
    }

    private async Task GoToDayAsync(IPage page, int days)
    {
        await page.KeptAsync();
        await page.Clock.SetFixedTimeAsync(Monday.AddDays(days));
        await page.GotoAsync(questions.Review);
        await ReadyAsync(page);
    }

    private static Task ReadyAsync(IPage page) => Expect(page.Locator("review-run[data-ready]")).ToHaveCountAsync(1);
}
