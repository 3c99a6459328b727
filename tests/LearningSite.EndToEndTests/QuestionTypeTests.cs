using static LearningSite.EndToEndTests.Sites.EveryType;

namespace LearningSite.EndToEndTests;

/// <summary>Every type of question: right, partly and wrong; by keyboard, pointer and touch; in every state without a finding of axe.</summary>
public sealed class QuestionTypeTests(QuestionSite questions, Chromium chromium)
{
    private const string BlockedStorage = """
        for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
        """;

    private const string RightToLeft = """
        document.addEventListener("DOMContentLoaded", () => document.documentElement.dir = "rtl");
        """;

    [Theory]
    [InlineData(Quality.Right, "100 %")]
    [InlineData(Quality.Partly, "43 %")]
    [InlineData(Quality.Wrong, "0 %")]
    public Task By_keyboard_alone(Quality quality, string score) =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Keyboard(page));
            foreach (var id in Ids)
            {
                await quiz.AnswerAsync(id, quality);
                // The button that leads on has the focus.
                await Expect(page.GetByRole(AriaRole.Button, new() { Name = id == "t-fit" ? "See the result" : "Next question", Exact = true }).And(page.Locator(":focus"))).ToHaveCountAsync(1);
                await page.Keyboard.PressAsync("Enter");
                if (id != "t-fit") await Expect(page.Locator(":focus")).ToHaveCountAsync(1);
            }
            await Expect(quiz.Result).ToBeFocusedAsync();
            await Expect(quiz.Result.Locator("[data-part=score]")).ToHaveTextAsync(score);
        });

    [Theory]
    [InlineData(Quality.Right, "100 %")]
    [InlineData(Quality.Partly, "43 %")]
    [InlineData(Quality.Wrong, "0 %")]
    public Task By_touch_on_a_phone_in_the_dark(Quality quality, string score)
    {
        var options = Chromium.Screen(Chromium.Phone, ColorScheme.Dark);
        options.HasTouch = true;
        return chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Touch(page));
            await quiz.AnswerAllAsync(quality);
            await Expect(quiz.Result.Locator("[data-part=score]")).ToHaveTextAsync(score);
            await AssertFitsAsync(page);
            await Axe.AssertNothingAsync(page);
        }, options);
    }

    [Theory]
    [InlineData(Quality.Right, ColorScheme.Light)]
    [InlineData(Quality.Partly, ColorScheme.Dark)]
    [InlineData(Quality.Wrong, ColorScheme.Light)]
    public Task Axe_finds_nothing_before_and_after_an_answer(Quality quality, ColorScheme scheme) =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            await page.GetByLabel("Ask me how sure I am").CheckAsync();
            await Axe.AssertNothingAsync(page);
            var quiz = new EveryType(page, new Hand.Pointer(page));
            foreach (var id in Ids.SkipLast(1)) await quiz.Form(id).GetByLabel("Fairly sure").CheckAsync();
            await quiz.AnswerAllAsync(quality);
            await Expect(quiz.Result).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);
        }, Chromium.Screen(Chromium.Desktop, scheme));

    [Fact]
    public Task In_forced_colours_a_verdict_is_still_a_word_and_a_line()
    {
        var options = Chromium.Screen(Chromium.Desktop);
        options.ForcedColors = ForcedColors.Active;
        return chromium.VisitAsync(questions.EveryType, async page =>
        {
            await new EveryType(page, new Hand.Pointer(page)).AnswerAllAsync(Quality.Partly);
            await Axe.AssertNothingAsync(page);
            string[] styles = await page.EvaluateAsync<string[]>("['right', 'wrong', 'missed'].map(state => getComputedStyle(document.querySelector(`.opt.is-${state}`)).borderTopStyle)");
            Assert.Equal(["solid", "dashed", "dotted"], styles);
        }, options);
    }

    // Partly: each question has what is right and what is wrong.
    [Fact]
    public Task From_right_to_left_nothing_sticks_out() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            await AssertFitsAsync(page);
            await page.GetByLabel("Ask me how sure I am").CheckAsync();
            foreach (var box in await page.GetByLabel("Fairly sure").AllAsync()) await box.CheckAsync();
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await quiz.AnswerAllAsync(Quality.Partly);
            await Expect(quiz.Result.Locator("[data-part=score]")).ToHaveTextAsync("43 %");
            await AssertFitsAsync(page);
            Findings.AssertNone(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll(".calibration *")]
                  .filter(element => { const [own, panel] = [element, element.closest(".panel")].map(e => e.getBoundingClientRect()); return own.left < panel.left || own.right > panel.right; })
                  .map(element => element.outerHTML)
                """));
            Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.opt input').getBoundingClientRect().left > document.querySelector('.opt label').getBoundingClientRect().left"));
        }, Chromium.Screen(Chromium.Phone), initScript: RightToLeft);

    // Partly: each question has what is right and what is wrong.
    [Fact]
    public Task Without_storage_it_all_works_and_the_page_says_that_nothing_is_kept() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await quiz.AnswerAllAsync(Quality.Partly);
            await Expect(quiz.Result.Locator("[data-part=score]")).ToHaveTextAsync("43 %");
            await Expect(page.GetByText("This browser keeps nothing for this site")).ToBeVisibleAsync();
        }, initScript: BlockedStorage);

    [Fact]
    public Task Without_JavaScript_each_has_its_fields_and_opens_its_key()
    {
        var options = Chromium.Screen(Chromium.Desktop);
        options.JavaScriptEnabled = false;
        return chromium.VisitAsync(questions.EveryType, async page =>
        {
            await Expect(page.Locator("button:not([popovertarget]):visible, textarea:visible")).ToHaveCountAsync(0);
            foreach (var id in Ids)
            {
                var form = page.Locator($"[id='q-{id}']");
                await Expect(form.Locator("fieldset :is(input, select, li, .lines)").First).ToBeVisibleAsync();
                await form.GetByText("Answer and reasons", new() { Exact = true }).ClickAsync();
                await Expect(form.Locator("details.answer :is(.keytext, .rubric, .whys)").First).ToBeVisibleAsync();
            }
        }, options);
    }

    [Fact]
    public Task Feedback_is_for_the_choice_and_for_what_was_rightly_left_and_then_leads_to_what_to_read_again() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await quiz.AnswerAsync("t-multi", Quality.Right);
            await Expect(quiz.Form("t-multi").Locator("[data-option=a]")).ToContainTextAsync("your answer, correct It is known later.");
            await Expect(quiz.Form("t-multi").Locator("[data-option=b]")).ToContainTextAsync("Right to leave it.");
            await Expect(quiz.Form("t-multi").Locator("[data-option=b]")).Not.ToContainTextAsync("It is known before.");

            await quiz.AnswerAsync("t-numeric", Quality.Wrong);
            await Expect(quiz.Form("t-numeric")).ToContainTextAsync("The digits are right, but the decimal point is not.");
            await quiz.AnswerAsync("t-text", Quality.Partly);
            await Expect(quiz.Form("t-text")).ToContainTextAsync("Nearly. Check the spelling.");
            await quiz.AnswerAsync("t-scenario", Quality.Partly);
            await Expect(quiz.Form("t-scenario").Locator("[data-option=b]")).ToContainTextAsync("your answer, partly right");

            await quiz.AnswerAsync("t-single", Quality.Wrong);
            await Expect(quiz.Form("t-single").Locator("[data-option=d]")).ToContainTextAsync("your answer Nobody has them yet.");
            await Expect(quiz.Form("t-single")).ToContainTextAsync("Every step that learns is fitted on the training set.");
            await quiz.Form("t-single").Locator(".explain a.go").ClickAsync();
            await Expect(page).ToHaveURLAsync(questions.Lesson + "#h-leakage");
        });

    [Theory]
    [InlineData(ReducedMotion.Reduce, false)]
    [InlineData(ReducedMotion.NoPreference, true)]
    public Task Nothing_moves_for_those_who_asked_for_that(ReducedMotion motion, bool moves)
    {
        var options = Chromium.Screen(Chromium.Desktop);
        options.ReducedMotion = motion;
        return chromium.VisitAsync(questions.EveryType, async page =>
        {
            await new EveryType(page, new Hand.Pointer(page)).AnswerAsync("t-single", Quality.Right);
            Assert.Equal(moves, await page.EvaluateAsync<bool>("""
                () => [...document.querySelectorAll("*")].some(element => {
                  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
                  return transitionDuration.split(", ").some(time => time !== "0s") || animationName !== "none" || scrollBehavior === "smooth";
                })
                """));
        }, options);
    }

    [Fact]
    public Task Targets_are_large_enough_before_and_after_an_answer_and_in_an_exam() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            Findings.AssertNone(await page.EvaluateAsync<string[]>(SmallTargets));
            await page.GetByRole(AriaRole.Button, new() { Name = "Take it as an exam" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Start a timer" }).ClickAsync();
            Findings.AssertNone(await page.EvaluateAsync<string[]>(SmallTargets));
            await page.GetByRole(AriaRole.Button, new() { Name = "Leave the exam" }).ClickAsync();
            await new EveryType(page, new Hand.Pointer(page)).AnswerAllAsync(Quality.Wrong);
            Findings.AssertNone(await page.EvaluateAsync<string[]>(SmallTargets));
        }, Chromium.Screen(Chromium.Phone));

    // A field counts with its label, because a click there works it too; a link in a sentence may be as high as its line.
    private const string SmallTargets = """
        () => [...document.querySelectorAll(":is(.check, aside, .result) :is(button, select, summary, .tick, .field input, .run a), .check :is(.opt label, label:has(+ input)), .sure label, .grip")]
          .filter(element => element.checkVisibility())
          .map(element => [element, element.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 24 || height < 24)
          .map(([element, { width, height }]) => `${element.outerHTML.slice(0, 120)}: ${width} × ${height}`)
        """;

    private static async Task AssertFitsAsync(IPage page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
}
