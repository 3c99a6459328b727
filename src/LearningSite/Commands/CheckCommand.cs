using System.CommandLine;
using LearningSite.Pipelines;

namespace LearningSite.Commands;

/// <summary>`check`: everything that `build` checks, writing nothing.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Checks the site and writes nothing");
        command.SetAction(async (parsed, _) =>
        {
            var result = await BuildDisplay.RunAsync(progress => new SiteBuilder(CommandLine.ToBuildOptions(parsed), progress).CheckAsync());
            return BuildDisplay.Report(result, CommandLine.ShowsAll(parsed));
        });
        return command;
    }
}
