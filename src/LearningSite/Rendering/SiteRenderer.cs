using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Markup.Containers;
using LearningSite.Questions;
using LearningSite.Questions.Markdown;
using Markdig.Extensions.CustomContainers;

namespace LearningSite.Rendering;

/// <summary>Everything that pages are rendered with; made once for a build.</summary>
public sealed class SiteRenderer(Site site, Theme theme, InterfaceText text, Templates templates, NodeWorker worker,
    IReadOnlyList<IContentKind> kinds, IReadOnlySet<string> pageLinks, string language)
{
    private readonly Dictionary<string, IContentKind> kindsByName = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);
    private readonly IReadOnlyList<string> kindNames = [.. kinds.Select(k => k.Name)];
    private readonly IReadOnlyList<KindBlock> kindBlocks = [.. kinds.SelectMany(k => k.Blocks)];

    public Site Site { get; } = site;
    /// <summary>The language of the pages: that of the site, or of the originals that it shows untranslated.</summary>
    public string Language { get; } = language;
    public Theme Theme { get; } = theme;
    public InterfaceText Text { get; } = text;
    public Templates Templates { get; } = templates;
    public NodeWorker Worker { get; } = worker;
    public IReadOnlySet<string> PageLinks { get; } = pageLinks;
    /// <summary>Links of pages that exist in the first language alone.</summary>
    public IReadOnlySet<string> SharedLinks { get; init; } = new HashSet<string>();
    /// <summary>True for the originals of a site in several languages: outlines keep what translations are compared with.</summary>
    public bool HasTranslations { get; init; }
    private readonly ConcurrentDictionary<ModuleParts, string> moduleParts = new();
    /// <summary>What browser modules show, in the language of the pages: the same on many of them, so rendered once.</summary>
    public string RenderModuleParts(ModuleParts parts) => moduleParts.GetOrAdd(parts, p => Templates.Render("partials/module-parts", p, "the layout"));
    public RepositoryLinks? Repository { get; } = RepositoryLinks.Create(site.Settings.RepositoryLink);
    /// <summary>Names of glossary terms, and where they lead.</summary>
    public TermIndex Terms { get; } = new(site.Documents.Where(d => site.LanguageOf(d) == language).SelectMany(d => d.Mentions.Select(m => new TermIndex.Term(m, d.Slug, site.Href(d.Link)))));
    /// <summary>What bodies are written into, while no page uses it.</summary>
    public ConcurrentBag<StringBuilder> Outputs { get; } = [];
    public TakenIds TakenIds { get; } = new(site);
    /// <summary>In `preview` only: the link of the script that reloads the page.</summary>
    public string? ReloadLink { get; init; }
    /// <summary>Null on a site that keeps no pages for when there is no network.</summary>
    public OfflineLinks? Offline { get; init; }
    /// <summary>Outlines keep what the coverage report tells.</summary>
    public bool HasReport { get; init; }
    /// <summary>False in a check: every body is read and checked, and no template is filled.</summary>
    public bool RendersPages { get; init; } = true;

    public LinkResolver Links(DiagnosticBag diagnostics) => new(Site, PageLinks, SharedLinks, kindNames, diagnostics);
    public IContentKind KindOf(Document document) => kindsByName[document.Kind];

    public IReadOnlyDictionary<string, ContainerHandler> BlocksFor(PageContext context)
    {
        var blocks = new Dictionary<string, ContainerHandler>(TeachingBlocks.Handlers, StringComparer.Ordinal)
        {
            ["quiz"] = (markup, block, attributes, at) => RenderQuickCheck(context, markup, block, attributes, at),
            ["group"] = (markup, block, attributes, at) => RenderQuestionGroup(context, markup, block, attributes, at),
        };
        foreach (var (name, create) in kindBlocks) blocks[name] = create(context);
        return blocks;
    }

    private static void RenderQuickCheck(PageContext context, MarkupRenderer markup, CustomContainer block, string text, int at)
    {
        var attributes = text.TrimStart().StartsWith('{')
            ? BlockAttributes.Parse(text.Trim(), at, "quiz", ReadMarkdownQuestion.Attributes, markup.Source, markup.Diagnostics) : BlockAttributes.None;
        if (new ReadMarkdownQuestion(markup).Read(block, attributes) is not { } question)
        {
            context.HasUnreadQuestions = true;
            return;
        }
        markup.AddAnchor("q-" + question.Id, attributes.Span);
        var number = (int)(markup.State.GetValueOrDefault("questionNumber") ?? 0) + 1;
        markup.State["questionNumber"] = number;
        using var output = new StringWriter(markup.Output, CultureInfo.InvariantCulture);
        context.WriteQuestion(output, question, markup.Source, number, (int)markup.State["questionCount"], (Document)markup.State["document"]);
    }

    // `::::: group {#id}`: a shared text, then the questions on it.
    private static void RenderQuestionGroup(PageContext context, MarkupRenderer markup, CustomContainer block, string text, int at)
    {
        var attributes = text.TrimStart().StartsWith('{') ? BlockAttributes.Parse(text.Trim(), at, "group", ["#"], markup.Source, markup.Diagnostics) : BlockAttributes.None;
        if (new ReadMarkdownGroup(markup).Read(block, attributes) is not var (shared, questions))
        {
            context.HasUnreadQuestions = true;
            return;
        }
        var html = questions.Select(q => markup.Capture(() => markup.RenderBlock(q))).ToList();
        markup.Output.Append(context.RenderPart("question-group", new QuestionGroupPart(attributes.Id!, shared, html)));
    }
}
