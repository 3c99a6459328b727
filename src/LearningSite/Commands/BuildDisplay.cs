using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Pipelines;
using Spectre.Console;

namespace LearningSite.Commands;

/// <summary>Shows a build: a progress bar on a terminal, plain lines elsewhere, and a closing summary.</summary>
/// <param name="format">Of <see cref="ReportFormat"/>.</param>
public sealed class BuildDisplay(string format)
{
    /// <summary>What a program reads has the standard output for itself.</summary>
    public TextWriter Messages { get; } = format == ReportFormat.Text ? Console.Out : Console.Error;

    public Task<BuildResult> RunAsync(Func<IBuildProgress, Task<BuildResult>> build) =>
        format == ReportFormat.Text && !Console.IsOutputRedirected ? RunOnTerminalAsync(build) : build(new LineProgress(Messages));

    /// <summary>Prints the findings and the summary.</summary>
    public int Report(BuildResult result, bool showsAll)
    {
        if (result.Standing is { } standing) Console.Error.Write(standing.Report);
        else if (format == ReportFormat.Text) Console.Error.Write(showsAll ? DiagnosticReport.Of(result.Diagnostics, showAll: true) : result.Report);
        else ReportFormat.Write(result, format);
        if (result.Interruption is { } interruption) Messages.WriteLine(interruption);
        Messages.WriteLine(Summarise(result));
        return result.HasErrors ? ExitCode.ExecutionError : FailsStrictly(result) ? ExitCode.LogLevelFailure : ExitCode.Normal;
    }

    private static bool FailsStrictly(BuildResult result) => result.Settings.Strict && result.HasWarnings;

    private static async Task<BuildResult> RunOnTerminalAsync(Func<IBuildProgress, Task<BuildResult>> build) =>
        await AnsiConsole.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => build(new BarProgress(context)));

    // 96 pages in 1.24 s (Read 0.02, Parse 0.11, Link 0.03, Compile 0.92, Gather 0.04, Write 0.01), 0 warnings → output
    private static string Summarise(BuildResult result)
    {
        var errors = result.HasErrors ? DiagnosticReport.Count(result.Diagnostics.Count(d => d.Severity == Severity.Error), "error") + ", " : "";
        var warnings = DiagnosticReport.Count(result.Standing?.Warnings ?? result.Diagnostics.Count(d => d.Severity == Severity.Warning), "warning");
        var silencedCount = result.Standing?.Silenced ?? result.Silenced.Count;
        var silenced = silencedCount > 0 ? string.Create(CultureInfo.InvariantCulture, $", {silencedCount} silenced") : "";
        if (result.Standing is not null) return $"nothing to do: {DiagnosticReport.Count(result.Pages, "page")} in {result.Folders.Display(result.Folders.Output)} are up to date, {warnings}{silenced}; `--no-cache` builds all the same";
        var total = 0.0;
        var phases = new StringBuilder();
        for (var i = 0; i < result.Phases.Count; i++)
        {
            var (phase, time) = result.Phases[i];
            total += time.TotalSeconds;
            phases.Append(i > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{phase} {time.TotalSeconds:0.00}");
        }
        var end = result.IsWritten ? $" → {result.Folders.Display(result.Folders.Output)}" : FailsStrictly(result) ? "; warnings fail this build, because `Strict` is on" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{DiagnosticReport.Count(result.Pages, "page")} in {total:0.00} s ({phases}), {errors}{warnings}{silenced}{end}");
    }

    private sealed class BarProgress(ProgressContext context) : IBuildProgress
    {
        private ProgressTask? task;

        public void Start(string phase, int count)
        {
            task?.StopTask();
            task = context.AddTask(phase, maxValue: Math.Max(1, count));
        }

        public void Advance() => task?.Increment(1);
    }

    private sealed class LineProgress(TextWriter output) : IBuildProgress
    {
        public void Start(string phase, int count) => output.WriteLine(count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{phase} ({count})") : phase);
        public void Advance() { }
    }
}
