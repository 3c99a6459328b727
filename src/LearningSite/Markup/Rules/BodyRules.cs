using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup.Rules;

/// <summary>
/// Rules of a page's body that its tree alone can break: traps of Markdown, and what readers need who cannot see the page.
/// Each thing of a body has a class of its own here. Links are the exception: where they lead is known when they are written.
/// </summary>
public static class BodyRules
{
    /// <param name="language">Language of the site, whose script the text is expected in.</param>
    /// <param name="hasStyle">False in a folder of ordinary Markdown, where nobody asked for rules of style.</param>
    public static void Check(MarkdownDocument tree, MarkupRenderer renderer, string language, bool hasStyle)
    {
        var wording = new WordingRules(renderer, language);
        var style = hasStyle ? new StyleRules(renderer, language) : null;
        foreach (var node in tree.Descendants())
        {
            switch (node)
            {
                case HeadingBlock heading: HeadingRules.Check(heading, renderer, hasStyle); break;
                case LinkInline { IsImage: true } image: ImageRules.Check(image, renderer, hasStyle); break;
                case Table table: TableRules.Check(table, renderer); break;
                case AlertBlock alert: CalloutRules.Check(alert, renderer); break;
                case CustomContainer { Info: { } name } container when name.StartsWith("quiz", StringComparison.Ordinal): QuizBlockRules.Check(container, renderer); break;
                case FencedCodeBlock code when hasStyle: RunRules.Check(code, renderer); break;
                case ParagraphBlock paragraph when hasStyle: LostMarks.Check(paragraph, renderer); style!.Check(paragraph); break;
                case LiteralInline literal when hasStyle: wording.Check(literal); LostMarks.Check(literal, renderer); style!.Check(literal); break;
            }
        }
        wording.ReportQuotes();
    }
}
