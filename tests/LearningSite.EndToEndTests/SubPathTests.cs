namespace LearningSite.EndToEndTests;

/// <summary>The bundled site in a folder of its host.</summary>
public sealed class SubPathSite : IAsyncLifetime
{
    private ServedSite? site;

    public ServedSite Site => site ?? throw new InvalidOperationException("not built yet");

    public async ValueTask InitializeAsync() => site = await ServedSite.StartAsync(Repository.Root, "LinkRoot=/sub/path/");

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
    }
}

public sealed class SubPathTests(SubPathSite fixture, Chromium chromium) : IClassFixture<SubPathSite>
{
    private ServedSite Site => fixture.Site;

    [Fact]
    public void No_internal_link_is_dead() => Findings.AssertNone(DeadLinks.Find(Site));

    [Fact]
    public Task A_page_of_each_template_opens_without_a_complaint() =>
        chromium.TourAsync(Site, Site.Pages.GroupBy(page => page.Link.Split('/')[3]).Select(group => group.MaxBy(page => page.Size)!.Link), Chromium.Screen(Chromium.Desktop), async page =>
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).IsVisibleAsync() ? [] : ["no first heading"]);

    [Fact]
    public Task The_script_of_a_lesson_runs() =>
        chromium.VisitAsync(Site.Url(FindQuestions.InLesson(Site, "single").Link), async page =>
        {
            Assert.StartsWith("/sub/path/lessons/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Check answer", Exact = true }).First).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Your note").First).ToBeVisibleAsync();
        });

    [Fact]
    public Task Search_finds_pages_below_the_path() =>
        chromium.VisitAsync(Site.Url("/sub/path/search/?q=leakage"), async page =>
        {
            var lesson = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("leakage") }).First;
            await lesson.ClickAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sub/path/.+/$"));
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        });

    [Fact]
    public Task The_root_of_the_host_leads_to_the_site() =>
        chromium.VisitAsync(Site.Url("/"), page => Expect(page).ToHaveURLAsync(Site.Url("/sub/path/")));
}
