namespace LearningSite.EndToEndTests;

/// <summary>What a preview tells an author on the page that is being written.</summary>
[Collection(nameof(RunningPreview))]
public sealed class AuthorBarTests(Chromium chromium)
{
    private const string Front = "---\ntitle: Hello\nsummary: A page that says hello and does little else beside it.\n---\n";
    private const string Good = Front + "The text.\n";
    private const string Warning = Front + "The <b>text</b>.\n";
    private const string Lesson = """
        ---
        title: First lesson
        summary: A lesson that shows how an author sees what is still missing.
        level: beginner
        minutes: 7
        objectives:
          name-it: Name the thing.
          use-it: Use the thing.
        ---
        One two three.

        :::: quiz {#which-thing objective=name-it}
        Which one is it?

        - [x] This one
          > It is.
        - [ ] That one
          > It is not.
        - [ ] Another one
          > Neither.
        ::::
        """;

    [Fact]
    public async Task Bar_names_the_file_and_copies_its_path()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        await chromium.VisitAsync(new Uri(preview.Address, "/hello/").AbsoluteUri, async page =>
        {
            await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
            var link = Bar(page).GetByRole(AriaRole.Link, new() { Name = "input/pages/hello.md:2" });
            await Expect(link).ToHaveAttributeAsync("href", $"vscode://file{preview.Root}/input/pages/hello.md:2:8");
            await Bar(page).GetByRole(AriaRole.Button, new() { Name = "Copy" }).PressAsync("Enter");
            await Expect(Bar(page).GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
            Assert.Equal("input/pages/hello.md:2", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
            await Expect(Bar(page)).ToContainTextAsync("No problems");
            await Axe.AssertNothingAsync(page);
        });
    }

    [Fact]
    public async Task Bar_of_a_page_that_is_made_from_others_says_so()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        await chromium.VisitAsync(new Uri(preview.Address, "/topics/").AbsoluteUri, page => Expect(Bar(page)).ToContainTextAsync("This page is made from others"));
    }

    [Fact]
    public async Task Lesson_shows_words_minutes_and_objectives_and_follows_what_is_saved()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        preview.Save("lessons/start/first.md", Lesson);
        await chromium.VisitAsync(new Uri(preview.Address, "/lessons/first/").AbsoluteUri, async page =>
        {
            await Expect(Bar(page)).ToContainTextAsync("24 words · 7 min");
            await Bar(page).GetByText("1 of 2 objectives checked").ClickAsync();
            await Expect(Bar(page).GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["name-it: 1 question", "use-it: 0 questions"]);
            await Axe.AssertNothingAsync(page);

            preview.Save("lessons/start/first.md", Lesson.Replace("One two three.", "One two three four.", StringComparison.Ordinal).Replace("objective=name-it", "objective=use-it", StringComparison.Ordinal));
            await Expect(Bar(page)).ToContainTextAsync("25 words · 7 min");
            await Bar(page).GetByText("1 of 2 objectives checked").ClickAsync();
            await Expect(Bar(page).GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["name-it: 0 questions", "use-it: 1 question"]);
        }, isExpected: fault => fault.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warning_of_the_page_is_shown_stays_closed_over_a_reload_and_goes_when_it_is_mended()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        await chromium.VisitAsync(new Uri(preview.Address, "/hello/").AbsoluteUri, async page =>
        {
            preview.Save(Warning);
            await Expect(Report(page)).ToContainTextAsync("warning[LS2023]");
            await Expect(Report(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync("On this page: 2");
            await Axe.AssertNothingAsync(page);

            await page.GetByRole(AriaRole.Button, new() { Name = "Close the report" }).ClickAsync();
            await Expect(Counts(page)).ToBeFocusedAsync();
            await page.ReloadAsync();
            await Expect(Counts(page)).ToHaveTextAsync("2 warnings");
            await Expect(Report(page)).ToBeHiddenAsync();
            await Counts(page).PressAsync("Enter");
            await Expect(Report(page)).ToBeVisibleAsync();
            await Expect(Counts(page)).ToHaveAttributeAsync("aria-expanded", "true");

            preview.Save(Good);
            await Expect(Report(page)).ToHaveCountAsync(0);
            await Expect(Bar(page)).ToContainTextAsync("No problems");
        });
    }

    [Fact]
    public async Task Problems_of_the_page_stand_before_those_of_other_files()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        await chromium.VisitAsync(new Uri(preview.Address, "/hello/").AbsoluteUri, async page =>
        {
            preview.Save("index.md", "---\ntitle: Home\nsummary: The first page of a small site that a preview serves.\n---\n[a](gone.md) and [b](gone-too.md)\n");
            await Expect(Report(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync("In other files: 2");
            await Expect(Report(page).GetByText("there is no", new() { Exact = false }).Or(Report(page).GetByText("leads nowhere", new() { Exact = false })).First).ToBeVisibleAsync();

            preview.Save("---\ntitle: Hello\nsumary: A page that says hello and does little else beside it.\n---\n<b>x\n");
            await Expect(Report(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync(["On this page: 2", "In other files: 2"]);
            await Expect(Report(page).Locator("pre").First).ToContainTextAsync("input/pages/hello.md");
            await Expect(Report(page).GetByRole(AriaRole.Link, new() { Name = "input/pages/hello.md:3:1" })).ToHaveAttributeAsync("href", $"vscode://file{preview.Root}/input/pages/hello.md:3:1");
            await Report(page).GetByText("input/index.md: 2 problems").ClickAsync();
            await Report(page).GetByRole(AriaRole.Link, new() { Name = "Open the page" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(preview.Address.AbsoluteUri);
            await Expect(Report(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync(["On this page: 2", "In other files: 2"]);
            await Expect(Counts(page)).ToHaveTextAsync("3 errors, 1 warning");
        });
    }

    // The page is still shown, and belongs to a file that no longer makes a document.
    [Fact]
    public async Task Problem_in_a_file_that_cannot_be_read_belongs_to_its_page()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        preview.Save("glossary/core.yml", "title: Core\nterms:\n  - id: recall\n    term: Recall\n    short: The share of the true cases that a model finds.\n");
        await chromium.VisitAsync(new Uri(preview.Address, "/glossary/").AbsoluteUri, async page =>
        {
            await Expect(Bar(page)).ToContainTextAsync("input/glossary/core.yml:3");
            await Expect(Bar(page)).ToContainTextAsync("No problems");
            preview.Save("glossary/core.yml", "title: [Core\n");
            await Expect(Report(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync("On this page: 1");
            await Expect(Bar(page)).ToContainTextAsync("input/glossary/core.yml:");
        }, isExpected: fault => fault.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stands_in_a_file_is_shown_and_never_run()
    {
        await using var preview = await RunningPreview.StartAsync(Good);
        await chromium.VisitAsync(new Uri(preview.Address, "/hello/").AbsoluteUri, async page =>
        {
            preview.Save("---\ntitle: Hello\nsummary: A page that says hello and does little else beside it.\nstatus: <img src=x onerror=alert(1)>\n---\n[x](</script><img src=x>.md)\n");
            await Expect(Report(page)).ToContainTextAsync("status: <img src=x onerror=alert(1)>");
            await Expect(page.Locator("img")).ToHaveCountAsync(0);
        });
    }

    private static ILocator Bar(IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "For authors" });

    private static ILocator Report(IPage page) => page.Locator("#preview-overlay");

    private static ILocator Counts(IPage page) => Bar(page).Locator("button[aria-controls=preview-overlay]");
}
