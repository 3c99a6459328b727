using LearningSite.Diagnostics;
using Markdig.Syntax;

namespace LearningSite.Markup.Rules;

/// <summary>Headings are what many readers jump by, and each is heard on its own.</summary>
public static class HeadingRules
{
    /// <summary>Fewer letters or words than these may be abbreviations: `ROC AUC` is no shouting.</summary>
    private const int ShoutingLetters = 12, ShoutingWords = 3;

    public static void Check(HeadingBlock heading, MarkupRenderer renderer, bool hasStyle)
    {
        var text = MarkupRenderer.PlainText(heading.Inline);
        if (text.Length == 0)
            renderer.Report(Codes.EmptyHeading, heading, "the heading is empty", null, "write its text behind the `#`, or remove the line");
        if (!hasStyle) return;
        if (heading.IsSetext) ReportSetext(heading, renderer);
        if (IsShouting(text))
            renderer.Report(Codes.CapitalHeading, heading, "the heading is in capitals only", null, "write it as a sentence: capitals are slower to read, and some screen readers spell them");
    }

    // The line below is what the author did not mean: a rule, or the end of front matter.
    private static void ReportSetext(HeadingBlock heading, MarkupRenderer renderer)
    {
        var end = renderer.SpanOf(heading).End;
        var start = renderer.Source.Text.LastIndexOf('\n', end - 1) + 1;
        renderer.Diagnostics.Add(new Diagnostic(Codes.SetextHeading, $"a line of `{renderer.Source.Text[start..end].Trim()[0]}` makes the paragraph above it a heading", renderer.PlaceOf(TextSpan.Between(start, end)), null,
            "leave an empty line above it for a rule, or write the heading with `##`"));
    }

    private static bool IsShouting(string text) =>
        text.Count(char.IsLetter) >= ShoutingLetters && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= ShoutingWords && !text.Any(char.IsLower) && text.Any(char.IsUpper);
}
