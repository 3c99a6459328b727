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
            foreach (var folder in new[] { folders.Output, folders.Cache })
                if (!OutputFolder.TryDelete(folder))
                    diagnostics.Add(new Diagnostic(Codes.UnsafeOutput, $"`{folders.Display(folder)}` was not removed: LearningSite did not write it", null, null, "remove it by hand if nothing in it is needed"));
            DiagnosticReport.Write(diagnostics.Sorted(), Console.Error);
            return diagnostics.HasErrors ? ExitCode.ExecutionError : ExitCode.Normal;
        });
        return command;
    }
}
