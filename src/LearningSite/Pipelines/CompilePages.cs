using System.Collections.Concurrent;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>Stage Compile: one page at a time on each thread, from model to staged bytes.</summary>
public sealed class CompilePages
{
    private readonly SiteRenderer renderer;
    private readonly LayoutPage layout;
    private readonly IReadOnlyList<Page> pages;
    private readonly IStage stage;
    private readonly DiagnosticBag diagnostics;
    private readonly bool needsLinks;
    private readonly bool rendersPages;

    public CompilePages(Site site, IReadOnlyList<IContentKind> kinds, Theme theme, NodeWorker worker, IReadOnlyList<Page> pages, IStage stage, BuildOptions options, bool rendersPages, DiagnosticBag diagnostics)
    {
        this.pages = pages;
        this.stage = stage;
        this.diagnostics = diagnostics;
        this.rendersPages = rendersPages;
        needsLinks = options.HasReport || pages.Any(p => p.NeedsLinks);
        var text = ReadText(theme, site.Settings.Language, diagnostics);
        var templates = new Templates(theme, text, site.LinkRoot, diagnostics);
        renderer = new SiteRenderer(site, theme, text, templates, worker, kinds, pages.Select(p => p.Link).ToHashSet(StringComparer.Ordinal)) { ReloadLink = options.ReloadLink, RendersPages = rendersPages };
        layout = new LayoutPage(renderer);
    }

    /// <summary>All pages, and then those that tell about the others.</summary>
    public IReadOnlyList<PageOutline> Compile(IBuildProgress progress)
    {
        var outlines = Compile([.. pages.Where(p => !p.NeedsOutlines)], [], progress);
        return [.. outlines, .. Compile([.. pages.Where(p => p.NeedsOutlines)], outlines, progress)];
    }

    private PageOutline[] Compile(IReadOnlyList<Page> some, IReadOnlyList<PageOutline> others, IBuildProgress progress)
    {
        var outlines = new PageOutline[some.Count];
        DeepThreads.For(some.Count, i =>
        {
            outlines[i] = Compile(some[i], others);
            progress.Advance();
        });
        renderer.Templates.ReportFailures();
        return outlines;
    }

    private PageOutline Compile(Page page, IReadOnlyList<PageOutline> others)
    {
        var context = new PageContext(renderer, page, diagnostics) { Outlines = others };
        var model = page.CreateModel(context);
        if (!rendersPages) return CreateOutline(page, context, []);
        using var content = new PooledTextWriter(64 * 1024);
        renderer.Templates.Render(page.Template, model, page.Link, content);
        using var output = new PooledTextWriter(content.Written.Length + (16 * 1024));
        renderer.Templates.Render("layout", layout.CreateModel(page, model, content, context), page.Link, output);
        stage.Write(page.Destination, output.Written);
        return CreateOutline(page, context, needsLinks ? [.. FindLinks.In(content.Written, renderer.Site.LinkRoot), .. layout.FooterLinks] : []) with
        {
            Terms = page.Document is not null ? FindLinks.TermsIn(content.Written, renderer.Site.LinkRoot) : [],
        };
    }

    private static PageOutline CreateOutline(Page page, PageContext context, IReadOnlyList<string> links) =>
        new(page, [.. context.Anchors], [.. context.Questions], [.. context.AnchorUses], context.Prompts, links);

    private static InterfaceText ReadText(Theme theme, string language, DiagnosticBag diagnostics)
    {
        if ((theme.Find($"text/{language}.yml") ?? theme.Find($"text/{language.Split('-')[0]}.yml")) is { } file) return InterfaceText.Read(file, diagnostics);
        diagnostics.Add(new Diagnostic(Codes.MissingTheme, $"the theme has no texts for the language `{language}`", null, null, $"add `theme/text/{language}.yml`, or set `Language` to `en`"));
        return InterfaceText.Read(theme.Find("text/en.yml") ?? new SourceFile("", "theme/text/en.yml", "", 0), diagnostics);
    }
}
