using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>A build that would read and write what the last one did is not done again, and every change is seen.</summary>
public sealed class BuildStampTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private const string Lesson = "input/lessons/basics/metrics.md";
    private readonly TestSite site = TestSite.Of("course");
    private int clock;

    public BuildStampTests()
    {
        // As a site that nobody has just written: the time of a file says nothing in the seconds after.
        foreach (var file in Directory.EnumerateFiles(site.Root, "*", SearchOption.AllDirectories)) Age(file);
    }

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Build_of_what_has_not_changed_writes_nothing_and_counts_as_before()
    {
        var first = await BuildAsync();
        Assert.True(first.IsWritten);
        var written = Directory.GetLastWriteTimeUtc(Path.Combine(site.Output, "lessons"));
        var second = await BuildAsync();
        Assert.Equal((first.Pages, first.Silenced.Count), (second.Standing!.Pages, second.Standing.Silenced));
        Assert.Equal("", second.Standing.Report);
        Assert.Equal(written, Directory.GetLastWriteTimeUtc(Path.Combine(site.Output, "lessons")));
    }

    [Fact]
    public async Task Every_change_of_what_is_read_written_or_asked_is_seen()
    {
        await BuildAsync();
        await SeesAsync("a word", () => Replace(Lesson, "fraud", "theft"));
        await SeesAsync("another file with the length and the time of the old one", () => PutInPlace(Lesson, "theft", "fraud"));
        await SeesAsync("a new file", () => site.Write("input/pages/new.md", "---\ntitle: New here\nsummary: A page that was not here when the site was built for the last time.\n---\nA short page.\n"));
        await SeesAsync("a file less", () => site.Delete("input/pages/new.md"));
        await SeesAsync("a picture", () => Replace("input/lessons/basics/curve.svg", "width='640'", "width='650'"));
        await SeesAsync("settings", () => Replace("statiq.json", "A small course", "A course"));
        await SeesAsync("a template", () => site.Write("theme/templates/404.hbs", "<p>{{Title}}</p>\n"));
        await SeesAsync("a template less", () => site.Delete("theme/templates/404.hbs"));
        await SeesAsync("a file of the output that is gone", () => File.Delete(Path.Combine(site.Output, "index.html")));
        await SeesAsync("a file of the output that was written over", () => File.WriteAllText(Path.Combine(site.Output, "index.html"), "mine"));
        await SeesAsync("a file more in the output", () => File.WriteAllText(Path.Combine(site.Output, "more.html"), "mine"));
        await SeesAsync("no output", () => Directory.Delete(site.Output, recursive: true));
        await SeesAsync("no cache", () => Directory.Delete(site.Combine("cache"), recursive: true));
        await SeesAsync("what a build left that was stopped", () => LearningSite.Files.OutputFolder.CreateMarked(site.Output + ".staging"));
        await SeesAsync("a damaged stamp", () => File.WriteAllText(site.Combine("cache/last-build.json"), "{"));
        Assert.NotNull((await BuildAsync()).Standing);
        Assert.Null((await BuildAsync("SiteTitle=Another")).Standing);
        Assert.Null((await BuildAsync()).Standing);
    }

    [Fact]
    public async Task File_written_just_before_it_was_read_is_read_again()
    {
        site.Write(Lesson, File.ReadAllText(site.Combine(Lesson)) + "\nOne more line.\n");
        await BuildAsync();
        Assert.Null((await BuildAsync()).Standing);
    }

    [Fact]
    public async Task Warnings_are_said_again_word_for_word()
    {
        Replace(Lesson, "See [leakage]", "<b>See</b> [leakage]");
        var first = await BuildAsync();
        Assert.True(first.HasWarnings && first.IsWritten);
        var second = (await BuildAsync()).Standing!;
        Assert.Equal((TestSite.Report(first.Diagnostics), first.Diagnostics.Count), (second.Report, second.Warnings));
    }

    [Fact]
    public async Task Build_that_strictness_fails_fails_again()
    {
        Replace(Lesson, "See [leakage]", "<b>See</b> [leakage]");
        await BuildAsync();
        for (var time = 0; time < 2; time++) Assert.True(await BuildAsync("Strict=true") is { Standing: null, IsWritten: false, HasWarnings: true });
    }

    [Fact]
    public async Task Build_that_reuses_nothing_leaves_no_stamp()
    {
        await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false, HasCache: false), new NoProgress()).BuildAsync();
        Assert.False(File.Exists(site.Combine("cache/last-build.json")));
    }

    [Fact]
    public async Task What_tools_have_added_to_the_output_is_known_too()
    {
        Task<BuildResult> BuildAsync() => new SiteBuilder(new BuildOptions(site.Root, ["GenerateSocialImages=true"]) { MayStand = true }, new NoProgress()).BuildAsync();
        Assert.True((await BuildAsync()).IsWritten);
        Assert.True(site.OutputFiles(".png").Count > 0 && site.HasOutput("pagefind/pagefind.js"));
        Assert.NotNull((await BuildAsync()).Standing);
    }

    private Task<BuildResult> BuildAsync(params string[] settings) => new SiteBuilder(new BuildOptions(site.Root, settings, HasSearch: false) { MayStand = true }, new NoProgress()).BuildAsync();

    // The change must be written, and the build after it must find nothing to do.
    private async Task SeesAsync(string what, Action change)
    {
        change();
        foreach (var file in new[] { "input", "theme" }.Select(site.Combine).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)))
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < TimeSpan.FromDays(1)) Age(file);
        var result = await BuildAsync();
        Assert.True(result is { Standing: null, IsWritten: true }, $"{what} was not seen: {TestSite.Report(result.Diagnostics)}");
        Assert.True((await BuildAsync()).Standing is not null, $"built again after {what}");
    }

    private void Replace(string path, string old, string changed)
    {
        var text = File.ReadAllText(site.Combine(path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        site.Write(path, text.Replace(old, changed, StringComparison.Ordinal));
        Age(site.Combine(path));
    }

    private void PutInPlace(string path, string old, string changed)
    {
        var time = File.GetLastWriteTimeUtc(site.Combine(path));
        var other = site.Combine("other");
        File.WriteAllText(other, File.ReadAllText(site.Combine(path)).Replace(old, changed, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(other, time);
        File.Move(other, site.Combine(path), overwrite: true);
    }

    private void Age(string path) => File.SetLastWriteTimeUtc(path, LongAgo.AddSeconds(++clock));
}
