using System.Text.RegularExpressions;
using static LearningSite.EndToEndTests.Sites.EveryType;

namespace LearningSite.EndToEndTests;

/// <summary>What becomes of an attempt: draws, retries, hints, confidence, two tabs, and storage that fails or holds rubbish.</summary>
public sealed class AttemptTests(QuestionSite questions, Chromium chromium)
{
    private const string FullStorage = """
        IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
        """;

    [Fact]
    public Task A_draw_takes_a_group_whole_or_not_and_is_the_same_after_a_reload() =>
        chromium.VisitAsync(questions.Pool, async page =>
        {
            for (var attempt = 0; attempt < 6; attempt++)
            {
                var drawn = await DrawnAsync(page);
                Assert.Equal(4, drawn.Length);
                Assert.Equal(drawn.Contains("p-recall"), drawn.Contains("p-missed"));
                if (drawn.Contains("p-recall")) Assert.Equal(Array.IndexOf(drawn, "p-recall") + 1, Array.IndexOf(drawn, "p-missed"));
                await Expect(page.Locator("quiz-group .shared")).ToBeVisibleAsync(new() { Visible = drawn.Contains("p-recall") });
                await AnswerNumbersAsync(page, "1");
                await page.ReloadKeptAsync();
                Assert.Equal(drawn, await DrawnAsync(page));
                await page.GetByRole(AriaRole.Button, new() { Name = "Start over", Exact = true }).ClickAsync();
            }
        });

    [Fact]
    public Task A_quiz_that_is_not_shuffled_keeps_the_order_of_its_file_in_every_attempt() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var written = questions.Site.Pages.Single(built => built.Link == "/quizzes/every-type/").Document.QuerySelectorAll(".question :is(input[type=radio], input[type=checkbox], select, option, .order > li)")
                .Select(element => element.GetAttribute("id") ?? element.GetAttribute("value") ?? element.GetAttribute("data-option")).ToArray();
            for (var attempt = 1; ; attempt++)
            {
                Assert.Equal(written, await page.EvaluateAsync<string[]>("""
                    [...document.querySelectorAll(".question :is(input[type=radio], input[type=checkbox], select, option, .order > li)")].map(element => element.getAttribute("id") ?? element.getAttribute("value") ?? element.dataset.option)
                    """));
                if (attempt == 3) break;
                await new EveryType(page, new Hand.Pointer(page)).AnswerAllAsync(Quality.Right);
                await page.GetByRole(AriaRole.Button, new() { Name = "Start over", Exact = true }).ClickAsync();
            }
        });

    [Fact]
    public Task Options_keep_their_order_for_an_attempt_and_a_fixed_one_its_place_for_ever() =>
        chromium.VisitAsync(questions.Shuffled, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await page.ReadyAsync();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var attempt = 0; seen.Count < 3; attempt++)
            {
                Assert.True(attempt < 40, "40 attempts show fewer than three orders");
                var order = await OrderAsync();
                seen.Add(order);
                Assert.Equal("e", await page.Locator("[id='q-s-single'] .opt").Last.GetAttributeAsync("data-option"));
                await page.Locator("[id='q-s-single-b']").CheckAsync();
                await quiz.Form("s-single").GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
                await page.Locator("[id='q-s-match-l1']").SelectOptionAsync("r1");
                await quiz.Form("s-match").GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
                await quiz.Result.GetByRole(AriaRole.Button, new() { Name = "Retry the wrong ones (2)" }).ClickAsync();
                Assert.Equal(order, await OrderAsync());
                await page.ReloadKeptAsync();
                Assert.Equal(order, await OrderAsync());
                await page.Locator("[id='q-s-single-a']").CheckAsync();
                await quiz.Form("s-single").GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
                await Expect(quiz.Verdict("s-single")).ToHaveTextAsync("correct 1/1");
                await page.Locator("[id='q-s-match-l1']").SelectOptionAsync("r1");
                await quiz.Form("s-match").GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
                await quiz.Result.GetByRole(AriaRole.Button, new() { Name = "Start over", Exact = true }).ClickAsync();
            }

            Task<string> OrderAsync() => page.EvaluateAsync<string>("[...document.querySelectorAll('.question :is(.opt, option)')].map(element => element.dataset.option ?? element.value).join(' ')");
        });

    [Fact]
    public Task Numbers_of_a_variant_stay_for_an_attempt_and_change_with_a_new_one() =>
        chromium.VisitAsync(questions.Variants, async page =>
        {
            var found = page.Locator(".stem [data-value=tp]");
            var seen = new HashSet<int>();
            for (var attempt = 0; seen.Count < 3; attempt++)
            {
                Assert.True(attempt < 40, "40 attempts show fewer than three variants");
                var tp = int.Parse(await found.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
                seen.Add(tp);
                var recall = Math.Round(tp / (tp + 7.0), 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
                await AnswerNumbersAsync(page, "1.5");
                await page.GetByRole(AriaRole.Button, new() { Name = "Retry the wrong ones (1)" }).ClickAsync();
                await Expect(found).ToHaveTextAsync($"{tp}");
                await AnswerNumbersAsync(page, recall);
                await Expect(page.GetByText("correct 1/1")).ToBeVisibleAsync();
                await Expect(page.Locator(".explain")).ToContainTextAsync($"{tp} found of all that there were gives {recall}");
                await page.ReloadKeptAsync();
                await Expect(found).ToHaveTextAsync($"{tp}");
                await Expect(page.GetByText("correct 1/1")).ToBeVisibleAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Start over", Exact = true }).ClickAsync();
            }
        });

    [Fact]
    public Task Wrong_answers_lose_points_where_that_is_declared_and_never_more_than_there_are() =>
        chromium.VisitAsync(questions.Pool, async page =>
        {
            await Expect(page.GetByText("A wrong answer loses 25 %")).ToBeVisibleAsync();
            await AnswerNumbersAsync(page, "1");
            var result = new EveryType(page, new Hand.Pointer(page)).Result;
            await Expect(result).ToContainTextAsync("0 of 4 points.");
        });

    [Fact]
    public Task Hints_come_one_at_a_time_and_cost_a_tenth_each() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            var hints = quiz.Form("t-single").GetByText("Hint (takes a tenth of the points)");
            await Expect(hints.Nth(1)).ToBeHiddenAsync();
            await hints.First.ClickAsync();
            await hints.Nth(1).ClickAsync();
            await quiz.FillAsync("t-single", Quality.Right);
            await quiz.Form("t-single").GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
            await Expect(quiz.Verdict("t-single")).ToHaveTextAsync("correct 0.8/1");
            await page.ReloadKeptAsync();
            await Expect(quiz.Verdict("t-single")).ToHaveTextAsync("correct 0.8/1");
        });

    [Fact]
    public Task Errors_that_one_was_sure_of_are_reviewed_first_and_the_chart_has_a_table() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            await page.GetByLabel("Ask me how sure I am").CheckAsync();
            var quiz = new EveryType(page, new Hand.Pointer(page));
            foreach (var id in Ids.SkipLast(1)) await quiz.Form(id).GetByLabel(id == "t-numeric" ? "Sure" : "A guess", new() { Exact = true }).CheckAsync();
            await quiz.AnswerAllAsync(Quality.Wrong);
            var review = quiz.Result.Locator("[data-part=review] li");
            await Expect(review).ToHaveCountAsync(9);
            await Expect(review.First).ToContainTextAsync("Question 6 sure, and not right");
            await Expect(quiz.Result.GetByRole(AriaRole.Img, new() { Name = "Sure: 0 %. Fairly sure: –. A guess: 0 %" })).ToBeVisibleAsync();
            await quiz.Result.GetByText("The numbers").ClickAsync();
            await Expect(quiz.Result.GetByRole(AriaRole.Row, new() { Name = "A guess 8 0 %" })).ToBeVisibleAsync();
            await Expect(quiz.Result.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link, new() { Name = "Read again" })).ToHaveCountAsync(2);
            await Expect(quiz.Result.Locator("[data-part=roles] > ol > li:visible")).ToHaveTextAsync([new Regex("^Data engineer\\s+weight 1")]);
        });

    [Fact]
    public Task Asked_again_a_question_keeps_nothing_and_the_first_try_stays() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await quiz.AnswerAllAsync(Quality.Partly);
            await quiz.Result.GetByRole(AriaRole.Button, new() { Name = "Retry the wrong ones (9)" }).ClickAsync();
            await Expect(page.GetByText("not run", new() { Exact = true })).ToHaveCountAsync(9);
            foreach (var id in Ids.SkipLast(1)) await quiz.AnswerAsync(id, Quality.Right);
            await Expect(quiz.Result).ToContainTextAsync("9 of 9 points.");
            await Expect(quiz.Result).ToContainTextAsync("First try in this round: 43 %.");
            await quiz.Result.GetByRole(AriaRole.Button, new() { Name = "The same questions again" }).ClickAsync();
            await Expect(page.GetByText("0 of 10 answered.")).ToBeVisibleAsync();
            await Expect(page.GetByText("not run", new() { Exact = true })).ToHaveCountAsync(9);
        });

    [Fact]
    public Task Two_tabs_add_up_to_one_attempt() =>
        chromium.VisitAsync(questions.EveryType, async first =>
        {
            var second = await first.Context.NewPageAsync();
            await second.GotoAsync(questions.EveryType);
            var (here, there) = (new EveryType(first, new Hand.Pointer(first)), new EveryType(second, new Hand.Pointer(second)));
            await here.AnswerAsync("t-single", Quality.Right);
            await Expect(there.Verdict("t-single")).ToHaveTextAsync("correct 1/1");
            await there.AnswerAsync("t-multi", Quality.Wrong);
            await Expect(here.Verdict("t-multi")).ToHaveTextAsync("wrong 0/1");
            await first.ReloadKeptAsync();
            await Expect(here.Verdict("t-single")).ToHaveTextAsync("correct 1/1");
            await Expect(here.Verdict("t-multi")).ToHaveTextAsync("wrong 0/1");
        });

    [Fact]
    public Task Back_from_another_page_the_quiz_is_where_it_was() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await quiz.AnswerAsync("t-single", Quality.Wrong);
            await page.GotoAsync(questions.Lesson);
            await page.GoBackAsync();
            await Expect(quiz.Verdict("t-single")).ToHaveTextAsync("wrong 0/1");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Question 2 of 10" })).ToBeVisibleAsync();
        });

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"v":1,"at":1,"seed":1,"ids":["gone"],"answers":{},"flags":[],"started":1}""")]
    [InlineData("""{"seed":1,"ids":["t-single"],"answers":{"t-single":["a"]},"first":null}""")]
    [InlineData("""{"v":1,"at":1,"seed":1,"ids":["t-single","t-multi","t-tf","t-match","t-order","t-numeric","t-text","t-scenario","t-self","t-fit"],"mode":"foo","answers":{},"flags":[],"submitted":false,"first":null,"started":1}""")]
    public Task A_broken_or_old_record_is_a_fresh_start(string record) =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await Expect(page.GetByText("0 of 10 answered.")).ToBeVisibleAsync();
            await quiz.AnswerAsync("t-single", Quality.Right);
            await page.ReloadKeptAsync();
            await Expect(page.GetByText("1 of 10 answered.")).ToBeVisibleAsync();
        }, initScript: $"if (!sessionStorage.broken) {{ localStorage.setItem('learningsite:quiz:every-type', {System.Text.Json.JsonSerializer.Serialize(record)}); sessionStorage.broken = 1; }}");

    [Fact]
    public Task An_answer_to_a_question_of_another_meaning_is_not_shown_and_that_is_said() =>
        chromium.VisitAsync(questions.Lesson, async page =>
        {
            var form = page.Locator("[id='q-leak']");
            await Expect(form.GetByText("This question has changed since you answered it.")).ToBeVisibleAsync();
            await Expect(form.GetByRole(AriaRole.Status).First).ToHaveTextAsync("not run");
            await Expect(form.GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(0);
        }, initScript: """localStorage.setItem("learningsite:question:leak", '{"v":1,"at":1,"first":0,"credit":0,"answer":["a"],"version":"another"}');""");

    [Fact]
    public Task A_full_storage_is_said_and_stops_nothing() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            await new EveryType(page, new Hand.Pointer(page)).AnswerAsync("t-single", Quality.Right);
            await Expect(page.GetByText("The storage of this browser is full")).ToBeVisibleAsync();
        }, initScript: FullStorage);

    [Fact]
    public Task A_question_asked_before_the_lesson_shows_the_gain_after_it() =>
        chromium.VisitAsync(questions.Lesson, async page =>
        {
            var before = page.Locator(".before form");
            await before.GetByLabel("Nothing, because scaling knows no labels").CheckAsync();
            await before.GetByRole(AriaRole.Button, new() { Name = "Keep my guess" }).ClickAsync();
            await Expect(before.GetByRole(AriaRole.Status).First).ToHaveTextAsync("guess kept");
            await Expect(before).Not.ToContainTextAsync("The test rows still shaped the mean.");
            await Axe.AssertNothingAsync(page);

            var after = page.Locator("[id='q-leak']");
            await after.GetByLabel("Test rows took part in what was learnt").CheckAsync();
            await after.GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
            await Expect(after).ToContainTextAsync("Before the lesson: wrong. Now: right.");
            await page.ReloadKeptAsync();
            await Expect(before.GetByRole(AriaRole.Status).First).ToHaveTextAsync("guess kept");
            await Expect(after).ToContainTextAsync("Before the lesson: wrong. Now: right.");
        });

    [Fact]
    public Task A_result_is_copied_with_every_option_and_ones_own_pick() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await quiz.AnswerAllAsync(Quality.Partly);
            await quiz.Result.GetByRole(AriaRole.Button, new() { Name = "Copy as text" }).ClickAsync();
            await Expect(quiz.Result).ToContainTextAsync("Copied.");
            var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
            Assert.StartsWith("Every type\n43 % not yet\n3.9 of 9 points. Pass mark 70 %.\n", copied, StringComparison.Ordinal);
            Assert.Contains("\n1. Which rows may the scaler see? (wrong 0/1)\n   [ ] Those of both sets\n   [ ] Those of the training set\n   [ ] Those of the test set\n   [x] Those of next year\n", copied, StringComparison.Ordinal);
            Assert.Contains("   A healthy patient is called ill: false positive\n", copied, StringComparison.Ordinal);
            Assert.Contains("mean of [Precision] and", copied, StringComparison.Ordinal);
        });

    [Fact]
    public Task Where_the_clipboard_is_closed_the_text_is_shown_to_be_copied_by_hand() =>
        chromium.VisitAsync(questions.Variants, async page =>
        {
            await AnswerNumbersAsync(page, "1.5");
            await page.GetByRole(AriaRole.Button, new() { Name = "Copy as text" }).ClickAsync();
            await Expect(page.GetByLabel("The result as text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Variants\n0 % not yet\n"));
            await Expect(page.GetByLabel("The result as text")).ToBeFocusedAsync();
        }, initScript: """Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new DOMException("closed", "NotAllowedError")) } });""");

    [Fact]
    public Task Paper_gets_a_worksheet_with_a_key_or_the_result_when_it_is_asked_for() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var quiz = new EveryType(page, new Hand.Pointer(page));
            await quiz.AnswerAllAsync(Quality.Partly);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
            await Expect(quiz.Result).ToBeHiddenAsync();
            await Expect(quiz.Form("t-multi").GetByText("missed")).ToBeHiddenAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Answer key" })).ToBeVisibleAsync();
            await Expect(page.Locator(".print-key li")).ToHaveCountAsync(9);
            await Expect(page.Locator(".print-key")).ToHaveCSSAsync("break-before", "page");
            await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");

            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await quiz.Result.GetByRole(AriaRole.Button, new() { Name = "Print the result" }).ClickAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
            await Expect(quiz.Result).ToBeVisibleAsync();
            await Expect(quiz.Form("t-multi").GetByText("missed")).ToBeVisibleAsync();
            await Expect(page.Locator(".print-key")).ToHaveCountAsync(0);
        }, initScript: "window.print = () => {};");

    [Fact]
    public Task An_item_can_be_dragged() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var items = page.Locator("[id='q-t-order'] .order li");
            var texts = await items.Locator(".item").AllInnerTextsAsync();
            await items.First.Locator(".grip").HoverAsync();
            await page.Mouse.DownAsync();
            var last = (await items.Last.BoundingBoxAsync())!;
            await page.Mouse.MoveAsync(last.X + 30, last.Y + last.Height + 5, new() { Steps = 5 });
            await page.Mouse.UpAsync();
            await Expect(items.Locator(".item")).ToHaveTextAsync([.. texts.Skip(1), texts[0]]);
            await Expect(page.GetByText($"“{texts[0]}” is now 4 of 4.")).ToHaveCountAsync(1);
        });

    [Fact]
    public Task A_choice_can_be_dragged_to_its_pair() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var question = page.Locator("[data-id=t-match]");
            var choices = question.Locator(".choices li");
            async Task DragAsync(string choice, int pair)
            {
                await choices.GetByText(choice, new() { Exact = true }).DragToAsync(question.Locator(".pair").Nth(pair));
                await Expect(question.Locator(".pair").Nth(pair).Locator("option:checked")).ToHaveTextAsync(choice);
            }

            await Expect(choices).ToHaveTextAsync(await question.Locator(".pair").First.Locator("option[value]:not([value=''])").AllInnerTextsAsync());
            await DragAsync("true negative", 0);
            await DragAsync("false positive", 0);
            await DragAsync("false negative", 1);
            await DragAsync("true positive", 2);
            await Expect(page.Locator(".is-dragged")).ToHaveCountAsync(0);
            await question.GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
            await Expect(question.Locator("[role=status]").First).ToHaveTextAsync("correct 1/1");
            await Expect(choices.First).ToBeHiddenAsync();
        });

    // Questions are dealt when the attempt has been read.
    private static Task DealtAsync(IPage page) => Expect(page.Locator("quiz-run [data-part=progress]")).ToBeVisibleAsync();

    private static async Task<string[]> DrawnAsync(IPage page)
    {
        await DealtAsync(page);
        return await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.question:not([hidden])')].map(question => question.dataset.id)");
    }

    private static async Task AnswerNumbersAsync(IPage page, string number)
    {
        await DealtAsync(page);
        foreach (var form in await page.Locator(".question:not([hidden]) form").AllAsync())
        {
            await form.GetByRole(AriaRole.Textbox).FillAsync(number);
            await form.GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
        }
    }
}
