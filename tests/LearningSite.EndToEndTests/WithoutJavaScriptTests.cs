namespace LearningSite.EndToEndTests;

/// <summary>Readers without JavaScript get all text, all questions and all keys, and nothing that does not work.</summary>
public sealed class WithoutJavaScriptTests(BundledSite bundled, Chromium chromium)
{
    // A button that opens a popover is HTML and works without scripts.
    private const string DeadControls = "button:not([popovertarget]):visible, textarea:visible, input[type=search]:visible";

    [Theory]
    [InlineData(Chromium.Phone)]
    [InlineData(Chromium.Desktop)]
    public Task A_page_of_every_kind_shows_its_text_and_no_dead_control(int width) =>
        chromium.TourAsync(bundled.Site, bundled.Kinds.Select(kind => kind.Link), Options(width), async page =>
        {
            var findings = new List<string>();
            if (!await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).IsVisibleAsync()) findings.Add("the first heading is not visible");
            foreach (var control in await page.Locator(DeadControls).AllAsync()) findings.Add($"dead control: {await control.EvaluateAsync<string>("element => element.outerHTML.slice(0, 150)")}");
            // What scripts alone fill is not promised without them: what is due today, and what the browser has kept. The heads of a folded table give way on a narrow screen, and the choices of a match are listed on paper: here its select has them.
            findings.AddRange((await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("main p, main li, main dd, main td, main th, main h2, main h3")]
                  .filter(element => element.textContent.trim() && !element.closest("details:not([open]), [hidden], [popover], template, .scripted, learner-today, offline-pages [role=status], .fold thead, .pair:has(select) ~ .choices") && !element.checkVisibility())
                  .map(element => `not visible: ${element.outerHTML.slice(0, 150)}`)
                """)).Distinct());
            return findings;
        });

    [Fact]
    public async Task Every_type_of_question_shows_its_choices_and_opens_its_key()
    {
        var questions = FindQuestions.WithEveryTypeOfALesson(bundled.Site).Concat(FindQuestions.WithEveryTypeOfAQuiz(bundled.Site));
        foreach (var asked in questions.GroupBy(question => question.Link)) await chromium.VisitAsync(bundled.Site.Url(asked.Key), async page =>
        {
            foreach (var question in asked)
            {
                var form = page.GetByRole(AriaRole.Form, new() { Name = question.Name, Exact = true });
                Assert.NotEqual(0, question.FieldCount);
                await Expect(form.Locator("fieldset :is(input, select, .order .item, .lines):visible")).ToHaveCountAsync(question.FieldCount);
                if (question.HasAnswer) await ExpectAnswerAsync(form, question);
                else await Expect(form.Locator("details.answer")).ToBeHiddenAsync();
            }
        }, Options(Chromium.Desktop));
    }

    [Fact]
    public Task The_menu_opens_on_a_phone() =>
        chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Site", Exact = true });
            await Expect(menu).ToBeHiddenAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }).ClickAsync();
            await menu.GetByRole(AriaRole.Link, new() { Name = "Roles", Exact = true }).ClickAsync();
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/roles/"));
        }, Options(Chromium.Phone));

    [Fact]
    public Task Search_points_to_the_topics_whose_links_work() =>
        chromium.VisitAsync(bundled.Site.Url("/search/"), async page =>
        {
            // Roles and texts pass over noscript, even when it is shown.
            await Expect(page.Locator("noscript p")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "All topics from A to Z", Exact = true }).ClickAsync();
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/topics/"));

            var lesson = bundled.Site.Pages.Single(built => built.Link == bundled.LinkOf("lesson")).Document.QuerySelector("h1")!.TextContent;
            await page.GetByRole(AriaRole.Link, new() { Name = lesson, Exact = true }).First.ClickAsync();
            await Expect(page).ToHaveURLAsync(bundled.UrlOf("lesson"));
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = lesson })).ToBeVisibleAsync();
        }, Options(Chromium.Desktop));

    private static async Task ExpectAnswerAsync(ILocator form, BuiltQuestion question)
    {
        var key = form.Locator("details.answer :is(.keytext, .rubric)");
        await Expect(key).ToBeHiddenAsync();
        await form.GetByText("Answer and reasons", new() { Exact = true }).ClickAsync();
        await Expect(key).ToBeVisibleAsync();
        await Expect(key).Not.ToBeEmptyAsync();
        foreach (var option in question.Options.Where(option => option.Why.Length > 0)) await Expect(form.GetByText(option.Why).Last).ToBeVisibleAsync();
    }

    private static BrowserNewContextOptions Options(int width)
    {
        var options = Chromium.Screen(width);
        options.JavaScriptEnabled = false;
        return options;
    }
}
