using AngleSharp.Dom;

namespace LearningSite.EndToEndTests;

/// <summary>Each path of the course from its first lesson to its last quiz, as walked by somebody who knows every answer.</summary>
public sealed class PathTests(BundledSite bundled, Chromium chromium)
{
    // Puts the right answer into every question of the page, works its button, and names those that do not take it for right.
    // `AnswerByKey` works fields as a learner does; the hundred questions of a path would take it minutes.
    private const string AnswerAll = """
        () => {
          const middle = ({ min, max }) => String(Number(((min + max) / 2).toPrecision(9)));
          const answers = {
            single: ({ right }) => right,
            multi: ({ right }) => right,
            tf: ({ verdict, right }) => ({ verdict: String(verdict), reasons: right }),
            scenario: ({ weights }) => [Object.entries(weights).sort(([, a], [, b]) => b - a)[0][0]],
            match: ({ pairs }) => pairs,
            order: ({ order }) => order,
            numeric: middle,
            text: ({ blanks }) => blanks.map(blank => blank.accept?.[0] ?? middle(blank)),
            self: ({ rubric }) => ({ text: "In my own words.", points: rubric }),
          };
          const questions = [...document.querySelectorAll("main .question:not([hidden]):not([data-phase])")];
          for (const question of questions) {
            const button = question.querySelector("[data-do=check]");
            // The first press shows the model answer, whose points are ticked before the second.
            if (question.key.type === "self") button.click();
            question.answer = answers[question.key.type](question.key);
            button.click();
          }
          return questions.filter(({ grade }) => grade?.credit !== 1).map(({ dataset }) => dataset.id);
        }
        """;

    [Theory]
    [InlineData("manual-tester")]
    [InlineData("automation-engineer")]
    [InlineData("test-lead")]
    public Task Is_finished_from_the_first_lesson_to_the_last_quiz(string name)
    {
        var path = $"/paths/{name}/";
        var lessons = LinksOn(path, "section:has(#steps) li > div > a.t");
        var quizAfter = QuizzesByLastLesson(lessons);
        Assert.Contains(lessons[^1], quizAfter.Keys);

        return chromium.VisitAsync(bundled.Site.Url(path), async page =>
        {
            foreach (var lesson in lessons)
            {
                await FollowAsync(page, lesson, from: path);
                await AnswerAllAsync(page, lesson);
                await page.Locator("lesson-end").ScrollIntoViewIfNeededAsync();
                await Expect(page.GetByLabel("I have read this lesson")).ToBeCheckedAsync();
                await page.KeptAsync();
                if (!quizAfter.TryGetValue(lesson, out var quiz)) continue;
                await FollowAsync(page, quiz, from: lesson);
                // Questions are dealt when the attempt has been read.
                await Expect(page.Locator("quiz-run [data-part=progress]")).ToBeVisibleAsync();
                await AnswerAllAsync(page, quiz);
                await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Result", Exact = true })).ToContainTextAsync("100 %");
                await page.KeptAsync();
            }

            await page.Locator("a[href='/progress/']:visible").First.ClickAsync();
            await Expect(page.Locator($"[data-track]:has(a[href='{path}']) [data-part=summary]")).ToHaveTextAsync($"All passed: {lessons.Count} of {lessons.Count}.");
            await Expect(page.Locator("[data-quiz]").GetByText("passed at once")).ToHaveCountAsync(quizAfter.Count);
        });
    }

    /// <summary>The quiz of a track comes when the path has no more lessons of that track.</summary>
    private Dictionary<string, string> QuizzesByLastLesson(IReadOnlyList<string> lessons) =>
        bundled.Site.Pages.Where(page => page.Link.StartsWith("/tracks/", StringComparison.Ordinal) && page.Document.QuerySelector("#quiz") is not null)
            .Select(track => (Lessons: LinksOn(track.Link, "section:has(#lessons) li > div > a.t"), Quiz: LinksOn(track.Link, "section:has(#quiz) a").Single()))
            .Where(track => track.Lessons.Intersect(lessons).Any())
            .ToDictionary(track => lessons.Last(lesson => track.Lessons.Contains(lesson)), track => track.Quiz);

    private IReadOnlyList<string> LinksOn(string link, string selector) =>
        [.. bundled.Site.Pages.Single(page => page.Link == link).Document.QuerySelectorAll(selector).Select(a => a.GetAttribute("href")!)];

    /// <summary>By a link of the page, as “next” is one; else by that of the page one came from.</summary>
    private async Task FollowAsync(IPage page, string link, string from)
    {
        var onward = page.Locator($"main a[href='{link}']:visible").First;
        if (await onward.CountAsync() == 0) await page.GotoAsync(bundled.Site.Url(from));
        await onward.ClickAsync();
        await Expect(page).ToHaveURLAsync(bundled.Site.Url(link));
    }

    private static async Task AnswerAllAsync(IPage page, string link)
    {
        await Chromium.TouchAsync(page);
        await Chromium.WaitUntilDefinedAsync(page, await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main .question')].map(({ localName }) => localName)"));
        var unanswered = await page.EvaluateAsync<string[]>(AnswerAll);
        Findings.AssertNone(unanswered.Select(id => $"{link}: {id} does not take its own key"));
    }
}
