using System.Diagnostics;
using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What runs on GitHub for a pull request of a stranger.</summary>
public partial class WorkflowTests
{
    public static TheoryData<string> Workflows => [.. Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, ".github/workflows"), "*.yml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_pinned_to_a_commit_and_names_its_version(string file)
    {
        var uses = Uses().Matches(Read(file)).Select(m => m.Value.Trim()).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, u => Assert.Matches(@"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", u));
    }

    // A tag or the trigger `pull_request_target` would hand a stranger's code the rights of the repository.
    [Theory]
    [MemberData(nameof(Workflows))]
    public void Nothing_may_write_unless_it_runs_after_a_push(string file)
    {
        var text = Read(file);
        Assert.Contains("\npermissions:\n  contents: read\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        foreach (var job in Jobs().Split(text[text.IndexOf("\njobs:\n", StringComparison.Ordinal)..]).Where(j => j.Contains(": write", StringComparison.Ordinal)))
            Assert.Contains("github.event_name == 'push'", job, StringComparison.Ordinal);
    }

    [Fact]
    public void Request_is_checked_at_its_lines_and_what_was_reviewed_goes_to_code_scanning()
    {
        var text = Read("check.yml");
        Assert.Contains("\n  pull_request:\n", text, StringComparison.Ordinal);
        Assert.Contains("-- check --format github\n", text, StringComparison.Ordinal);
        Assert.Contains("-- check --format sarif > check.sarif", text, StringComparison.Ordinal);
        Assert.Contains("sarif_file: check.sarif\n", text[text.IndexOf("uses: github/codeql-action/upload-sarif@", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    // GitHub shows a form with a fault to nobody, and says nothing.
    [Fact]
    public void Forms_of_issues_and_requests_can_be_shown()
    {
        Assert.NotEmpty(File.ReadAllText(Path.Combine(ProjectFolder.Repository, ".github/pull_request_template.md")));
        var forms = Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, ".github/ISSUE_TEMPLATE"), "*.yml").Where(f => Path.GetFileName(f) != "config.yml").ToList();
        Assert.Equal(["bug.yml", "content.yml", "question.yml"], forms.Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        foreach (var form in forms)
        {
            var found = new DiagnosticBag();
            var keys = Assert.IsType<YamlNode.Mapping>(YamlReader.Read(new SourceText(form, File.ReadAllText(form)), found)).Entries.ToDictionary(e => e.Key.Value, e => e.Value, StringComparer.Ordinal);
            Assert.Empty(found.Sorted());
            Assert.All(new[] { "name", "description" }, k => Assert.IsType<YamlNode.Scalar>(keys[k]));
            Assert.NotEmpty(Assert.IsType<YamlNode.Sequence>(keys["body"]).Items);
        }
    }

    // A rule for a path that was renamed would be obeyed in silence, by nobody.
    [Fact]
    public void Every_rule_of_CODEOWNERS_is_for_a_path_that_exists_and_names_owners_in_one_form()
    {
        var rules = File.ReadLines(Path.Combine(ProjectFolder.Repository, ".github/CODEOWNERS")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal("*", rules[0][0]);
        Assert.All(rules.Skip(1), r => Assert.True(Path.Exists(Path.Combine(ProjectFolder.Repository, r[0].Trim('/'))), r[0]));
        Assert.All(rules.SelectMany(r => r[1..]), o => Assert.Matches("^@(YOUR_ORGANISATION|[A-Za-z0-9-]+)(/[a-z0-9-]+)?$", o));
        Assert.All(rules, r => Assert.NotEmpty(r[1..]));
    }

    // A request that changes everything: of all that, only its content is taken.
    [Fact]
    public void Preview_of_a_request_takes_its_content_and_nothing_else()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the workflow runs on Linux");
        using var folder = new TempFolder();
        foreach (var file in new[] { "input/index.md", "input/gone.md", "global.json", "statiq.json", "netlify.toml", "src/LearningSite/Program.cs", "theme/templates/layout.hbs" }) folder.Write("base/" + file, "base");
        foreach (var file in new[] { "input/index.md", "input/new.md", "global.json", "statiq.json", "netlify.toml", "NuGet.config", "Directory.Build.props", "Directory.Build.targets", "src/LearningSite/Program.cs", "src/LearningSite/Evil.cs", "theme/templates/layout.hbs", "theme/package.json", ".ci/preview-request", ".github/workflows/preview.yml" }) folder.Write("request/" + file, "request");
        File.CreateSymbolicLink(folder.Combine("request/input/leak.md"), "/etc/passwd");
        folder.Write("bin/dotnet", "#!/bin/sh\nprintf '%s\\n' \"$*\" > ran\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.Combine("bin/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal(0, Run("base", "request"));
        Assert.Equal("run --project src/LearningSite -c Release -- build --output out\n", File.ReadAllText(folder.Combine("base/ran")));
        Assert.Equal(["input/index.md", "input/leak.md", "input/new.md"], Directory.EnumerateFileSystemEntries(folder.Combine("base/input")).Select(f => Path.GetRelativePath(folder.Combine("base"), f).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal("request", File.ReadAllText(folder.Combine("base/input/new.md")));
        Assert.Equal("/etc/passwd", new FileInfo(folder.Combine("base/input/leak.md")).LinkTarget);
        Assert.All(Directory.EnumerateFiles(folder.Combine("base"), "*", SearchOption.AllDirectories).Where(f => !f.Contains("/base/input/", StringComparison.Ordinal) && !f.EndsWith("/ran", StringComparison.Ordinal)), f => Assert.Equal("base", File.ReadAllText(f)));

        Directory.CreateDirectory(folder.Combine("second"));
        Directory.CreateSymbolicLink(folder.Combine("second/input"), "/etc");
        Assert.Equal(1, Run("base", "second"));

        int Run(string baseFolder, string request)
        {
            var start = new ProcessStartInfo("bash", [Path.Combine(ProjectFolder.Repository, ".ci/preview-request"), folder.Combine(baseFolder), folder.Combine(request), "out"]) { RedirectStandardError = true };
            start.Environment["PATH"] = folder.Combine("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(ProjectFolder.Repository, ".github/workflows", file));

    [GeneratedRegex(@"uses: .*")]
    private static partial Regex Uses();

    [GeneratedRegex(@"(?<=\n)  (?=\w[\w-]*:\n)")]
    private static partial Regex Jobs();
}
