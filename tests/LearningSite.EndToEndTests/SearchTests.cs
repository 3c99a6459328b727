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

    private static string Decompress(byte[] bytes)
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
