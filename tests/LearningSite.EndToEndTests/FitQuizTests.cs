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
                // The first three with what was chosen, the tracks behind them, and the ways on.
                await Expect(result.Locator("[data-part=more]:visible")).ToHaveCountAsync(3);
                var first = result.Locator("[data-role]:visible").First;
                await Expect(first.Locator("[data-part=why] > li").First).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@". \(weight [1-9]\)"));
                await Expect(first.Locator("a[href^='/tracks/']").First).ToBeVisibleAsync();
                var role = await first.GetAttributeAsync("data-role");
                await Expect(first.GetByRole(AriaRole.Link, new() { Name = "Plan the way there" })).ToHaveAttributeAsync("href", $"/planner/?to={role}");
                await Expect(result.GetByRole(AriaRole.Link, new() { Name = "Compare the first of them" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex($@"/roles/compare/\?role={role}&role=[^&]+&role=[^&]+$"));
                await Expect(page.GetByText("recorded", new() { Exact = true })).ToHaveCountAsync(Questions.Count);
                await Axe.AssertNothingAsync(page);
            }
        });

    [Fact]
    public Task A_placement_says_where_to_begin_and_the_planner_leaves_out_what_can_be_skipped() =>
        chromium.VisitAsync(bundled.Site.Url("/quizzes/placement/"), async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Take it as an exam" }).ClickAsync();
            // Two right answers, one of them to the first lesson of its track; the others stay open.
            foreach (var (question, option) in new[] { ("plc-output-of-roles", "Operate"), ("plc-two-scores", "It has learned its own rows too closely") })
                await page.Locator($"[data-id={question}]").GetByLabel(option, new() { Exact = true }).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).First.ClickAsync();
            await page.Locator("[data-do=submit-anyway]").ClickAsync();

            var place = page.Locator("[data-part=placement]");
            var orientation = place.Locator("[data-track=orientation]");
            await Expect(orientation.Locator("[data-lesson=ai-job-map]")).ToContainTextAsync("you can skip it");
            await Expect(orientation.Locator("[data-part=advice]")).ToContainTextAsync("Begin with What testers already know");
            await Expect(place.Locator("[data-track=ml-foundations] [data-part=advice]")).ToContainTextAsync("Begin with How models learn");
            await Axe.AssertNothingAsync(page);

            await place.GetByRole(AriaRole.Link, new() { Name = "Plan the rest" }).ClickAsync();
            await Expect(page.Locator("lesson-planner[data-ready]")).ToHaveCountAsync(1);
            await page.GetByLabel("Where you want to go").SelectOptionAsync("ai-ml-qa-engineer");
            var leftOut = page.Locator("[data-part=left-out]");
            await leftOut.Locator("summary").ClickAsync();
            await Expect(leftOut.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "You said that you can skip it." })).ToHaveCountAsync(2);
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("to=ai-ml-qa-engineer"));
        });
}
