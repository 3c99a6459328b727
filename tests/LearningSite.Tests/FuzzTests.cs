using System.Diagnostics;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Fixes;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>
/// The bundled site with one slip in one file: a line deleted, a character doubled, two keys swapped, the end cut off. `FUZZ_RUNS`
/// says how many of some 20,000 slips are tried, evenly spread over all files, each through a whole check; `FUZZ_RUNS=all` tries each.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private const int Runs = 60, SmallRuns = 60;
    private static readonly string? Asked = Environment.GetEnvironmentVariable("FUZZ_RUNS") is { Length: > 0 } asked ? asked : null;
    private readonly TestSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Slip_in_any_file_never_crashes_and_every_finding_has_a_position_in_its_file()
    {
        var files = TextsOf(site.AddBundledSite());
        // What a slip cannot have changed is taken over, as a preview does it: `ReuseTests` shows that it finds the same. Every tenth slip, and each of those that somebody asked for, makes all pages.
        var left = (await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false), new NoProgress()).BuildAsync(new MemoryStage())).Left!;
        var slowest = (Time: TimeSpan.Zero, What: "");
        foreach (var (number, mutation) in Sample([.. files.SelectMany(Mutations.Of)]).Index())
        {
            var name = $"{Path.GetRelativePath(site.Root, mutation.Path)}, {mutation.What}";
            var clock = Stopwatch.StartNew();
            foreach (var finding in await CheckAsync(mutation, name, Asked is not null || number % 10 == 0 ? null : left)) AssertHasPosition(finding, name);
            if (clock.Elapsed > slowest.Time) slowest = (clock.Elapsed, name);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"slowest: {slowest.Time.TotalSeconds:0.00} s, {slowest.What}");
    }

    /// <summary>Several checks for each slip: most are made where every kind of content has one file.</summary>
    [Theory]
    [InlineData("course", 1)]
    [InlineData(null, 20)]
    public async Task Fix_of_a_slip_is_finished_at_once(string? fixture, int step)
    {
        using var small = fixture is null ? null : TestSite.Of(fixture);
        var tried = small ?? site.AddBundledSite();
        var (root, files) = (tried.Root, TextsOf(tried));
        await new SiteBuilder(new BuildOptions(root, [], HasSearch: false), new NoProgress()).BuildAsync(new MemoryStage()); // fills the cache of highlighted code
        var fixedSlips = 0;
        foreach (var mutation in Sample([.. files.SelectMany(Mutations.Of)]).Where((_, i) => i % step == 0))
        {
            var slip = new Dictionary<string, byte[]> { [mutation.Path] = mutation.Create() };
            var first = await FixAsync(root, slip);
            foreach (var file in first.Files) slip[file.FullPath] = file.After;
            if (first.Files.Count > 0) fixedSlips++;
            Assert.Empty((await FixAsync(root, slip)).Files);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{fixedSlips} of the slips could be repaired, wholly or in part");
    }

    [Fact]
    public async Task Fix_takes_back_slips_in_all_files()
    {
        // The page that explains the syntax shows boxes in code, where a slip is an example.
        var slips = TextsOf(site.AddBundledSite()).Where(f => Path.GetFileName(f) != "contribute.md").ToDictionary(f => f, f => Encoding.UTF8.GetBytes(Spoil(File.ReadAllText(f))));
        var fixes = await FixAsync(site.Root, slips);
        Assert.True(fixes.Files.Count > 30);
        foreach (var file in fixes.Files.Where(f => Path.GetFileName(f.FullPath) != "_ledger.json"))
            Assert.Equal(File.ReadAllText(file.FullPath), Encoding.UTF8.GetString(file.After));
        Assert.Empty(fixes.Left.Diagnostics);
        foreach (var file in fixes.Files) slips[file.FullPath] = file.After;
        Assert.Empty((await FixAsync(site.Root, slips)).Files);
    }

    /// <summary>A whole check takes a hundredth of the time where every kind of content has one file. `CHECK_FUZZ` says how many inputs are tried, and `CHECK_FUZZ_FROM` with which number they begin.</summary>
    [Fact]
    public async Task Any_change_of_any_file_of_a_small_site_is_checked_to_its_end()
    {
        using var small = TestSite.Of("course").Write("input/_redirects.yml", "- from: /gone/\n  gone: Another page says it better.\n- from: /moved/\n  to: /about/\n");
        IReadOnlyList<(string Path, string Text)> files = [.. Texts(small.Root, "input"), ("statiq.json", File.ReadAllText(small.Combine("statiq.json")))];
        IReadOnlyList<(string Path, string Text)> theme = [.. Texts(ProjectFolder.Repository, "theme/templates"), ("theme/text/en.yml", File.ReadAllText(Path.Combine(ProjectFolder.Repository, "theme/text/en.yml")))];
        Assert.Equal([], ContentKinds.Create(isPlainFolder: false).Where(k => !files.Any(f => f.Path.StartsWith("input/", StringComparison.Ordinal) && k.Owns(f.Path[6..]))).Select(k => k.Name));
        await small.BuildAsync();
        var (from, count) = (Number("CHECK_FUZZ_FROM") ?? 0, Number("CHECK_FUZZ") ?? SmallRuns);
        var (failures, found, slowest) = (new List<string>(), new HashSet<string>(), (Time: TimeSpan.Zero, What: ""));
        for (var number = from; number < from + count; number++)
        {
            var random = new Random(number);
            var (path, text) = number % 5 == 0 ? theme[number / 5 % theme.Count] : files[number % files.Count];
            var name = $"input {number}, {path}";
            var bytes = Mutations.Change(text, Pieces.OfWhole(files[random.Next(files.Count)].Text), random);
            var clock = Stopwatch.StartNew();
            try
            {
                var findings = (await TryAsync(small, path, bytes, makesPages: number % 4 == 0).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)).Diagnostics;
                foreach (var finding in findings)
                {
                    found.Add(finding.Code.Id);
                    AssertHasPosition(finding, name);
                    CodeFrame.Render(finding);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add($"{name}: {exception}");
            }
            if (clock.Elapsed > slowest.Time) slowest = (clock.Elapsed, name);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} inputs from {from}, {files.Count + theme.Count} files; slowest {slowest.Time.TotalSeconds:0.00} s, {slowest.What}; {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most; {string.Join(' ', found.Order(StringComparer.Ordinal))}");
        Assert.True(failures.Count == 0, $"{failures.Count} failures, such as\n" + string.Join('\n', failures.Take(20)));
        Assert.InRange(found.Count, Math.Min(count / 4, 15), 1000);
    }

    // What the site has of a theme stands before the theme of the program.
    private static async Task<BuildResult> TryAsync(TestSite small, string path, byte[] bytes, bool makesPages)
    {
        var isTheme = path.StartsWith("theme/", StringComparison.Ordinal);
        if (isTheme) small.Write(path, bytes);
        var options = new BuildOptions(small.Root, [], HasSearch: false) { Edited = isTheme ? null : new Dictionary<string, byte[]> { [small.Combine(path)] = bytes } };
        var result = await (makesPages ? new SiteBuilder(options, new NoProgress()).BuildAsync(new MemoryStage()) : new SiteBuilder(options, new NoProgress()).CheckAsync());
        if (isTheme) small.Delete(path);
        return result;
    }

    private static IEnumerable<(string Path, string Text)> Texts(string root, string folder) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText(f)));

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    // A key in another case, spaces behind a value, boxes without or with too many spaces, a link in another case.
    private static string Spoil(string text) => text.Replace("\ntitle: ", "\nTitle: ", StringComparison.Ordinal).Replace("\nlevel: beginner\n", "\nlevel: beginner  \n", StringComparison.Ordinal)
        .Replace("\n- [ ] ", "\n- [] ", StringComparison.Ordinal).Replace("\n- [x] ", "\n- [ X]", StringComparison.Ordinal).Replace(".md)", ".MD)", StringComparison.Ordinal);

    private static Task<FixResult> FixAsync(string root, Dictionary<string, byte[]> slips) => FixContent.FixAsync(new BuildOptions(root, [], HasSearch: false) { Edited = slips });

    private async Task<IReadOnlyList<Diagnostic>> CheckAsync(Mutation mutation, string name, LastBuild? left)
    {
        try
        {
            var options = new BuildOptions(site.Root, [], HasSearch: false) { Edited = new Dictionary<string, byte[]> { [mutation.Path] = mutation.Create() } };
            var findings = (await new SiteBuilder(options, new NoProgress()).BuildAsync(new MemoryStage(left?.Staged), left)).Diagnostics;
            Assert.All(findings, f => CodeFrame.Render(f));
            return findings;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"crash with {name}", exception);
        }
    }

    private static void AssertHasPosition(Diagnostic finding, string name)
    {
        var says = $"{name}: {finding.Code.Id} {finding.Message}";
        Assert.True(finding.Place is not null, says + " has no place");
        foreach (var place in new[] { finding.Place, finding.NotePlace }.OfType<Place>())
        {
            var length = place.Text.Text.Length;
            Assert.True(place.Span.Start >= 0 && place.Span.Length >= 0 && place.Span.End <= length, $"{says} spans {place.Span} of {length} characters in {place.Text.Path}");
        }
    }

    private static IEnumerable<Mutation> Sample(IReadOnlyList<Mutation> all)
    {
        var wanted = Asked switch { null => Runs, "all" => all.Count, _ => int.Parse(Asked, System.Globalization.CultureInfo.InvariantCulture) };
        for (var i = 0; i < Math.Min(wanted, all.Count); i++) yield return all[(int)((long)i * all.Count / wanted)];
    }

    private static List<string> TextsOf(TestSite site) => [.. Directory.EnumerateFiles(site.Combine("input"), "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".md" or ".yml").Order(StringComparer.Ordinal)];
}
