using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Salaries;

/// <summary>Reads pay points from a table: each row becomes the entry that an author would have written, with the places of its cells, so that every rule of an entry holds for a row.</summary>
public static class ReadSalaryCsv
{
    public static IReadOnlyList<Salary> Read(ParseContext context)
    {
        var rows = Csv.Read(context.Text, context.Diagnostics);
        if (rows.Count < 2)
        {
            if (!context.Diagnostics.HasErrors) context.Diagnostics.Add(new Diagnostic(Codes.CsvSyntax, "the file has no row of figures", WholeFile(context), null, "write the names of the columns on the first line, and a figure on each line below"));
            return [];
        }
        var columns = rows[0];
        if (!CheckColumns(columns, context)) return [];
        return [.. rows.Skip(1).Select(r => ReadRow(columns, r, context)).OfType<Salary>()];
    }

    // A mistake in the first row would come up again in every other one.
    private static bool CheckColumns(IReadOnlyList<YamlNode.Scalar> columns, ParseContext context)
    {
        var known = SalaryColumns.Keys.Select(c => c.Name).Append("visible").ToList();
        var isFine = true;
        foreach (var column in columns.Where(c => !known.Contains(c.Value) && !IsAdded(c)))
            isFine = Report(new Diagnostic(Codes.UnknownKey, $"a salary has no column `{column.Value}`", new Place(context.Text, column.Span), Spelling.DidYouMean(column.Value, known), $"the columns are {string.Join(", ", known.Select(k => $"`{k}`"))}"), context);
        foreach (var twice in columns.GroupBy(c => c.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
            isFine = Report(new Diagnostic(Codes.DuplicateKey, $"the column `{twice.Key}` stands twice", new Place(context.Text, twice.ElementAt(1).Span), "second time", "remove one of the two", "the first one is here", new Place(context.Text, twice.First().Span)), context);
        // Percentiles come without `min` and `max`.
        foreach (var missing in ReadSalary.Keys.All.Where(k => k.IsRequired && k.Name is not ("min" or "max") && columns.All(c => c.Value != k.Name)))
            isFine = Report(new Diagnostic(Codes.MissingKey, $"the column `{missing.Name}` is missing", new Place(context.Text, columns[^1].Span), null, $"add it: {missing.About}"), context);
        return isFine;
    }

    private static Salary? ReadRow(IReadOnlyList<YamlNode.Scalar> columns, IReadOnlyList<YamlNode.Scalar> row, ParseContext context)
    {
        var span = TextSpan.Between(row[0].Span.Start, row[^1].Span.End);
        if (row.Count != columns.Count)
        {
            Report(new Diagnostic(Codes.CsvSyntax, $"the row has {DiagnosticReport.Count(row.Count, "cell")} and the first row {columns.Count}", new Place(context.Text, span), null, "put a cell that holds a comma in quotes, and leave an empty cell for what the source does not say"), context);
            return null;
        }
        // An empty cell is a key that is not written.
        var entries = columns.Zip(row).Where(c => !IsAdded(c.First) && c.Second.Value.Length > 0).Select(c => new YamlNode.Entry(c.First with { Span = c.Second.Span }, c.Second)).ToList();
        var fields = new Fields(new YamlNode.Mapping(entries, span), context.Text, context.Diagnostics, ReadSalary.Keys);
        return ReadSalary.Read(fields, context) is { Slug.Length: > 0 } salary ? salary : null;
    }

    private static bool IsAdded(YamlNode.Scalar column) => SalaryColumns.Added.Any(a => a.Name == column.Value);

    private static bool Report(Diagnostic diagnostic, ParseContext context)
    {
        context.Diagnostics.Add(diagnostic);
        return false;
    }

    private static Place WholeFile(ParseContext context) => new(context.Text, default);
}
