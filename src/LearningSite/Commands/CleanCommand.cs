using System.CommandLine;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Settings;

namespace LearningSite.Commands;

/// <summary>`clean`: removes the output and the cache, and nothing that LearningSite did not write.</summary>
public static class CleanCommand
{
    public static Command Create()
    {
        var command = new Command("clean", "Removes the output and the cache");
        command.SetAction(parsed =>
        {
            var options = CommandLine.ToBuildOptions(parsed);
            var diagnostics = new DiagnosticBag();
            var settings = ReadSettings.Read(SiteFolders.FindSettingsFile(options.Root), options.Overrides, diagnostics);
            var folders = SiteFolders.Find(options.Root, settings);
            OutputFolder.Clean(folders.Output, folders.Cache, folders.Display, diagnostics);
            DiagnosticReport.Write(diagnostics.Sorted(), Console.Error);
            return diagnostics.HasErrors ? ExitCode.ExecutionError : ExitCode.Normal;
        });
        return command;
    }
}
