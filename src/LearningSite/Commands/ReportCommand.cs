using System.CommandLine;
using LearningSite.Coverage;
using LearningSite.Diagnostics;
using LearningSite.Pipelines;

namespace LearningSite.Commands;

/// <summary>`report`: what the content covers and where it has gaps. A gap is no mistake, so it does not change the exit code.</summary>
public static class ReportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");
        var command = new Command("report", "Prints what the content covers, and its gaps") { format };
        command.SetAction(async (parsed, _) =>
        {
            // Standard output holds the report and nothing else, so that it can be piped.
            var result = await new SiteBuilder(CommandLine.ToBuildOptions(parsed) with { HasReport = true }, new NoProgress()).CheckAsync();
            var errors = result.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
            DiagnosticReport.Write(errors, Console.Error);
            var report = DeepThreads.Run(() => CreateCoverage.Create(result.Site, result.Outlines));
            if (parsed.GetValue(format) == "json") Console.WriteLine(CoverageJson.Create(report));
            else WriteCoverageText.Write(report, Console.Out);
            return errors.Count > 0 ? ExitCode.ExecutionError : ExitCode.Normal;
        });
        return command;
    }
}
