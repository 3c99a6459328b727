using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Markup;
using Markdig.Syntax;

namespace LearningSite.Tests.Support;

/// <summary>
/// Runs the code of a page that says `run`, with the Python of this machine, in a temporary folder and without a network, and
/// compares what it prints with what the page shows.
/// </summary>
public static class RunPage
{
    private const string Packages = "python3-numpy python3-pandas python3-sklearn python3-pytest";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Block(string Mode, string Name, string Code);
    private sealed record Result(string Printed, string Failure);

    public static bool HasCode(string markdown) => markdown.Contains("```python", StringComparison.Ordinal) && FindCode(markdown).Count > 0;

    /// <summary>Faults, each with its file and line; and the page as it has to be for its outputs to be the real ones.</summary>
    public static (IReadOnlyList<string> Faults, string Corrected) Run(string name, string markdown)
    {
        var blocks = FindCode(markdown);
        var results = Execute([.. blocks.Select(b => new Block(b.Mode.ToString().ToLowerInvariant(), b.FileName, TextOf(b.Code)))]);
        var faults = new List<string>();
        var corrected = new StringBuilder(markdown);
        foreach (var (block, result) in blocks.Zip(results).Reverse())
        {
            var printed = result.Printed.TrimEnd('\n');
            var shown = block.Output is null ? "" : TextOf(block.Output);
            if (result.Failure.Length > 0)
                faults.Insert(0, $"{name}:{LineOf(block.Code)}: the code fails:\n{result.Failure}\n");
            else if (printed.Length == 0 && block.Mode != RunMode.Quiet)
                faults.Insert(0, $"{name}:{LineOf(block.Code)}: the code prints nothing; write `run=quiet` and no output\n");
            else if (printed != shown)
            {
                faults.Insert(0, $"{name}:{LineOf(block.Output ?? block.Code)}: the code prints\n{printed}\n-- and the page shows\n{shown}\n");
                Correct(corrected, markdown, block, printed);
            }
        }
        return (faults, corrected.ToString());
    }

    // A closing fence stands on the last line of its block, so the text is what lies between the first line and the last.
    private static void Correct(StringBuilder corrected, string markdown, RunnableCode block, string printed)
    {
        if (block.Mode == RunMode.Quiet) return;
        var last = block.Output ?? block.Code;
        var end = Math.Min(last.Span.End + 1, markdown.Length);
        var lineStart = markdown.LastIndexOf('\n', Math.Max(0, last.Span.Start - 1)) + 1;
        var indent = markdown[lineStart..last.Span.Start];
        var fence = new string(last.FencedChar, last.OpeningFencedCharCount);
        var text = $"{fence}{RunnableCode.OutputLanguage}\n{string.Join('\n', printed.Split('\n').Select(line => line.Length == 0 ? "" : indent + line))}\n{indent}{fence}";
        if (block.Output is null) corrected.Insert(end, $"\n\n{indent}{text}");
        else corrected.Remove(last.Span.Start, end - last.Span.Start).Insert(last.Span.Start, text);
    }

    private static IReadOnlyList<RunnableCode> FindCode(string markdown) =>
        ParseMarkdown.Parse(markdown, new SourceText("page.md", markdown), 0, new DiagnosticBag()) is { } tree ? [.. RunnableCode.FindAll(tree)] : [];

    private static string TextOf(FencedCodeBlock block) => block.Lines.ToString();

    private static int LineOf(FencedCodeBlock block) => block.Line + 1;

    private static IReadOnlyList<Result> Execute(IReadOnlyList<Block> blocks)
    {
        using var folder = new TempFolder();
        var start = new ProcessStartInfo(Python.Value!, [ProjectFolder.Combine("Support/run_page.py")])
        {
            WorkingDirectory = folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        // What would differ from machine to machine, and from run to run.
        foreach (var (key, value) in new[] { ("PYTHONHASHSEED", "0"), ("PYTHONUTF8", "1"), ("PYTHONDONTWRITEBYTECODE", "1"), ("OMP_NUM_THREADS", "1"), ("OPENBLAS_NUM_THREADS", "1"), ("COLUMNS", "80"), ("TZ", "UTC"), ("NO_COLOR", "1") })
            start.Environment[key] = value;
        start.Environment.Remove("CI"); // pytest says more there
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(JsonSerializer.Serialize(blocks, Json));
        process.StandardInput.Close();
        if (!process.WaitForExit(Limit)) process.Kill(entireProcessTree: true);
        return process.ExitCode == 0 && JsonSerializer.Deserialize<List<Result>>(output.Result, Json) is { } results ? results : throw new InvalidOperationException($"the code of the page did not run to its end: {error.Result}");
    }

    // The first one with the packages: a `python3` that somebody built may stand before that of Debian.
    private static readonly Lazy<string?> Python = new(() => Array.Find(["python3", "/usr/bin/python3"], HasPackages));

    private static bool HasPackages(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import numpy, pandas, sklearn, pytest"]) { RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Fails with what to install, so that no page goes unchecked in silence.</summary>
    public static void RequirePython() =>
        Assert.True(Python.Value is not null, $"The code of pages needs python3 with NumPy, pandas, scikit-learn and pytest. On Debian and Ubuntu: apt-get install {Packages}");
}
