using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Ledgers;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Markup.Rules;
using LearningSite.Questions;
using LearningSite.Questions.ItemWriting;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace LearningSite.Rendering;

/// <summary>What a page may use while it is made, and what it leaves behind for Gather. One for each page.</summary>
public sealed class PageContext(SiteRenderer renderer, Page page, DiagnosticBag diagnostics) : IDisposable
{
    private readonly List<StringBuilder> outputs = [];
    private readonly List<QuestionUse> questions = [];
    private PageHost? bodyHost;
    private IReadOnlyList<Prompt> prompts = [];
    private readonly List<AnchorUse> anchorUses = [];
    private readonly List<string> pictures = [];
    private readonly SortedSet<string> modules = new(StringComparer.Ordinal);
    private readonly List<string> files = page.Document is { } shown ? [shown.Source.RelativePath] : [];

    public Site Site => renderer.Site;
    public InterfaceText Text => renderer.Text;
    /// <summary>The language that the page is written in.</summary>
    public string Language => renderer.Language;
    /// <summary>For a translation: what its original left behind.</summary>
    public PageOutline? Original { get; init; }
    /// <summary>How hard the body is to read; null when nobody will report it.</summary>
    public double? Grade { get; private set; }
    /// <summary>Headings of the body.</summary>
    public IReadOnlyList<Heading> Headings { get; private set; } = [];
    public DiagnosticBag Diagnostics { get; } = diagnostics;
    public Page Page { get; } = page;
    /// <summary>Somebody waits for this page.</summary>
    public bool IsAsked { get; init; }
    /// <summary>What all other pages left behind; empty unless the page says that it needs them.</summary>
    public IReadOnlyList<PageOutline> Outlines { get; init; } = [];
    public IReadOnlyList<QuestionUse> Questions => questions;

    /// <summary>True when a question of the page could not be read: what seems to be missing may be in it.</summary>
    public bool HasUnreadQuestions { get; set; }
    public IReadOnlyList<AnchorUse> AnchorUses => anchorUses;
    public IReadOnlyList<Prompt> Prompts => prompts;
    /// <summary>Addresses of pictures in the body.</summary>
    public IReadOnlyList<string> Pictures => pictures;
    /// <summary>Script modules that the page turned out to need.</summary>
    public IReadOnlyCollection<string> Modules => modules;
    /// <summary>Ids that links may lead to.</summary>
    public IReadOnlySet<string> Anchors { get; private set; } = new HashSet<string>();

    public PageLink LinkTo(Document document, string? summary = null, string? meta = null, bool isCurrent = false) =>
        new(Site.Href(document.Link), document.Title, summary ?? document.Summary, meta, isCurrent) { Lang = ForeignLanguageOf(document) };

    /// <summary>The language of a document when it is another than that of the page, so that its words can be marked.</summary>
    public string? ForeignLanguageOf(Document document) => Site.LanguageOf(document) is var language && language != Language ? language : null;

    public IReadOnlyList<PageLink> LinksTo(IEnumerable<Document> documents) => [.. documents.Select(d => LinkTo(d))];

    /// <summary>Home, then the index page of a kind when there is one.</summary>
    public IReadOnlyList<PageLink> CrumbsTo(string? indexLink = null, string? indexKey = null) =>
        indexLink is null ? [HomeLink] : [HomeLink, new PageLink(Site.Href(indexLink), Text.Get(indexKey!))];

    /// <summary>Home, then the section that a page stands below.</summary>
    public IReadOnlyList<PageLink> CrumbsOf(string link) =>
        LayoutPage.Sections.FirstOrDefault(s => link.StartsWith(s.Link, StringComparison.Ordinal) && link != s.Link && FindHref(s.Link) is not null) is { Link: not null } section ? CrumbsTo(section.Link, section.Key) : CrumbsTo();

    private PageLink HomeLink => new(Site.Href("/"), Text.Get("nav.home"));

    public IReadOnlyList<SourceLink> SourcesOf(Document document) => [.. Site.FindAll<CitedSource>(document.Header.Sources).Select(ToSourceLink)];

    public SourceLink ToSourceLink(CitedSource source) => new(Site.Href(source.Link), source.Publisher, source.Title, source.Year, source.Note);

    /// <summary>"20 November 2026" in the language of the site.</summary>
    public string? FormatDate(DateOnly? date) => date is not { } d ? null
        : Text.Get("date.long", d.Day, Text.Get("month." + d.Month.ToString(CultureInfo.InvariantCulture)), d.Year.ToString(CultureInfo.InvariantCulture));

    /// <summary>True when the site has a page at this link.</summary>
    public bool HasPage(string link) => renderer.PageLinks.Contains(link);
    /// <summary>The address of a page that not every site has; null where it is missing.</summary>
    public string? FindHref(string link) => HasPage(link) ? Site.Href(link) : null;

    /// <summary>An id was suggested that no file of the site has.</summary>
    public bool NeedsAllTexts { get; private set; }
    /// <summary>Files whose bodies the page was made of.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>True when a lesson or text shows what such pages seldom have, a table of pay, and loads the second stylesheet for it.</summary>
    public bool NeedsAllStyles { get; set; }

    /// <summary>What its questions need.</summary>
    public ModuleParts Parts { get; private set; } = new();
    /// <summary>The questions of a lesson that are asked before it too, as they are asked there.</summary>
    public string Guesses { get; private set; } = "";

    public void AddModule(string name) => modules.Add(name);
    public string RenderModuleParts(ModuleParts parts) => renderer.RenderModuleParts(parts);
    /// <summary>Where a file of the theme lies that the page asks for only when somebody wants it.</summary>
    public string AssetHref(string name) => Site.SharedHref(renderer.Theme.AssetLink(name));
    public void AddPicture(string href) => pictures.Add(href);
    /// <summary>Registers a field for the reader’s own words that a template writes, so that the ledger keeps its id.</summary>
    public void AddPrompt(Prompt prompt)
    {
        prompts = [.. prompts, prompt];
        AddModule("learn.js");
    }
    /// <summary>Registers ids that a template writes, such as `t-recall` on the glossary page.</summary>
    public void AddAnchors(IEnumerable<string> ids) =>
        Anchors = Anchors.Count == 0 && ids is IReadOnlySet<string> all ? all : new HashSet<string>([.. Anchors, .. ids], StringComparer.Ordinal);

    /// <summary>Reads and renders the body of a document.</summary>
    public Body RenderBody(Document document, MarkupOptions? options = null)
    {
        if (!ReferenceEquals(document, Page.Document)) files.Add(document.Source.RelativePath);
        if (document.Header.BodyStart < 0 || document.Source.TryReadText(Diagnostics) is not { } source) return Body.Empty;
        // That a file is empty was said when its header was read.
        if (string.IsNullOrWhiteSpace(source.Text)) return Body.Empty;
        try { return RenderBody(document, source, Math.Min(document.Header.BodyStart, source.Text.Length), options); }
        finally { source.Release(); }
    }

    /// <summary>The same for a text that is already there.</summary>
    public Body RenderBody(Document document, SourceText source, int start = 0, MarkupOptions? options = null)
    {
        if (ParseMarkdown.Parse(source.Text[start..], source, start, Diagnostics) is not { } tree) return Body.Empty;
        if (renderer.HasReport) Grade = ReadingGrade.Of(tree, Language);
        var host = bodyHost = new PageHost(this, document, renderer);
        var markup = new MarkupRenderer(host, renderer.BlocksFor(this), (options ?? new MarkupOptions()) with { IsPlainFolder = Site.IsPlainFolder, Anchors = Original?.Headings }, source, start, Diagnostics, RentOutput()) { MakeUniqueId = MakeUniqueId };
        BodyRules.Check(tree, markup, Language, hasStyle: !Site.IsPlainFolder);
        markup.State["questionCount"] = CountContainers(tree, "quiz");
        markup.State["document"] = document;
        var snippets = markup.CollectSnippets(tree);
        IReadOnlyList<SnippetResult> results = snippets.Count == 0 ? [] : renderer.Worker.Render([.. snippets.Select(s => s.Snippet)], IsAsked);
        var body = markup.RenderBody(tree, snippets, results);
        prompts = (IReadOnlyList<Prompt>)markup.State.GetValueOrDefault("prompts", Array.Empty<Prompt>());
        if (prompts.Count > 0) AddModule("learn.js");
        if (markup.State.ContainsKey("ticks")) AddModule("ticks.js");
        // Anchors are those of the original.
        if (document.Source.OriginalPath is not { } original || !Diagnostics.IsCut(original)) host.CheckLocalAnchors(body.Anchors);
        AddAnchors(body.Anchors);
        Headings = body.Headings;
        if (Diagnostics.IsCut(source.Path)) return body;
        if (Original is not null)
        {
            // The rest is as in the original.
            CompareTranslation.CheckHeadings(body.Headings, Original.Headings, source, Diagnostics);
            return body;
        }
        CheckPrescribedHeadings(document, body, source);
        SectionRules.Check(tree, document.OrderedSections, markup);
        CheckCount(document, body.Headings.Count(h => h.Level == 2), document.Fewest.Sections, "section", "each below a heading `## …`", source);
        CheckCount(document, CountContainers(tree, "scenario"), document.Fewest.Scenarios, "scenario", "as `:::: scenario {#id level=1}`", source);
        return body;
    }

    private static int CountContainers(ContainerBlock container, string name)
    {
        var count = 0;
        foreach (var block in container)
        {
            if (block is CustomContainer { Info: { } info } && info == name) count++;
            if (block is ContainerBlock inner) count += CountContainers(inner, name);
        }
        return count;
    }

    private string MakeUniqueId(string slug)
    {
        NeedsAllTexts = true;
        return renderer.TakenIds.MakeUnique(slug);
    }

    // What bodies are written into is used for one page after the other.
    private StringBuilder RentOutput()
    {
        if (!renderer.Outputs.TryTake(out var output)) output = new StringBuilder(32 * 1024);
        outputs.Add(output);
        return output;
    }

    /// <summary>The page is written, and nobody reads its bodies any more.</summary>
    public void Dispose()
    {
        foreach (var output in outputs) renderer.Outputs.Add(output.Clear());
    }

    /// <summary>Renders Markdown that stands in a YAML value of a document.</summary>
    public string RenderFragment(Document document, SourceText source, YamlNode.Scalar value)
    {
        if (ParseMarkdown.Parse(value.Value, source, value.TextStart, Diagnostics) is not { } tree) return "";
        return CreateFragmentRenderer(document, source, value.TextStart).In(value).RenderFragment(tree).Trim();
    }

    /// <summary>The absolute address that a link or an image of a document means; null when it leads nowhere, which its page has reported.</summary>
    public string? FindAddress(string url, Document document, bool isImage)
    {
        var links = renderer.Links(new DiagnosticBag());
        var place = new Place(new SourceText(document.Source.DisplayPath, ""), default);
        var href = isImage ? links.ResolveImage(url, document, place)?.Href : links.ResolveLink(url, document, place, [], [])?.Href;
        return href switch { null => null, ['#', ..] => Site.AbsoluteHref(document.Link) + href, ['/', ..] => Site.Settings.Origin + href, _ => href };
    }

    /// <summary>A figure with its unit, place, year and source, as text.</summary>
    public string DescribeFigure(string id) => Site.Find("figure", id) is { } figure ? MarkdownCopy.ToText(renderer.KindOf(figure).RenderInline(figure, this) ?? "") : "";

    /// <summary>`role=ml-engineer` as a link with its summary.</summary>
    public string DescribeCard(string target) => target.Split('=') is [var kind, var slug] && Site.Find(kind, slug) is { } document
        ? $"[{document.Title}]({Site.AbsoluteHref(document.Link)}): {document.Summary}" : "";

    /// <summary>A renderer for a text that begins at an offset of a document.</summary>
    public MarkupRenderer CreateFragmentRenderer(Document document, SourceText source, int offset) =>
        new(new PageHost(this, document, renderer), renderer.BlocksFor(this), new MarkupOptions(IsWholeBody: false), source, offset, Diagnostics);

    /// <summary>A template or partial as HTML, for blocks whose markup a page template writes too.</summary>
    public string RenderPart(string template, object model) => Render(template, model, $"the page `{Page.Link}`");

    private string Render(string template, object model, string what) => renderer.RendersPages ? renderer.Templates.Render(template, model, what) : "";

    /// <summary>One question as HTML.</summary>
    public string RenderQuestion(Question question, SourceText source, int number, int count, Document? lesson)
    {
        using var output = new PooledTextWriter(16 * 1024);
        WriteQuestion(output, question, source, number, count, lesson);
        return output.ToString();
    }

    /// <summary>One question, checked and remembered for Gather.</summary>
    /// <param name="lesson">The lesson that a bare objective belongs to; null in a quiz file, where objectives are `lesson#objective`.</param>
    public void WriteQuestion(TextWriter output, Question question, SourceText source, int number, int count, Document? lesson)
    {
        var original = Original?.Questions.FirstOrDefault(q => q.Id == question.Id);
        if (original is null && KeepPartIds.IsGuess(question, Site.Ledger))
            Diagnostics.Add(new Diagnostic(Codes.PartsUnclear, $"the options of the question `{question.Id}` have changed places and wording at once", new Place(source, question.Span), "which is which?",
                "give each option the id that it had, such as `{#b}` or `id: b`; the ledger has them"));
        question = original is null ? KeepPartIds.Keep(question, Site.Ledger) : CompareTranslation.KeepPartIds(question, original, source, Diagnostics);
        QuestionRules.Check(question, source, Diagnostics);
        ItemWritingRules.Check(question, source, Language, Diagnostics);
        AddModule("learn.js");
        Parts = new ModuleParts { HasOrder = Parts.HasOrder || question is Question.Order, HasSelf = Parts.HasSelf || question is Question.SelfRated, HasGuess = Parts.HasGuess || question.Head.IsPre, HasFit = Parts.HasFit || question is Question.Fit };
        var objective = FindObjective(question, source, lesson, original);
        // An answer given in one language counts in all of them.
        var entry = original?.Entry ?? CreateLedgerEntry.Of(question, Page.Document?.Source.RelativePath ?? "");
        var use = QuestionUse.Of(question, objective.Qualified) with { Entry = entry, Choices = Site.Settings is { GenerateApi: true, Origin: not null } && Site.Locale.IsFirst ? [.. question.Alternatives.Select(o => o.Text)] : [], Structure = renderer.HasTranslations ? QuestionStructure.Of(question) : null };
        if (Original is not null) CompareTranslation.CheckQuestion(question, use, original, source, Diagnostics);
        questions.Add(use);
        var part = CreateQuestionPart.Create(question, key => Text.Get(key)) with
        {
            Version = entry.Meaning ?? "", Number = number, Count = count, IsCheck = lesson is not null, Objective = objective.Sentence, ObjectiveHref = objective.Href, SeeHref = FindSee(question.Head, source, lesson),
            ReportHref = renderer.Repository?.ReportLink(question.Id, (Site.AbsoluteHref(Page.Link) ?? Site.Href(Page.Link)) + "#q-" + question.Id, new Place(source, question.Span)),
        };
        if (!renderer.RendersPages) return;
        renderer.Templates.Render("question", part, $"question `{question.Id}`", output);
        if (!part.IsPre || lesson is null) return;
        // The fields of a gap stand in the stem, with the id of the form.
        var stem = part.StemHtml.Replace($"\"q-{question.Id}-b", $"\"before-q-{question.Id}-b", StringComparison.Ordinal);
        Guesses += RenderPart("question", part with { IsPre = false, IsGuess = true, StemHtml = stem, HintsHtml = [], KeyText = "", ExplanationHtml = "", Objective = null, ObjectiveId = null, ObjectiveHref = null, SeeHref = null, ReportHref = null });
    }

    private (string? Sentence, string? Qualified, string? Href) FindObjective(Question question, SourceText source, Document? lesson, QuestionUse? original)
    {
        if (question.Head.Objective is not { } written)
        {
            if (question is not Question.Fit && (lesson is null || lesson.Objectives.Count > 0))
                Diagnostics.Add(new Diagnostic(Codes.QuestionWithoutObjective, $"the question `{question.Id}` names no objective", new Place(source, question.Span), null, "write `objective=` and the id of an objective"));
            return default;
        }
        var place = new Place(source, question.Head.ObjectiveSpan);
        var hash = written.IndexOf('#', StringComparison.Ordinal);
        if (lesson is null && hash <= 0)
        {
            Diagnostics.Add(new Diagnostic(Codes.DeadReference, $"the objective `{written}` names no lesson", place, null, $"write `lesson#{written.TrimStart('#')}` with the slug of its lesson"));
            return default;
        }
        var owner = hash > 0 ? Site.Find("lesson", written[..hash]) : lesson;
        var id = written[(hash + 1)..];
        if (Site.IsUnseen("lesson", owner?.Slug ?? written[..Math.Max(0, hash)])) return default;
        if (owner is null)
        {
            Diagnostics.Add(new Diagnostic(Codes.DeadReference, $"there is no lesson `{(hash > 0 ? written[..hash] : written)}`", place, Site.FindRenamed("lesson", hash > 0 ? written[..hash] : written) is { } renamed ? Spelling.Suggest(renamed.Slug) : Spelling.DidYouMean(hash > 0 ? written[..hash] : written, Site.Documents.Where(d => d.Kind == "lesson").Select(d => d.Slug)), "write `lesson#objective`"));
            return default;
        }
        if (owner.HasUnreadObjectives) return default;
        var found = owner.Objectives.FirstOrDefault(o => o.Key == id);
        // That a translation lacks the objective is said of its own list.
        if (found.Key is null && original?.Objective == owner.Slug + "#" + id) return (null, original.Objective, null);
        if (found.Key is null)
            Diagnostics.Add(new Diagnostic(Codes.DeadReference, $"the lesson `{owner.Slug}` has no objective `{id}`", place, Spelling.DidYouMean(id, owner.Objectives.Select(o => o.Key)), "write the id of one of its objectives"));
        return found.Key is null ? default : (found.Value, owner.Slug + "#" + id, Site.Href(owner.Link));
    }

    private string? FindSee(QuestionHead question, SourceText source, Document? lesson)
    {
        if (question.See is not { Length: > 0 } see) return null;
        if (lesson is null && see.StartsWith('#'))
        {
            Diagnostics.Add(new Diagnostic(Codes.DeadReference, $"`{see}` names no lesson", new Place(source, question.SeeSpan), null, $"write `lesson{see}` with the slug of its lesson"));
            return null;
        }
        var url = see.StartsWith('#') ? see : "lesson:" + see;
        // In a lesson the body's own host remembers the anchor and checks it when all headings are known.
        var host = bodyHost ?? (Page.Document is { } document ? new PageHost(this, document, renderer) : null);
        return host?.ResolveLink(url, new Place(source, question.SeeSpan))?.Href;
    }

    /// <summary>Reports what a translation leaves out of its original: a question, or a field for notes.</summary>
    public void CheckTranslation()
    {
        if (Original is not null && Page.Document is { } document && !Diagnostics.IsCut(document.Source.DisplayPath)) CompareTranslation.CheckComplete(document, this, Original);
    }

    public void AddAnchorUses(IEnumerable<AnchorUse> uses) => anchorUses.AddRange(uses);

    private void CheckPrescribedHeadings(Document document, Body body, SourceText source)
    {
        foreach (var heading in document.PrescribedHeadings)
            if (!body.Headings.Any(h => h.Level == 2 && string.Equals(h.Text, heading, StringComparison.OrdinalIgnoreCase)))
                Diagnostics.Add(MissingHeading(heading, document, body.Headings, source));
    }

    private void CheckCount(Document document, int count, int fewest, string noun, string form, SourceText source)
    {
        if (count < fewest && !document.Header.IsDraft && !Site.IsPlainFolder)
            Diagnostics.Add(new Diagnostic(Codes.CountOutOfRange, $"the {document.Kind} has {(count == 0 ? $"no {noun}s" : DiagnosticReport.Count(count, noun))}", new Place(source, document.Header.Span), null, $"write at least {fewest}, {form}"));
    }

    // A heading that is nearly it is the place to change.
    private static Diagnostic MissingHeading(string heading, Document document, IReadOnlyList<Heading> headings, SourceText source)
    {
        var nearest = Spelling.FindNearest(heading, headings.Select(h => h.Text)) is { } name ? headings.First(h => h.Text == name) : null;
        var message = $"{Fields.Article(document.Kind)} has a section `{heading}`";
        return nearest is null
            ? new Diagnostic(Codes.MissingHeading, message, new Place(source, document.Header.Span), null, $"add a line `## {heading}` and the section")
            : new Diagnostic(Codes.MissingHeading, message, new Place(source, nearest.Span), "nearly it", $"write `## {heading}`");
    }
}
