using System.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The modules of `theme/input/js` that need no page: their types, and the tests in `tests/browser`, run by Node.</summary>
public class BrowserModuleTests
{
    private static readonly string Folder = Path.Combine(ProjectFolder.Repository, "tests/browser");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.test.js").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public async Task Tests_in_Node_pass(string file)
    {
        var (exitCode, output) = await RunNodeAsync("--test", "--test-reporter=tap", file);
        Assert.True(exitCode == 0, string.Join('\n', output.Split('\n').Where(line => !line.TrimStart().StartsWith("ok ", StringComparison.Ordinal) && !IsTiming(line))));
        Assert.Matches(@"\n# pass [1-9]\d*\n", output);
    }

    [Fact]
    public async Task Types_in_the_comments_hold()
    {
        var (exitCode, output) = await RunNodeAsync("node_modules/typescript/bin/tsc", "--pretty", "false");
        Assert.True(exitCode == 0, output);
    }

    private static bool IsTiming(string line) => line.TrimStart() is "---" or "..." || line.Contains("duration_ms", StringComparison.Ordinal) || line.StartsWith("# Subtest", StringComparison.Ordinal);

    private static async Task<(int ExitCode, string Output)> RunNodeAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("node did not start");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ReplaceLineEndings("\n") + await error);
    }
}
