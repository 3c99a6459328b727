using System.Collections.Concurrent;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Offline;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>Stage Compile: one page at a time on each thread, from model to staged bytes.</summary>
public sealed class CompilePages
{
    private readonly SiteRenderer renderer;
    private readonly SiteRenderer fallback;
    private readonly LayoutPage layout;
    private readonly IReadOnlyList<Page> pages;
    private readonly IStage stage;
    private readonly DiagnosticBag diagnostics;
    private readonly bool isKept;
    private readonly bool hasReport;
    private readonly bool rendersPages;
    private readonly ReusedPages reused;
    private readonly bool hasAll;
    private readonly AskedPages? asked;
    private readonly Func<bool>? isOutdated;
    private int rendered;
    private IReadOnlyDictionary<string, PageOutline>? originals;

    /// <param name="editions">The site in all its languages, the first one first.</param>
    /// <param name="edition">The one whose pages are made.</param>
    /// <param name="hasAll">The stage holds all pages of the last build already.</param>
    /// <param name="watched">Who waits for pages, and when they are not wanted any more; null when nobody does.</param>
    /// <param name="shared">For what is wrong with templates, which belongs to no page.</param>
    public CompilePages(Edition edition, IReadOnlyList<Edition> editions, IReadOnlyList<IContentKind> kinds, Theme theme, NodeWorker worker, IStage stage, BuildOptions options, bool rendersPages, ReusedPages reused, bool hasAll, Watched? watched, DiagnosticBag shared, DiagnosticBag diagnostics)
    {
        this.reused = reused;
        this.hasAll = hasAll;
        asked = watched?.Asked;
        isOutdated = watched?.IsOutdated;
        pages = edition.Pages;
        this.stage = stage;
        this.diagnostics = diagnostics;
        this.rendersPages = rendersPages;
        var (site, first) = (edition.Site, editions[0]);
        isKept = CreateOfflinePage.IsMade(site);
        hasReport = site.Locale.IsFirst && (options.HasReport || pages.Any(p => p.NeedsLinks));
        renderer = Create(edition.Text, site.Locale.Language);
        fallback = site.Locale.IsFirst ? renderer : Create(first.Text, first.Site.Locale.Language);
        layout = new LayoutPage(renderer, editions);

        SiteRenderer Create(InterfaceText text, string language) => new(site, theme, text, new Templates(theme, text, site.LinkRoot, shared, hasLanguages: site.Locale.IsFirst && editions.Count > 1), worker, kinds, edition.Links, language)
        {
            ReloadLink = options.ReloadLink, RendersPages = rendersPages, HasReport = hasReport,
            Offline = isKept ? new OfflineLinks(options.HasServiceWorker ? site.SharedHref(ServiceWorker.Link) : null, site.Href(AppManifest.Link)) : null,
            SharedLinks = first.Links, HasTranslations = site.Locale.IsFirst && editions.Count > 1,
        };
    }

    /// <summary>How many templates of pages were filled.</summary>
    public int Rendered => rendered;

    /// <summary>All pages, and then those that tell about the others.</summary>
    /// <param name="originals">What the pages of the first language left behind, by link, while translations of them are made.</param>
    public IReadOnlyList<PageOutline> Compile(IBuildProgress progress, IReadOnlyDictionary<string, PageOutline>? originals = null)
    {
        this.originals = originals;
        var outlines = Compile([.. pages.Where(p => !p.NeedsOutlines)], [], progress);
        return [.. outlines, .. Compile([.. pages.Where(p => p.NeedsOutlines)], outlines, progress)];
    }

    private PageOutline[] Compile(IReadOnlyList<Page> some, IReadOnlyList<PageOutline> others, IBuildProgress progress)
    {
        var outlines = new PageOutline[some.Count];
        var (toMake, toKeep) = (new List<int>(), new List<int>());
        for (var i = 0; i < outlines.Length; i++) (reused.Has(some[i]) ? toKeep : toMake).Add(i);
        DeepThreads.For(toKeep.Count, i => Keep(outlines[toKeep[i]] = reused.Find(some[toKeep[i]])));
        var turn = asked?.Order([.. toMake.Select(i => some[i])]);
        DeepThreads.For(toMake.Count, i =>
        {
            if (isOutdated?.Invoke() == true && diagnostics.HasErrors) throw new OperationCanceledException();
            var (number, isAsked) = turn?.Invoke() ?? (i, false);
            var page = some[toMake[number]];
            outlines[toMake[number]] = Compile(page, others, isAsked);
            asked?.Made(page);
            progress.Advance();
        });
        renderer.Templates.ReportFailures();
        if (fallback != renderer) fallback.Templates.ReportFailures();
        return outlines;
    }

    private PageOutline Compile(Page page, IReadOnlyList<PageOutline> others, bool isAsked)
    {
        // What is wrong with an original was said when its own page was made.
        using var context = page.IsFallback ? new PageContext(fallback, page, new DiagnosticBag()) { IsAsked = isAsked }
            : new PageContext(renderer, page, diagnostics.Part()) { IsAsked = isAsked, Outlines = others, Original = page.Document?.Source.Locale is null ? null : originals?.GetValueOrDefault(page.Link) };
        var model = page.CreateModel(context);
        context.CheckTranslation();
        if (!rendersPages)
        {
            // `check` looks for files of one name too.
            stage.Write(page.Destination, []);
            if (MarkdownCopy.LinkOf(page, renderer.Site) is { } name) stage.Write((page.Prefix + name)[1..], []);
            return CreateOutline(page, context, [], []);
        }
        Interlocked.Increment(ref rendered);
        using var content = new PooledTextWriter(64 * 1024);
        (page.IsFallback ? fallback : renderer).Templates.Render(page.Template, model, page.Link, content);
        using var output = new PooledTextWriter(content.Written.Length + (16 * 1024));
        renderer.Templates.Render("layout", layout.CreateModel(page, model, content, context), page.Link, output);
        stage.Write(page.Destination, output.Written);
        if (MarkdownCopy.LinkOf(page, renderer.Site) is { } copy) stage.Write((page.Prefix + copy)[1..], MarkdownCopy.Write(page.Document!, context));
        return CreateOutline(page, context, hasReport ? [.. FindLinks.In(content.Written, renderer.Site.LinkRoot), .. layout.FooterLinks] : [], page.Document is not null ? FindLinks.TermsIn(content.Written, renderer.Site.LinkRoot) : []) with
        {
            Title = model.Title, Pictures = [.. context.Pictures], Digest = isKept ? FileDigest.Of(output.Written) : null,
        };
    }

    private void Keep(PageOutline kept)
    {
        diagnostics.Add(kept.Findings);
        if (hasAll) return;
        stage.Keep(kept.Page.Destination);
        if (MarkdownCopy.LinkOf(kept.Page, renderer.Site) is { } copy) stage.Keep((kept.Page.Prefix + copy)[1..]);
    }

    private PageOutline CreateOutline(Page page, PageContext context, IReadOnlyList<string> links, IReadOnlyList<string> terms)
    {
        var held = new PageHoldings([.. context.Anchors], [.. context.Questions], [.. context.AnchorUses], context.Prompts) { HasUnreadQuestions = context.HasUnreadQuestions, Terms = terms, Headings = renderer.HasTranslations ? context.Headings : [] };
        return new PageOutline(page, new(held), links) { Grade = context.Grade, Files = [.. context.Files], Findings = context.Diagnostics.Own, NeedsAllTexts = !page.IsFallback && context.NeedsAllTexts };
    }
}
