using System.Diagnostics;
using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>
/// The native program does what the other one does: what the compiler left out of it is missed only when it runs, by templates that read a model by name,
/// by the cache that writes any record, and by JSON.
/// </summary>
public sealed partial class NativeProgramTests : IClassFixture<NativeProgram>
{
    private readonly NativeProgram native;

    public NativeProgramTests(NativeProgram native)
    {
        // Here, because a fixture cannot skip.
        Assert.SkipUnless(NativeProgram.CanBeLinked, "a native program is linked by clang or gcc, and neither is on the PATH");
        this.native = native;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_every_file_of_the_bundled_site_as_the_other_program_does()
    {
        using var folder = new TempFolder();
        string[] build = ["build", "--no-search", "--no-cache", "-s", "ContributorPages=true", "-s", TestSite.Today, "--root", ProjectFolder.Repository, "--output"];
        Assert.Equal(0, (await CommandLineTests.RunAsync(folder.Path, [], [.. build, folder.Combine("usual")])).ExitCode);
        var run = await native.RunAsync(folder.Path, [.. build, folder.Combine("native")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var files = TestSite.Hash(folder.Combine("usual"));
        Assert.True(files.Count(c => c == '\n') > 800, "most of the site is missing");
        Assert.Equal(files, TestSite.Hash(folder.Combine("native")));
    }

    [Fact]
    public async Task Takes_over_what_its_last_build_left()
    {
        using var site = new TestSite().AddBundledSite();
        var lesson = site.Combine("input/lessons/pipelines-and-gates/your-first-quality-gate.md");
        await BuildAsync();
        Assert.Contains("nothing to do", await BuildAsync(), StringComparison.Ordinal);

        var page = Path.Combine(site.Output, "lessons/how-models-learn/index.html");
        var written = File.GetLastWriteTimeUtc(page);
        await File.AppendAllTextAsync(lesson, "\nOne more sentence.\n", Stop);
        Assert.DoesNotContain("nothing to do", await BuildAsync(), StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(page));
        var output = site.HashOutput();
        Assert.Equal(0, (await CommandLineTests.RunAsync(site.Root, [], "build", "--no-search", "--no-cache", "-s", TestSite.Today)).ExitCode);
        Assert.Equal(site.HashOutput(), output);

        async Task<string> BuildAsync()
        {
            var run = await native.RunAsync(site.Root, "build", "--no-search", "-s", TestSite.Today);
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
        using var process = Process.Start(native.Command(site.Root, "preview", "--port", "0"))!;
        // Else it waits when nobody reads what it finds.
        var findings = process.StandardError.ReadToEndAsync(Stop);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri((await ReadLineAsync("Serving "))["Serving ".Length..]) };
            await ReadLineAsync("Built ");
            var page = await client.GetStringAsync("/lessons/metrics/", Stop);
            Assert.Contains("const stylesheet = \"", await client.GetStringAsync(Overlay().Match(page).Value, Stop), StringComparison.Ordinal);
            await File.AppendAllTextAsync(site.Combine("input/lessons/basics/metrics.md"), "\nA sentence that was saved.\n", Stop);
            await ReadLineAsync("Rebuilt ");
            Assert.Contains("A sentence that was saved.", await client.GetStringAsync("/lessons/metrics/", Stop), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(Stop);
        }

        async Task<string> ReadLineAsync(string start)
        {
            while (await process.StandardOutput.ReadLineAsync(Stop) is { } line)
                if (line.StartsWith(start, StringComparison.Ordinal)) return line;
            throw new InvalidOperationException($"the preview ended before it said `{start}…`\n{await findings}");
        }
    }

    [GeneratedRegex(@"\d+\.\d\d s \([^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    [GeneratedRegex(@"/_preview/reload\.[^""]*", RegexOptions.NonBacktracking)]
    private static partial Regex Overlay();
}

/// <summary>`dotnet publish`, once for all tests: it compiles for a minute.</summary>
public sealed class NativeProgram : IAsyncLifetime
{
    private readonly TempFolder folder = new();

    public static bool CanBeLinked { get; } = new[] { "clang", "gcc" }.Any(HasTool);

    public async ValueTask InitializeAsync()
    {
        if (!CanBeLinked) return;
        var run = await CommandLineTests.RunAsync(new ProcessStartInfo("dotnet", ["publish", Path.Combine(ProjectFolder.Repository, "src/LearningSite"), "-c", "Release", "--nologo", "--artifacts-path", folder.Combine("artifacts"), "-o", folder.Combine("program")]));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    public ProcessStartInfo Command(string root, params string[] arguments) =>
        new(folder.Combine("program/LearningSite"), arguments) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };

    public Task<(int ExitCode, string Output, string Error)> RunAsync(string root, params string[] arguments) => CommandLineTests.RunAsync(Command(root, arguments));

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool HasTool(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
