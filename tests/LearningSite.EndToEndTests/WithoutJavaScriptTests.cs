using LearningSite.EndToEndTests.Browsers;
using LearningSite.EndToEndTests.Sites;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

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
            // The heads of a folded table give way on a narrow screen, with or without scripts.
            findings.AddRange((await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("main p, main li, main dd, main td, main th, main h2, main h3")]
                  .filter(element => element.textContent.trim() && !element.closest("details:not([open]), [hidden], [popover], template, .fold thead") && !element.checkVisibility())
                  .map(element => `not visible: ${element.outerHTML.slice(0, 150)}`)
                """)).Distinct());
            return findings;
        });

    [Theory]
    [InlineData("lesson")]
    [InlineData("quiz")]
    public Task Every_question_shows_its_choices_and_opens_its_key(string kind) =>
        chromium.VisitAsync(bundled.UrlOf(kind), async page =>
        {
            foreach (var question in FindQuestions.Of(bundled.Site).Where(question => question.Link == bundled.LinkOf(kind)))
            {
                var form = page.GetByRole(AriaRole.Form, new() { Name = question.Name, Exact = true });
                var role = question.Type switch { "single" => AriaRole.Radio, "multi" => AriaRole.Checkbox, _ => AriaRole.Textbox };
                if (question.IsSimple) await Expect(form.GetByRole(role)).ToHaveCountAsync(Math.Max(1, question.Options.Count));
                var key = form.Locator("details.answer :is(.keytext, .rubric)");
                await Expect(key).ToBeHiddenAsync();
                await form.GetByText("Answer and reasons", new() { Exact = true }).ClickAsync();
                if (question.Type != "fit") await Expect(key).ToBeVisibleAsync();
                if (question.Type != "fit") await Expect(key).Not.ToBeEmptyAsync();
                foreach (var option in question.Options) await Expect(form.GetByText(option.Why).Last).ToBeVisibleAsync();
            }
        }, Options(Chromium.Desktop));

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

    private static BrowserNewContextOptions Options(int width)
    {
        var options = Chromium.Screen(width);
        options.JavaScriptEnabled = false;
        return options;
    }
}
