using LearningSite.Diagnostics;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup.Rules;

/// <summary>Links are read out of their context, in lists, so each says by itself where it leads. One for each body.</summary>
public sealed class LinkTextRules(MarkupRenderer renderer)
{
    private static readonly HashSet<string> VagueTexts = new(StringComparer.OrdinalIgnoreCase) { "here", "click here", "this", "link", "this link", "this page", "more", "read more", "details", "more details", "learn more", "see more", "go", "page", "website" };
    private readonly Dictionary<string, (string Href, Place Place)> first = new(StringComparer.OrdinalIgnoreCase);

    public void Check(LinkInline link, string text, ResolvedLink? resolved)
    {
        if (VagueTexts.Contains(text.TrimEnd('.', '…', ' ')))
            Report(link, $"the link text `{text}` does not say where it leads");
        else if (IsAddress(text)) Report(link, "the link text is an address");
        else if (text.Length == 0 ? resolved?.Title is null : !text.Any(char.IsLetterOrDigit)) Report(link, text.Length == 0 ? "the link has no text" : $"the link text `{text}` has no word");
        else if (text.Length > 0 && resolved is not null) CheckTarget(link, text, resolved.Href);
    }

    /// <summary>`&lt;https://…&gt;`, or an address that stands bare in the text.</summary>
    public void Check(AutolinkInline link)
    {
        if (!link.IsEmail) Report(link, "the link text is an address");
    }

    private void CheckTarget(LinkInline link, string text, string href)
    {
        if (first.TryAdd(text, (href, renderer.PlaceOf(link))) || first[text].Href == href) return;
        renderer.Diagnostics.Add(new Diagnostic(Codes.AmbiguousLinkText, $"the link text `{text}` leads to two places", renderer.PlaceOf(link), null, "say in each of the two texts what is different", "the first one is here", first[text].Place));
    }

    private void Report(Inline link, string message) => renderer.Report(Codes.VagueLinkText, link, message, null, "name the page or the thing that the link opens");

    private static bool IsAddress(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && !text.Contains(' ', StringComparison.Ordinal));
}
