using LearningSite.Diagnostics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace LearningSite.Markup.Rules;

/// <summary>A cell is announced with the header of its column.</summary>
public static class TableRules
{
    public static void Check(Table table, MarkupRenderer renderer, bool hasStyle)
    {
        if (hasStyle) CheckCells(table, renderer);
        if (!table.OfType<TableRow>().Any(r => r.IsHeader && r.OfType<TableCell>().Any(HasContent)))
            renderer.Report(Codes.TableWithoutHeader, table, "the table has no header row", null, "name every column in the row above the line of hyphens");
        if (!renderer.MayHoldBlanks) return;
        foreach (var blank in table.Descendants<BlankInline>())
            renderer.Report(Codes.BlankInTable, blank, "a blank cannot stand in a table", null, "write the question in a quiz file, where `shared:` may hold a table");
    }

    // A bar that is missing, or one too many, moves what stands behind it into another column, or into one without a name. The parser
    // fills rows up, so the bars are counted where they were written: in the line of hyphens, and in each row below it.
    private static void CheckCells(Table table, MarkupRenderer renderer)
    {
        if (table is not [TableRow { IsHeader: true, Span.Length: > 0 } header, ..]) return;
        var text = renderer.Source.Text;
        var below = text.IndexOf('\n', renderer.SpanOf(header).Start);
        if (below < 0 || CountCells(LineAt(text, below + 1)) is not (> 1 and var columns)) return;
        for (var i = 1; i < table.Count; i++)
            if (table[i] is TableRow { Span.Length: > 0 } row && CountCells(LineAt(text, renderer.SpanOf(row).Start)) is var cells && cells != columns)
                renderer.Report(Codes.UnevenRow, row, $"this row has {DiagnosticReport.Count(cells, "cell")} and the table {columns}", null, "put a `|` between all cells, also around an empty one; a bar within a text is written `\\|`");
    }

    // Without a table of all lines of the text, which most texts never need.
    private static ReadOnlySpan<char> LineAt(string text, int offset)
    {
        var start = text.AsSpan(0, offset).LastIndexOf('\n') + 1;
        var end = text.IndexOf('\n', offset);
        return text.AsSpan(start, (end < 0 ? text.Length : end) - start);
    }

    private static int CountCells(ReadOnlySpan<char> line)
    {
        var text = line.Trim(" \t>");
        var bars = 0;
        var isCode = false;
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case '\\': i++; break;
                case '`': isCode = !isCode; break;
                case '|' when !isCode: bars++; break;
            }
        return bars + 1 - (text.StartsWith("|") ? 1 : 0) - (text.Length > 1 && text.EndsWith("|") && !text.EndsWith("\\|") ? 1 : 0);
    }

    private static bool HasContent(TableCell cell) => cell.Any(b => b is not LeafBlock leaf || leaf.Inline?.FirstChild is not null);
}
