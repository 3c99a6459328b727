using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests;

/// <summary>The bundled site in Spanish, and the questions of the fixture in Arabic, from right to left.</summary>
public sealed partial class LanguageTests(BundledSite bundled, ArabicSite arabic, Chromium chromium) : IClassFixture<ArabicSite>
{
    private const string Lesson = "/lessons/splits-and-leakage/";

    [Fact]
    public Task Switch_stays_on_the_page_and_an_answer_counts_in_both_languages() =>
        chromium.VisitAsync(bundled.Site.Url(Lesson), async page =>
        {
            await SwitchAsync(page, "Language", "Español");
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/es" + Lesson));
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
            var question = page.Locator("#q-leakage-clinic-split");
            await question.GetByRole(AriaRole.Radio, new() { NameRegex = new("Asignar hospitales enteros") }).CheckAsync();
            await question.GetByRole(AriaRole.Button, new() { Name = "Comprobar", Exact = true }).ClickAsync();
            await Expect(question).ToContainTextAsync("superada");
            await Expect(question).ToContainTextAsync("tu respuesta, correcta");
            await page.KeptAsync();

            await SwitchAsync(page, "Idioma", "English");
            await Expect(page).ToHaveURLAsync(bundled.Site.Url(Lesson));
            await Expect(question).ToContainTextAsync("passed");
            await Expect(question.GetByRole(AriaRole.Radio, new() { NameRegex = new("Assign whole hospitals") })).ToBeCheckedAsync();
        });

    [Fact]
    public Task Search_finds_pages_of_its_language_alone() =>
        chromium.VisitAsync(bundled.Site.Url("/es/search/?q=fugas"), async page =>
        {
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("^Resultados para «fugas»: [1-9]"));
            var links = page.Locator("[data-part=results]").GetByRole(AriaRole.Link);
            await Expect(links.First).ToHaveAttributeAsync("href", new Regex("^/es/lessons/"));
            foreach (var link in await links.AllAsync()) Assert.StartsWith("/es/", await link.GetAttributeAsync("href"), StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("/es/")]
    [InlineData("/es" + Lesson)]
    [InlineData("/es/lessons/metrics-that-fit/")]
    public Task Page_in_Spanish_is_accessible(string link) =>
        chromium.VisitAsync(bundled.Site.Url(link), page => Axe.AssertNothingAsync(page));

    [Fact]
    public async Task Address_without_a_page_below_a_language_gets_the_missing_page_of_that_language()
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(bundled.Site.Url("/es/no/such/page/"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1>Esta página no está aquí</h1>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // Only a text of two words or more says which language it is in.
    [Fact]
    public void Pages_show_no_text_of_the_interface_in_another_language()
    {
        var (english, spanish) = (TextsOf("en"), TextsOf("es"));
        var pages = bundled.Site.TranslatedPages.Where(page => page.Document.QuerySelector(".untranslated") is null).ToList();
        Assert.InRange(pages.Count, 12, int.MaxValue);
        // Around a page that nobody has translated the frame alone is Spanish, and says so; what its scripts show is not.
        var originals = bundled.Site.Pages.Concat(bundled.Site.TranslatedPages.Except(pages));
        Findings.AssertNone(pages.SelectMany(page => Foreign(page, english)).Concat(originals.SelectMany(page => Foreign(page, spanish))));

        static IEnumerable<string> Foreign(HtmlPage page, IReadOnlySet<string> texts) =>
            page.Elements.Where(element => element.Closest("[lang]") == page.Document.DocumentElement || element.Closest("[lang]") is null)
                .SelectMany(element => element.ChildNodes.OfType<AngleSharp.Dom.IText>().Select(text => text.Data.Trim()).Concat(new[] { "aria-label", "title", "placeholder" }.Select(element.GetAttribute).OfType<string>()))
                .Where(texts.Contains).Select(text => $"{page.Link}: {text}");
    }

    [Fact]
    public Task Arabic_page_runs_from_right_to_left_and_its_questions_work() =>
        chromium.VisitAsync(arabic.Site.Url("/ar/lessons/checks/"), async page =>
        {
            await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
            var question = page.Locator("article #q-leak");
            await question.GetByRole(AriaRole.Radio, new() { NameRegex = new("شاركت صفوف الاختبار") }).CheckAsync();
            await question.GetByRole(AriaRole.Button, new() { Name = "تحقق من الإجابة", Exact = true }).ClickAsync();
            await Expect(question).ToContainTextAsync("ناجح");
            await Expect(question).ToContainTextAsync("إجابتك، صحيحة");
            var number = page.Locator("#q-found");
            await number.GetByRole(AriaRole.Textbox).FillAsync("0.8");
            await number.GetByRole(AriaRole.Button, new() { Name = "تحقق من الإجابة", Exact = true }).ClickAsync();
            await Expect(number).ToContainTextAsync("ناجح");
            // Code keeps its direction.
            Assert.Equal("ltr", await page.Locator("article code").First.EvaluateAsync<string>("code => getComputedStyle(code).direction"));
            await Axe.AssertNothingAsync(page);
        });

    [Fact]
    public Task Arabic_pages_fit_a_narrow_screen() =>
        chromium.TourAsync(arabic.Site, ["/ar/", "/ar/lessons/checks/", "/ar/progress/", "/ar/tracks/", "/ar/topics/", "/ar/quizzes/every-type/"], Chromium.Screen(Chromium.Phone), async page =>
            await page.EvaluateAsync<string[]>("""
                () => [
                  ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["scrolls sideways"] : []),
                  // Else the question mark of an English title stands before it.
                  ...[...document.querySelectorAll("main [lang]:not([dir])")].filter(element => getComputedStyle(element).unicodeBidi !== "plaintext").map(element => `mixes its direction: ${element.outerHTML.slice(0, 120)}`),
                ]
                """));

    private static async Task SwitchAsync(IPage page, string button, string language)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = language, Exact = true }).ClickAsync();
    }

    private static HashSet<string> TextsOf(string language) =>
        [.. TextLine().Matches(File.ReadAllText(Path.Combine(Repository.Root, $"theme/text/{language}.yml"))).Select(m => m.Groups[1].Value.Trim('"')).Where(t => Word().Count(t) > 1)];

    [GeneratedRegex(@"^[\w.]+: (.*)$", RegexOptions.Multiline)]
    private static partial Regex TextLine();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
