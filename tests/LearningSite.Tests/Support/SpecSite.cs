using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Pipelines;
using LearningSite.Questions;
using LearningSite.Rendering;
using LearningSite.Settings;
using Markdig.Extensions.CustomContainers;

namespace LearningSite.Tests.Support;

/// <summary>`Specs/site`, read and linked as a build does it, and ready to render one body after the other.</summary>
public sealed class SpecSite
{
    private readonly Site site;
    private readonly Document document;
    private readonly SiteRenderer renderer;
    private readonly DiagnosticBag own = new();

    public SpecSite()
    {
        var root = ProjectFolder.Combine("Specs/site");
        var settings = new SiteSettings(CurrentDateTime: "2026-11-20");
        var kinds = ContentKinds.Create(isPlainFolder: false);
        var files = ReadFiles.Read(root, [Path.Combine(root, "input")], _ => false, own);
        var documents = files.SelectMany(f => Parse(f, kinds, settings)).ToList();
        site = LinkDocuments.Link(documents, files, kinds, settings, false, false, own);
        document = site.Find("lesson", "example") ?? throw new InvalidOperationException("the site of the specs has the lesson `example`");
        var theme = new Theme(root, [Path.Combine(AppContext.BaseDirectory, "theme")], own);
        var text = TestMarkup.ReadText(own);
        renderer = new SiteRenderer(site, theme, text, new Templates(theme, text, site.LinkRoot, own), new NodeWorker(theme, SnippetCache.CreateTransient(), own), kinds, SitePages.Create(site, kinds, hasSearch: true, own).Select(p => p.Link).ToHashSet());
    }

    private IEnumerable<Document> Parse(SourceFile file, IReadOnlyList<IContentKind> kinds, SiteSettings settings) =>
        kinds.FirstOrDefault(k => k.Owns(file.RelativePath)) is { } kind && file.TryReadText(own) is { } text ? kind.Parse(new ParseContext(file, text, settings.GetToday(), false, own)) : [];

    /// <summary>What is wrong with the site itself.</summary>
    public IReadOnlyList<Diagnostic> Findings => own.Sorted();

    /// <summary>The body as HTML, then a comment for each finding.</summary>
    public string Render(string markdown, bool linksTerms)
    {
        var (html, findings) = RenderParts(markdown, linksTerms);
        if (html.Length > 0 && !html.EndsWith('\n')) html += "\n";
        return html + string.Concat(findings.Select(Describe));
    }

    public (string Html, IReadOnlyList<Diagnostic> Findings) RenderParts(string markdown, bool linksTerms)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("example.md", markdown);
        var context = new PageContext(renderer, new Page(document.Link, "lesson", document, _ => throw new NotSupportedException()), diagnostics);
        var host = new PageHost(context, document, renderer);
        var blocks = new Dictionary<string, ContainerHandler>(renderer.BlocksFor(context)) { ["quiz"] = DescribeQuestion };
        var html = "";
        if (ParseMarkdown.Parse(markdown, source, 0, diagnostics) is { } tree)
        {
            var body = new MarkupRenderer(host, blocks, new MarkupOptions(LinksTerms: linksTerms), source, 0, diagnostics).RenderBody(tree, []);
            host.CheckLocalAnchors(body.Anchors);
            html = body.Html;
        }
        return (html, diagnostics.Sorted());
    }

    // <!-- warning[LS2023] 1:5 raw HTML is shown as text: `<b>` -->
    private static string Describe(Diagnostic finding)
    {
        var place = finding.Place?.Location ?? default;
        return string.Create(CultureInfo.InvariantCulture, $"<!-- {(finding.Severity == Severity.Error ? "error" : "warning")}[{finding.Code.Id}] {place.Line}:{place.Column} {finding.Message} -->\n");
    }

    // The record of a question instead of the form around it, which is the theme's.
    private static void DescribeQuestion(MarkupRenderer markup, CustomContainer block, string text, int at)
    {
        var attributes = text.TrimStart().StartsWith('{') ? BlockAttributes.Parse(text.Trim(), at, "quiz", ["#", "objective", "type", "see"], markup.Source, markup.Diagnostics) : BlockAttributes.None;
        if (new ReadMarkdownQuestion(markup).Read(block, attributes) is not { } question) return;
        QuestionRules.Check(question, markup.Source, markup.Diagnostics);
        var output = markup.Output;
        output.Append(CultureInfo.InvariantCulture, $"question: {Html.Escape(question.Id)}, {question.Type}\n");
        AppendLine(output, "objective", Html.Escape(question.Objective ?? ""));
        AppendLine(output, "see", Html.Escape(question.See ?? ""));
        AppendLine(output, "stem", question.StemHtml);
        foreach (var hint in question.HintsHtml) AppendLine(output, "hint", hint);
        if (question is Question.Choice choice)
            foreach (var option in choice.Options)
            {
                AppendLine(output, $"option {Html.Escape(option.Id)}{(option.IsRight ? " right" : "")}{(option.IsFixed ? " fixed" : "")}", option.Html);
                AppendLine(output, "  why", option.WhyHtml);
                AppendLine(output, "  unless", option.UnlessHtml);
                AppendLine(output, "  misconception", Html.Escape(option.Misconception ?? ""));
            }
        if (question is Question.Numeric numeric)
            AppendLine(output, "answer", string.Create(CultureInfo.InvariantCulture, $"{numeric.Answer}, accepted from {numeric.Minimum} to {numeric.Maximum}{(numeric.Unit.Length > 0 ? ", unit " + Html.Escape(numeric.Unit) : "")}"));
        AppendLine(output, "explanation", question.ExplanationHtml);
    }

    private static void AppendLine(StringBuilder output, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) output.Append(name).Append(": ").Append(value.TrimEnd()).Append('\n');
    }
}
