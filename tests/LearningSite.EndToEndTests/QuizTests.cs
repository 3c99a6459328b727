namespace LearningSite.EndToEndTests;

/// <summary>Scored quizzes by keyboard only: as many of the bundled ones as it takes to meet every type of question that they ask.</summary>
public sealed class QuizTests(BundledSite bundled, Chromium chromium)
{
    // A quiz may begin with an order, whose first item cannot move up.
    private const string Field = "fieldset :is(input, select, textarea, button):enabled";

    private IReadOnlyList<string> Scored => [.. FindQuestions.WithEveryTypeOfAQuiz(bundled.Site).GroupBy(question => question.Link).Where(quiz => quiz.All(question => question.Type != "fit")).Select(quiz => quiz.Key)];

    [Fact]
    public void Every_type_is_asked_somewhere_and_the_first_two_tracks_end_with_a_quiz()
    {
        string[] all = ["single", "multi", "tf", "match", "order", "numeric", "text", "scenario", "self", "fit"];
        Assert.Equal([], all.Except(FindQuestions.Of(bundled.Site).Select(question => question.Type)));
        Assert.Contains(bundled.Site.Pages, page => page.Document.QuerySelector("quiz-group") is not null);
        Assert.Contains(bundled.Site.Pages, page => page.Document.QuerySelector("[data-pre]") is not null);
        foreach (var track in (string[])["orientation", "ml-foundations"])
            Assert.NotNull(bundled.Site.Pages.Single(page => page.Link == $"/tracks/{track}/").Document.QuerySelector($"main a[href='/quizzes/track-{track}/']"));
    }

    [Fact]
    public Task Is_failed_and_then_passed_by_retrying_what_was_wrong() =>
        VisitEachAsync(async (page, answer) =>
        {
            var count = await page.GetByRole(AriaRole.Form).CountAsync();
            var wrong = count / 2;
            var result = page.GetByRole(AriaRole.Region, new() { Name = "Result", Exact = true });
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Question 1 of {count}", Exact = true })).ToBeVisibleAsync();
            await Expect(result).ToBeHiddenAsync();

            await page.TabToAsync(page.GetByRole(AriaRole.Form).First.Locator(Field).First, atMost: 80);
            for (var number = 1; number <= count; number++)
            {
                await AnswerFocusedAsync(page, answer, isRight: number > wrong);
                await Expect(Progress(page)).ToContainTextAsync($"{number} of {count} answered.");
                await Expect(page.GetByRole(AriaRole.Button, new() { Name = number < count ? "Next question" : "See the result", Exact = true }).And(page.Locator(":focus"))).ToHaveCountAsync(1);
                await page.Keyboard.PressAsync("Enter");
            }

            var percent = 100 * (count - wrong) / count;
            await Expect(result).ToBeFocusedAsync();
            await Expect(result).ToContainTextAsync($"{percent} %");
            await Expect(result).ToContainTextAsync($"{count - wrong} of {count} points.");
            await Expect(result.Locator("[data-part=scored]").GetByText("not yet", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(result.Locator("[data-part=scored]").GetByText("passed", new() { Exact = true })).ToBeHiddenAsync();
            await Expect(result.GetByRole(AriaRole.List, new() { Name = "Results by question" }).GetByRole(AriaRole.Link, new() { NameRegex = new(": wrong$") })).ToHaveCountAsync(wrong);

            await page.TabToAsync(result.GetByRole(AriaRole.Button, new() { Name = $"Retry the wrong ones ({wrong})", Exact = true }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(result).ToBeHiddenAsync();
            for (var number = 1; number <= wrong; number++)
            {
                await AnswerFocusedAsync(page, answer, isRight: true);
                await page.Keyboard.PressAsync("Enter");
            }

            await ExpectPassedAsync();
            await page.ReloadKeptAsync();
            await ExpectPassedAsync();

            async Task ExpectPassedAsync()
            {
                await Expect(result).ToContainTextAsync("100 %");
                await Expect(result.Locator("[data-part=scored]").GetByText("passed", new() { Exact = true })).ToBeVisibleAsync();
                await Expect(result).ToContainTextAsync($"First try in this round: {percent} %.");
                await Expect(result.GetByRole(AriaRole.Button, new() { NameRegex = new("^Retry") })).ToBeHiddenAsync();
                await Expect(Progress(page)).ToContainTextAsync($"{count} of {count} answered.");
            }
        });

    [Fact]
    public Task Half_way_is_still_half_way_after_a_reload_with_the_same_order() =>
        VisitAsync(Scored[0], async (page, answer) =>
        {
            await page.TabToAsync(page.GetByRole(AriaRole.Form).First.Locator(Field).First, atMost: 80);
            await AnswerFocusedAsync(page, answer, isRight: true);
            await page.Keyboard.PressAsync("Enter");
            await AnswerFocusedAsync(page, answer, isRight: false);
            var order = await OrderAsync(page);

            await page.ReloadKeptAsync();
            await Expect(Progress(page)).ToContainTextAsync("2 of ");
            Assert.Equal(order, await OrderAsync(page));
            await Expect(page.GetByRole(AriaRole.Form).First.GetByRole(AriaRole.Status).First).ToHaveTextAsync("correct 1/1");
            await Expect(page.GetByRole(AriaRole.Form).Nth(1).GetByRole(AriaRole.Status).First).ToHaveTextAsync("wrong 0/1");
        });

    [Fact]
    public Task Starting_over_asks_everything_again() =>
        VisitAsync(Scored[0], async (page, answer) =>
        {
            var count = await page.GetByRole(AriaRole.Form).CountAsync();
            await page.TabToAsync(page.GetByRole(AriaRole.Form).First.Locator(Field).First, atMost: 80);
            for (var number = 1; number <= count; number++)
            {
                await AnswerFocusedAsync(page, answer, isRight: true);
                await page.Keyboard.PressAsync("Enter");
            }
            await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Start over", Exact = true }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(Progress(page)).ToContainTextAsync($"0 of {count} answered.");
            await Expect(page.GetByRole(AriaRole.Form).First.Locator(":focus")).ToHaveCountAsync(1);
            await Expect(page.Locator(".question:not([hidden])").GetByText("not run", new() { Exact = true })).ToHaveCountAsync(count);
        });

    private static ILocator Progress(IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "Progress in this quiz" });

    private static Task<string[]> OrderAsync(IPage page) =>
        page.EvaluateAsync<string[]>("""[...document.querySelectorAll(".question:not([hidden]) :is(input, option)")].map(({ id, value }) => id || value)""");

    // The focus is on the first field of a question, and afterwards on the button that leads on.
    private static async Task AnswerFocusedAsync(IPage page, AnswerByKey answer, bool isRight)
    {
        await Expect(page.Locator($".question {Field}:focus")).ToHaveCountAsync(1);
        await answer.RunAsync(await page.EvaluateAsync<string>("document.activeElement.closest('.question').dataset.id"), isRight);
    }

    private async Task VisitEachAsync(Func<IPage, AnswerByKey, Task> look)
    {
        Assert.NotEmpty(Scored);
        foreach (var link in Scored) await VisitAsync(link, look);
    }

    private Task VisitAsync(string link, Func<IPage, AnswerByKey, Task> look) =>
        chromium.VisitAsync(bundled.Site.Url(link), async page =>
        {
            await page.ReadyAsync();
            await look(page, new AnswerByKey(page, new Hand.Keyboard(page)));
        });
}
