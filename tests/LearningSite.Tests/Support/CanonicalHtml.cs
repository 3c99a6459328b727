using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LearningSite.Tests.Support;

/// <summary>Writes a DOM as one tag or text on a line, attributes sorted and white space collapsed, so that two trees can be compared and read.</summary>
public static class CanonicalHtml
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "br", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
    };

    /// <summary>The tree of a body, without its comments.</summary>
    public static IElement Parse(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        foreach (var comment in document.Descendants<IComment>().ToList()) comment.Parent?.RemoveChild(comment);
        document.Normalize();
        return document.Body ?? throw new InvalidOperationException("a parsed document has a body");
    }

    public static string Write(string html) => Write(Parse(html));

    public static string Write(INode root)
    {
        var output = new StringBuilder();
        foreach (var child in root.ChildNodes) Append(child, 0, isPre: false, output);
        return output.ToString();
    }

    private static void Append(INode node, int depth, bool isPre, StringBuilder output)
    {
        if (node is IText text) AppendText(text, depth, isPre, output);
        if (node is not IElement element) return;
        output.Append(' ', depth * 2).Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal)) output.Append(' ').Append(attribute.Name).Append("=\"").Append(Escape(attribute.Value)).Append('"');
        output.Append(">\n");
        foreach (var child in element.ChildNodes) Append(child, depth + 1, isPre || element.LocalName == "pre", output);
    }

    private static void AppendText(IText node, int depth, bool isPre, StringBuilder output)
    {
        var text = node.Data;
        if (!isPre)
        {
            text = string.Join(' ', text.Split([' ', '\t', '\n', '\r', '\f'])).Replace("\n", " ", StringComparison.Ordinal);
            while (text.Contains("  ", StringComparison.Ordinal)) text = text.Replace("  ", " ", StringComparison.Ordinal);
            if (IsEdge(node.PreviousSibling, node)) text = text.TrimStart(' ');
            if (IsEdge(node.NextSibling, node)) text = text.TrimEnd(' ');
        }
        if (text.Length > 0) output.Append(' ', depth * 2).Append('"').Append(Escape(text)).Append("\"\n");
    }

    // White space beside a block, or at the edge of one, is not shown.
    private static bool IsEdge(INode? sibling, IText text) => sibling switch
    {
        null => text.Parent is IElement parent && Blocks.Contains(parent.LocalName),
        IElement element => Blocks.Contains(element.LocalName),
        _ => false,
    };

    private static string Escape(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
