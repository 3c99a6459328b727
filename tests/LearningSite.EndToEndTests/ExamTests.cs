using static LearningSite.EndToEndTests.Sites.EveryType;

namespace LearningSite.EndToEndTests;

/// <summary>A quiz as an exam: nothing is judged until all is submitted, once.</summary>
public sealed class ExamTests(QuestionSite questions, Chromium chromium)
{
    [Fact]
    public Task Is_submitted_once_with_flags_and_a_warning_about_what_is_open() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = await StartAsync(page);
            await Expect(Button(page, "Check answer")).ToHaveCountAsync(0);
            await quiz.FillAsync("t-single", Quality.Right);
            await quiz.FillAsync("t-numeric", Quality.Right);
            await quiz.Form("t-multi").GetByRole(AriaRole.Button, new() { Name = "Flag", Exact = true }).ClickAsync();
            await Expect(Cells(page).And(page.GetByRole(AriaRole.Link, new() { Name = "Question 1: answered" }))).ToHaveCountAsync(1);
            await Expect(Cells(page).And(page.GetByRole(AriaRole.Link, new() { Name = "Question 2: flagged" }))).ToHaveCountAsync(1);
            await Expect(quiz.Verdict("t-single")).ToHaveTextAsync("not run");
            await Axe.AssertNothingAsync(page);

            await page.ReloadKeptAsync();
            await Expect(page.Locator("[id='q-t-single-b']")).ToBeCheckedAsync();
            await Expect(quiz.Form("t-numeric").GetByRole(AriaRole.Textbox)).ToHaveValueAsync("0,8");
            await Expect(quiz.Form("t-multi").GetByRole(AriaRole.Button, new() { Name = "Flag", Pressed = true })).ToBeVisibleAsync();

            await Button(page, "Submit").ClickAsync();
            await Expect(page.GetByText("Not answered: 8. Flagged: 1.")).ToBeVisibleAsync();
            await Button(page, "Go on").ClickAsync();
            await Expect(Button(page, "Submit")).ToBeFocusedAsync();
            await Button(page, "Submit").ClickAsync();
            await Button(page, "Submit anyway").ClickAsync();

            await Expect(quiz.Result).ToBeFocusedAsync();
            await Expect(quiz.Result).ToContainTextAsync("2 of 9 points.");
            await Expect(quiz.Verdict("t-single")).ToHaveTextAsync("correct 1/1");
            await Expect(quiz.Verdict("t-multi")).ToHaveTextAsync("not answered");
            await Expect(quiz.Form("t-multi").GetByText("missed", new() { Exact = true })).ToHaveCountAsync(2);
            await Expect(Button(page, "Submit")).ToBeHiddenAsync();
            foreach (var field in await page.Locator(".check input[type=radio]").AllAsync()) await Expect(field).ToBeDisabledAsync();
            await Axe.AssertNothingAsync(page);

            await page.ReloadKeptAsync();
            await Expect(quiz.Result).ToContainTextAsync("2 of 9 points.");
        });

    [Fact]
    public Task What_is_rated_by_oneself_is_rated_after_the_exam() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = await StartAsync(page);
            foreach (var id in Ids) await quiz.FillAsync(id, Quality.Right);
            await Expect(quiz.Form("t-self").Locator(".model")).ToHaveCountAsync(0);
            await Button(page, "Submit").ClickAsync();
            await Expect(quiz.Result).ToContainTextAsync("8 of 9 points.");
            await page.Locator("[id='q-t-self-p1']").CheckAsync();
            await page.Locator("[id='q-t-self-p2']").CheckAsync();
            await Expect(quiz.Result).ToContainTextAsync("8.5 of 9 points.");
        });

    [Fact]
    public Task A_timer_can_be_extended_and_switched_off_and_takes_nothing_away() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            await page.Clock.StopAsync();
            var quiz = await StartAsync(page);
            var timer = page.GetByRole(AriaRole.Timer);
            await Expect(timer).ToBeHiddenAsync();
            await page.GetByLabel("Minutes").FillAsync("6");
            await Button(page, "Start a timer").ClickAsync();
            await Expect(timer).ToHaveTextAsync("6:00 left");
            await page.Clock.FastForwardAsync(61_000);
            await Expect(timer).ToHaveTextAsync("4:59 left");
            await Expect(page.GetByText("Minutes left: 5.")).ToBeVisibleAsync();
            await Button(page, "Add 5 minutes").ClickAsync();
            await Expect(timer).ToHaveTextAsync("9:59 left");

            await page.Clock.FastForwardAsync(600_000);
            await Expect(page.GetByText("Time is up. Nothing is taken away")).ToBeVisibleAsync();
            await quiz.FillAsync("t-single", Quality.Right);
            await Expect(page.GetByText("1 of 10 answered.")).ToBeVisibleAsync();
            await Button(page, "Switch it off").ClickAsync();
            await Expect(timer).ToBeHiddenAsync();
            await Expect(Button(page, "Start a timer")).ToBeFocusedAsync();
            await page.Clock.ResumeAsync();
            await Axe.AssertNothingAsync(page);
        });

    private static async Task<EveryType> StartAsync(IPage page)
    {
        await Button(page, "Take it as an exam").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Exam", Exact = true })).ToBeVisibleAsync();
        return new EveryType(page, new Hand.Pointer(page));
    }

    private static ILocator Cells(IPage page) => page.Locator("aside .run a");

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
