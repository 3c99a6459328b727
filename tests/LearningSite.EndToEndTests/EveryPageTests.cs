namespace LearningSite.EndToEndTests;

/// <summary>What holds for every page, whatever it is about. Each test names all pages that break it.</summary>
public sealed class EveryPageTests(BundledSite bundled, Chromium chromium)
{
    /// <summary>400 % of 1280 px.</summary>
    private const int Narrowest = 320;

    // Of the pages in another language, all that are translated, and of the others one of each kind: they are made by the same templates.
    private IEnumerable<string> Links => bundled.Site.Pages.Select(page => page.Link).Concat(bundled.Site.TranslatedPages.GroupBy(page => page.Document.QuerySelector(".untranslated") is null ? page.Link : page.Link.Split('/')[2]).Select(group => group.First().Link));

    // Rules judge what templates made, so pages that have every shape among them show what axe would find on all; lessons have authors. Colours come from the theme, so of each kind of
    // page one shows them; the code of lessons has colours of its own.
    private bool HasColoursOfItsOwn(string link) => link.StartsWith("/lessons/", StringComparison.Ordinal) || bundled.Kinds.Any(kind => link == kind.Link);

    /// <summary>One visit for all that a browser can tell of a page: loading each of them again for every question would take most of the time.</summary>
    [Fact]
    public Task Opens_without_a_complaint_and_stands_axe_and_a_narrow_screen()
    {
        var shown = Links.ToHashSet(StringComparer.Ordinal);
        var judged = PageShapes.Cover(bundled.Site.AllPages.Where(page => shown.Contains(page.Link))).Select(page => page.Link).ToHashSet(StringComparer.Ordinal);
        // Five hundred pages: whatever can be asked in one question is, only a page that axe judges gets a wide screen, and a page opens on the screen that the one before it was left on.
        return chromium.TourAsync(bundled.Site, shown, Chromium.Screen(Chromium.Phone), async page =>
        {
            var link = new Uri(page.Url).AbsolutePath;
            var findings = new List<string>();
            if (HasColoursOfItsOwn(link) || judged.Contains(link))
            {
                await ShowAsync(page, Chromium.Desktop);
                findings.AddRange(await (HasColoursOfItsOwn(link) ? Axe.FindAsync(page) : Axe.FindButContrastAsync(page)));
            }
            int[] widths = page.ViewportSize!.Width == Narrowest ? [Narrowest, Chromium.Phone] : [Chromium.Phone, Narrowest];
            foreach (var width in widths)
            {
                await ShowAsync(page, width);
                findings.AddRange(await page.EvaluateAsync<string[]>(width == Chromium.Phone ? FindMissingOrWide : FindWideElements));
            }
            return findings;
        });
    }

    private static Task ShowAsync(IPage page, int width) => page.ViewportSize!.Width == width ? Task.CompletedTask : page.SetViewportSizeAsync(width, width == Chromium.Desktop ? 900 : 844);

    public const string FindLonelyCells = """
        () => [...document.querySelectorAll(".docket")].map(docket => [...docket.children].map(cell => cell.offsetTop)).filter(tops => tops.length > 2 && tops.at(-1) > tops.at(-2)).map(() => "the last cell of a docket stands alone")
        """;

    private const string FindMissingOrWide = $$"""
        () => {
          const count = selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility()).length;
          return [
            ...(document.title.trim() ? [] : ["no title"]),
            ...(count("h1") === 1 ? [] : [`${count("h1")} first headings`]),
            ...(count("main") === 1 ? [] : [`${count("main")} main landmarks`]),
            ...({{FindLonelyCells}})(),
            ...({{FindWideElements}})(),
          ];
        }
        """;

    // An element that sticks out is at fault unless something around it scrolls by itself. Open details count.
    public const string FindWideElements = """
        () => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          const scrolls = element => element && element !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
          const wide = [...document.body.querySelectorAll("*")].filter(element => element.getBoundingClientRect().right > room + 0.5 && !scrolls(element.parentElement));
          return [`${document.documentElement.scrollWidth} px wide on a screen of ${room} px: ${wide.slice(-3).map(element => element.outerHTML.slice(0, 120)).join(" | ")}`];
        }
        """;

    [Fact]
    public void Has_no_script_or_style_inside_and_no_event_attributes()
    {
        var findings = bundled.Site.AllPages.SelectMany(page => page.Elements.SelectMany(element => element.LocalName switch
        {
            "script" when !element.HasAttribute("src") && element.GetAttribute("type") is not ("application/json" or "application/ld+json") => ["an inline script"],
            "style" => ["an inline stylesheet"],
            _ => element.Attributes.Where(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)).Select(a => $"{a.Name}=\"{a.Value}\" on {element.LocalName}"),
        }).Select(finding => $"{page.Link}: {finding}"));
        Findings.AssertNone(findings);
    }

    [Fact]
    public void Has_a_title_of_its_own_in_its_language()
    {
        var indexed = bundled.Site.AllPages.Where(page => page.Document.QuerySelector("meta[name=robots]") is null).ToList();
        Findings.AssertNone(indexed.GroupBy(page => (page.Document.DocumentElement.GetAttribute("lang"), page.Document.Title)).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(' ', group.Select(page => page.Link))}"));
    }

    [Fact]
    public async Task Comes_with_the_declared_headers()
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(bundled.UrlOf("lesson"), TestContext.Current.CancellationToken);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task An_address_without_a_page_gets_the_missing_page_with_status_404()
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(bundled.Site.Url("/no/such/page/"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1>This page is not here</h1>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
