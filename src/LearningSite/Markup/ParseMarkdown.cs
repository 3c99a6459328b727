using LearningSite.Diagnostics;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace LearningSite.Markup;

/// <summary>
/// CommonMark 0.31 with GFM tables, strikethrough, task lists and autolinks, footnotes, GitHub alerts, formulas, and our
/// container blocks. Off: generic attributes, inline containers (they eat `test.py::test_f1`), smart quotes, Markdig's ids.
/// </summary>
public static class ParseMarkdown
{
    private static readonly Lazy<MarkdownPipeline> Plain = new(() => CreatePipeline(false, false)), Folding = new(() => CreatePipeline(false, true)),
        Linking = new(() => CreatePipeline(true, false)), LinkingAndFolding = new(() => CreatePipeline(true, true));

    /// <summary>What few texts need is off for the others: bare addresses alone are looked for at every h, f, m, t and w of a text.</summary>
    private static MarkdownPipeline PipelineFor(string markdown) =>
        (HasAddress(markdown) ? FoldLinkLabels.IsNeededFor(markdown) ? LinkingAndFolding : Linking : FoldLinkLabels.IsNeededFor(markdown) ? Folding : Plain).Value;

    private static bool HasAddress(string markdown) =>
        markdown.Contains("://", StringComparison.Ordinal) || markdown.Contains("www.", StringComparison.Ordinal) || markdown.Contains("mailto:", StringComparison.Ordinal) || markdown.Contains("tel:", StringComparison.Ordinal);

    private static MarkdownPipeline CreatePipeline(bool hasAddresses, bool foldsLabels)
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseTaskLists()
            .UseFootnotes()
            .UseAlertBlocks()
            .UseMathematics();
        if (hasAddresses) builder.UseAutoLinks();
        if (foldsLabels) builder.BlockParsers.Insert(0, new FoldLinkLabels());
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.InlineParsers.Replace<CodeInlineParser>(new LinearCodeInlineParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new FigureInlineParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new ValueInlineParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new BlankInlineParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new LangInlineParser());
        TimeBudget.AddTo(builder);
        return builder.Build();
    }

    /// <summary>The tree of a text, or null after a finding. Spans in the tree count from the start of <paramref name="markdown"/>.</summary>
    /// <param name="offset">Where the text begins in its source.</param>
    /// <param name="parts">What the text may hold beyond Markdown.</param>
    /// <param name="limit">Time for the reading; <see cref="TimeBudget.Limit"/> when null.</param>
    public static MarkdownDocument? Parse(string markdown, SourceText source, int offset, DiagnosticBag diagnostics, InlineParts? parts = null, TimeSpan? limit = null)
    {
        if (CostlyText.Find(markdown) is var (at, what))
        {
            diagnostics.Add(new Diagnostic(Codes.MarkdownTooSlow, $"the text has too many {what}", new Place(source, new TextSpan(offset + at, 0)), "this one is too much", "part the text into several files"));
            return null;
        }
        try
        {
            return Markdown.Parse(markdown, PipelineFor(markdown), new ParserContext(new TimeBudget(limit ?? TimeBudget.Limit), parts));
        }
        catch (TimeBudget.SpentException spent)
        {
            diagnostics.Add(new Diagnostic(Codes.MarkdownTooSlow, $"reading the text takes more than {(limit ?? TimeBudget.Limit).TotalSeconds} s", new Place(source, new TextSpan(Math.Min(offset + spent.Position, source.Text.Length), 0)),
                "this far in that time", "close the brackets of links, and part the text by empty lines"));
            return null;
        }
        catch (TimeBudget.TooDeepException deep)
        {
            return RefuseDepth(deep.Position);
        }
        catch (ArgumentException exception) when (exception.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            // Of open marks in a paragraph Markdig says it with a bare exception; the deepest line is the best place there is.
            return RefuseDepth(DeepestLine(markdown));
        }

        MarkdownDocument? RefuseDepth(int position)
        {
            diagnostics.Add(new Diagnostic(Codes.MarkdownTooDeep, $"the text is nested deeper than {TimeBudget.MostLevels} levels", new Place(source, new TextSpan(Math.Min(offset + position, source.Text.Length), 0)), null, "flatten the quotes and lists"));
            return null;
        }
    }

    private static int DeepestLine(string markdown)
    {
        var (best, bestDepth, lineStart) = (0, -1, 0);
        while (lineStart < markdown.Length)
        {
            var depth = 0;
            while (lineStart + depth < markdown.Length && markdown[lineStart + depth] is '>' or ' ' or '-' or '*' or '+' or '[') depth++;
            if (depth > bestDepth) (best, bestDepth) = (lineStart, depth);
            lineStart = markdown.IndexOf('\n', lineStart) is var end and >= 0 ? end + 1 : markdown.Length;
        }
        return best;
    }
}
