using System.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The program on a terminal, which `script` of util-linux makes: it asks, and it is coloured.</summary>
public class TerminalTests
{
    [Fact]
    public async Task New_asks_for_what_no_flag_says()
    {
        using var site = TestSite.Of("course");
        var output = await RunAsync(site, [], "Outlier value\rA value far from all others.\rcore\r", "new term");
        Assert.Contains("The term?", output, StringComparison.Ordinal);
        Assert.Contains("changed input/glossary/core.yml", output, StringComparison.Ordinal);
        Assert.Contains("id: outlier-value", File.ReadAllText(site.Combine("input/glossary/core.yml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task Difference_of_a_fix_is_coloured_unless_colour_is_refused(string noColour, bool isColoured)
    {
        using var site = TestSite.Of("course").Write("input/pages/about.md", "---\ntitel: A\n---\nText.\n");
        var output = await RunAsync(site, new() { ["NO_COLOR"] = noColour }, "", "check --fix --dry-run");
        Assert.Contains("+title: A", output, StringComparison.Ordinal);
        Assert.Equal(isColoured, output.Contains("\u001b[32m+title: A", StringComparison.Ordinal));
        Assert.Equal("---\ntitel: A\n---\nText.\n", File.ReadAllText(site.Combine("input/pages/about.md")));
    }

    private static async Task<string> RunAsync(TestSite site, Dictionary<string, string> environment, string input, string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "`script` of other systems has other options");
        var start = new ProcessStartInfo("script", ["-qefc", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "LearningSite.dll")}' {command}", "/dev/null"])
            { WorkingDirectory = site.Root, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TERM"] = "xterm";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("script did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await output;
    }
}
