using LearningSite.EndToEndTests.Browsers;
using LearningSite.EndToEndTests.Sites;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningSite.EndToEndTests;

/// <summary>A quiz that only asks what suits the learner: it ranks roles, and nothing about it is a test.</summary>
public sealed class FitQuizTests(BundledSite bundled, Chromium chromium)
{
    private IReadOnlyList<BuiltQuestion> Questions => [.. FindQuestions.Of(bundled.Site).Where(question => question.IsInQuiz).GroupBy(question => question.Link).First(quiz => quiz.All(question => question.Type == "fit"))];

    [Fact]
    public Task Offers_no_exam_and_asks_not_how_sure_one_is() =>
        chromium.VisitAsync(bundled.Site.Url(Questions[0].Link), async page =>
        {
            await Expect(page.GetByText($"0 of {Questions.Count} answered.")).ToBeVisibleAsync();
            await Expect(page.GetByText("Nothing here is right or wrong, and nothing is scored.")).ToBeVisibleAsync();
            await Expect(page.GetByText("You can change your mind until you keep your choice.")).ToHaveCountAsync(Questions.Count);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take it as an exam" })).ToBeHiddenAsync();
            await Expect(page.GetByLabel("Ask me how sure I am")).ToBeHiddenAsync();
            await Expect(page.GetByText("not run", new() { Exact = true })).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Check answer" })).ToHaveCountAsync(0);
        });

    [Fact]
    public Task Keeps_choices_and_ranks_roles_without_a_score() =>
        chromium.VisitAsync(bundled.Site.Url(Questions[0].Link), async page =>
        {
            var answer = new AnswerByKey(page, new Hand.Keyboard(page));
            var result = page.GetByRole(AriaRole.Region, new() { Name = "Result", Exact = true });
            foreach (var question in Questions)
            {
                await Expect(result).ToBeHiddenAsync();
                var next = await page.Locator(".question:not(:has(input:disabled))").First.GetAttributeAsync("data-id");
                await answer.RunAsync(next!, isRight: true);
                await page.Keyboard.PressAsync("Enter");
            }
            await ExpectRolesAsync();
            await page.ReloadKeptAsync();
            await ExpectRolesAsync();

            async Task ExpectRolesAsync()
            {
                await Expect(result.GetByRole(AriaRole.Heading, new() { Name = "Roles that your answers speak for" })).ToBeVisibleAsync();
                await Expect(result.Locator("[data-part=roles] li:visible a").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/roles/."));
                await Expect(result.Locator("[data-part=score]")).ToBeHiddenAsync();
                await Expect(page.GetByText("recorded", new() { Exact = true })).ToHaveCountAsync(Questions.Count);
                await Axe.AssertNothingAsync(page);
            }
        });
}
