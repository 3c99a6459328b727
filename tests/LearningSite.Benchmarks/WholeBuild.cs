using System.Globalization;
using System.Reflection;

namespace LearningSite.Benchmarks;

/// <summary>
/// Measures the program as people start it, on made-up sites of rising size: everything in turn, round by round, so that what else the machine does meanwhile is in all
/// figures alike. Prints tables with ratios, and fails when a lesson more takes longer among many than among few. No time is a limit by itself.
/// </summary>
public sealed class WholeBuild : IDisposable
{
    /// <summary>A site so small that it shows what does not grow.</summary>
    private const int Smallest = 20;
    /// <summary>So much more may a lesson cost among many: noise is less, and what grows with the square is more.</summary>
    private const double MostGrowth = 1.5;

    private readonly string project = typeof(WholeBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Project").Value!;
    // Memory, where there is a folder for it: the noise of a disk would be in every figure.
    private readonly DirectoryInfo work = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"learningsite-benchmark-{Environment.ProcessId}"));
    private readonly int runs;

    private WholeBuild(int runs) => this.runs = runs;

    /// <summary>True when it grows as it should.</summary>
    public static bool Run(IReadOnlyList<int> sizes, int runs)
    {
        using var benchmark = new WholeBuild(runs);
        benchmark.Publish();
        benchmark.MeasureStart();
        List<(int Count, Measured Full)> full = [(Smallest, benchmark.MeasureSite(Smallest))];
        foreach (var size in sizes) full.Add((size, benchmark.MeasureSite(size)));
        return IsLinear(full);
    }

    /// <summary>What one build of each kind takes; the result is that of a full one.</summary>
    private Measured MeasureSite(int count)
    {
        var (site, output, kept, hugo) = (At($"{count}/site"), At($"{count}/output"), At($"{count}/kept"), At($"{count}/hugo"));
        var corpus = new Corpus(count);
        corpus.Write(site);
        Hugo.Write(site, hugo);
        IReadOnlyList<string> full = [.. Ours("build", site), "--output", output, "--no-search", "--no-cache"];
        IReadOnlyList<string> again = [.. Ours("build", site), "--output", kept, "--no-search"];
        var jobs = new List<Job>
        {
            new("full build", full, () => Delete(output)),
            new("bare work, native too", [At("bare/program/bare"), site, output, At($"{count}/bare")], () => Delete(At($"{count}/bare"))),
            new("bare work, as .NET runs it", ["dotnet", At("bare/out/bare.dll"), site, output, At($"{count}/bare")], () => Delete(At($"{count}/bare"))),
            new("full build by a Release build", ["dotnet", Path.Combine(project, "bin/Release/net10.0/LearningSite.dll"), .. full.Skip(1)], () => Delete(output)),
            new("check", Ours("check", site)),
            new("build, nothing changed", again, () => Run(again)),
            new("build, one lesson changed", again, () => File.AppendAllText(Path.Combine(site, "input", corpus.PathOf(count / 2)), "One more sentence.\n")),
        };
        if (Hugo.IsInstalled) jobs.Add(new("Hugo", ["hugo", "--quiet", "-s", hugo], () => Delete(Path.Combine(hugo, "public"))));
        var table = Measure($"{count.ToString("N0", CultureInfo.InvariantCulture)} lessons", jobs);
        Delete(At($"{count}"));
        return table[0];
    }

    /// <summary>Makes the native programs: ours, and the bare work.</summary>
    private void Publish()
    {
        Run(["dotnet", "publish", project, "-c", "Release", "--artifacts-path", At("artifacts"), "-o", At("program")]);
        var bare = At("bare");
        Corpus.WriteFile(bare, "bare.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization><ConcurrentGarbageCollection>false</ConcurrentGarbageCollection></PropertyGroup>
            <ItemGroup><PackageReference Include="Markdig" Version="{typeof(Markdig.Markdown).Assembly.GetName().Version!.ToString(3)}" /><Compile Include="{Path.Combine(project, "../../tests/LearningSite.Benchmarks/BareWork.cs")}" /></ItemGroup></Project>
            """);
        Corpus.WriteFile(bare, "bare.cs", "LearningSite.Benchmarks.BareWork.Run(args[0], args[1], args[2]);\n");
        Run(["dotnet", "publish", bare, "-c", "Release", "-p:PublishAot=true", "-o", Path.Combine(bare, "program")]);
        Run(["dotnet", "build", bare, "-c", "Release", "-o", Path.Combine(bare, "out")]);
    }

    /// <summary>How long the program takes to start, against one that does nothing.</summary>
    private void MeasureStart()
    {
        var empty = At("empty");
        Corpus.WriteFile(empty, "empty.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Corpus.WriteFile(empty, "empty.cs", "return;\n");
        Run(["dotnet", "build", empty, "-c", "Release", "-o", Path.Combine(empty, "out")]);
        Measure("start", [new("empty program", ["dotnet", Path.Combine(empty, "out/empty.dll")]), new("--help", [At("program/LearningSite"), "--help"])], Math.Max(runs, 15));
    }

    /// <param name="Prepare">What has to be as it is before each run.</param>
    private sealed record Job(string Name, IReadOnlyList<string> Command, Action? Prepare = null);

    private List<Measured> Measure(string title, IReadOnlyList<Job> jobs, int? rounds = null)
    {
        var measured = jobs.Select(_ => new List<Measured>()).ToList();
        for (var round = 0; round < (rounds ?? runs); round++)
            for (var i = 0; i < jobs.Count; i++)
            {
                jobs[i].Prepare?.Invoke();
                measured[i].Add(Run(jobs[i].Command));
            }
        var medians = measured.ConvertAll(Measured.Median);
        Write($"\n{$"{title}, medians of {measured[0].Count}",-40}{"CPU s",9}{"wall s",9}{"peak MB",9}{"CPU : first",13}{"wall",7}");
        foreach (var (job, m) in jobs.Zip(medians)) Write($"{job.Name,-40}{m.Cpu,9:F3}{m.Wall,9:F3}{m.Peak,9:F0}{m.Cpu / medians[0].Cpu,13:F2}{m.Wall / medians[0].Wall,7:F2}");
        return medians;
    }

    private static bool IsLinear(IReadOnlyList<(int Count, Measured Full)> sizes)
    {
        Write($"\n{"what one lesson more takes",-40}{"CPU ms",9}{"wall ms",9}{"peak KB",9}");
        var steps = sizes.Zip(sizes.Skip(1), (a, b) => (Title: $"from {a.Count:N0} to {b.Count:N0}", More: b.Count - a.Count,
            Cpu: (b.Full.Cpu - a.Full.Cpu) * 1000 / (b.Count - a.Count), Wall: (b.Full.Wall - a.Full.Wall) * 1000 / (b.Count - a.Count), Peak: (b.Full.Peak - a.Full.Peak) * 1000 / (b.Count - a.Count))).ToList();
        foreach (var step in steps) Write($"{step.Title,-40}{step.Cpu,9:F3}{step.Wall,9:F3}{step.Peak,9:F1}");
        var growth = steps[^1].Cpu / steps[0].Cpu;
        if (steps.Count > 1) Write($"The last step took {growth:F2} of the first in CPU time a lesson; at most {MostGrowth} is linear.");
        return growth <= MostGrowth;
    }

    private IReadOnlyList<string> Ours(string command, string site) => [At("program/LearningSite"), command, "--root", site];

    private Measured Run(IReadOnlyList<string> command) => Measured.Run(At("log.txt"), command);

    private string At(string path) => Path.Combine(work.FullName, path);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => work.Delete(recursive: true);
}
