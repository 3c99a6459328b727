using LearningSite.EndToEndTests.Browsers;
using LearningSite.EndToEndTests.Sites;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningSite.EndToEndTests;

/// <summary>The quiz of a track, by keyboard only.</summary>
public sealed class QuizTests(BundledSite bundled, Chromium chromium)
{
    private string Link => FindQuestions.Of(bundled.Site).Where(question => question.IsInQuiz).GroupBy(question => question.Link).First(quiz => quiz.All(question => question.IsSimple)).Key;

    private IReadOnlyDictionary<string, BuiltQuestion> Pool => FindQuestions.Of(bundled.Site).Where(question => question.Link == Link).ToDictionary(question => question.Id);

    [Fact]
    public Task Is_failed_and_then_passed_by_retrying_what_was_wrong() =>
        chromium.VisitAsync(bundled.Site.Url(Link), async page =>
        {
            var count = await page.GetByRole(AriaRole.Form).CountAsync();
            var wrong = count / 2;
            var result = page.GetByRole(AriaRole.Region, new() { Name = "Result", Exact = true });
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Question 1 of {count}", Exact = true })).ToBeVisibleAsync();
            await Expect(result).ToBeHiddenAsync();

            await page.TabToAsync(page.GetByRole(AriaRole.Form).First.GetByRole(AriaRole.Group).Locator("input").First);
            for (var number = 1; number <= count; number++)
            {
                await AnswerFocusedAsync(page, isRight: number > wrong);
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
                await AnswerFocusedAsync(page, isRight: true);
                await page.Keyboard.PressAsync("Enter");
            }

            await ExpectPassedAsync();
            await page.ReloadAsync();
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
        chromium.VisitAsync(bundled.Site.Url(Link), async page =>
        {
            await page.TabToAsync(page.GetByRole(AriaRole.Form).First.GetByRole(AriaRole.Group).Locator("input").First);
            await AnswerFocusedAsync(page, isRight: true);
            await page.Keyboard.PressAsync("Enter");
            await AnswerFocusedAsync(page, isRight: false);
            var order = await OrderAsync(page);

            await page.ReloadAsync();
            await Expect(Progress(page)).ToContainTextAsync("2 of ");
            Assert.Equal(order, await OrderAsync(page));
            await Expect(page.GetByRole(AriaRole.Form).First.GetByRole(AriaRole.Status).First).ToHaveTextAsync("correct 1/1");
            await Expect(page.GetByRole(AriaRole.Form).Nth(1).GetByRole(AriaRole.Status).First).ToHaveTextAsync("wrong 0/1");
        });

    [Fact]
    public Task Starting_over_asks_everything_again() =>
        chromium.VisitAsync(bundled.Site.Url(Link), async page =>
        {
            var count = await page.GetByRole(AriaRole.Form).CountAsync();
            await page.TabToAsync(page.GetByRole(AriaRole.Form).First.GetByRole(AriaRole.Group).Locator("input").First);
            for (var number = 1; number <= count; number++)
            {
                await AnswerFocusedAsync(page, isRight: true);
                await page.Keyboard.PressAsync("Enter");
            }
            await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Start over", Exact = true }));
            await page.Keyboard.PressAsync("Enter");
            await Expect(Progress(page)).ToContainTextAsync($"0 of {count} answered.");
            await Expect(page.GetByRole(AriaRole.Form).First.Locator("input:focus")).ToHaveCountAsync(1);
            await Expect(page.GetByText("not run", new() { Exact = true })).ToHaveCountAsync(count);
        });

    private static ILocator Progress(IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "Progress in this quiz" });

    private static Task<string[]> OrderAsync(IPage page) =>
        page.EvaluateAsync<string[]>("""[...document.querySelectorAll(".question:not([hidden]) input")].map(input => input.id)""");

    // The focus is on the first field of a question, and afterwards on the button that leads on.
    private async Task AnswerFocusedAsync(IPage page, bool isRight)
    {
        var question = Pool[await page.EvaluateAsync<string>("document.activeElement.closest('.question').dataset.id")];
        var form = page.Locator($"[id='q-{question.Id}']");
        if (question.Type == "numeric") await page.Keyboard.TypeAsync(isRight ? question.RightNumber : "-7");
        else if (question.Type == "single") await ChooseAsync(page, form, isRight ? question.Right.Single().Id : question.Wrong.First().Id);
        else await TickAsync(page, form, question, isRight ? question.Right : [question.Wrong.First()]);

        await page.TabToAsync(form.GetByRole(AriaRole.Button, new() { Name = "Check answer", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Status).First).ToHaveTextAsync(isRight ? "correct 1/1" : "wrong 0/1");
    }

    private static async Task ChooseAsync(IPage page, ILocator form, string option)
    {
        if (await page.EvaluateAsync<string>("document.activeElement.value") == option) await page.Keyboard.PressAsync("Space");
        else await page.ArrowToAsync(form.Locator($"input[value='{option}']"));
    }

    // The order on the page is shuffled: one walk through all boxes ticks those that are wanted.
    private static async Task TickAsync(IPage page, ILocator form, BuiltQuestion question, IEnumerable<BuiltOption> options)
    {
        var wanted = options.Select(option => option.Id).ToHashSet();
        for (var box = 0; box < question.Options.Count; box++)
        {
            await Expect(form.GetByRole(AriaRole.Checkbox).Nth(box)).ToBeFocusedAsync();
            if (wanted.Contains(await page.EvaluateAsync<string>("document.activeElement.value"))) await page.Keyboard.PressAsync("Space");
            if (box < question.Options.Count - 1) await page.Keyboard.PressAsync("Tab");
        }
    }
}
