using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.ErrorPages;

/// <summary>
/// A page for each code, made of its explanation, and the list of all of them. Only a site that asks for `ContributorPages`
/// has them: readers of other sites write nothing.
/// </summary>
public static class CreateErrorPages
{
    public const string IndexLink = "/contribute/errors/";

    public static IEnumerable<Page> Create(Site site)
    {
        if (!site.Settings.ContributorPages) yield break;
        foreach (var code in Codes.All) yield return Page.Index($"{IndexLink}{code.Id}/", "error", context => CreateModel(code, context));
        yield return Page.Index(IndexLink, "index", CreateIndex);
    }

    private static ErrorPage CreateModel(DiagnosticCode code, PageContext context)
    {
        var explanations = Explanation.Of(code);
        var (lede, below) = SplitLede(explanations[0].Why);
        var text = new SourceText($"docs/diagnostics/{code.Id}.md", ToMarkdown(explanations, below, context.Text));
        var all = Codes.All.ToList();
        var at = all.IndexOf(code);
        return new ErrorPage
        {
            Title = $"{code.Id}: {code.Title}", Summary = lede, Crumbs = [.. CrumbsTo(context), new PageLink(context.Site.Href(IndexLink), context.Text.Get("errors.title"))],
            Docket = Docket.Create(("docket.severity", context.Text.Get(code.Severity == Severity.Error ? "severity.error" : "severity.warning"))),
            Previous = at > 0 ? LinkTo(all[at - 1], context) : null, Next = at + 1 < all.Count ? LinkTo(all[at + 1], context) : null,
        }.WithBody(context.RenderBody(new ErrorDocument(CreateHeader(code, text.Path)), text));
    }

    private static IndexPage CreateIndex(PageContext context)
    {
        // The first digit of a code is its stage.
        IReadOnlyList<LinkGroup> groups = [.. Codes.All.GroupBy(c => c.Id[2]).Select(g => new LinkGroup($"h-stage-{g.Key}", context.Text.Get($"errors.stage.{g.Key}"), [.. g.Select(c => LinkTo(c, context))]))];
        context.AddAnchors(groups.Select(g => g.Id));
        return new IndexPage { Title = context.Text.Get("errors.title"), Summary = context.Text.Get("errors.summary"), Crumbs = CrumbsTo(context), Count = Codes.All.Count, Groups = groups };
    }

    private static PageLink LinkTo(DiagnosticCode code, PageContext context) =>
        new(context.Site.Href($"{IndexLink}{code.Id}/"), $"{code.Id}: {code.Title}", null, context.Text.Get(code.Severity == Severity.Error ? "severity.error" : "severity.warning"));

    private static IReadOnlyList<PageLink> CrumbsTo(PageContext context) =>
        context.Site.Find("page", "contribute") is { } contribute ? [.. context.CrumbsTo(), context.LinkTo(contribute)] : context.CrumbsTo();

    // The text below the title is plain.
    private static (string Lede, string Below) SplitLede(string why)
    {
        var end = why.IndexOf("\n\n", StringComparison.Ordinal);
        return ((end < 0 ? why : why[..end]).Replace("`", "", StringComparison.Ordinal).Replace('\n', ' '), end < 0 ? "" : why[end..].Trim());
    }

    private static string ToMarkdown(IReadOnlyList<Explanation> explanations, string below, InterfaceText text)
    {
        var markdown = new StringBuilder(below).Append("\n\n");
        for (var i = 0; i < explanations.Count; i++)
        {
            var explanation = explanations[i];
            if (explanation.Files.Count == 0) continue;
            markdown.Append("## ").Append(text.Get(i == 0 ? "errors.example" : "errors.another")).Append(i > 1 ? $" ({i})" : "").Append("\n\n");
            if (i > 0) markdown.Append(explanation.Why).Append("\n\n");
            foreach (var (path, content) in explanation.Files) AppendFence(markdown, LanguageOf(path), path, content);
            AppendFence(markdown, "text", text.Get("errors.report"), explanation.Report);
        }
        return markdown.Append("## ").Append(text.Get("errors.fix")).Append("\n\n").Append(explanations[0].Fix).Append('\n').ToString();
    }

    private static void AppendFence(StringBuilder markdown, string language, string caption, string content)
    {
        var fence = new string('`', Math.Max(3, LongestRun(content) + 1));
        markdown.Append(fence).Append(language).Append(' ').Append(caption).Append('\n').Append(content).Append(fence).Append("\n\n");
    }

    private static int LongestRun(string content)
    {
        var (longest, run) = (0, 0);
        foreach (var c in content) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }

    private static string LanguageOf(string path) => Path.GetExtension(path) switch
    {
        // Not Markdown, which takes the last key of front matter for a heading.
        ".yml" => "yaml",
        ".json" => "json",
        ".hbs" => "handlebars",
        _ => "text",
    };

    private static Header CreateHeader(DiagnosticCode code, string path) => new()
    {
        Source = new SourceFile("", path, path, 0), Kind = "error", Slug = code.Id, Link = $"{IndexLink}{code.Id}/", Title = code.Title,
    };

    // Not content: a page of text that is rendered as if it were.
    private sealed record ErrorDocument(Header Header) : Document(Header);
}
