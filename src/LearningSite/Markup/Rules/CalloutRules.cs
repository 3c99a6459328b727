using LearningSite.Diagnostics;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup.Rules;

/// <summary>A surprising fact is repeated by its readers, so it names where it comes from.</summary>
public static class CalloutRules
{
    public static void Check(AlertBlock alert, MarkupRenderer renderer)
    {
        var isFact = alert.Kind.AsSpan().Equals("DIDYOUKNOW", StringComparison.OrdinalIgnoreCase);
        if (isFact && !alert.Descendants().Any(n => n is LinkInline { IsImage: false } or AutolinkInline or FigureInline or FootnoteLink))
            renderer.Report(Codes.CalloutWithoutSource, alert, "a “did you know” has no source", null, "add a link such as `[the survey](source:id)`, a `{{figure id}}` or a footnote");
    }
}
