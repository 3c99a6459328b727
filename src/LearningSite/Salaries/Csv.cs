using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Salaries;

/// <summary>
/// CSV with the place of every cell, which no library gives: RFC 4180 with commas.
/// <code>
/// file = row *( newline row )    row = cell *( "," cell )    cell = plain / quote *( any but quote / two quotes ) quote
/// </code>
/// A cell that a spreadsheet would take for a formula carries an apostrophe before it, outside of what it says.
/// </summary>
public static class Csv
{
    /// <summary>Rows in the order of the file, empty lines left out. After a finding, the rows before it.</summary>
    public static IReadOnlyList<IReadOnlyList<YamlNode.Scalar>> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var rows = new List<IReadOnlyList<YamlNode.Scalar>>();
        var row = new List<YamlNode.Scalar>();
        for (var at = 0; at <= source.Text.Length;)
        {
            if (ReadCell(source, at, diagnostics) is not { } cell) return rows;
            row.Add(cell);
            at = cell.Span.End;
            if (at < source.Text.Length && source.Text[at] == ',') { at++; continue; }
            if (row.Count > 1 || row[0].Value.Length > 0) rows.Add(row);
            row = [];
            at++;
        }
        return rows;
    }

    public static string Quote(string value)
    {
        var cell = IsFormula(value) ? "'" + value : value;
        return cell.AsSpan().ContainsAny(",\"\r\n") || cell.Trim() != cell ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
    }

    private static YamlNode.Scalar? ReadCell(SourceText source, int start, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        if (start == text.Length || text[start] != '"')
        {
            var end = text.AsSpan(start).IndexOfAny(',', '\n') is var found and >= 0 ? start + found : text.Length;
            return new YamlNode.Scalar(Plain(text[start..end].Trim()), new TextSpan(start, end - start), start);
        }
        var close = start + 1;
        while (close < text.Length && (text[close] != '"' || (close + 1 < text.Length && text[close + 1] == '"'))) close += text[close] == '"' ? 2 : 1;
        if (close >= text.Length) return Refuse(source, start, 1, "a quote is opened and never closed", "close it with `\"`; a quote inside a cell is written twice", diagnostics);
        if (close + 1 < text.Length && text[close + 1] is not (',' or '\n')) return Refuse(source, close + 1, 1, "there is text behind a closing quote", "write a comma here; a quote inside a cell is written twice", diagnostics);
        return new YamlNode.Scalar(Plain(text[(start + 1)..close].Replace("\"\"", "\"", StringComparison.Ordinal)), new TextSpan(start, close + 1 - start), start + 1);
    }

    private static YamlNode.Scalar? Refuse(SourceText source, int at, int length, string message, string help, DiagnosticBag diagnostics)
    {
        diagnostics.Add(new Diagnostic(Codes.CsvSyntax, message, new Place(source, new TextSpan(at, length)), null, help));
        return null;
    }

    private static string Plain(string cell) => cell is ['\'', .. var value] && IsFormula(value) ? value : cell;

    // Apostrophes that are there already count, so that what is read is what was written.
    private static bool IsFormula(string value) => value.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t', ..];
}
