using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Pipelines;
using LearningSite.Salaries;

namespace LearningSite.Scaffolds;

/// <summary>Takes pay points from a table into `salaries/*.yml`: all of them or none. A row is held against the rules of an entry and against the figures that the site has.</summary>
public static class ImportSalaries
{
    /// <summary>The figures of the table, and what is wrong with it.</summary>
    public static IReadOnlyList<Salary> Read(SourceFile file, BuildResult site, DiagnosticBag diagnostics)
    {
        if (file.TryReadText(diagnostics) is not { } text) return [];
        var imported = ReadSalaryCsv.Read(new ParseContext(file, text, site.Site.Today, isPlainFolder: false, diagnostics));
        // What the site says about itself is for `check` to tell.
        var both = new DiagnosticBag();
        LinkDocuments.Link([.. site.Site.Documents, .. imported], [], [new SalaryKind()], site.Settings, site.Site.Today, isPlainFolder: false, includesDrafts: true, site.Site.Ledger, [], both);
        foreach (var finding in both.Sorted())
            if (IsIn(file, finding.Place)) diagnostics.Add(finding);
            else if (IsIn(file, finding.NotePlace)) diagnostics.Add(finding with { Place = finding.NotePlace, NotePlace = finding.Place, Note = "the other one is here" });
        return imported;
    }

    private static bool IsIn(SourceFile file, Place? place) => place?.Text.Path == file.DisplayPath;

    /// <summary>Adds an entry for each figure to the file of its role.</summary>
    public static bool Write(IReadOnlyList<Salary> salaries, WriteScaffold write) => salaries.GroupBy(s => s.Role.Slug).All(role =>
    {
        var entries = string.Join('\n', role.Select(WriteEntry));
        if (write.Site.Find("salaries", role.Key) is not { } path) return write.AddAt(write.Site.Combine($"salaries/{role.Key}.yml"), entries);
        return HasEntries(path, write) ? write.Append(path, entries) : write.Fail($"`salaries/{role.Key}.yml` has no list to add to", "begin each of its entries with `- id: …` on a line of its own");
    });

    private static bool HasEntries(string path, WriteScaffold write) =>
        write.Site.Read(path, new DiagnosticBag()) is { } text && YamlReader.Read(text, new DiagnosticBag()) is YamlNode.Sequence list && text.Text[list.Span.Start] == '-';

    // - id: tester-mid-base
    //   role: tester
    //   caveat: "One survey, which doesn’t say whom it asked."
    private static string WriteEntry(Salary salary)
    {
        var entry = new StringBuilder();
        foreach (var (name, value) in SalaryColumns.Keys.Select(c => (c.Name, Value: c.ValueOf(salary))).Where(c => c.Value.Length > 0))
            entry.Append(entry.Length == 0 ? "- " : "  ").Append(name).Append(": ").Append(name is "title" or "caveat" or "place" ? Quote(value) : value).Append('\n');
        if (salary.Header.IsDraft) entry.Append("  visible: false\n");
        return entry.ToString();
    }

    // A line break inside a cell is a space in running text.
    private static string Quote(string value) =>
        "\"" + string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
