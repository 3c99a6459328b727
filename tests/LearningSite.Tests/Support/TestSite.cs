using System.Security.Cryptography;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Fixes;
using LearningSite.Pipelines;

namespace LearningSite.Tests.Support;

/// <summary>A site in a temporary folder.</summary>
public sealed class TestSite : IDisposable
{
    /// <summary>A run of the tests has one day: two builds with midnight between them are not the same.</summary>
    public static readonly TimeProvider Clock = new StoppedClock(DateTimeOffset.UtcNow);

    /// <summary>The same for a command line: `-s`, and this.</summary>
    public static readonly string Today = $"CurrentDateTime={Clock.GetUtcNow():yyyy-MM-dd}";

    private readonly TempFolder folder = new();

    public string Root => folder.Path;
    public string Output => folder.Combine("output");

    /// <summary>A copy of `Fixtures/&lt;name&gt;`.</summary>
    public static TestSite Of(string fixture)
    {
        var site = new TestSite();
        var source = ProjectFolder.Combine("Fixtures/" + fixture);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)) site.Write(Path.GetRelativePath(source, file), File.ReadAllBytes(file));
        return site;
    }

    /// <summary>A copy of the bundled site, written long ago: what was written just now is read again, because its time says nothing yet.</summary>
    public TestSite AddBundledSite()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input"), "*", SearchOption.AllDirectories).Append(Path.Combine(ProjectFolder.Repository, "statiq.json")))
        {
            var relative = Path.GetRelativePath(ProjectFolder.Repository, path);
            Write(relative, File.ReadAllBytes(path));
            File.SetLastWriteTimeUtc(Combine(relative), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
        return this;
    }

    public TestSite Write(string relativePath, string text)
    {
        folder.Write(relativePath, text);
        return this;
    }

    public TestSite Write(string relativePath, byte[] bytes)
    {
        folder.Write(relativePath, bytes);
        return this;
    }

    public TestSite Delete(string relativePath)
    {
        File.Delete(folder.Combine(relativePath));
        return this;
    }

    public string Combine(string relativePath) => folder.Combine(relativePath);

    public Task<BuildResult> BuildAsync(params string[] settings) => new SiteBuilder(new BuildOptions(Root, settings, HasSearch: false) { Clock = Clock }, new NoProgress()).BuildAsync();

    public Task<BuildResult> CheckAsync(params string[] settings) => new SiteBuilder(new BuildOptions(Root, settings, HasSearch: false) { Clock = Clock }, new NoProgress()).CheckAsync();

    public Task<FixResult> FixAsync() => FixContent.FixAsync(new BuildOptions(Root, [], HasSearch: false) { Clock = Clock });

    /// <summary>A written file, by its path below the output.</summary>
    public string ReadOutput(string relativePath) => File.ReadAllText(Path.Combine(Output, relativePath));

    public bool HasOutput(string relativePath) => File.Exists(Path.Combine(Output, relativePath));

    /// <summary>Paths below the output that end so, sorted.</summary>
    public IReadOnlyList<string> OutputFiles(string ending = "") => !Directory.Exists(Output) ? [] :
        [.. Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Output, f).Replace('\\', '/')).Where(f => f.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>One line for each file of the output, with the hash of its bytes; nothing before the first build.</summary>
    public string HashOutput() => Directory.Exists(Output) ? Hash(Output) : "";

    /// <summary>The same of any folder.</summary>
    public static string Hash(string folder) => string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => (Path: f, Name: Path.GetRelativePath(folder, f).Replace('\\', '/'))).OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => $"{Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f.Path)))} {f.Name}\n"));

    /// <summary>What the command line prints for these findings.</summary>
    public static string Report(IReadOnlyList<Diagnostic> findings)
    {
        var output = new StringWriter(new StringBuilder());
        DiagnosticReport.Write(findings, output);
        return output.ToString();
    }

    public void Dispose() => folder.Dispose();

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
