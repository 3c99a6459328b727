using System.IO.Compression;
using System.Text;

namespace LearningSite.EndToEndTests;

/// <summary>Search under the declared headers, in a real browser: WebAssembly is the part that a policy breaks first.</summary>
public sealed class SearchTests(BundledSite bundled, Chromium chromium)
{
    [Fact]
    public Task Finds_leakage_and_leads_to_the_lesson() =>
        chromium.VisitAsync(bundled.Site.Url("/search/"), async page =>
        {
            await Expect(page.GetByLabel("Search this site")).ToBeFocusedAsync();
            // What a search takes is fetched before anybody types.
            await page.WaitForFunctionAsync("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.pf_meta'))");
            await page.Keyboard.TypeAsync("leakage");
            await page.Keyboard.PressAsync("Enter");

            var lesson = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Lesson" }).GetByRole(AriaRole.Link, new() { NameRegex = new("leakage") });
            await Expect(lesson.First).ToHaveAttributeAsync("href", "/lessons/splits-and-leakage/");
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Results for “leakage”: [1-9]"));
            await Expect(page.GetByRole(AriaRole.Main).Locator("mark").First).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);

            await lesson.First.ClickAsync();
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/lessons/splits-and-leakage/"));
            await page.GoBackAsync();
            await Expect(page.GetByLabel("Search this site")).ToHaveValueAsync("leakage");
            await Expect(lesson.First).ToBeVisibleAsync();
        });

    [Fact]
    public Task Says_when_nothing_is_found() =>
        chromium.VisitAsync(bundled.Site.Url("/search/?q=%CF%89%CF%88%CE%BE"), async page =>
        {
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing here mentions “ωψξ”.");
            await Expect(page.GetByLabel("Search this site")).ToHaveValueAsync("ωψξ");
        });

    [Fact]
    public Task What_is_found_is_narrowed_by_kind_and_more_and_the_address_keeps_it() =>
        chromium.VisitAsync(bundled.Site.Url("/search/?q=drift"), async page =>
        {
            var kinds = page.GetByRole(AriaRole.Navigation, new() { Name = "Kind" }).GetByRole(AriaRole.Link);
            var captions = page.Locator("[data-part=results] .cap");
            await Expect(kinds.First).ToHaveAttributeAsync("aria-current", "true");
            var counts = await kinds.Locator("[data-part=count]").AllInnerTextsAsync();
            Assert.Equal(counts.Skip(1).Sum(Number), Number(counts[0]));
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"Results for “drift”: {counts[0]}");

            var lessons = kinds.Filter(new() { HasText = "Lesson" });
            var count = Number(await lessons.Locator("[data-part=count]").InnerTextAsync());
            await lessons.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"Results for “drift”: {count}");
            await Expect(lessons).ToBeFocusedAsync();
            await Expect(captions).ToHaveTextAsync(Enumerable.Repeat("Lesson", Math.Min(count, 10)));
            await Expect(kinds.First.Locator("[data-part=count]")).ToHaveTextAsync(counts[0]);

            var track = page.GetByLabel("Track");
            var option = (await track.Locator("option").AllInnerTextsAsync())[1];
            await track.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            var fewer = Number(option[(option.LastIndexOf('(') + 1)..^1]);
            Assert.InRange(fewer, 1, count - 1);
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"Results for “drift”: {fewer}");
            await page.ReloadAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"Results for “drift”: {fewer}");
            await Expect(track.Locator("option:checked")).ToHaveTextAsync(option);
            await Expect(captions).ToHaveTextAsync(Enumerable.Repeat("Lesson", fewer));
            foreach (var name in (string[])["Skill", "Level", "Role"]) await Expect(page.GetByLabel(name, new() { Exact = true })).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);
        });

    // Other pages mention each of them, and the last two stood below those without their weight.
    [Fact]
    public Task What_a_page_is_called_counts_more_than_what_others_mention() =>
        chromium.VisitAsync(bundled.Site.Url("/search/"), async page =>
        {
            var results = page.Locator("[data-part=results] a.t");
            foreach (var (query, first) in new[] { ("leakage", ""), ("journalist", "/roles/career-changer/"), ("hold-out set", "/glossary/") })
            {
                await page.GetByLabel("Search this site").FillAsync(query);
                await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"^Results for “{query}”: ([2-9]|[1-9][0-9]+)$"));
                if (first.Length > 0) await Expect(results.First).ToHaveAttributeAsync("href", first);
                else
                {
                    await Expect(results).ToHaveCountAsync(10);
                    var called = (await results.AllInnerTextsAsync()).Select(title => title.Contains(query, StringComparison.OrdinalIgnoreCase)).ToList();
                    Assert.Contains(true, called);
                    Assert.Contains(false, called);
                    Assert.Equal(called.OrderDescending(), called);
                }
            }
        });

    [Fact]
    public Task A_glossary_term_is_found_by_its_other_name_and_leads_to_its_place() =>
        chromium.VisitAsync(bundled.Site.Url("/search/?q=true%20positive%20rate&kind=Glossary"), async page =>
        {
            await page.Locator("[data-part=results]").GetByRole(AriaRole.Link, new() { Name = "Recall", Exact = true }).ClickAsync();
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/glossary/#t-recall"));
        });

    [Fact]
    public Task A_key_opens_the_search_over_any_page_unless_it_is_switched_off() =>
        chromium.VisitAsync(bundled.Site.Url("/lessons/splits-and-leakage/"), async page =>
        {
            var window = page.GetByRole(AriaRole.Dialog, new() { Name = "Search" });
            var field = window.GetByLabel("Search this site");
            // Whoever is impatient gets one window, too.
            await page.EvaluateAsync("for (const _ of [1, 2]) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))");
            await Expect(field).ToBeFocusedAsync();
            await Expect(page.Locator("dialog")).ToHaveCountAsync(1);
            await page.Keyboard.TypeAsync("a/b test");
            await Expect(field).ToHaveValueAsync("a/b test");
            // A lesson has not loaded the looks of lists.
            await Expect(window.Locator("[data-part=results] > li").First).ToHaveCSSAsync("display", "grid");
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/lessons/splits-and-leakage/"));
            await Axe.AssertNothingAsync(page);

            await window.GetByLabel("Open with the / key").UncheckAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(window).ToBeHiddenAsync();
            await page.ReloadAsync();
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.PressAsync("Control+k");
            await Expect(field).ToBeFocusedAsync();
            await Expect(field).ToHaveValueAsync("");
            await window.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Search", Exact = true }).ClickAsync();
            await Expect(field).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("calibration");
            await window.Locator("[data-part=results] a").First.ClickAsync();
            await Expect(window).ToHaveCountAsync(0);
        });

    [Fact]
    public Task When_nothing_is_found_titles_that_look_alike_are_offered_and_filters_are_let_go() =>
        chromium.VisitAsync(bundled.Site.Url("/search/?q=zdrift&kind=Tool"), async page =>
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Could not reproduce" })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Drift in plain words" })).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);
            await page.GetByLabel("Search this site").FillAsync("recruiter");
            await page.GetByRole(AriaRole.Button, new() { Name = "Search all kinds and levels" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Could not reproduce" })).ToBeHiddenAsync();
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/search/?q=recruiter"));
        });

    [Fact]
    public Task A_mistyped_address_is_told_what_looks_like_it() =>
        chromium.VisitAsync(bundled.Site.Url("/lesons/splits-and-leakge/"), async page =>
        {
            var near = page.Locator("nearest-pages");
            await Expect(near.GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", "/lessons/splits-and-leakage/");
            await Axe.AssertNothingAsync(page);
        }, isExpected: fault => fault.Contains("404", StringComparison.Ordinal));

    [Fact]
    public Task The_contents_mark_the_part_that_one_reads() =>
        chromium.VisitAsync(bundled.Site.Url("/lessons/splits-and-leakage/"), async page =>
        {
            var third = page.Locator("#toc a").Nth(2);
            Assert.Equal("400", await third.EvaluateAsync<string>("link => getComputedStyle(link).fontWeight"));
            await page.EvaluateAsync("document.querySelectorAll('.prose h2')[2].scrollIntoView()");
            await Expect(third).ToHaveCSSAsync("font-weight", "600");
            await Expect(page.Locator("#toc a").First).ToHaveCSSAsync("font-weight", "400");
        });

    [Fact]
    public Task A_query_is_text_and_nothing_else() =>
        chromium.VisitAsync(bundled.Site.Url("/search/?q=" + Uri.EscapeDataString("<img src=x onerror=alert(1)>")), async page =>
        {
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("<img src=x onerror=alert(1)>");
            await Expect(page.GetByRole(AriaRole.Main).Locator("img")).ToHaveCountAsync(0);
        });

    [Fact]
    public void The_index_holds_pages_and_no_keys()
    {
        var texts = bundled.Site.Files.Where(file => file.Key.EndsWith(".pf_fragment", StringComparison.Ordinal)).Select(file => Decompress(file.Value)).ToList();
        Assert.Contains(texts, text => text.Contains("/lessons/splits-and-leakage/", StringComparison.Ordinal));
        var reasons = FindQuestions.Of(bundled.Site).SelectMany(question => question.Answers).Where(reason => reason.Length > 30 && !reason.Contains('"', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(reasons);
        Findings.AssertNone(reasons.Where(reason => texts.Any(text => text.Contains(reason, StringComparison.Ordinal))));
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Decompress(byte[] bytes)
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
