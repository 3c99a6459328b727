using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Pipelines;
using LearningSite.Questions;
using LearningSite.Questions.Markdown;
using LearningSite.Questions.Yaml;
using LearningSite.Rendering;
using LearningSite.Settings;
using Markdig.Extensions.CustomContainers;

namespace LearningSite.Tests.Support;

/// <summary>`Specs/site`, read and linked as a build does it, and ready to render one body after the other.</summary>
public sealed class SpecSite
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private readonly Site site;
    private readonly Document document;
    private readonly SiteRenderer renderer;
    private readonly DiagnosticBag own = new();

    public SpecSite()
    {
        var root = ProjectFolder.Combine("Specs/site");
        var settings = new SiteSettings();
        var kinds = ContentKinds.Create(isPlainFolder: false);
        var files = ReadFiles.Read(root, [Path.Combine(root, "input")], _ => false, own);
        var documents = files.SelectMany(f => Parse(f, kinds)).ToList();
        site = LinkDocuments.Link(documents, files, kinds, settings, Today, false, false, LearningSite.Ledgers.Ledger.None, [], own);
        document = site.Find("lesson", "example") ?? throw new InvalidOperationException("the site of the specs has the lesson `example`");
        var theme = new Theme(root, [Path.Combine(AppContext.BaseDirectory, "theme")], own);
        var text = TestMarkup.ReadText(own);
        renderer = new SiteRenderer(site, theme, text, new Templates(theme, text, site.LinkRoot, own), new NodeWorker(theme, SnippetCache.CreateTransient(), own), kinds, SitePages.Create(site, kinds, hasSearch: true, own).Select(p => p.Link).ToHashSet(), settings.Language);
    }

    private IEnumerable<Document> Parse(SourceFile file, IReadOnlyList<IContentKind> kinds) =>
        kinds.FirstOrDefault(k => k.Owns(file.RelativePath)) is { } kind && file.TryReadText(own) is { } text ? kind.Parse(new ParseContext(file, text, Today, false, own)) : [];

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
        var blocks = new Dictionary<string, ContainerHandler>(renderer.BlocksFor(context)) { ["quiz"] = ReadQuestion };
        var html = "";
        if (ParseMarkdown.Parse(markdown, source, 0, diagnostics) is { } tree)
        {
            var body = new MarkupRenderer(host, blocks, new MarkupOptions(LinksTerms: linksTerms), source, 0, diagnostics).RenderBody(tree, [], []);
            host.CheckLocalAnchors(body.Anchors);
            html = body.Html;
        }
        return (html, diagnostics.Sorted());
    }

    /// <summary>Questions as they stand in a quiz file, each with its key, then a comment for each finding.</summary>
    public string RenderQuiz(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        return ReadQuiz(new SourceText("example.yml", yaml), diagnostics) + string.Concat(diagnostics.Sorted().Select(Describe));
    }

    /// <summary>The same, with the findings in a bag.</summary>
    public string ReadQuiz(SourceText source, DiagnosticBag diagnostics)
    {
        var context = new PageContext(renderer, new Page(document.Link, "quiz", document, _ => throw new NotSupportedException()), diagnostics);
        var reader = new ReadYamlUnit(new YamlTexts(source, offset => context.CreateFragmentRenderer(document, source, offset), diagnostics), isStrict: false);
        var output = new StringBuilder();
        if (YamlReader.Read(source, diagnostics) is YamlNode.Sequence entries)
            foreach (var unit in new Fields(null, source, diagnostics, QuestionKeys.Keys).ItemsOf(entries, QuestionKeys.Keys).Select(reader.Read).OfType<QuestionUnit>())
            {
                if (unit.GroupId is not null) output.Append(CultureInfo.InvariantCulture, $"group: {unit.GroupId}\nshared: {unit.SharedHtml}\n");
                foreach (var question in unit.Questions)
                {
                    QuestionRules.Check(question, source, diagnostics);
                    DescribeQuestion.Append(output, question);
                    output.Append("key: ").Append(Html.Escape(QuestionKey.ToJson(question)).Replace("&quot;", "\"", StringComparison.Ordinal)).Append('\n');
                    // An arrow in a spec file stands for a tab.
                    if (CreateQuestionPart.Create(question, key => context.Text.Get(key)).KeyText is { Length: > 0 } words) output.Append("in words: ").Append(Html.Escape(words.Replace("→", "->", StringComparison.Ordinal))).Append('\n');
                }
            }
        return output.ToString();
    }

    // <!-- warning[LS2023] 1:5 raw HTML is shown as text: `<b>` -->
    private static string Describe(Diagnostic finding)
    {
        var place = finding.Place?.Location ?? default;
        return string.Create(CultureInfo.InvariantCulture, $"<!-- {(finding.Severity == Severity.Error ? "error" : "warning")}[{finding.Code.Id}] {place.Line}:{place.Column} {finding.Message} -->\n");
    }

    // The record of a question instead of the form around it, which is the theme's.
    private static void ReadQuestion(MarkupRenderer markup, CustomContainer block, string text, int at)
    {
        var attributes = text.TrimStart().StartsWith('{') ? BlockAttributes.Parse(text.Trim(), at, "quiz", ReadMarkdownQuestion.Attributes, markup.Source, markup.Diagnostics) : BlockAttributes.None;
        if (new ReadMarkdownQuestion(markup).Read(block, attributes) is not { } question) return;
        QuestionRules.Check(question, markup.Source, markup.Diagnostics);
        DescribeQuestion.Append(markup.Output, question);
    }
}
