using System.CommandLine;
using LearningSite.Pipelines;

namespace LearningSite.Commands;

/// <summary>`build`: compiles the input into the output.</summary>
public static class BuildCommand
{
    public static Command Create()
    {
        var noSearch = new Option<bool>("--no-search") { Description = "Leave the search index out" };
        var noCache = new Option<bool>("--no-cache") { Description = "Reuse nothing of an earlier build" };
        var format = ReportFormat.CreateOption();
        var command = new Command("build", "Compiles the site into the output folder") { noSearch, noCache, format };
        command.SetAction(async (parsed, _) =>
        {
            var hasCache = !parsed.GetValue(noCache);
            var display = new BuildDisplay(parsed.GetRequiredValue(format));
            // What a build leaves has its report as a person is shown it, and no other.
            var options = CommandLine.ToBuildOptions(parsed) with { HasSearch = !parsed.GetValue(noSearch), HasCache = hasCache, MayStand = hasCache && parsed.GetRequiredValue(format) == ReportFormat.Text && !CommandLine.ShowsAll(parsed) };
            return display.Report(await display.RunAsync(progress => new SiteBuilder(options, progress).BuildAsync()), CommandLine.ShowsAll(parsed));
        });
        return command;
    }
}
