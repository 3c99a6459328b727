using System.CommandLine;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Scaffolds;

namespace LearningSite.Commands;

/// <summary>`import`: takes content from files of other programs, after checking it as if it stood in the site.</summary>
public static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Table with a figure on each line, as `pay.csv` of the site has them" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only check the table, and write nothing" };
        var salaries = new Command("salaries", "Pay figures from a CSV file, into `salaries/<role>.yml`") { file, dryRun };
        salaries.SetAction(async (parsed, _) =>
        {
            var table = parsed.GetRequiredValue(file);
            if (!table.Exists)
            {
                Console.Error.WriteLine($"error: there is no file `{table}`");
                Console.Error.WriteLine(" = help: name a CSV file, relative to the folder that you are in");
                return ExitCode.CommandLineError;
            }
            // Hidden figures count, too: a second one under the same id would be lost behind the first.
            var site = await new SiteBuilder(CommandLine.ToBuildOptions(parsed) with { IncludesDrafts = true, HasSearch = false }, new NoProgress()).CheckAsync();
            var diagnostics = new DiagnosticBag(rules: site.Settings.Rules);
            var figures = ImportSalaries.Read(new SourceFile(table.FullName, site.Folders.Display(table.FullName), table.Name, table.Length), site, diagnostics);
            DiagnosticReport.Write(diagnostics.Sorted(), Console.Error, CommandLine.ShowsAll(parsed));
            if (diagnostics.HasErrors) return ExitCode.ExecutionError;
            var write = new WriteScaffold(new SiteFiles(site.Folders.Root, site.Folders.Inputs[0]), Console.Error);
            if (!ImportSalaries.Write(figures, write)) return ExitCode.CommandLineError;
            if (!parsed.GetValue(dryRun)) write.Write(Console.Out);
            Console.Out.WriteLine($"{DiagnosticReport.Count(figures.Count, "figure")} for {DiagnosticReport.Count(figures.Select(f => f.Role.Slug).Distinct().Count(), "role")}");
            return site.Settings.Strict && diagnostics.HasWarnings ? ExitCode.LogLevelFailure : ExitCode.Normal;
        });
        return new Command("import", "Takes content from files of other programs") { salaries };
    }
}
