using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using Markdig.Extensions.Alerts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup.Rules;

/// <summary>Signs of Markdown that a small slip turns into text: nothing is wrong for the parser, and readers see the signs.</summary>
public static partial class LostMarks
{
    public static void Check(ParagraphBlock paragraph, MarkupRenderer renderer)
    {
        var text = renderer.Source.Text;
        var (start, end) = (renderer.SpanOf(paragraph).Start, renderer.SpanOf(paragraph).End);
        if (start == end || text[start] is not ('#' or '|' or '[')) return;
        if (Heading().Match(text, start, end - start) is { Success: true, Length: var marks })
            Report(renderer, start, marks, "this looks like a heading and is none", $"write a space behind `{text.Substring(start, marks)}`", new Fix([new TextEdit(start + marks, "", " ")]));
        else if (TableRows().Match(text, start, end - start) is { Success: true } rows)
            ReportTable(rows.Groups[1].Value, rows.Groups[2].Value, start, renderer);
        else if (paragraph.Parent is QuoteBlock and not AlertBlock && Callout().Match(text, start, end - start) is { Success: true } callout)
            Report(renderer, start, callout.Length, "this looks like a callout and is none", $"write `[!{callout.Groups[1].Value.ToUpperInvariant()}]` on a line of its own, and the text below it");
    }

    public static void Check(LiteralInline literal, MarkupRenderer renderer)
    {
        var text = literal.Content.AsSpan();
        if (text.IndexOfAny("*^{") < 0) return;
        foreach (var found in LostInText().EnumerateMatches(text))
        {
            var start = renderer.OffsetOf(literal.Span.Start) + found.Index;
            var before = start > 0 ? renderer.Source.Text[start - 1] : ' ';
            var sign = text.Slice(found.Index, found.Length);
            if (before == '\\' || (sign[0] == '^') != (before == '[')) continue;
            // The parser makes a text of its own of each; where one is wrong, the other has nothing to close.
            if (sign[0] == '*' && ReferenceEquals(renderer.State.GetValueOrDefault("lostMarks"), literal.Parent)) continue;
            if (sign[0] == '*') renderer.State["lostMarks"] = literal.Parent!;
            if (sign[0] == '*') Report(renderer, start, 2, "these asterisks make nothing bold", "write `**` right before the first letter and right behind the last, or put them between backticks");
            else if (sign[0] == '^') Report(renderer, start - 1, found.Length + 1, $"there is no footnote `[{sign}`", $"write a line `[{sign}: …` with its text, or correct the name");
            else Report(renderer, start, found.Length, "this looks like a figure and is none", "write `{{figure id}}`, with two braces on each side");
        }
    }

    private static void ReportTable(string first, string second, int start, MarkupRenderer renderer)
    {
        var (columns, hyphens) = (Count(first), Count(second));
        if (Hyphens().IsMatch(second))
            Report(renderer, start + first.Length + 1, second.Length, "this looks like a table and is none", $"the first row has {DiagnosticReport.Count(columns, "column")} and the line of hyphens has {hyphens}: write `|{string.Concat(Enumerable.Repeat("---|", columns))}`");
        else
            Report(renderer, start, first.Length, "this looks like a table and is none", $"write the line `|{string.Concat(Enumerable.Repeat("---|", columns))}` below the names of the columns");
    }

    private static int Count(string row) => row.Trim().Trim('|').Replace("\\|", "", StringComparison.Ordinal).Split('|').Length;

    private static void Report(MarkupRenderer renderer, int start, int length, string message, string help, Fix? fix = null) =>
        renderer.Diagnostics.Add(new Diagnostic(Codes.LostMarks, message, renderer.PlaceOf(new TextSpan(start, length)), "shown as it stands", help) { Fix = fix });

    // One sign alone may be a hashtag.
    [GeneratedRegex(@"\G#{2,6}(?=\p{L})")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\G(\|[^\n]*\|[^\S\n]*)\n[^\S\n]*(\|[^\n]*\|)")]
    private static partial Regex TableRows();

    [GeneratedRegex(@"^[|:\-\s]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"\G\[!?\s*(note|tip|important|warning|caution|pitfall|didyouknow)\s*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Callout();

    // The parser splits a text at `[`, so a mark is looked for behind it. `**` between letters may be a power; `{{` followed by another word may be an example of a template.
    [GeneratedRegex(@"\^[^\]\s]{1,100}\]|\{\{?\s{0,100}figure\s{1,100}[a-z0-9-]{1,100}\s{0,100}\}?\}?|(?<![\p{L}\p{N}*])\*\*|\*\*(?![\p{L}\p{N}*])", RegexOptions.IgnoreCase)]
    private static partial Regex LostInText();
}
