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
        Check(tree, renderer, wording, style);
        wording.ReportQuotes();
    }

    private static void Check(ContainerBlock container, MarkupRenderer renderer, WordingRules wording, StyleRules? style)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case ParagraphBlock paragraph when style is not null: LostMarks.Check(paragraph, renderer); style.Check(paragraph); break;
                case HeadingBlock heading: HeadingRules.Check(heading, renderer, style is not null); break;
                case Table table: TableRules.Check(table, renderer, style is not null); break;
                case AlertBlock alert: CalloutRules.Check(alert, renderer); break;
                case CustomContainer { Info: { } name } quiz when name.StartsWith("quiz", StringComparison.Ordinal): QuizBlockRules.Check(quiz, renderer); break;
                case FencedCodeBlock code when style is not null: RunRules.Check(code, renderer); break;
            }
            if (block is ContainerBlock inner) Check(inner, renderer, wording, style);
            else if (block is LeafBlock { Inline: { } inlines }) Check(inlines, renderer, wording, style);
        }
    }

    private static void Check(ContainerInline container, MarkupRenderer renderer, WordingRules wording, StyleRules? style)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal when style is not null: wording.Check(literal); LostMarks.Check(literal, renderer); style.Check(literal); break;
                case LinkInline { IsImage: true } image: ImageRules.Check(image, renderer, style is not null); break;
            }
            if (inline is ContainerInline inner) Check(inner, renderer, wording, style);
        }
    }
}
