using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Markup.Containers;
using LearningSite.Pipelines;
using LearningSite.Questions;
using LearningSite.Questions.ItemWriting;
using LearningSite.Questions.Markdown;
using LearningSite.Rendering;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace LearningSite.Benchmarks;

/// <summary>The parts that every lesson goes through, on a lesson of the made-up site. They run in this very process, so that nothing has to be built a second time.</summary>
[Config(typeof(Settings))]
public class HotParts
{
    private sealed class Settings : ManualConfig
    {
        public Settings() => AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance)).AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default);
    }

    private const int Lessons = 200;
    private readonly string root = Directory.CreateTempSubdirectory("learningsite-benchmark-").FullName;
    private readonly DiagnosticBag diagnostics = new();
    private readonly LessonKind kind = new();
    private SourceFile file = null!;
    private SourceText source = null!;
    private int bodyStart;
    private MarkdownDocument tree = null!;
    private Document lesson = null!;
    private Page page = null!;
    private SiteRenderer renderer = null!;
    private PageModel model = null!;
    private IReadOnlyList<RepeatedStems.Asked> questions = [];
    private string stem = "";

    [GlobalSetup]
    public async Task Open()
    {
        new Corpus(Lessons).Write(root);
        var built = await new SiteBuilder(new BuildOptions(root, [], HasSearch: false, HasCache: false), new NoProgress()).CheckAsync();
        var kinds = ContentKinds.Create(isPlainFolder: false);
        var theme = new Theme(root, built.Folders.Themes, diagnostics);
        var text = ReadInterfaceText.Read(theme, built.Settings.Language, diagnostics);
        var edition = new Edition(built.Site, text, SitePages.Create(built.Site, kinds, hasSearch: false, diagnostics));
        // Code stays plain, so that no second process is waited for.
        var worker = new NodeWorker(theme, SnippetCache.CreateTransient(), diagnostics) { HighlightsCode = false };
        renderer = new SiteRenderer(built.Site, theme, text, new Templates(theme, text, "", diagnostics), worker, kinds, edition.Links, built.Settings.Language);
        lesson = built.Site.Find("lesson", "lesson-7")!;
        page = edition.Pages.First(p => p.Document == lesson);
        file = lesson.Source;
        source = file.TryReadText(diagnostics)!;
        bodyStart = lesson.Header.BodyStart;
        tree = ParseBody();
        using var context = NewContext();
        model = page.CreateModel(context);
        questions = [.. built.Outlines.SelectMany(o => o.Questions.Select(q => new RepeatedStems.Asked(o.Page.Document!, q)))];
        stem = questions[0].Use.Stem;
        if (diagnostics.HasErrors) throw new InvalidOperationException(diagnostics.Sorted()[0].Message);
    }

    [GlobalCleanup]
    public void Close() => Directory.Delete(root, recursive: true);

    [Benchmark(Description = "read file")]
    public string ReadFile() => file.TryReadText(diagnostics)!.Text;

    [Benchmark(Description = "front matter")]
    public FrontMatter ReadFrontMatter() => FrontMatter.Extract(source, new DiagnosticBag());

    [Benchmark(Description = "header (front matter, keys, minutes)")]
    public Document ReadHeader() => kind.Parse(new ParseContext(file, source, DateOnly.MaxValue, false, new DiagnosticBag())).First();

    [Benchmark(Description = "Markdown to tree")]
    public MarkdownDocument ParseBody() => ParseMarkdown.Parse(source.Text[bodyStart..], source, bodyStart, diagnostics)!;

    [Benchmark(Description = "three quick checks from tree")]
    public int ReadQuestions()
    {
        var markup = new MarkupRenderer(new PageHost(NewContext(), lesson, renderer), TeachingBlocks.Handlers, new MarkupOptions(), source, bodyStart, new DiagnosticBag());
        var reader = new ReadMarkdownQuestion(markup);
        return tree.OfType<CustomContainer>().Where(c => c.Info == "quiz").Count(c => reader.Read(c, BlockAttributes.Parse(c.Arguments!, bodyStart, "quiz", ReadMarkdownQuestion.Attributes, source, diagnostics)) is Question.Choice);
    }

    [Benchmark(Description = "body: file to HTML, questions and rules included")]
    public PageModel RenderBody()
    {
        using var context = NewContext();
        return page.CreateModel(context);
    }

    [Benchmark(Description = "template of a lesson")]
    public int RenderTemplate()
    {
        using var output = new PooledTextWriter(64 * 1024);
        renderer.Templates.Render(page.Template, model, page.Link, output);
        return output.Written.Length;
    }

    [Benchmark(Description = "link to another lesson")]
    public ResolvedLink? ResolveLink() => renderer.Links(diagnostics).ResolveLink("../track-8/lesson-8.md", lesson, new Place(source, default), [], []);

    [Benchmark(Description = "words of a stem")]
    public int CountWords() => HtmlWords.Count(stem);

    [Benchmark(Description = "stems of 600 questions compared")]
    public void CompareStems() => RepeatedStems.Check(questions, new DiagnosticBag());

    private PageContext NewContext() => new(renderer, page, new DiagnosticBag());
}
