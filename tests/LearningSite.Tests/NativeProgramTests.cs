using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>
/// The native program does what the other one does: what the compiler left out of it is missed only when it runs, by templates that read a model by name,
/// by the cache that writes any record, and by JSON.
/// </summary>
public sealed partial class NativeProgramTests(NativeProgram native) : IClassFixture<NativeProgram>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_every_file_of_the_bundled_site_as_the_other_program_does()
    {
        using var folder = new TempFolder();
        string[] build = ["build", "--no-search", "--no-cache", "-s", "ContributorPages=true", "--root", ProjectFolder.Repository, "--output"];
        Assert.Equal(0, (await CommandLineTests.RunAsync(folder.Path, [], [.. build, folder.Combine("usual")])).ExitCode);
        var run = await native.RunAsync(folder.Path, [.. build, folder.Combine("native")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var files = Hashes(folder.Combine("usual"));
        Assert.True(files.Count > 800, $"{files.Count} files");
        Assert.Equal(files, Hashes(folder.Combine("native")));
    }

    [Fact]
    public async Task Takes_over_what_its_last_build_left()
    {
        using var site = Copy();
        var lesson = site.Combine("input/lessons/pipelines-and-gates/your-first-quality-gate.md");
        await BuildAsync();
        Assert.Contains("nothing to do", await BuildAsync(), StringComparison.Ordinal);

        var page = Path.Combine(site.Output, "lessons/how-models-learn/index.html");
        var written = File.GetLastWriteTimeUtc(page);
        await File.AppendAllTextAsync(lesson, "\nOne more sentence.\n", Stop);
        Assert.DoesNotContain("nothing to do", await BuildAsync(), StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(page));
        var output = Hashes(site.Output);
        Assert.Equal(0, (await CommandLineTests.RunAsync(site.Root, [], "build", "--no-search", "--no-cache")).ExitCode);
        Assert.Equal(Hashes(site.Output), output);

        async Task<string> BuildAsync()
        {
            var run = await native.RunAsync(site.Root, "build", "--no-search");
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            return run.Output;
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("explain LS3006")]
    [InlineData("explain LS9999")]
    [InlineData("biuld")]
    [InlineData("check")]
    [InlineData("check --strict --all")]
    [InlineData("check --fix --dry-run")]
    [InlineData("check --format json")]
    [InlineData("check --format github")]
    [InlineData("check --format sarif")]
    [InlineData("report")]
    [InlineData("report --format json")]
    [InlineData("new lesson --track basics --title Thresholds")]
    public async Task Answers_on_the_command_line_as_the_other_program_does(string command)
    {
        using var one = Faulty();
        using var other = Faulty();
        var (usual, own) = (await CommandLineTests.RunAsync(one.Root, [], command.Split(' ')), await native.RunAsync(other.Root, command.Split(' ')));
        Assert.Equal((usual.ExitCode, Timeless(usual.Output), Timeless(usual.Error)), (own.ExitCode, Timeless(own.Output), Timeless(own.Error)));

        static TestSite Faulty() => TestSite.Of("course").Write("input/pages/faulty.md", "---\ntitle: Faulty\nsumary: x\n---\n[a](nowhere.md) <b>x</b>\n");
        static string Timeless(string text) => Times().Replace(text, "N s");
    }

    [Fact]
    public async Task Serves_a_preview_and_what_is_saved()
    {
        using var site = TestSite.Of("course");
        var port = FreePort();
        using var process = native.Start(site.Root, "preview", "--port", $"{port}");
        try
        {
            // It says where it serves when it does.
            while (await process.StandardOutput.ReadLineAsync(Stop) is { } line && !line.Contains($"{port}", StringComparison.Ordinal)) { }
            using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
            var page = await client.GetStringAsync("/lessons/metrics/", Stop);
            Assert.Contains("<h1", page, StringComparison.Ordinal);
            var overlay = Overlay().Match(page).Value;
            Assert.Contains("const stylesheet = \"", await client.GetStringAsync(overlay, Stop), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    private static TestSite Copy()
    {
        var site = new TestSite();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input"), "*", SearchOption.AllDirectories).Append(Path.Combine(ProjectFolder.Repository, "statiq.json")))
            site.Write(Path.GetRelativePath(ProjectFolder.Repository, path), File.ReadAllBytes(path));
        // A file that was written just now counts as changed.
        foreach (var file in Directory.EnumerateFiles(site.Root, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return site;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IReadOnlyList<string> Hashes(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))} {Path.GetRelativePath(folder, f)}")];

    [GeneratedRegex(@"\d+\.\d\d s \([^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    [GeneratedRegex(@"/_preview/reload\.[^""]*", RegexOptions.NonBacktracking)]
    private static partial Regex Overlay();
}

/// <summary>`dotnet publish`, once for all tests: it compiles for a minute.</summary>
public sealed class NativeProgram : IAsyncLifetime
{
    private readonly TempFolder folder = new();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(new[] { "clang", "gcc" }.Any(HasTool), "a native program is linked by clang or gcc, and neither is on the PATH");
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(ProjectFolder.Repository, "src/LearningSite"), "-c", "Release", "--nologo", "--artifacts-path", folder.Combine("artifacts"), "-o", folder.Combine("program")]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }

    public Process Start(string root, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(folder.Combine("program/LearningSite"), arguments) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true })!;

    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string root, params string[] arguments)
    {
        using var process = Start(root, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool HasTool(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
