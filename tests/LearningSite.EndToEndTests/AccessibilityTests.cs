namespace LearningSite.EndToEndTests;

/// <summary>
/// What readers set their browsers to: screens, colours, directions, sizes and spaces of text, a keyboard. axe finds nothing then, and nothing in the states that a page gets into;
/// <see cref="EveryPageTests"/> asks it about every shape that pages have.
/// </summary>
public sealed class AccessibilityTests(BundledSite bundled, Chromium chromium)
{
    private static readonly Look Narrow = new(Chromium.Phone);

    // Light on a wide screen is what EveryPageTests looks at. Whether colours are far enough apart is asked about colours that the page has not shown yet, and whether targets are large
    // and far enough apart about places: each takes axe as long as all its other rules together. `Every_page_in_every_look` asks everything in each look.
    private static readonly (Look Look, string[] Rules)[] Others =
    [
        (new(Chromium.Phone, ColorScheme.Dark), Axe.OfColours),
        (new(Chromium.Tablet), Axe.OfPlaces),
        (new(Chromium.Desktop, ColorScheme.Dark), [.. Axe.OfColours, .. Axe.OfPlaces]),
        (new(Chromium.Phone, IsRightToLeft: true), Axe.OfPlaces),
        (new(Chromium.Desktop, HasForcedColors: true), Axe.OfColours),
    ];

    /// <summary>What WCAG 1.4.12 lets a reader set.</summary>
    private const string SpaceOut = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
          document.adoptedStyleSheets = [sheet];
        }
        """;

    // What is hidden from eyes on purpose is one pixel large.
    private const string FindCutText = """
        () => [...document.body.querySelectorAll("*")]
          .filter(element => element.checkVisibility() && element.textContent.trim() && element.clientWidth > 1 && !element.closest(".vh, svg, math, select"))
          .filter(element => {
            const { display, overflowX, overflowY } = getComputedStyle(element);
            if (display === "inline") return false;
            const isWide = element.scrollWidth > element.clientWidth + 1, isHigh = element.scrollHeight > element.clientHeight + 1;
            return (isWide && /hidden|clip/.test(overflowX)) || (isHigh && /hidden|clip/.test(overflowY)) || (isWide && overflowX === "visible" && element.matches("a, button, dt, dd, th, td, .badge, .card, .panel"));
          })
          .slice(0, 3).map(element => `its text does not fit: ${element.outerHTML.slice(0, 120)}`)
        """;

    private const string FindTablesThatHideTheirEnd = """
        () => [...document.querySelectorAll(".tbl")]
          .filter(table => table.checkVisibility() && table.scrollWidth > table.clientWidth + 1 && !table.closest(".check, .call, .panel, .card") && getComputedStyle(table).backgroundImage === "none")
          .map(table => `shows nowhere that it scrolls: ${table.ariaLabel}`)
        """;

    // What stands before the first column of the screen cannot be scrolled to.
    private const string FindLost = """
        () => [...document.querySelectorAll("main *")]
          .filter(element => element.checkVisibility() && !element.closest(".vh, .skip, .tbl, pre"))
          .filter(element => { const { left, width } = element.getBoundingClientRect(); return width > 1 && left < -1; })
          .slice(0, 3).map(element => `sticks out of the screen: ${element.outerHTML.slice(0, 120)}`)
        """;

    // What is of no use on paper; what a page may not end in the middle of, or after; tables that are wider than it.
    private const string FindOnPaper = """
        () => {
          const find = (selectors, isWrong, what) => [...document.querySelectorAll(selectors)]
            .filter(element => element.checkVisibility() && isWrong(element, getComputedStyle(element)))
            .slice(0, 3).map(element => `on paper, ${what}: ${element.outerHTML.slice(0, 120)}`);
          return [
            ...find("button, .btn, nav, form[role=search], .filters", () => true, "is of no use"),
            ...find(".idx > li, .card, .check, .opt, .code, figure, .sec > header, tr:not(.wide tr)", (_, { breakInside }) => breakInside !== "avoid", "may be cut"),
            ...find("h2, h3, h4, .sec > header, .legend, .kind, .code:has(+ .output)", (_, { breakAfter }) => breakAfter !== "avoid", "may be left at the end of a sheet"),
            ...find(".lvl i, .run > *, .box", (_, { printColorAdjust }) => printColorAdjust !== "exact", "loses its fill"),
            ...find("html, .tbl", ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 2, "is wider than the sheet"),
          ];
        }
        """;

    /// <summary>
    /// One visit for all: other screens, colours and directions; 400 % of 1280 × 1024 (320 × 256), where most would be covered; the text at 200 %; the spacing that a reader sets.
    /// </summary>
    [Fact]
    public Task A_page_of_every_kind_in_every_look() =>
        chromium.TourAsync(bundled.Site, bundled.Kinds.Select(kind => kind.Link), Chromium.Screen(Chromium.Phone), async page =>
        {
            var findings = new List<string>();
            void Add(object how, IEnumerable<string> found) => findings.AddRange(found.Select(finding => $"{how}: {finding}"));
            async Task<IEnumerable<string>> FindTextAsync() => await page.EvaluateAsync<string[]>(FindCutText);

            Add(Narrow, await LayoutShift.FindAsync(page));
            Add(Narrow, await Axe.FindWithTargetsAsync(page));
            Add(Narrow, await page.EvaluateAsync<string[]>(FindTablesThatHideTheirEnd));
            foreach (var (look, rules) in Others)
            {
                await look.ShowAsync(page);
                Add(look, await Axe.FindAsync(page, rules));
                Add(look, (await page.EvaluateAsync<string[]>(EveryPageTests.FindWideElements)).Concat(await page.EvaluateAsync<string[]>(FindLost)).Concat(await page.EvaluateAsync<string[]>(EveryPageTests.FindLonelyCells)));
            }

            // A4 between its margins.
            await page.SetViewportSizeAsync(642, 900);
            await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
            findings.AddRange(await page.EvaluateAsync<string[]>(FindOnPaper));
            await page.EmulateMediaAsync(new() { Media = Media.Screen });

            await new Look(320).ShowAsync(page);
            await page.SetViewportSizeAsync(320, 256);
            Add("at 400 %", await Focus.FindAsync(page));
            await page.SetViewportSizeAsync(Chromium.Desktop, 500);
            Add("on a low screen", await Focus.FindAsync(page));

            var browser = await page.Context.NewCDPSessionAsync(page);
            await browser.SendAsync("Page.setFontSizes", new Dictionary<string, object> { ["fontSizes"] = new Dictionary<string, int> { ["standard"] = 32 } });
            foreach (var width in (int[])[640, 1280])
            {
                await page.SetViewportSizeAsync(width, 900);
                Add($"text at 200 %, {width} px", (await page.EvaluateAsync<string[]>(EveryPageTests.FindWideElements)).Concat(await FindTextAsync()));
            }
            await browser.SendAsync("Page.setFontSizes", new Dictionary<string, object> { ["fontSizes"] = new Dictionary<string, int> { ["standard"] = 16 } });
            await browser.DetachAsync();

            await page.EvaluateAsync(SpaceOut);
            foreach (var width in (int[])[320, Chromium.Desktop])
            {
                await page.SetViewportSizeAsync(width, 900);
                Add($"spaced out, {width} px", (await page.EvaluateAsync<string[]>(EveryPageTests.FindWideElements)).Concat(await FindTextAsync()));
            }
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.None });
            await page.SetViewportSizeAsync(Chromium.Phone, 844);
            return findings;
        });

    /// <summary>All pages, all rules, all looks. Takes long, so only when asked for: `dotnet test … --filter AccessibilityTests.Every_page_in_every_look -- xUnit.Explicit=only`.</summary>
    [Theory(Explicit = true)]
    [InlineData(Chromium.Phone)]
    [InlineData(Chromium.Tablet)]
    [InlineData(Chromium.Desktop)]
    public Task Every_page_in_every_look(int width)
    {
        Look[] looks = [new(width), new(width, ColorScheme.Dark), new(width, IsRightToLeft: true), new(width, HasForcedColors: true)];
        // `EVERY=10` looks at every tenth page only.
        var step = int.TryParse(Environment.GetEnvironmentVariable("EVERY"), out var every) ? every : 1;
        var links = bundled.Site.AllPages.Select(page => page.Link).Order(StringComparer.Ordinal).Where((_, index) => index % step == 0).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{links.Count} of {bundled.Site.AllPages.Count()} pages in {looks.Length} looks at {width} px");
        return chromium.TourAsync(bundled.Site, links, Chromium.Screen(Chromium.Phone), async page =>
        {
            var findings = new List<string>();
            foreach (var look in looks)
            {
                await look.ShowAsync(page);
                findings.AddRange((await Axe.FindWithTargetsAsync(page)).Concat(await page.EvaluateAsync<string[]>(EveryPageTests.FindWideElements)).Select(finding => $"{look}: {finding}"));
            }
            return findings;
        });
    }

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
            await AssertNothingAsync(page);
            var show = page.GetByRole(AriaRole.Button, new() { Name = "Show the answer" });
            // Whoever was right is shown nothing more.
            if (isRight)
            {
                await Assertions.Expect(show).ToHaveCountAsync(0);
                return;
            }
            while (await show.CountAsync() > 0) await show.First.PressAsync("Enter");
            await AssertNothingAsync(page);
        }, Chromium.Screen(Chromium.Desktop, scheme));

        // In the dark, nothing but colours differs from the same answers in the light.
        async Task AssertNothingAsync(IPage page) => Findings.AssertNone(await Axe.FindAsync(page, scheme == ColorScheme.Dark ? Axe.OfColours : []));
    }

    [Fact]
    public Task The_question_before_erasing() =>
        chromium.VisitAsync(bundled.Site.Url("/privacy/"), async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Erase everything on this device" }).ClickAsync();
            await Axe.AssertNothingAsync(page);
        });
}
