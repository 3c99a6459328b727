using System.CommandLine;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Fixes;
using LearningSite.Pipelines;

namespace LearningSite.Commands;

/// <summary>`check`: everything that `build` checks, writing nothing; with `--fix` it repairs what has one possible meaning.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var fix = new Option<bool>("--fix") { Description = "Repair what is safe, and show the difference" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what --fix would change, and write nothing" };
        var format = ReportFormat.CreateOption();
        var command = new Command("check", "Checks the site and writes nothing, unless asked to fix") { fix, dryRun, format };
        command.SetAction(async (parsed, _) =>
        {
            var options = CommandLine.ToBuildOptions(parsed);
            if (parsed.GetValue(dryRun)) return ShowDifference(await FixContent.FixAsync(options), Console.Out);
            var display = new BuildDisplay(parsed.GetRequiredValue(format));
            return display.Report(parsed.GetValue(fix) ? await FixAsync(options, display.Messages) : await display.RunAsync(progress => new SiteBuilder(options, progress).CheckAsync()), CommandLine.ShowsAll(parsed));
        });
        return command;
    }

    /// <summary>Writes the repairs; the result is the check of what is left.</summary>
    private static async Task<BuildResult> FixAsync(BuildOptions options, TextWriter messages)
    {
        var fixes = await FixContent.FixAsync(options);
        ShowDifference(fixes, messages);
        var diagnostics = new DiagnosticBag();
        WriteFixes.Write(fixes.Files, fixes.Left.Folders, diagnostics);
        return fixes.Left.And(diagnostics);
    }

    private static int ShowDifference(FixResult fixes, TextWriter output)
    {
        var isColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        foreach (var file in fixes.Files)
            foreach (var line in UnifiedDiff.Write(file.DisplayPath, Read(file.Before ?? []), Read(file.After)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                output.WriteLine(isColoured ? Colour(line) : line);
        if (fixes.Files.Count == 0) output.WriteLine("nothing to fix");
        return ExitCode.Normal;
    }

    private static string Read(byte[] bytes) => SourceFile.NormaliseLineEnds(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));

    private static string Colour(string line) => line[0] switch
    {
        '-' => $"\u001b[31m{line}\u001b[0m",
        '+' => $"\u001b[32m{line}\u001b[0m",
        '@' => $"\u001b[36m{line}\u001b[0m",
        _ => line,
    };
}
