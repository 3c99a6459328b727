using LearningSite.Diagnostics;
using LearningSite.Markup;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Questions.Markdown;

/// <summary>
/// Blanks in the stem:
/// <code>
/// blank = "[[" ( "=" number / form *( "|" form ) ) "]]"      a pipe in a form is written `\|`
/// </code>
/// One that is a number makes a numeric question; all others make a cloze.
/// </summary>
public sealed class ReadMarkdownBlanks(MarkdownTexts texts)
{
    private readonly MarkupRenderer renderer = texts.Renderer;

    public static bool IsNumber(BlankInline blank) => blank.Content.TrimStart().StartsWith('=');

    /// <summary>Reads the answers, and puts a field in the place of each blank; null after a finding.</summary>
    public IReadOnlyList<Blank>? Read(IReadOnlyList<BlankInline> inlines, string id)
    {
        var blanks = inlines.Select(ReadBlank).OfType<Blank>().ToList();
        if (blanks.Count < inlines.Count) return null;
        if (blanks is [{ Number: not null }])
        {
            // At the edge of its paragraph the gap says nothing: the field stands below the stem.
            if (inlines[0].NextSibling is null || inlines[0].PreviousSibling is null) inlines[0].Remove();
            return blanks;
        }
        var width = BlankField.WidthOf(blanks);
        for (var i = 0; i < blanks.Count; i++)
            inlines[i].Html = BlankField.ToHtml(id, i, renderer.Host.Text("question.blank", i + 1, blanks.Count), width, blanks[i].Number?.Unit ?? "");
        return blanks;
    }

    /// <summary>A blank that is never closed would be shown as it is written.</summary>
    public void CheckOpenBlanks(IEnumerable<Block> stem)
    {
        var suspects = stem.Where(b => IndexOfOpening(renderer.OffsetOf(b.Span.Start), renderer.OffsetOf(b.Span.End)) >= 0);
        foreach (var leaf in suspects.SelectMany(b => b is ContainerBlock container ? container.Descendants<LeafBlock>() : [(LeafBlock)b]).Where(l => l.Inline is not null))
        {
            var (start, end) = (renderer.OffsetOf(leaf.Span.Start), renderer.OffsetOf(leaf.Span.End));
            var closed = new Queue<TextSpan>(leaf.Inline!.Descendants().Where(i => i is BlankInline or CodeInline or MathInline).Select(renderer.SpanOf));
            for (var at = IndexOfOpening(start, end); at >= 0; at = IndexOfOpening(at + 1, end))
            {
                while (closed.TryPeek(out var passed) && passed.End <= at) closed.Dequeue();
                if ((closed.TryPeek(out var around) && at >= around.Start) || (at > 0 && texts.Source[at - 1] is '\\' or '[')) continue;
                texts.Report(Codes.OpenBlank, new TextSpan(at, 2), "`[[` opens a blank that is never closed", "write `]]` after the answer, or `\\[[` for two brackets");
            }
        }
    }

    private int IndexOfOpening(int start, int end) => start > end ? -1 : texts.Source.IndexOf("[[", start, end - start + 1, StringComparison.Ordinal);

    private Blank? ReadBlank(BlankInline blank)
    {
        var span = renderer.SpanOf(blank);
        if (IsNumber(blank))
        {
            if (NumericAnswer.FindThousands(blank.Content) is { } thousands)
            {
                texts.Report(Codes.InvalidAnswer, span, $"`{thousands}` can be read in two ways", ThousandsHelp(thousands));
                return null;
            }
            if (NumericAnswer.TryParse(blank.Content) is { } number) return new Blank([blank.Content.Trim()], number, span);
            texts.Report(Codes.InvalidAnswer, span, $"`{blank.Content.Trim()}` is no number", "write `[[= 0.8 ± 0.01]]` or a range `[[= 3..4]]`, with a unit behind it if there is one");
            return null;
        }
        var forms = SplitForms(blank.Content);
        if (forms.All(f => f.Length > 0)) return new Blank(forms, null, span);
        texts.Report(Codes.BlankWithoutAnswer, span, forms.Count == 1 ? "the blank accepts nothing" : "one of the accepted forms is empty", "write what is accepted, as in `[[recall | sensitivity]]`");
        return null;
    }

    /// <summary>The two numbers that `1,200` can be.</summary>
    public static string ThousandsHelp(string written) => written.Count(c => c == ',') == 1
        ? $"write `{written.Replace(",", "", StringComparison.Ordinal)}` or `{written.Replace(',', '.').TrimEnd('0').TrimEnd('.')}`" : $"write `{written.Replace(",", "", StringComparison.Ordinal)}`";

    private static List<string> SplitForms(string content) =>
        [.. content.Replace("\\|", "\0", StringComparison.Ordinal).Split('|').Select(f => f.Replace('\0', '|').Trim())];
}
