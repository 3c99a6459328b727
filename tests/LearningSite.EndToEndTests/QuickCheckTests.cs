namespace LearningSite.EndToEndTests;

/// <summary>Quick checks of lessons, by keyboard only: nothing here touches a pointer.</summary>
public sealed class QuickCheckTests(BundledSite bundled, Chromium chromium)
{
    private const string BlockedMethods = """
        for (const name of ["getItem", "setItem", "removeItem", "clear", "key"]) Storage.prototype[name] = () => { throw new DOMException("blocked", "SecurityError"); };
        IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
        """;

    private const string BlockedProperty = """
        for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
        """;

    [Fact]
    public Task Single_choice_is_answered_wrong_then_right_and_remembered()
    {
        var question = FindQuestions.InLesson(bundled.Site, "single");
        var (wrong, right) = (question.Wrong.Last(), question.Right.Single());
        return VisitAsync(question, async (page, form) =>
        {
            await page.TabToAsync(form.GetByRole(AriaRole.Radio).First);
            await ChooseAsync(page, form, question, wrong);
            await PressButtonAsync(page, form, "Check answer");

            await Expect(Status(form)).ToHaveTextAsync("not yet");
            await Expect(Radio(form, wrong)).ToBeCheckedAsync();
            await Expect(Radio(form, wrong)).ToHaveAccessibleDescriptionAsync($"your answer {wrong.Why}");
            await Expect(Button(form, "Try again")).ToBeFocusedAsync();
            await Expect(form).Not.ToContainTextAsync(right.Why);
            await Expect(form).ToContainTextAsync("Your first try is remembered.");

            await page.Keyboard.PressAsync("Enter");
            await Expect(Status(form)).ToHaveTextAsync("not run");
            await Expect(form.GetByRole(AriaRole.Radio).First).ToBeFocusedAsync();
            await ChooseAsync(page, form, question, right);
            await PressButtonAsync(page, form, "Check answer");

            await Expect(Status(form)).ToHaveTextAsync("passed");
            await Expect(form).ToContainTextAsync($"your answer, correct {right.Why}");
            await ExpectFocusInsideAsync(form);

            await page.ReloadKeptAsync();
            await Expect(Status(form)).ToHaveTextAsync("passed");
            await Expect(Radio(form, right)).ToBeCheckedAsync();
            await Expect(Button(form, "Check answer")).ToBeHiddenAsync();
            var credits = await KeptRecords.CreditsOfTriesAsync(page, question.Id);
            Assert.Equal([0, 1], credits);
        });
    }

    [Fact]
    public Task Several_choices_can_be_wrong_partly_right_and_right()
    {
        var question = FindQuestions.InLesson(bundled.Site, "multi", question => question.Right.Count() > 1);
        var points = Math.Round(1.0 / question.Right.Count(), 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return VisitAsync(question, async (page, form) =>
        {
            await TickAsync(page, form, [question.Wrong.First()]);
            await PressButtonAsync(page, form, "Check answer");
            await Expect(Status(form)).ToHaveTextAsync("not yet");
            await Expect(form.GetByText("missed", new() { Exact = true })).ToHaveCountAsync(question.Right.Count());
            await Expect(Button(form, "Try again")).ToBeFocusedAsync();

            await page.Keyboard.PressAsync("Enter");
            await Expect(form.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(0);
            await TickAsync(page, form, [question.Right.First()]);
            await PressButtonAsync(page, form, "Check answer");
            await Expect(Status(form)).ToHaveTextAsync($"partly {points}/1");
            await Expect(form.GetByText("your answer, correct", new() { Exact = true })).ToHaveCountAsync(1);
            await Expect(form.GetByText("missed", new() { Exact = true })).ToHaveCountAsync(question.Right.Count() - 1);

            await PressButtonAsync(page, form, "Try again");
            await TickAsync(page, form, question.Right);
            await PressButtonAsync(page, form, "Check answer");
            await Expect(Status(form)).ToHaveTextAsync("passed");
            await ExpectFocusInsideAsync(form);

            await page.ReloadKeptAsync();
            await Expect(Status(form)).ToHaveTextAsync("passed");
            await Expect(form.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(question.Right.Count());
        });
    }

    [Theory]
    [InlineData('.')]
    [InlineData(',')]
    public Task A_number_is_taken_with_a_point_or_a_comma(char mark)
    {
        var question = FindQuestions.InLesson(bundled.Site, "numeric", question => question.RightNumber.Contains('.', StringComparison.Ordinal));
        return VisitAsync(question, async (page, form) =>
        {
            var field = form.GetByLabel("Your number");
            await page.TabToAsync(field);
            await page.Keyboard.TypeAsync("some");
            await page.Keyboard.PressAsync("Enter");
            await Expect(form).ToContainTextAsync("That is not a number.");
            await Expect(Status(form)).ToHaveTextAsync("not run");
            await Expect(field).ToBeFocusedAsync();

            await page.Keyboard.PressAsync("ControlOrMeta+A");
            await page.Keyboard.TypeAsync((question.Max + 1).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture).Replace('.', mark));
            await page.Keyboard.PressAsync("Enter");
            await Expect(Status(form)).ToHaveTextAsync("not yet");
            await Expect(Button(form, "Try again")).ToBeFocusedAsync();

            await page.Keyboard.PressAsync("Enter");
            await Expect(field).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync(question.RightNumber.Replace('.', mark));
            await page.Keyboard.PressAsync("Enter");
            await Expect(Status(form)).ToHaveTextAsync("passed");
            await ExpectFocusInsideAsync(form);

            await page.ReloadKeptAsync();
            await Expect(Status(form)).ToHaveTextAsync("passed");
            await Expect(field).ToHaveValueAsync(question.RightNumber.Replace('.', mark));
        });
    }

    [Fact]
    public Task Arrow_keys_choose_and_never_submit()
    {
        var question = FindQuestions.InLesson(bundled.Site, "single");
        return VisitAsync(question, async (page, form) =>
        {
            var address = page.Url;
            await page.TabToAsync(form.GetByRole(AriaRole.Radio).First);
            foreach (var key in question.Options.Select(_ => "ArrowDown").Concat(["ArrowUp", "ArrowRight", "ArrowLeft", "Enter"]))
            {
                await page.Keyboard.PressAsync(key);
                await Expect(Status(form)).ToHaveTextAsync("not run");
                await Expect(form.GetByRole(AriaRole.Radio, new() { Checked = true })).ToBeFocusedAsync();
            }
            Assert.Equal(address, page.Url);
        });
    }

    [Fact]
    public Task Checking_without_a_choice_asks_for_one()
    {
        var question = FindQuestions.InLesson(bundled.Site, "single");
        return VisitAsync(question, async (page, form) =>
        {
            await PressButtonAsync(page, form, "Check answer");
            await Expect(form).ToContainTextAsync("Choose an answer first.");
            await Expect(Status(form)).ToHaveTextAsync("not run");
            await Expect(Button(form, "Check answer")).ToBeFocusedAsync();
        });
    }

    [Fact]
    public Task A_new_choice_takes_old_feedback_away()
    {
        var question = FindQuestions.InLesson(bundled.Site, "single");
        var wrong = question.Wrong.First();
        return VisitAsync(question, async (page, form) =>
        {
            await page.TabToAsync(form.GetByRole(AriaRole.Radio).First);
            await ChooseAsync(page, form, question, wrong);
            await PressButtonAsync(page, form, "Check answer");
            await Expect(form).ToContainTextAsync(wrong.Why);

            await page.TabBackToAsync(Radio(form, wrong));
            await page.Keyboard.PressAsync("ArrowDown");
            await Expect(Status(form)).ToHaveTextAsync("not run");
            await Expect(form).Not.ToContainTextAsync(wrong.Why);
        });
    }

    [Fact]
    public Task Showing_the_answer_shows_every_reason_and_ends_the_try()
    {
        var question = FindQuestions.InLesson(bundled.Site, "single");
        return VisitAsync(question, async (page, form) =>
        {
            await page.TabToAsync(form.GetByRole(AriaRole.Radio).First);
            await ChooseAsync(page, form, question, question.Wrong.First());
            await PressButtonAsync(page, form, "Check answer");
            await PressButtonAsync(page, form, "Show the answer");

            foreach (var option in question.Options) await Expect(form).ToContainTextAsync(option.Why);
            foreach (var option in question.Options) await Expect(Radio(form, option)).ToBeDisabledAsync();
            await Expect(Status(form)).ToHaveTextAsync("not yet");
            await ExpectFocusInsideAsync(form);
        });
    }

    [Theory]
    [InlineData(BlockedMethods)]
    [InlineData(BlockedProperty)]
    public async Task Without_storage_questions_still_work(string script)
    {
        var questions = FindQuestions.WithEveryTypeOfALesson(bundled.Site);
        foreach (var lesson in questions.GroupBy(question => question.Link)) await chromium.VisitAsync(bundled.Site.Url(lesson.Key), async page =>
        {
            var answer = new AnswerByKey(page, new Hand.Pointer(page));
            foreach (var question in lesson) await answer.RunAsync(question.Id, isRight: true);
            if (await page.GetByLabel("Your note").CountAsync() > 0) await page.GetByLabel("Your note").First.FillAsync("A note that nobody keeps.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Switch colour theme" }).ClickAsync();
            await page.GotoAsync(bundled.UrlOf("quiz"));
            await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Question 1 of ") })).ToBeVisibleAsync();
        }, initScript: script);
    }

    private Task VisitAsync(BuiltQuestion question, Func<IPage, ILocator, Task> look) =>
        // The fragment puts the start of the tab order at the question, as a link from the table of contents does.
        chromium.VisitAsync(bundled.Site.Url($"{question.Link}#q-{question.Id}"), page => look(page, Form(page, question)));

    private static ILocator Form(IPage page, BuiltQuestion question) => page.GetByRole(AriaRole.Form, new() { Name = question.Name, Exact = true });

    private static ILocator Status(ILocator form) => form.GetByRole(AriaRole.Status).First;

    private static ILocator Radio(ILocator form, BuiltOption option) => form.GetByRole(AriaRole.Radio, new() { Name = option.Label, Exact = true });

    private static ILocator Button(ILocator form, string name) => form.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task PressButtonAsync(IPage page, ILocator form, string name)
    {
        await page.TabToAsync(Button(form, name));
        await page.Keyboard.PressAsync("Enter");
    }

    // The focus is on the first radio button of the question.
    private static async Task ChooseAsync(IPage page, ILocator form, BuiltQuestion question, BuiltOption option)
    {
        if (option == question.Options[0]) await page.Keyboard.PressAsync("Space");
        else await page.ArrowToAsync(Radio(form, option));
    }

    private static async Task TickAsync(IPage page, ILocator form, IEnumerable<BuiltOption> options)
    {
        foreach (var option in options)
        {
            await page.TabToAsync(form.GetByRole(AriaRole.Checkbox, new() { Name = option.Label, Exact = true }));
            await page.Keyboard.PressAsync("Space");
        }
    }

    // After a check the button that was pressed is gone; a focus that falls to the body would send the reader to the top.
    private static Task ExpectFocusInsideAsync(ILocator form) => Expect(form.Locator(":focus")).ToHaveCountAsync(1);
}
