using static LearningSite.EndToEndTests.Sites.EveryType;

namespace LearningSite.EndToEndTests;

/// <summary>
/// A lesson and a quiz done by keyboard, with what a screen reader is told at each key, and trees of pages as it finds them. `UPDATE_SNAPSHOTS=1` writes `docs/announcements.md`
/// and the trees; the difference is for a person to read.
/// </summary>
public sealed class AnnouncementTests(QuestionSite questions, Chromium chromium)
{
    private const string Head = """
        # What a screen reader is told

        A lesson and a quiz, done by keyboard alone in Chromium: each key, then what Chromium's accessibility tree says has the focus (role, name, value, state and, in
        brackets, description, after the forms and groups that are entered), then what live regions say. No screen reader was listened to: each has its own words for a role, and reads on by itself where no key is pressed.
        `AnnouncementTests` does all of it again and compares; `UPDATE_SNAPSHOTS=1` writes this file. The pages are those of `tests/LearningSite.EndToEndTests/Fixtures/questions`.

        """;

    [Fact]
    public async Task A_lesson_and_a_quiz_say_by_keyboard_what_the_document_says()
    {
        var (lesson, quiz) = ("", "");
        await chromium.VisitAsync(questions.Lesson, async page => lesson = await ReadLessonAsync(page));
        await chromium.VisitAsync(questions.EveryType, async page => quiz = await ReadQuizAsync(page));
        ExpectedFile.AssertEqual("docs/announcements.md", $"{Head}\n## A lesson\n{lesson}\n## A quiz with every type of question\n\nAll answers are partly right, where that can be.\n{quiz}");
    }

    [Fact]
    public async Task Trees_of_a_lesson_a_quiz_and_a_role_are_as_written_down()
    {
        await AssertTreeAsync(questions.Site, "lesson", "/lessons/checks/", "RootWebArea");
        await AssertTreeAsync(questions.Site, "quiz", "/quizzes/every-type/", "main");
        await using var course = await ServedSite.StartAsync(Path.Combine(Repository.Root, "tests/LearningSite.Tests/Fixtures/course"), "GenerateSearchIndex=false");
        await AssertTreeAsync(course, "role", "/roles/model-tester/", "main");
    }

    private Task AssertTreeAsync(ServedSite site, string name, string link, string from) =>
        chromium.VisitAsync(site.Url(link), async page =>
            ExpectedFile.AssertEqual($"tests/LearningSite.EndToEndTests/AccessibilityTrees/{name}.txt", await AccessibilityTree.ReadAsync(page, from)));

    private static async Task<string> ReadLessonAsync(IPage page)
    {
        var announcements = await Announcements.StartAsync(page);
        var hand = new Hand.Heard(page, announcements);
        var fields = new QuestionFields(page, hand);
        await announcements.HeadAsync("From the top of the page to the text");
        await announcements.PressAsync("Tab");
        await announcements.PressAsync("Enter");
        await announcements.HeadAsync("A question, answered wrong, then right");
        await fields.ChooseAsync("leak", "a");
        await fields.CheckAsync("leak", "single");
        var again = fields.Form("leak").GetByRole(AriaRole.Button, new() { Name = "Try again", Exact = true });
        await Expect(again).ToBeFocusedAsync();
        await hand.PressAsync(again);
        await Expect(fields.Form("leak").GetByRole(AriaRole.Radio).First).ToBeFocusedAsync();
        await fields.ChooseAsync("leak", "b");
        await fields.CheckAsync("leak", "single");
        await Expect(fields.Verdict("leak")).ToHaveTextAsync("passed");
        await page.KeptAsync();
        await announcements.HeadAsync("A number");
        await fields.TypeAsync("found", "0.8");
        await fields.CheckAsync("found", "numeric");
        await Expect(fields.Verdict("found")).ToHaveTextAsync("passed");
        await page.KeptAsync();
        return await announcements.EndAsync();
    }

    private static async Task<string> ReadQuizAsync(IPage page)
    {
        var announcements = await Announcements.StartAsync(page);
        var quiz = new EveryType(page, new Hand.Heard(page, announcements));
        foreach (var id in Ids)
        {
            await announcements.HeadAsync(await quiz.Form(id).Locator(".k").First.InnerTextAsync());
            await quiz.AnswerAsync(id, Quality.Partly);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = id == "t-fit" ? "See the result" : "Next question", Exact = true }).And(page.Locator(":focus"))).ToHaveCountAsync(1);
            await announcements.PressAsync("Enter");
            await Expect(page.Locator(":focus")).ToHaveCountAsync(1);
        }
        await Expect(quiz.Result).ToBeFocusedAsync();
        return await announcements.EndAsync();
    }
}
