using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>One built page.</summary>
/// <param name="Link">What a reader follows, with the link root: `/about/`, `/404.html`.</param>
/// <param name="Size">In bytes.</param>
public sealed record HtmlPage(string Link, string Destination, IHtmlDocument Document, int Size)
{
    /// <summary>Every element, those inside `template` too.</summary>
    public IEnumerable<IElement> Elements => Below(Document);

    private static IEnumerable<IElement> Below(IParentNode parent) =>
        parent.QuerySelectorAll("*").SelectMany(element => element is IHtmlTemplateElement template ? Below(template.Content).Prepend(element) : [element]);
}

internal static class HtmlPages
{
    public static IEnumerable<HtmlPage> Parse(IEnumerable<KeyValuePair<string, byte[]>> files, string linkRoot)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        return files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new HtmlPage(DestinationToLink(file.Key, linkRoot), file.Key, parser.ParseDocument(Encoding.UTF8.GetString(file.Value)), file.Value.Length));
    }

    private static string DestinationToLink(string destination, string linkRoot) =>
        $"{linkRoot}/{(destination.EndsWith("index.html", StringComparison.Ordinal) ? destination[..^"index.html".Length] : destination)}";
}
