using System.Collections.Concurrent;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Questions;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>What is left of a page when its text is gone: enough for Gather.</summary>
public sealed record PageOutline(Page Page, IReadOnlyList<string> Anchors, IReadOnlyList<QuestionUse> Questions, IReadOnlyList<AnchorUse> AnchorUses, IReadOnlyList<Prompt> Prompts);

/// <summary>Stage Compile: one page at a time on each thread, from model to staged bytes.</summary>
public sealed class CompilePages
{
    private readonly SiteRenderer renderer;
    private readonly LayoutPage layout;
    private readonly IReadOnlyList<Page> pages;
    private readonly IStage stage;
    private readonly DiagnosticBag diagnostics;

    public CompilePages(Site site, IReadOnlyList<IContentKind> kinds, Theme theme, NodeWorker worker, IReadOnlyList<Page> pages, IStage stage, BuildOptions options, DiagnosticBag diagnostics)
    {
        this.pages = pages;
        this.stage = stage;
        this.diagnostics = diagnostics;
        var text = ReadText(theme, site.Settings.Language, diagnostics);
        var templates = options.Templates?.Take(theme, text, site.LinkRoot, diagnostics) ?? new Templates(theme, text, site.LinkRoot, diagnostics);
        renderer = new SiteRenderer(site, theme, text, templates, worker, kinds, pages.Select(p => p.Link).ToHashSet(StringComparer.Ordinal)) { ReloadLink = options.ReloadLink };
        layout = new LayoutPage(renderer);
    }

    public IReadOnlyList<PageOutline> Compile(IBuildProgress progress)
    {
        var outlines = new PageOutline[pages.Count];
        Parallel.For(0, pages.Count, i =>
        {
            outlines[i] = Compile(pages[i]);
            progress.Advance();
        });
        renderer.Templates.ReportFailures();
        return outlines;
    }

    private PageOutline Compile(Page page)
    {
        var context = new PageContext(renderer, page, diagnostics);
        var model = page.CreateModel(context);
        var content = renderer.Templates.Render(page.Template, model, page.Link);
        using var output = new PooledTextWriter(content.Length + (16 * 1024));
        renderer.Templates.Render("layout", layout.CreateModel(page, model, content, context), page.Link, output);
        stage.Write(page.Destination, output.Written);
        return new PageOutline(page, [.. context.Anchors], [.. context.Questions], [.. context.AnchorUses], context.Prompts);
    }

    private static InterfaceText ReadText(Theme theme, string language, DiagnosticBag diagnostics)
    {
        if ((theme.Find($"text/{language}.yml") ?? theme.Find($"text/{language.Split('-')[0]}.yml")) is { } file) return InterfaceText.Read(file, diagnostics);
        diagnostics.Add(new Diagnostic(Codes.MissingTheme, $"the theme has no texts for the language `{language}`", null, null, $"add `theme/text/{language}.yml`, or set `Language` to `en`"));
        return InterfaceText.Read(theme.Find("text/en.yml") ?? new SourceFile("", "theme/text/en.yml", "", 0), diagnostics);
    }
}
