using System.CommandLine;
using System.CommandLine.Help;
using System.Diagnostics;
using LearningSite.Commands;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The program as people start it: exit codes, what it prints where, and the environment that it must not depend on.</summary>
public class CommandLineTests
{
    [Fact]
    public async Task Build_without_findings_exits_with_0_and_says_what_it_wrote()
    {
        using var site = TestSite.Of("course");
        var run = await RunAsync(site.Root, [], "build", "--no-search");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotEmpty(site.OutputFiles(".html"));
        Assert.Matches($@"\n{site.OutputFiles(".html").Count} pages in \d+\.\d\d s \(.*\), 0 warnings → output\n$", run.Output);
        Assert.True(site.HasOutput("index.html"));
    }

    [Fact]
    public async Task Build_of_what_has_not_changed_says_that_there_is_nothing_to_do_and_repeats_its_warnings()
    {
        using var site = TestSite.Of("course").Write("input/index.md", "---\ntitle: A\n---\n<b>x</b>\n");
        foreach (var file in Directory.EnumerateFiles(site.Root, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var first = await RunAsync(site.Root, [], "build", "--no-search");
        var second = await RunAsync(site.Root, [], "build", "--no-search");
        Assert.Equal((0, first.Error), (second.ExitCode, second.Error));
        Assert.EndsWith($"nothing to do: {site.OutputFiles(".html").Count} pages in output are up to date, 2 warnings; `--no-cache` builds all the same\n", second.Output, StringComparison.Ordinal);
        Assert.Contains(" → output", (await RunAsync(site.Root, [], "build", "--no-search", "--all")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_exits_with_4_and_prints_the_report_to_the_error_stream()
    {
        using var site = TestSite.Of("course").Write("input/index.md", "---\ntitle: A\n---\n[a](nowhere.md)\n");
        var run = await RunAsync(site.Root, [], "build", "--no-search");
        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error[LS4001]: the link `nowhere.md` leads nowhere\n --> input/index.md:4:5\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 error in 1 file\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("→", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
    }

    [Fact]
    public async Task Warning_exits_with_5_when_strict_and_with_0_otherwise()
    {
        using var site = TestSite.Of("course").Write("input/index.md", "---\ntitle: A\n---\n<b>x</b>\n");
        var strict = await RunAsync(site.Root, [], "check", "--strict");
        Assert.Equal(5, strict.ExitCode);
        Assert.EndsWith(", 2 warnings; warnings fail this build, because `Strict` is on\n", strict.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(site.Root, [], "check")).ExitCode);
        Assert.False(Directory.Exists(site.Output));
    }

    [Theory]
    [InlineData("github", "::error file=site/input/index.md,line=4,col=5,")]
    [InlineData("json", "{\n  \"version\": 1,")]
    [InlineData("sarif", "{\n  \"$schema\": ")]
    public async Task Format_for_programs_has_the_standard_output_for_itself(string format, string start)
    {
        using var site = new TestSite().Write("site/statiq.json", "{}").Write("site/input/index.md", "---\ntitle: A\n---\n[a](nowhere.md)\n");
        var run = await RunAsync(site.Root, [], "check", "--root", "site", "--format", format);
        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith(start, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" pages in ", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n4 pages in \d+\.\d\d s \(.*\), 1 error, 0 warnings\n$", run.Error);
    }

    [Theory]
    [InlineData("LS3006")]
    [InlineData("ls3006")]
    public async Task Explain_needs_no_site(string code)
    {
        using var folder = new TempFolder();
        var run = await RunAsync(folder.Path, [], "explain", code);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("LS3006 (warning): an unusual number of options\n\nTwo options are guessed half of the time", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n    warning[LS3006]: a question of type single has 2 options\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nHow to put it right:\n    Write three to five options.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LS30O6", "did you mean `LS3006`?")]
    [InlineData("x", "write a code as it is printed, such as `LS3025`")]
    public async Task Explain_of_an_unknown_code_exits_with_255_and_a_hint(string code, string hint)
    {
        using var folder = new TempFolder();
        var run = await RunAsync(folder.Path, [], "explain", code);
        Assert.Equal(255, run.ExitCode);
        Assert.Equal($"error[LS2013]: there is no code `{code}`\n  = help: {hint}\n", run.Error);
    }

    [Theory]
    [InlineData("error: ", "--no-such-option", "build")]
    [InlineData("'text'", "check", "--format", "xml")]
    [InlineData("did you mean `build`?", "biuld")]
    [InlineData("did you mean `check`?", "chek")]
    [InlineData("did you mean `--strict`?", "check", "--stict")]
    [InlineData("did you mean `--no-search`?", "build", "--no-serch")]
    [InlineData("did you mean `--output`?", "--ouput=x", "build")]
    public async Task Mistyped_command_line_exits_with_255_and_a_hint(string hint, params string[] arguments)
    {
        using var site = new TestSite();
        var run = await RunAsync(site.Root, [], arguments);
        Assert.Equal(255, run.ExitCode);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_setting_of_the_command_line_is_an_error()
    {
        using var site = TestSite.Of("course");
        var run = await RunAsync(site.Root, [], "check", "-s", "Hots=x");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("did you mean `Host`?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clean_removes_what_a_build_made_and_nothing_else()
    {
        using var site = TestSite.Of("course");
        await RunAsync(site.Root, [], "build", "--no-search");
        Assert.Equal((0, "", ""), await RunAsync(site.Root, [], "clean"));
        Assert.Equal(["input", "statiq.json"], Directory.EnumerateFileSystemEntries(site.Root).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal));
        site.Write("output/mine.txt", "x");
        Assert.Equal(4, (await RunAsync(site.Root, [], "clean")).ExitCode);
        Assert.True(site.HasOutput("mine.txt"));
    }

    [Fact]
    public async Task Clean_removes_nothing_while_a_build_writes()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        site.Write("cache/.learningsite", "x");
        using (OutputFolder.TryOpen(site.Output, "output", [], new DiagnosticBag()))
        {
            var before = Directory.EnumerateFileSystemEntries(site.Root, "*", SearchOption.AllDirectories).ToHashSet();
            var run = await RunAsync(site.Root, [], "clean");
            Assert.Equal((4, "error[LS6003]: another build is writing `output`\n  = help: wait until it has ended\n\n1 error\n"), (run.ExitCode, run.Error));
            Assert.Equal(before, Directory.EnumerateFileSystemEntries(site.Root, "*", SearchOption.AllDirectories).ToHashSet());
        }
        Assert.Equal((0, "", ""), await RunAsync(site.Root, [], "clean"));
        Assert.Equal(["input", "statiq.json"], Directory.EnumerateFileSystemEntries(site.Root).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Preview_on_a_taken_port_exits_with_255_and_names_a_free_one()
    {
        using var site = TestSite.Of("course");
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;
        var run = await RunAsync(site.Root, [], "preview", "--port", $"{port}");
        Assert.Equal(255, run.ExitCode);
        Assert.Matches($@"^error: port {port} is taken\n = help: use another one: `--port \d+`\n$", run.Error);
    }

    [Fact]
    public async Task Help_names_every_command_and_option()
    {
        var (root, made) = (CommandLine.Create(), new StringWriter { NewLine = "\n" });
        root.Options.OfType<HelpOption>().Single().Action = new HelpAction { MaxWidth = Help.Width };
        await root.Parse("--help").InvokeAsync(new InvocationConfiguration { Output = made }, TestContext.Current.CancellationToken);
        // Of the program, not of the tests, whose name stands there; and without the spaces that breaking a line leaves.
        var expected = string.Concat(made.ToString().Replace(RootCommand.ExecutableName, "LearningSite", StringComparison.Ordinal).TrimEnd().Split('\n').Select(l => l.TrimEnd() + "\n"));
        if (Snapshots.IsUpdating) await File.WriteAllTextAsync(Path.Combine(ProjectFolder.Repository, "src/LearningSite/Commands/help.txt"), expected, TestContext.Current.CancellationToken);
        else Assert.Equal((0, expected, ""), await RunAsync(ProjectFolder.Repository, [], "--help"));
    }

    /// <summary>Runs the program as a process of its own.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(string root, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LearningSite.dll"), .. arguments]) { WorkingDirectory = root };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return RunAsync(start);
    }

    /// <summary>Runs any program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
