using System.Net;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Markup;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Rendering;

/// <summary>
/// A lesson as plain Markdown, for readers that are programs: its text as the author wrote it, with absolute addresses, figures in
/// full, our blocks under their names, and questions without their answers. The page itself has reported what is wrong with it.
/// </summary>
public static class MarkdownCopy
{
    /// <summary>Null for a page that shows the original of a translation, too.</summary>
    public static string? LinkOf(Page page, Site site) => page.IsFallback ? null : LinkOf(page.Document, site);

    /// <summary>Null for what has no copy: all but lessons, and every page of a site without `Host`.</summary>
    public static string? LinkOf(Document? document, Site site) =>
        document is { Kind: "lesson" } && site.Settings is { GenerateMarkdown: true, Origin: not null } ? document.Link + "index.md" : null;

    public static string Write(Document document, PageContext context)
    {
        var site = context.Site;
        var text = new StringBuilder().Append("# ").Append(document.Title).Append("\n\n");
        if (document.Summary is { Length: > 0 } summary) text.Append("> ").Append(summary).Append("\n\n");
        text.Append('<').Append(site.AbsoluteHref(document.Link)).Append(">\n");
        if (document.Objectives.Count > 0) text.Append("\n## ").Append(context.Text.Get("lesson.objectives")).Append("\n\n");
        foreach (var (_, sentence) in document.Objectives) text.Append("- ").Append(sentence).Append('\n');
        return text.Append('\n').Append(CopyBody(document, context)).ToString();
    }

    private static string CopyBody(Document document, PageContext context)
    {
        var seen = new DiagnosticBag();
        if (document.Source.TryReadText(seen) is not { } source) return "";
        var start = Math.Min(Math.Max(0, document.Header.BodyStart), source.Text.Length);
        var body = source.Text[start..];
        if (ParseMarkdown.Parse(body, source, start, seen) is not { } tree) return "";
        var edits = new List<(int Start, int End, string Text)>();
        foreach (var block in tree.Descendants<CustomContainer>()) AddBlock(block, body, document, context, edits);
        foreach (var link in tree.Descendants<LinkInline>())
            if (link is { UrlSpan: { IsEmpty: false, Start: > 0 }, Reference: null, Url: { } url } && context.FindAddress(url, document, link.IsImage) is { } address) edits.Add((link.UrlSpan.Start, link.UrlSpan.End + 1, address));
        foreach (var figure in tree.Descendants<FigureInline>()) edits.Add((figure.Span.Start, figure.Span.End + 1, context.DescribeFigure(figure.Id)));
        return Apply(body, edits).Trim() + "\n";
    }

    // `::: reflect {#why}` becomes its name in bold, a question its stem and the address where it is asked, a card its link.
    private static void AddBlock(CustomContainer block, string body, Document document, PageContext context, List<(int, int, string)> edits)
    {
        var end = Math.Min(body.Length, block.Span.End + 1);
        switch (block.Info)
        {
            case "quiz":
                var id = IdOf(block);
                var stem = MarkupRenderer.PlainText(block.TakeWhile(b => b is not (ListBlock or QuoteBlock)));
                edits.Add((block.Span.Start, end, $"**{context.Text.Get("markdown.question")}** {stem} <{context.Site.AbsoluteHref(document.Link)}#q-{id}>"));
                break;
            case "card":
                edits.Add((block.Span.Start, end, context.DescribeCard((block.Arguments ?? "").Trim('{', '}', ' '))));
                break;
            default:
                var lineEnd = body.IndexOf('\n', block.Span.Start) is var at and >= 0 ? at : body.Length;
                var key = "markdown.block." + block.Info;
                edits.Add((block.Span.Start, lineEnd, context.Text.Has(key) ? $"**{context.Text.Get(key)}**\n" : ""));
                var lastLine = body.LastIndexOf('\n', Math.Max(0, end - 1), end - block.Span.Start) + 1;
                if (lastLine > lineEnd && body.AsSpan(lastLine, end - lastLine).Trim().StartsWith(":::")) edits.Add((lastLine, end, ""));
                break;
        }
    }

    private static string IdOf(CustomContainer block) => (block.Arguments ?? "").Trim('{', '}', ' ').Split(' ').FirstOrDefault(a => a.StartsWith('#'))?[1..] ?? "";

    // What lies inside an edit went with it.
    private static string Apply(string body, List<(int Start, int End, string Text)> edits)
    {
        var text = new StringBuilder(body.Length);
        var done = 0;
        foreach (var (start, end, with) in edits.OrderBy(e => e.Start).ThenByDescending(e => e.End))
        {
            if (start < done) continue;
            text.Append(body, done, start - done).Append(with);
            done = end;
        }
        return text.Append(body, done, body.Length - done).ToString();
    }

    /// <summary>Markup that this program wrote, as text.</summary>
    public static string ToText(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length; at++)
        {
            if (html[at] == '<') at = Math.Max(at, html.IndexOf('>', at));
            else text.Append(html[at]);
        }
        return WebUtility.HtmlDecode(text.ToString());
    }
}
