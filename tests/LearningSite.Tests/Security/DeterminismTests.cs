using System.Diagnostics;
using System.Text.Json.Nodes;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>T24: one site, built on machines that differ in all that a build could notice, is the same to the last byte. `MATRIX=all` builds for every pair of a culture and a time zone.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Cultures = ["tr_TR", "ar_SA", "th_TH", "fa_IR", "sv_SE", "de_DE", "C"];
    private static readonly string[] TimeZones = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"];

    // Of a short run: one machine of each kind.
    private static readonly (string Culture, string TimeZone)[] Few = [("tr_TR", "Pacific/Kiritimati"), ("ar_SA", "America/St_Johns"), ("fa_IR", "Asia/Kathmandu")];

    [Fact]
    public async Task Machine_that_differs_in_everything_writes_the_same_bytes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the machines are made with a shell");
        var isFull = Environment.GetEnvironmentVariable("MATRIX") == "all";
        var machines = isFull ? [.. Cultures.SelectMany(c => TimeZones.Select(z => (c, z)))] : Few;
        using var folder = new TempFolder();
        var runtime = CreateRuntime(folder);
        var expected = await BuildAsync(folder, -1, "C", "UTC", runtime);
        Assert.NotEmpty(expected);
        var differing = new List<string>();
        foreach (var (i, (culture, timeZone)) in machines.Index())
            if (await BuildAsync(folder, i, culture, timeZone, runtime) != expected) differing.Add($"{culture} {timeZone}");
        Assert.Equal([], differing);
        TestContext.Current.TestOutputHelper?.WriteLine($"{machines.Length + 1} machines, one hash of {expected.Split('\n').Length - 1} files");
    }

    // The program knows no cultures, so that none can matter. Here it does: what it would write for somebody who builds it so must be the same.
    private static string CreateRuntime(TempFolder folder)
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LearningSite.runtimeconfig.json")))!;
        var properties = config["runtimeOptions"]!["configProperties"]!;
        Assert.True(properties["System.Globalization.Invariant"]!.GetValue<bool>());
        properties["System.Globalization.Invariant"] = false;
        properties["System.Globalization.PredefinedCulturesOnly"] = false;
        folder.Write("runtimeconfig.json", config.ToJsonString());
        return folder.Combine("runtimeconfig.json");
    }

    /// <summary>One line for each file that was written.</summary>
    private static async Task<string> BuildAsync(TempFolder folder, int number, string culture, string timeZone, string runtime)
    {
        var isFirst = number < 0;
        // Elsewhere: another folder and depth of it, files made in another order and at another time, other line ends, rights, processors, user and home.
        var root = isFirst ? "site" : string.Join('/', Enumerable.Repeat($"machine {number} ü", 1 + (number % 3)));
        var source = ProjectFolder.Combine("Fixtures/course");
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        if (!isFirst) new Random(number).Shuffle(files);
        foreach (var file in files)
        {
            var path = $"{root}/{Path.GetRelativePath(source, file)}";
            if (number % 2 == 0 && Path.GetExtension(file) is not ".svg") folder.Write(path, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
            else folder.Write(path, File.ReadAllBytes(file));
            if (!isFirst) File.SetLastWriteTimeUtc(folder.Combine(path), DateTime.UnixEpoch.AddDays(number * 1000));
        }
        var build = $"dotnet exec {(culture == "C" ? "" : "--runtimeconfig \"$RUNTIME\" ")}\"$PROGRAM\" build --root \"$ROOT\"";
        var start = new ProcessStartInfo("sh", ["-c", $"umask {(isFirst ? "022" : number % 2 == 0 ? "077" : "002")}; {build}"]) { WorkingDirectory = isFirst ? folder.Combine(root) : "/", RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("RUNTIME", runtime), ("PROGRAM", Path.Combine(AppContext.BaseDirectory, "LearningSite.dll")), ("ROOT", folder.Combine(root)),
            ("LANG", culture + ".UTF-8"), ("LC_ALL", culture + ".UTF-8"), ("TZ", timeZone), ("DOTNET_PROCESSOR_COUNT", isFirst ? "2" : new[] { "1", "2", "16" }[number % 3]), ("DOTNET_TieredCompilation", number % 2 == 0 ? "1" : "0"),
        }.Concat(isFirst ? [] : Canaries)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        // T21: nor do the messages tell of the machine.
        Assert.DoesNotContain("canary", await output + await error, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, await output + await error, StringComparison.Ordinal);
        return TestSite.Hash(folder.Combine(root + "/output"));
    }

    // The first machine knows none of these names and secrets: where the bytes are the same, they hold none of them.
    private static (string, string)[] Canaries =>
    [
        ("USER", "canary-user"), ("LOGNAME", "canary-user"), ("HOSTNAME", "canary-host"), ("REPOSITORY_URL", "https://canary-token@example.org/"), ("URL", "https://canary.example"),
        ("DEPLOY_PRIME_URL", "https://canary.example"), ("CONTEXT", "canary"), ("GITHUB_TOKEN", "canary-token"), ("COMMIT_REF", "canary"),
    ];

    // T21: whoever wants another variable has to say so here.
    [Fact]
    public void Program_reads_one_variable_of_the_environment()
    {
        string[] telling = ["GetEnvironmentVariable", "ExpandEnvironmentVariables", "MachineName", "UserName", "UserDomainName", "GetFolderPath", "GetHostName"];
        var found = Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "src/LearningSite"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Where(l => telling.Any(t => l.Contains(t, StringComparison.Ordinal))).Select(l => Path.GetFileName(f) + ": " + l.Trim()));
        Assert.Equal(["CheckCommand.cs: var isColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(\"NO_COLOR\"));"], found);
        // The scripts of the theme that run in Node.
        Assert.Equal([], Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "theme"), "*.*js", SearchOption.AllDirectories).Where(f => !f.Contains("/node_modules/", StringComparison.Ordinal) && !f.Contains("/dist/", StringComparison.Ordinal)).SelectMany(f => File.ReadLines(f).Where(l => l.Contains("process.env", StringComparison.Ordinal) || l.Contains("node:os", StringComparison.Ordinal)).Select(l => Path.GetFileName(f) + ": " + l.Trim())));
    }
}
