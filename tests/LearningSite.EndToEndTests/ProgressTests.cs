using static LearningSite.EndToEndTests.Sites.EveryType;

namespace LearningSite.EndToEndTests;

/// <summary>The page of one's progress: what it shows of nothing, of a little and of very much, and how results are reset and come back.</summary>
public sealed class ProgressTests(QuestionSite questions, Chromium chromium)
{
    [Fact]
    public Task Without_any_record_it_says_so_and_leads_on() =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await ReadyAsync(page);
            await Expect(page.GetByText("Nothing is kept in this browser yet.")).ToBeVisibleAsync();
            await Expect(page.GetByText("0 of 2", new() { Exact = true })).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);
            await page.GetByRole(AriaRole.Link, new() { Name = "Begin with lesson 1" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(questions.Lesson);
        });

    [Fact]
    public Task A_lesson_is_ticked_at_its_end_and_answers_become_evidence() =>
        chromium.VisitAsync(questions.Lesson, async page =>
        {
            var answer = new AnswerByKey(page, new Hand.Pointer(page));
            await answer.RunAsync("leak", isRight: true);
            await answer.RunAsync("found", isRight: false);
            var tick = page.GetByLabel("I have read this lesson");
            await tick.ScrollIntoViewIfNeededAsync();
            await Expect(tick).ToBeCheckedAsync();
            // The list of the track has a tick at the lesson that is done, and at no other.
            var track = page.GetByRole(AriaRole.Navigation, new() { Name = "Track" }).GetByRole(AriaRole.Link);
            await Expect(track).ToHaveTextAsync(["Checks (read)", "Every check"]);
            await page.GetByRole(AriaRole.Link, new() { Name = "Your progress" }).ClickAsync();

            await ReadyAsync(page);
            await Expect(page.GetByText("Go on where you left off:")).ToBeVisibleAsync();
            var mastery = page.GetByRole(AriaRole.Region, new() { Name = "Mastery", Exact = true });
            await Expect(mastery.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
            // The weaker one first, with what it rests on.
            var weak = mastery.GetByRole(AriaRole.Row).Nth(1);
            await Expect(weak).ToContainTextAsync("Measure a model");
            await Expect(weak).ToContainTextAsync("0 / 1");
            await Expect(weak).ToContainTextAsync("too early");
            await weak.GetByText("Evidence").ClickAsync();
            await Expect(weak.GetByRole(AriaRole.Listitem)).ToContainTextAsync("in the lesson");
            await Axe.AssertNothingAsync(page);

            // The tick taken away by hand stays away.
            await page.GetByText("Lessons one by one").ClickAsync();
            var box = page.Locator("[data-read=checks]");
            await box.UncheckAsync();
            await Expect(box).ToBeFocusedAsync();
            await page.KeptAsync();
            await page.GotoAsync(questions.Lesson);
            await tick.ScrollIntoViewIfNeededAsync();
            await Expect(page.GetByText("passed", new() { Exact = true }).First).ToBeVisibleAsync();
            await Expect(tick).Not.ToBeCheckedAsync();
        });

    [Fact]
    public Task A_reset_can_be_taken_back_by_keyboard_and_a_quiz_keeps_its_first_round_apart() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await quiz.AnswerAllAsync(Quality.Partly);
            await quiz.Result.GetByRole(AriaRole.Button, new() { Name = "Retry the wrong ones (9)" }).ClickAsync();
            foreach (var id in Ids.SkipLast(1)) await quiz.AnswerAsync(id, Quality.Right);
            await Expect(quiz.Result).ToContainTextAsync("9 of 9 points.");

            await page.GotoAsync(questions.Progress);
            await ReadyAsync(page);
            var row = page.Locator("[data-quiz=every-type]");
            await Expect(row.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("43 %");
            await Expect(row.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("100 %");
            await Expect(row.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("passed later");
            var before = await KeptRecords.IdsAsync(page);

            await row.GetByRole(AriaRole.Button, new() { Name = "Reset" }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var undo = page.GetByRole(AriaRole.Button, new() { Name = "Undo" });
            await Expect(undo).ToBeFocusedAsync();
            await Expect(row.GetByRole(AriaRole.Row)).ToHaveCountAsync(0);
            await Expect(row).ToContainTextAsync("Not taken yet.");
            await Axe.AssertNothingAsync(page);

            await page.Keyboard.PressAsync("Enter");
            await Expect(row.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("43 %");
            Assert.Equal(before, await KeptRecords.IdsAsync(page));
        });

    [Fact]
    public Task The_results_of_one_lesson_are_reset_and_come_back_by_keyboard() =>
        chromium.VisitAsync(questions.Lesson, async page =>
        {
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("leak", isRight: true);
            await page.GotoAsync(questions.EveryCheck);
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("c-single", isRight: true);
            await page.GotoAsync(questions.Progress);
            await ReadyAsync(page);
            var mastery = page.GetByRole(AriaRole.Region, new() { Name = "Mastery", Exact = true });
            await Expect(mastery.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
            var before = await KeptRecords.IdsAsync(page);

            await page.GetByText("Lessons one by one").ClickAsync();
            var reset = page.Locator("li:has(> a[href='/lessons/checks/']) [data-reset]");
            await page.TabToAsync(reset);
            await page.Keyboard.PressAsync("Enter");
            // The other lesson keeps its own.
            await Expect(mastery.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
            await Expect(mastery).ToContainTextAsync("Answer a quick check of every type");
            await Axe.AssertNothingAsync(page);
            var lesson = await page.Context.NewPageAsync();
            await lesson.GotoAsync(questions.Lesson);
            await Expect(lesson.Locator("[id='q-leak']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("not run");
            await lesson.CloseAsync();

            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(mastery.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
            await page.GotoAsync(questions.Lesson);
            await Expect(page.Locator("[id='q-leak']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("passed");
            Assert.Subset((await KeptRecords.IdsAsync(page)).ToHashSet(), before.ToHashSet());
        });

    [Fact]
    public Task How_right_one_is_when_one_is_sure_stands_in_a_chart_and_in_a_table() =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await ReadyAsync(page);
            var panel = page.Locator("[data-part=calibration]");
            await Expect(panel).ToBeHiddenAsync();
            await KeptRecords.PutAsync(page, Sure("t-single", "sure", 1), Sure("t-multi", "sure", 0), Sure("t-match", "sure", 0.5), Sure("t-order", "sure", 0), Sure("t-numeric", "guess", 1));
            await page.ReloadKeptAsync();
            await ReadyAsync(page);
            await Expect(panel.GetByRole(AriaRole.Img, new() { Name = "Sure: 38 %. Fairly sure: –. A guess: 100 %" })).ToBeVisibleAsync();
            await panel.GetByText("The numbers").ClickAsync();
            await Expect(panel.Locator("tbody tr")).ToHaveTextAsync(["Sure438 %", "Fairly sure0–", "A guess1100 %"]);
            await Axe.AssertNothingAsync(page);

            static object Sure(string id, string sure, double credit) => new { id = "tries:" + id, v = 2, at = 5, since = 0, tries = new[] { new { at = 5, credit, from = "quiz", sure } } };
        });

    [Fact]
    public Task Notes_are_found_again_on_this_device() =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await ReadyAsync(page);
            await KeptRecords.PutAsync(page, Note("a", "Twins of one <b>weld</b>"), Note("b", "Another thought"));
            await page.ReloadKeptAsync();
            await ReadyAsync(page);
            var notes = page.Locator("[data-part=notes] ol > li");
            await Expect(notes).ToHaveCountAsync(2);
            await page.GetByLabel("Search your notes").FillAsync("WELD");
            await Expect(notes).ToHaveCountAsync(1);
            await Expect(notes).ToContainTextAsync("Twins of one <b>weld</b>");
            await Expect(page.GetByText("1 of 2 notes.")).ToBeVisibleAsync();
        });

    /// <summary>The time is measured for docs/performance.md and asserted nowhere.</summary>
    [Theory]
    [InlineData(Chromium.Desktop, ColorScheme.Light)]
    [InlineData(Chromium.Phone, ColorScheme.Dark)]
    public Task A_thousand_answered_questions(int width, ColorScheme scheme) =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await page.RouteAsync("**/progress/content.json", route => route.FulfillAsync(new() { Json = ManyQuestions.Content }));
            await ReadyAsync(page);
            await KeptRecords.PutAsync(page, ManyQuestions.Records);
            await page.ReloadKeptAsync();
            await ReadyAsync(page);
            var mastery = page.GetByRole(AriaRole.Region, new() { Name = "Mastery", Exact = true });
            await Expect(mastery.GetByRole(AriaRole.Row)).ToHaveCountAsync(13);
            await page.GetByRole(AriaRole.Button, new() { Name = "Show all 200" }).ClickAsync();
            await Expect(mastery.GetByRole(AriaRole.Row)).ToHaveCountAsync(201);
            await Expect(mastery).ToContainTextAsync("secure");
            await Axe.AssertNothingAsync(page);
            TestContext.Current.TestOutputHelper?.WriteLine($"shown after {await page.EvaluateAsync<double>("performance.getEntriesByName('progress-shown')[0].startTime")} ms");
        }, Chromium.Screen(width, scheme));

    /// <summary>Measured for docs/performance.md; runs only when it is asked for: `dotnet test … -- xUnit.Explicit=only`.</summary>
    [Fact(Explicit = true)]
    public async Task A_thousand_answers_are_shown_within_a_fifth_of_a_second()
    {
        await using var site = await ServedSite.StartAsync(Path.Combine(Repository.Root, "tests/LearningSite.EndToEndTests/Fixtures/questions"));
        await site.ReplaceAsync("progress/content.json", System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(ManyQuestions.Content));
        await chromium.VisitAsync(site.Url("/progress/"), async page =>
        {
            await ReadyAsync(page);
            await KeptRecords.PutAsync(page, ManyQuestions.Records);
            var times = new List<double>();
            for (var load = 0; load < 15; load++)
            {
                await page.ReloadKeptAsync();
                await ReadyAsync(page);
                times.Add(await page.EvaluateAsync<double>("performance.getEntriesByName('progress-shown')[0].startTime"));
            }
            TestContext.Current.TestOutputHelper?.WriteLine($"shown after {string.Join(", ", times.Order().Select(time => time.ToString("0", System.Globalization.CultureInfo.InvariantCulture)))} ms");
            Assert.InRange(times.Order().ElementAt(times.Count / 2), 1, 200);
        });
    }

    private static object Note(string id, string text) => new { id = "note:" + id, v = 2, at = 1, text };

    private static Task ReadyAsync(IPage page) => Expect(page.Locator("learner-progress[data-ready]")).ToHaveCountAsync(1);
}
