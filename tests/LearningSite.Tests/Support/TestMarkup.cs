using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Markup;
using LearningSite.Markup.Containers;
using LearningSite.Rendering;

namespace LearningSite.Tests.Support;

/// <summary>Renders Markdown without a site around it, with the texts of the bundled theme.</summary>
public static class TestMarkup
{
    public static (Body Body, IReadOnlyList<Diagnostic> Findings) Render(string markdown, MarkupOptions options, Func<DiagnosticBag, IMarkupHost> createHost)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("page.md", markdown);
        var tree = ParseMarkdown.Parse(markdown, source, 0, diagnostics);
        var body = tree is null ? Body.Empty : new MarkupRenderer(createHost(diagnostics), TeachingBlocks.Handlers, options, source, 0, diagnostics).RenderBody(tree, [], []);
        return (body, diagnostics.Sorted());
    }

    public static InterfaceText ReadText(DiagnosticBag diagnostics, string language = "en")
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"theme/text/{language}.yml");
        return InterfaceText.Read(new SourceFile(path, $"theme/text/{language}.yml", $"text/{language}.yml", 0), language, diagnostics);
    }
}

/// <summary>Lets every address through that the policy allows, as it is.</summary>
public sealed class OpenHost(DiagnosticBag diagnostics) : IMarkupHost
{
    private readonly InterfaceText text = TestMarkup.ReadText(diagnostics);

    public TermIndex Terms => TermIndex.Empty;
    public string Text(string key, params ReadOnlySpan<object> arguments) => text.Get(key, arguments);
    public ResolvedLink? ResolveLink(string url, Place place) => IsAllowed(url) ? new ResolvedLink(UrlPolicy.Encode(url)) : null;
    public ResolvedImage? ResolveImage(string url, Place place) => IsAllowed(url) ? new ResolvedImage(UrlPolicy.Encode(url), null, null) : null;
    public string? RenderFigure(string id, Place place) => null;

    private static bool IsAllowed(string url) => UrlPolicy.Classify(url).Kind != UrlKind.Unsafe;
}
