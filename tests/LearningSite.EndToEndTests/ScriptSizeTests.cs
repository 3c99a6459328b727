using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests;

/// <summary>What pages of questions load, as gzip: 12 KB of scripts for a lesson, 20 KB for a quiz, whatever types of question they have; for all of a lesson 30 KB when it is opened and 35 KB when it is worked with.</summary>
public sealed partial class ScriptSizeTests(BundledSite bundled, QuestionSite questions, Chromium chromium)
{
    private const int LessonBudget = 12 * 1024;
    private const int QuizBudget = 20 * 1024;
    private const int OpenedLessonBudget = 30 * 1024;
    private const int LessonPageBudget = 35 * 1024;
    private const int ShellBudget = 4 * 1024;

    [Fact]
    public void Scripts_of_every_lesson_and_quiz_stay_within_their_budget()
    {
        var sizes = new[] { bundled.Site, questions.Site }.SelectMany(site => site.Pages.Select(page => (page.Link, Size: SizeOf(site, page)))).ToList();
        var lessons = sizes.Where(page => page.Link.StartsWith("/lessons/", StringComparison.Ordinal)).ToList();
        var quizzes = sizes.Where(page => page.Link.StartsWith("/quizzes/", StringComparison.Ordinal)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"lessons {lessons.Max(page => page.Size)} bytes, quizzes {quizzes.Max(page => page.Size)} bytes");

        Assert.NotEmpty(lessons);
        Assert.NotEmpty(quizzes);
        Findings.AssertNone(lessons.Where(page => page.Size > LessonBudget).Concat(quizzes.Where(page => page.Size > QuizBudget)).Select(page => $"{page.Link} loads {page.Size} bytes"));
    }

    [Fact]
    public void Every_lesson_stays_within_its_budget_with_text_stylesheet_and_scripts()
    {
        var site = bundled.Site;
        var lessons = site.AllPages.Where(page => page.Link.Contains("/lessons/", StringComparison.Ordinal)).Select(page => (page.Link, Size: SizeOf(site, page) + TextAndStyle(site, page))).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{lessons.Count} lessons, the longest {lessons.Max(page => page.Size)} bytes");
        Assert.NotEmpty(lessons);
        Findings.AssertNone(lessons.Where(page => page.Size > LessonPageBudget).Select(page => $"{page.Link} has {page.Size} bytes"));
    }

    [Fact]
    public async Task A_lesson_that_is_only_opened_loads_what_its_text_needs()
    {
        var site = bundled.Site;
        var lessons = site.Pages.Where(page => page.Link.StartsWith("/lessons/", StringComparison.Ordinal)).Select(page => (page.Link, Size: SizeOf(site, page, isWorkedWith: false) + TextAndStyle(site, page))).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"opened: {lessons.Min(page => page.Size)} to {lessons.Max(page => page.Size)} bytes");
        Assert.NotEmpty(lessons);
        Findings.AssertNone(lessons.Where(page => page.Size > OpenedLessonBudget).Select(page => $"{page.Link} has {page.Size} bytes"));

        var longest = lessons.MaxBy(page => page.Size);
        // A guess stands before everything else, and waits for the reader too.
        var guessed = lessons.First(lesson => site.Pages.Single(page => page.Link == lesson.Link).Document.QuerySelector("[data-pre]") is not null);
        foreach (var (lesson, width) in new[] { (longest, Chromium.Phone), (longest, Chromium.Desktop), (guessed, Chromium.Phone) }) await chromium.VisitAsync(site.Url(lesson.Link), async page =>
        {
            var loaded = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.slice(1)).filter(name => /[.](js|css)$/.test(name))");
            Assert.Equal(lesson.Size, loaded.Append($"{lesson.Link[1..]}index.html").Distinct(StringComparer.Ordinal).Sum(file => Compress(site.Files[file])));
            // One key, and it can be worked with.
            await page.Keyboard.PressAsync("ArrowDown");
            await Assertions.Expect(page.GetByLabel("I have read this lesson")).ToBeVisibleAsync();
        }, Chromium.Screen(width), isUntouched: true);
    }

    // What a page can do beyond reading is an element of its own: `site-search`, `filter-list`, `quiz-single`.
    [Fact]
    public void Pages_without_an_element_that_needs_a_script_load_the_shell_alone()
    {
        var site = bundled.Site;
        var plain = site.AllPages.Where(page => !page.Document.All.Any(element => element.LocalName.Contains('-'))).ToList();
        var loaded = plain.Select(page => (page.Link, Scripts: page.Document.Scripts.Select(script => script.Source).OfType<string>().Concat(page.Document.QuerySelectorAll("link[rel=modulepreload]").Select(link => link.GetAttribute("href")!)).ToList(), Size: SizeOf(site, page))).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{plain.Count} of {site.AllPages.Count()} pages: {string.Join(' ', plain.Select(page => page.Link.Split('/') is [_, var kind, not "", ..] ? $"/{kind}/…/" : page.Link).Distinct().Order())}");
        Assert.NotEmpty(plain);
        Findings.AssertNone(loaded.Where(page => page.Scripts is not [var only] || !only.Contains("/theme.", StringComparison.Ordinal)).Select(page => $"{page.Link} loads {string.Join(", ", page.Scripts)}"));
        Findings.AssertNone(loaded.Where(page => page.Size is 0 or > ShellBudget).Select(page => $"{page.Link} loads {page.Size} bytes"));
    }

    // What modules import later is in no list of files: only a browser tells.
    [Fact]
    public Task A_lesson_with_every_type_loads_nothing_more_while_all_are_answered() =>
        chromium.VisitAsync(questions.EveryCheck, async page =>
        {
            var answers = new AnswerByKey(page, new Hand.Pointer(page));
            var ids = await page.Locator("main .question:not([data-phase])").EvaluateAllAsync<string[]>("questions => questions.map(question => question.dataset.id)");
            Assert.Equal(9, ids.Length);
            foreach (var id in ids) await answers.RunAsync(id, isRight: id != "c-single");
            await page.GetByLabel("I have read this lesson").UncheckAsync();
            await page.KeptAsync();

            var loaded = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.slice(1)).filter(name => name.endsWith('.js'))");
            Assert.NotEmpty(loaded);
            Assert.InRange(loaded.Distinct(StringComparer.Ordinal).Sum(file => Compress(questions.Site.Files[file])), 1, LessonBudget);
        });

    private static long TextAndStyle(ServedSite site, HtmlPage page) =>
        Compress(site.Files[$"{page.Link[1..]}index.html"]) + page.Document.QuerySelectorAll("link[rel=stylesheet]").Sum(style => Compress(site.Files[style.GetAttribute("href")![1..]]));

    private static long SizeOf(ServedSite site, HtmlPage page, bool isWorkedWith = true)
    {
        var loaded = new HashSet<string>(StringComparer.Ordinal);
        var later = isWorkedWith ? page.Document.QuerySelectorAll("meta[name=learn]").Select(meta => meta.GetAttribute("content")!) : [];
        foreach (var script in page.Document.Scripts.Select(script => script.Source).OfType<string>().Concat(later)) Load(site, script[(site.LinkRoot.Length + 1)..], loaded);
        return loaded.Sum(file => Compress(site.Files[file]));
    }

    private static void Load(ServedSite site, string file, HashSet<string> loaded)
    {
        if (!loaded.Add(file)) return;
        foreach (Match import in Imports().Matches(Encoding.UTF8.GetString(site.Files[file]))) Load(site, "assets/" + import.Groups[1].Value, loaded);
    }

    private static long Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize)) gzip.Write(content);
        return compressed.ToArray().LongLength;
    }

    [GeneratedRegex("(?:from|import)\\s*\"\\./([^\"]+)\"")]
    private static partial Regex Imports();
}
