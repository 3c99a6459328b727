using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Rendering;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>A site in several languages: `Fixtures/course` with one lesson, its track and the home page in Spanish.</summary>
public sealed partial class LanguageTests : IDisposable
{
    private const string Locales = """
        {
          "SiteTitle": "A small course",
          "Host": "course.example",
          "LinksUseHttps": true,
          "CurrentDateTime": "2026-11-20",
          "Locales": ["es"],
          "Rules": { "LS3068": "off", "LS3404": "off" }
        }
        """;

    private const string Lesson = """
        ---
        title: Divisiones y fugas
        summary: Divide los datos de modo que la puntuación se pueda creer cuando importa.
        objectives:
          detect-leakage: Detectar fugas en una lista de variables.
        ---
        Recuerda qué es una fuga. Un cambio tarda {{figure months}}.

        ## Fugas

        Ajusta solo con las filas de entrenamiento. Después vienen las [métricas](metrics.md#rare-classes).

        ![Dos curvas que se separan](curve.svg)

        Los datos de los que todos hablan están [al principio](../../../lessons/basics/metrics.md).

        ::: reflect {#own-data}
        ¿Qué columna de las tuyas tendría fugas?
        :::

        :::: quiz {#scaler objective=detect-leakage see=#leakage}
        El escalador vio **todas** las filas. ¿Qué se filtró?

        - [ ] La media de las etiquetas
          > Solo se escalan las variables.
        - [x] La media de las filas de prueba
          > Tomó parte en el ajuste.
        - [ ] El orden de las filas
          > Escalar lo conserva.
        ::::
        """;

    private readonly TestSite site = TestSite.Of("course").Write("statiq.json", Locales)
        .Write("input/es/index.md", "---\ntitle: Probar lo que aprende\nkicker: Un curso para quienes prueban software\n---\nEmpieza por las [divisiones](lessons/basics/splits.md).\n")
        .Write("input/es/tracks/basics.yml", "title: Fundamentos\npromise: Divide los datos, mide un modelo y di cuánto vale la puntuación.\n")
        .Write("input/es/lessons/basics/splits.md", Lesson);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Translation_is_a_page_of_its_own_language_with_the_ids_of_its_original()
    {
        Assert.Equal("", TestSite.Report((await site.BuildAsync()).Diagnostics));
        var (original, translation) = (Read("lessons/splits/index.html"), Read("es/lessons/splits/index.html"));
        Assert.Equal(("en", "es"), (original.DocumentElement.GetAttribute("lang"), translation.DocumentElement.GetAttribute("lang")));
        Assert.Equal("https://course.example/es/lessons/splits/", translation.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.All([original, translation], page => Assert.Equal(["en https://course.example/lessons/splits/", "es https://course.example/es/lessons/splits/"],
            page.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => $"{l.GetAttribute("hreflang")} {l.GetAttribute("href")}")));
        foreach (var selector in new[] { ".prose [id]", "input", "[data-version]", "[data-prompt]" })
            Assert.Equal(original.QuerySelectorAll(selector).Where(e => !e.Id?.StartsWith("fn", StringComparison.Ordinal) ?? true).Select(e => (e.Id, e.GetAttribute("value"), e.GetAttribute("data-version"))).Distinct(), translation.QuerySelectorAll(selector).Select(e => (e.Id, e.GetAttribute("value"), e.GetAttribute("data-version"))).Distinct());
        Assert.Contains("Comprobación 1 de 1", translation.QuerySelector(".question")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("Detectar fugas en una lista de variables.", translation.QuerySelector(".goals li")?.TextContent);
        // What is not words comes from the original.
        Assert.Contains("Inicial", translation.QuerySelector(".docket")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("/es/skills/model-evaluation/", translation.QuerySelector("#skills + ul a")?.GetAttribute("href"));
        Assert.Equal(["en", "es"], new[] { original, translation }.Select(LanguageOfData));
    }

    [Theory]
    [InlineData("input/es/lessons/basics/splits.md", "summary:", "sumary:", "LS2004")]
    [InlineData("input/es/lessons/basics/splits.md", "  detect-leakage: Det", "  detect-leakages: Det", "LS3401")]
    [InlineData("input/es/lessons/basics/splits.md", "Recuerda", "original: [a]\n---\nRecuerda", "LS2006")]
    [InlineData("input/es/tracks/basics.yml", "promise:", "lessons: [a]\npromise:", "LS3403")]
    [InlineData("input/es/lessons/basics/splits.md", null, "", "LS1003")]
    [InlineData("statiq.json", "[\"es\"]", "\"es\"", "LS2012")]
    [InlineData("statiq.json", "\"Locales\"", "\"Locale\"", "LS2011")]
    [InlineData("statiq.json", "[\"es\"]", "[\"es\", \"fr\"]", "LS5003")]
    public async Task Slip_in_a_translation_is_one_finding(string file, string? right, string wrong, string code)
    {
        var text = File.ReadAllText(site.Combine(file));
        site.Write(file, right is null ? wrong : text.Replace(right == "Recuerda" ? "---\nRecuerda" : right, wrong, StringComparison.Ordinal));
        // Counts and lengths are asked of the original only.
        site.Write("statiq.json", File.ReadAllText(site.Combine("statiq.json")).Replace("\"LS3068\": \"off\", ", "", StringComparison.Ordinal));
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics, d => d.Code != Codes.CountOutOfRange || d.Place?.Text.Path.StartsWith("input/es/", StringComparison.Ordinal) == true);
        Assert.Equal(code, finding.Code.Id);
    }

    private static string? LanguageOfData(AngleSharp.Dom.IDocument page) =>
        JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("@graph")[0].GetProperty("inLanguage").GetString();

    [Fact]
    public async Task Links_of_a_translation_stay_in_its_language_and_files_are_shared()
    {
        await site.BuildAsync();
        var page = Read("es/lessons/splits/index.html");
        Assert.Equal(["/es/lessons/metrics/#h-rare-classes", "/es/lessons/metrics/"], page.QuerySelectorAll(".prose > p a").Select(a => a.GetAttribute("href")).Where(h => h?.Contains("metrics", StringComparison.Ordinal) == true));
        Assert.Equal("/lessons/basics/curve.svg", page.QuerySelector("figure.figure img")?.GetAttribute("src"));
        Assert.StartsWith("/assets/", page.QuerySelector("link[rel=stylesheet]")?.GetAttribute("href"), StringComparison.Ordinal);
        // Words in another language say so.
        Assert.Equal("en", page.QuerySelector("#skills + ul a")?.GetAttribute("lang"));
        Assert.False(page.QuerySelector(".side b")?.HasAttribute("lang"));
        Assert.Contains("\"title\":\"Divisiones y fugas\",\"href\":\"/es/lessons/splits/\"", site.ReadOutput("es/progress/content.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_without_a_translation_shows_its_original_and_says_so()
    {
        await site.BuildAsync();
        var page = Read("es/lessons/metrics/index.html");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["es", "es", "es"], new[] { "header.top:has(.untranslated)", ".skip", "footer" }.Select(s => page.QuerySelector(s)?.GetAttribute("lang")));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Equal("https://course.example/lessons/metrics/", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("link[rel=alternate][hreflang]"));
        Assert.Contains("Aprender", page.QuerySelector("header.top")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("You will be able to", page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("es", page.QuerySelector(".turn .prev b")?.GetAttribute("lang"));
        Assert.Equal(["/lessons/metrics/ en ", "/es/lessons/metrics/ es page"], page.QuerySelectorAll(".languages a").Select(a => $"{a.GetAttribute("href")} {a.GetAttribute("hreflang")} {a.GetAttribute("aria-current")}"));
    }

    [Fact]
    public async Task Search_engines_are_told_of_translations_alone_and_a_language_has_its_own_missing_page()
    {
        await site.BuildAsync();
        Assert.Equal(["es/", "es/lessons/splits/", "es/planner/", "es/search/", "es/topics/", "es/tracks/", "es/tracks/basics/"], SitemapLink().Matches(site.ReadOutput("sitemap.xml")).Select(m => m.Groups[1].Value));
        Assert.EndsWith("/es/* /es/404.html 404\n", site.ReadOutput("_redirects"), StringComparison.Ordinal);
        Assert.Equal("es", Read("es/404.html").DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Site_in_one_language_has_no_trace_of_others()
    {
        site.Write("statiq.json", Locales.Replace("\"Locales\": [\"es\"],", "", StringComparison.Ordinal));
        Directory.Delete(site.Combine("input/es"), recursive: true);
        await site.BuildAsync();
        Assert.All(site.OutputFiles(".html"), f => Assert.DoesNotMatch("hreflang|class=\"languages\"|untranslated", site.ReadOutput(f)));
        Assert.DoesNotContain("/es/", site.ReadOutput("_redirects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_of_a_translation_leaves_the_original_in_its_place()
    {
        site.Write("input/es/lessons/basics/splits.md", Lesson.Replace("title:", "status: draft\ntitle:", StringComparison.Ordinal));
        Assert.Equal("", TestSite.Report((await site.BuildAsync()).Diagnostics));
        Assert.Equal("en", Read("es/lessons/splits/index.html").DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task State_of_the_original_is_asked_for_and_kept_while_only_other_keys_change()
    {
        site.Write("statiq.json", Locales.Replace(", \"LS3404\": \"off\"", "", StringComparison.Ordinal)).Delete("input/es/index.md").Delete("input/es/tracks/basics.yml");
        var first = Assert.Single((await site.CheckAsync()).Diagnostics);
        Assert.Equal(("LS3404", Severity.Warning), (first.Code.Id, first.Severity));
        site.Write("input/es/lessons/basics/splits.md", Lesson.Replace("title:", State().Match(first.Help!).Value + "\ntitle:", StringComparison.Ordinal));
        Assert.Empty((await site.CheckAsync()).Diagnostics);
        var original = File.ReadAllText(site.Combine("input/lessons/basics/splits.md"));
        site.Write("input/lessons/basics/splits.md", original.Replace("level: beginner", "level: advanced", StringComparison.Ordinal));
        Assert.Empty((await site.CheckAsync()).Diagnostics);
        site.Write("input/lessons/basics/splits.md", original.Replace("training rows only", "training rows alone", StringComparison.Ordinal));
        Assert.Contains("has changed since it was translated", Assert.Single((await site.CheckAsync()).Diagnostics).Message, StringComparison.Ordinal);
        // Who mended the original need not know the language.
        site.Write("input/es/lessons/basics/splits.md", Lesson.Replace("title:", State().Match(first.Help!).Value + "\nsilence:\n  LS3404: a word of the first paragraph waits\ntitle:", StringComparison.Ordinal));
        Assert.Empty((await site.CheckAsync()).Diagnostics);
    }

    [Theory]
    [InlineData(":::: quiz {#scaler", ":::: quiz {#scalar", "LS3401 the original has no question `scalar`", "LS3401 the translation lacks the question `scaler`")]
    [InlineData("- [ ] El orden de las filas\n  > Escalar lo conserva.\n", "", "LS3006 a question of type single has 2 options", "LS3401 the question `scaler` has 2 parts and the original has 3")]
    [InlineData("- [ ] La media de las etiquetas", "- [x] La media de las etiquetas", "LS3006 a question of type multi has 3 options", "LS3401 the question `scaler` is of the type `multi`, and `single` in the original")]
    [InlineData("- [ ] La media de las etiquetas\n  > Solo se escalan las variables.\n- [x] La media", "- [x] La media de las etiquetas\n  > Solo se escalan las variables.\n- [ ] La media", "LS3401 the question `scaler` has another key than its original")]
    [InlineData("- [ ] La media de las etiquetas", "- [ ] La media de las etiquetas {#z}", "LS3401 the part `z` of the question `scaler` is `a` in the original")]
    [InlineData("{#own-data}", "{#own-datum}", "LS3401 the original has no prompt `own-datum`", "LS3401 the translation lacks the prompt `own-data`")]
    [InlineData("## Fugas\n", "## Fugas\n\n## Otra\n", "LS3401 the original has no heading here")]
    [InlineData("## Fugas\n\n", "", "LS3401 the translation lacks the heading `Leakage`", "LS4002 the page `/lessons/splits/` has no heading `#leakage`")]
    [InlineData("  detect-leakage: Detectar", "  detect-leaks: Detectar", "LS3401 the original has no `detect-leaks` in `objectives`")]
    [InlineData("title:", "level: beginner\ntitle:", "LS3403 a translation takes `level` from its original")]
    [InlineData("summary: Divide los datos de modo que la puntuación se pueda creer cuando importa.\n", "", "LS2005 a lesson needs `summary`", "LS3402 the translation lacks `summary`")]
    public async Task Difference_from_the_original_is_found(string text, string instead, params string[] expected)
    {
        Assert.Contains(text, Lesson, StringComparison.Ordinal);
        site.Write("input/es/lessons/basics/splits.md", Lesson.Replace(text, instead, StringComparison.Ordinal));
        var found = (await site.CheckAsync()).Diagnostics;
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(d => $"{d.Code.Id} {d.Message}").Order(StringComparer.Ordinal));
        Assert.All(found, d => Assert.Equal("input/es/lessons/basics/splits.md", d.Place?.Text.Path));
    }

    // What is right there nobody knows before the original is mended.
    [Theory]
    [InlineData("\n---\n", "\n----\n", "LS2008")]
    [InlineData("- [x] ", "- [y] ", "LS3002")]
    [InlineData("objectives:\n", "objectives:\n\t", "LS2001")]
    [InlineData("see=#leakage}\n", "see=#leakage}\n```python\n", "LS2025")]
    public async Task Mistake_of_the_original_is_said_once(string right, string wrong, string code)
    {
        site.Write("input/es/lessons/basics/splits.md", Lesson);
        var original = File.ReadAllText(site.Combine("input/lessons/basics/splits.md"));
        Assert.Contains(right, original, StringComparison.Ordinal);
        site.Write("input/lessons/basics/splits.md", original.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal([(code, "input/lessons/basics/splits.md")], (await site.CheckAsync()).Diagnostics.Select(d => (d.Code.Id, d.Place?.Text.Path)));
    }

    [Theory]
    [InlineData("nav.skip: Saltar al contenido\n", "", "LS5002", "the text `nav.skip` is missing")]
    [InlineData("lessons.one: \"{0} lección\"\n", "", "LS5002", "the text `lessons.one` is missing")]
    [InlineData("nav.skip: Saltar al contenido", "nav.skp: Saltar al contenido", "LS5002", "the text `nav.skip` is missing")]
    [InlineData("nav.skip: Saltar al contenido", "nav.skip: Skip to content", "LS3411", "`nav.skip` has the words of `nav.skip` in `en`")]
    [InlineData("nav.skip:", "nav.skips: Saltar\nnav.skip:", "LS3410", "no other language has a text `nav.skips`")]
    [InlineData("nav.skip: Saltar al contenido", "nav.skip: Saltar al contenido {0}", "LS3410", "`nav.skip` has other gaps than in `en`")]
    public async Task Text_of_a_language_that_does_not_fit_breaks_the_build(string text, string instead, string code, string message)
    {
        var texts = ReadTexts("es");
        Assert.Contains(text, texts, StringComparison.Ordinal);
        site.Write("theme/text/es.yml", texts.Replace(text, instead, StringComparison.Ordinal));
        var result = await site.BuildAsync();
        Assert.Equal([(code, message, Severity.Error)], result.Diagnostics.Select(d => (d.Code.Id, d.Message, d.Severity)));
        Assert.False(result.IsWritten);
    }

    [Fact]
    public async Task Text_of_another_language_breaks_the_build_of_the_first_one_too()
    {
        site.Write("theme/text/en.yml", ReadTexts("en").Replace("question.check: Check answer", "question.check: Saltar al contenido", StringComparison.Ordinal));
        Assert.Contains((await site.BuildAsync()).Diagnostics, d => d.Code == Codes.TextOfOtherLocale && d.Place?.Text.Path == "theme/text/en.yml");
    }

    [Theory]
    [InlineData("es")]
    [InlineData("ar")]
    public void Bundled_texts_of_a_language_are_complete(string language)
    {
        var diagnostics = new DiagnosticBag();
        CompareTexts.Check([TestMarkup.ReadText(diagnostics), TestMarkup.ReadText(diagnostics, language)], diagnostics);
        Assert.Equal("", TestSite.Report(diagnostics.Sorted()));
    }

    [Fact]
    public void Arabic_texts_are_written_in_Arabic_letters()
    {
        var latin = TextLine().Matches(ReadTexts("ar")).Where(m => m.Groups[2].Value.Any(char.IsLetter) && !m.Groups[2].Value.Any(c => c is >= '\u0600' and <= '\u06FF'));
        Assert.Equal(["salary.csv", "salary.json"], latin.Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void What_is_put_into_a_text_from_right_to_left_keeps_its_direction()
    {
        var text = TestMarkup.ReadText(new DiagnosticBag(), "ar");
        Assert.Contains("\u20684–7\u2069", text.Get("salary.years", "4–7"), StringComparison.Ordinal);
        Assert.DoesNotContain('\u2068', text.Get("minutes", 5));
        Assert.DoesNotContain('\u2068', TestMarkup.ReadText(new DiagnosticBag()).Get("salary.years", "4–7"));
    }

    [Fact]
    public async Task Plural_rules_are_those_of_CLDR()
    {
        string[] languages = ["en", "es", "fr", "pt", "it", "de", "ar", "fa", "he", "hi", "ru", "uk", "pl", "cs", "sk", "sl", "sr", "hr", "ro", "lt", "ja", "zh", "ko", "tr", "nl", "sv"];
        int[] numbers = [.. Enumerable.Range(0, 250), 1000, 1001, 1011, 1_000_000, 1_000_001, 2_000_000];
        var script = $"const languages = {JsonSerializer.Serialize(languages)}, numbers = {JsonSerializer.Serialize(numbers)}; console.log(JSON.stringify(Object.fromEntries(languages.map(l => [l, numbers.map(n => new Intl.PluralRules(l).select(n))]))))";
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", script]) { RedirectStandardOutput = true })!;
        var expected = JsonSerializer.Deserialize<Dictionary<string, string[]>>(await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(languages.Length, expected.Count);
        Assert.All(expected, e => Assert.Equal(e.Value, numbers.Select(n => PluralRules.CategoryOf(e.Key, n))));
    }

    private AngleSharp.Html.Dom.IHtmlDocument Read(string file) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(site.ReadOutput(file));

    private static string ReadTexts(string language) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, $"theme/text/{language}.yml"));

    [GeneratedRegex(@"<loc>https://course\.example/(es/[^<]*)</loc>")]
    private static partial Regex SitemapLink();

    [GeneratedRegex("original: [0-9a-f]{8}")]
    private static partial Regex State();

    [GeneratedRegex(@"^([\w.]+): (.*)$", RegexOptions.Multiline)]
    private static partial Regex TextLine();
}
