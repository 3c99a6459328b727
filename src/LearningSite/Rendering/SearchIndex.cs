using System.Diagnostics;
using LearningSite.Diagnostics;

namespace LearningSite.Rendering;

/// <summary>Runs Pagefind over the staged pages. It reads the finished HTML, so what it finds is what readers see.</summary>
public static class SearchIndex
{
    public const string Folder = "pagefind";

    public static async Task<bool> GenerateAsync(string stagingPath, Theme theme, DiagnosticBag diagnostics)
    {
        if (theme.FindPath("node_modules/pagefind/lib/runner/bin.cjs") is not { } script)
            return Fail("Pagefind is not installed", "run `dotnet build src/LearningSite`, or build with `--no-search`", diagnostics);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", [script, "--site", stagingPath, "--output-subdir", Folder, "--silent"]) { RedirectStandardError = true, RedirectStandardOutput = true });
            if (process is null) return Fail("Node did not start", "install Node 20 or newer", diagnostics);
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) return Fail((await error).Trim().Split('\n')[0], "build with `--no-search` to go on without", diagnostics);
            // The ready-made widgets are not used.
            foreach (var extra in Directory.EnumerateFiles(Path.Combine(stagingPath, Folder), "pagefind-*").Where(f => Path.GetFileName(f) is var name && (name.Contains("ui", StringComparison.Ordinal) || name.Contains("highlight", StringComparison.Ordinal))).ToList()) File.Delete(extra);
            SortSearchIndex.In(Path.Combine(stagingPath, Folder));
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Fail("Node was not found", "install Node 20 or newer, or build with `--no-search`", diagnostics);
        }
    }

    private static bool Fail(string reason, string help, DiagnosticBag diagnostics)
    {
        diagnostics.Add(new Diagnostic(Codes.SearchFailed, $"the search index could not be built: {reason}", null, null, help));
        return false;
    }
}
