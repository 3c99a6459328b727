using System.Diagnostics;
using LearningSite.Diagnostics;

namespace LearningSite.Rendering;

/// <summary>
/// Has `search.mjs` of the theme run Pagefind over the staged pages. It reads the finished HTML, so what it finds is what readers see. The same pages
/// give the same files, on whatever disk.
/// </summary>
public static class SearchIndex
{
    public const string Folder = "pagefind";
    private const string Installing = "run `dotnet build src/LearningSite`, or build with `--no-search`", Mark = "Error: ";

    public static async Task<bool> GenerateAsync(string stagingPath, Theme theme, DiagnosticBag diagnostics)
    {
        if (theme.FindPath("dist/search.mjs") is not { } script) return Fail("the theme's `dist/search.mjs` is not built", Installing, diagnostics);
        if (theme.FindPath("node_modules/pagefind/package.json") is null) return Fail("Pagefind is not installed", Installing, diagnostics);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", [script, stagingPath, Folder]) { RedirectStandardError = true, RedirectStandardOutput = true });
            if (process is null) return Fail("Node did not start", "install Node 20 or newer", diagnostics);
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) return Fail(ReasonOf(await error), "build with `--no-search` to go on without", diagnostics);
            SortSearchIndex.In(Path.Combine(stagingPath, Folder));
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Fail("Node was not found", "install Node 20 or newer, or build with `--no-search`", diagnostics);
        }
    }

    // Of what Node says, the line that is no frame.
    private static string ReasonOf(string said) => said.Split('\n').FirstOrDefault(l => l.StartsWith(Mark, StringComparison.Ordinal)) is { } line ? line[Mark.Length..].Trim() : "Node ended before it was written";

    private static bool Fail(string reason, string help, DiagnosticBag diagnostics)
    {
        diagnostics.Add(new Diagnostic(Codes.SearchFailed, $"the search index could not be built: {reason}", null, null, help));
        return false;
    }
}
