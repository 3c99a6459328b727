using LearningSite.Diagnostics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace LearningSite.Markup.Rules;

/// <summary>A cell is announced with the header of its column.</summary>
public static class TableRules
{
    public static void Check(Table table, MarkupRenderer renderer)
    {
        if (!table.OfType<TableRow>().Any(r => r.IsHeader && r.OfType<TableCell>().Any(HasContent)))
            renderer.Report(Codes.TableWithoutHeader, table, "the table has no header row", null, "name every column in the row above the line of hyphens");
        if (!renderer.Source.Text.Contains("[[", StringComparison.Ordinal)) return;
        foreach (var blank in table.Descendants<BlankInline>())
            renderer.Report(Codes.BlankInTable, blank, "a blank cannot stand in a table", null, "write the question in a quiz file, where `shared:` may hold a table");
    }

    private static bool HasContent(TableCell cell) => cell.Any(b => b is not LeafBlock leaf || leaf.Inline?.FirstChild is not null);
}
