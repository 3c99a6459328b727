namespace LearningSite.EndToEndTests;

/// <summary>axe finds nothing on a page of every kind on other screens, and nothing in the states that a page gets into; <see cref="EveryPageTests"/> asks it about every page.</summary>
public sealed class AccessibilityTests(BundledSite bundled, Chromium chromium)
{
    [Theory]
    [InlineData(Chromium.Phone, ColorScheme.Light)]
    [InlineData(Chromium.Phone, ColorScheme.Dark)]
    [InlineData(Chromium.Desktop, ColorScheme.Dark)]
    public Task A_page_of_every_kind(int width, ColorScheme scheme) =>
        chromium.TourAsync(bundled.Site, bundled.Kinds.Select(kind => kind.Link), Chromium.Screen(width, scheme), Axe.FindAsync);

    [Theory]
    [InlineData("Menu", "Site")]
    [InlineData("On this page", "On this page")]
    public Task An_open_drawer(string button, string drawer) =>
        chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = drawer, Exact = true })).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);
        }, Chromium.Screen(Chromium.Phone));

    [Theory]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, false)]
    public async Task Answered_questions(ColorScheme scheme, bool isRight)
    {
        foreach (var lesson in FindQuestions.WithEveryTypeOfALesson(bundled.Site).GroupBy(question => question.Link)) await chromium.VisitAsync(bundled.Site.Url(lesson.Key), async page =>
        {
            var answer = new AnswerByKey(page, new Hand.Pointer(page));
            foreach (var question in lesson) await answer.RunAsync(question.Id, isRight);
            await Axe.AssertNothingAsync(page);
            var show = page.GetByRole(AriaRole.Button, new() { Name = "Show the answer" });
            while (await show.CountAsync() > 0) await show.First.PressAsync("Enter");
            await Axe.AssertNothingAsync(page);
        }, Chromium.Screen(Chromium.Desktop, scheme));
    }

    [Fact]
    public Task The_question_before_erasing() =>
        chromium.VisitAsync(bundled.Site.Url("/privacy/"), async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Erase everything on this device" }).ClickAsync();
            await Axe.AssertNothingAsync(page);
        });

    [Fact]
    public Task A_lesson_in_forced_colours()
    {
        var options = Chromium.Screen(Chromium.Desktop);
        options.ForcedColors = ForcedColors.Active;
        return chromium.VisitAsync(bundled.UrlOf("lesson"), async page =>
        {
            Assert.True(await page.EvaluateAsync<bool>("matchMedia('(forced-colors: active)').matches"));
            await Axe.AssertNothingAsync(page);
        }, options);
    }
}
