using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Markup;
using LearningSite.Pipelines;
using LearningSite.Rendering;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Of what a build left in the cache, another one believes only what its own program left of this very output; in doubt it makes every page.</summary>
public sealed class LastBuildFileTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private const string Lesson = "input/lessons/basics/metrics.md", Other = "input/lessons/basics/splits.md", Kept = "cache/last-build.bin", Stamp = "cache/last-build.json";
    private readonly TestSite site = TestSite.Of("course");
    private int clock;

    public LastBuildFileTests() => Age(site);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Pages_of_the_last_build_are_taken_over_as_the_files_that_they_are()
    {
        Assert.Equal(Glossary, await EditAsync(() => { }));
        var page = Path.Combine(site.Output, "pages/about/index.html");
        var written = File.GetLastWriteTimeUtc(page);
        Assert.Equal(2, await EditAsync(() => Replace(Lesson, "fraud", "theft")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(page));
    }

    [Fact]
    public async Task Data_about_the_site_are_the_files_that_they_are_until_others_see_something_else_of_a_page()
    {
        await BuildAsync(site);
        // One has a byte of every page in it, and is never the same.
        DateTime[] Written() => [.. new[] { "progress/content.json", "sitemap.xml", "offline/content.json" }.Select(n => File.GetLastWriteTimeUtc(Path.Combine(site.Output, n)))];
        var before = Written();
        await EditAsync(() => Replace(Lesson, "See [leakage]", "Do see [leakage]"));
        var after = Written();
        Assert.Equal(before[..2], after[..2]);
        Assert.NotEqual(before[2], after[2]);
        await EditAsync(() => Replace(Lesson, "One payment in 50", "One payment of 50"));
        Assert.All(Written().Zip(after), times => Assert.NotEqual(times.Second, times.First));
    }

    /// <summary>Two lessons ask the same. Then one of them moves down, then the other, and then something else is edited.</summary>
    [Fact]
    public async Task What_is_wrong_between_pages_is_found_again_where_it_stands()
    {
        const string Question = "\n:::: quiz {#share-too objective=detect-leakage}\nOne payment in 50 is fraud. How many per cent is that? [[= 2 ± 0,1 %]]\n::::\n", Prose = "A word more.\n\n";
        site.Write(Other, File.ReadAllText(site.Combine(Other)) + Question);
        Age(site);
        var (second, first) = (LineOf(Other, ":::: quiz {#share-too"), LineOf(Lesson, ":::: quiz {#share"));
        await ExpectAsync(second, first);
        Replace(Other, "Recall what", Prose + "Recall what");
        await ExpectAsync(second + 2, first);
        Replace(Lesson, "See [leakage]", Prose + "See [leakage]");
        await ExpectAsync(second + 2, first + 2);
        Replace("input/pages/about.md", "Text for", Prose + "Text for");
        await ExpectAsync(second + 2, first + 2);
        Replace(Lesson, "One payment in 50 is fraud.", "How many per cent are one in 50?");
        Assert.DoesNotContain((await BuildAsync(site)).Diagnostics, d => d.Code == Codes.RepeatedStem);

        async Task ExpectAsync(int line, int note)
        {
            var found = Assert.Single((await BuildAsync(site)).Diagnostics, d => d.Code == Codes.RepeatedStem);
            Assert.Equal((Other, line, Lesson, note), (found.Place!.Text.Path, found.Place.Location.Line, found.NotePlace!.Text.Path, found.NotePlace.Location.Line));
        }

        int LineOf(string path, string text) => Array.FindIndex(File.ReadAllLines(site.Combine(path)), l => l.StartsWith(text, StringComparison.Ordinal)) + 1;
    }

    [Theory]
    [InlineData("a cache that is gone")]
    [InlineData("a cache that ends in the middle")]
    [InlineData("a cache with one bit turned over")]
    [InlineData("an empty cache")]
    [InlineData("a stamp that names no cache")]
    [InlineData("a page of the output that was written over")]
    [InlineData("a page of the output that is gone")]
    [InlineData("an output that another build has made, which keeps no cache")]
    [InlineData("another output folder")]
    public async Task Doubt_makes_every_page_anew(string what)
    {
        var (kept, options) = (site.Combine(Kept), Array.Empty<string>());
        Assert.Equal(All, await EditAsync(() =>
        {
            switch (what)
            {
                case "a cache that is gone": File.Delete(kept); break;
                case "a cache that ends in the middle": File.WriteAllBytes(kept, File.ReadAllBytes(kept)[..(int)(new FileInfo(kept).Length / 2)]); break;
                case "a cache with one bit turned over": TurnOver(kept); break;
                case "an empty cache": File.WriteAllBytes(kept, []); break;
                case "a stamp that names no cache": File.WriteAllText(site.Combine(Stamp), File.ReadAllText(site.Combine(Stamp)).Replace("\"Left\"", "\"Lost\"", StringComparison.Ordinal)); break;
                case "a page of the output that was written over": File.AppendAllText(Path.Combine(site.Output, "index.html"), "mine"); break;
                case "a page of the output that is gone": File.Delete(Path.Combine(site.Output, "index.html")); break;
                case "another output folder": options = ["OutputPath=elsewhere"]; break;
                default: Assert.True(Run(new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false, HasCache: false), new NoProgress()).BuildAsync()).IsWritten); break;
            }
        }, () => options));
    }

    /// <summary>Somebody has put a part of the output elsewhere, and a link in its place: the old site goes, and what the link leads to stays.</summary>
    [Fact]
    public async Task What_a_link_in_the_old_output_leads_to_is_not_removed()
    {
        if (OperatingSystem.IsWindows()) return; // a link needs rights there
        await BuildAsync(site);
        using var elsewhere = new TempFolder();
        var (lessons, moved) = (Path.Combine(site.Output, "lessons"), elsewhere.Combine("lessons"));
        Directory.Move(lessons, moved);
        Directory.CreateSymbolicLink(lessons, moved);
        var files = TestSite.Hash(moved);
        Replace(Lesson, "fraud", "theft");
        Assert.True((await BuildAsync(site)).IsWritten);
        Assert.Null(new DirectoryInfo(lessons).LinkTarget);
        Assert.Equal(files, TestSite.Hash(moved));
    }

    /// <summary>As a pull request could bring it: the cache and the output of the same content, in a folder of another machine.</summary>
    [Fact]
    public async Task Cache_that_comes_with_the_content_is_not_believed()
    {
        await BuildAsync(site);
        using var other = new TestSite();
        foreach (var file in Directory.EnumerateFiles(site.Root, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(site.Root, file);
            other.Write(path, File.ReadAllBytes(file));
            // All that can be brought along; when a file was last touched in any way cannot.
            File.SetLastWriteTimeUtc(other.Combine(path), File.GetLastWriteTimeUtc(file));
        }
        // The same place on the disk, so that names say nothing either.
        var (here, aside) = (site.Root, site.Root + ".aside");
        Directory.Move(here, aside);
        Directory.Move(other.Root, here);
        try
        {
            var result = await BuildAsync(site);
            Assert.Equal(result.Pages, result.Rendered);
        }
        finally
        {
            Directory.Move(here, other.Root);
            Directory.Move(aside, here);
        }
    }

    /// <summary>What the highlighter made of a text is HTML that pages take as it is.</summary>
    [Fact]
    public void Snippets_of_another_machine_are_not_found()
    {
        using var folder = new TempFolder();
        folder.Write("here/worker.cjs", "1");
        // Until the clock of the disk has moved on.
        do folder.Write("there/worker.cjs", "1");
        while (FileTimes.Of(new FileInfo(folder.Combine("there/worker.cjs"))) == FileTimes.Of(new FileInfo(folder.Combine("here/worker.cjs"))));
        var (snippet, cache) = (new Snippet(false, "python", "x = 1", false), folder.Combine("cache"));
        var kept = SnippetCache.Load(cache, folder.Combine("here/worker.cjs"));
        kept.Add(snippet, new SnippetResult("<b>x</b>"));
        kept.Save(new DiagnosticBag());
        Assert.NotNull(SnippetCache.Load(cache, folder.Combine("here/worker.cjs")).Find(snippet));
        Assert.Null(SnippetCache.Load(cache, folder.Combine("there/worker.cjs")).Find(snippet));
    }

    [Fact]
    public async Task Build_that_fails_after_it_took_pages_over_leaves_the_old_site()
    {
        await BuildAsync(site);
        var before = site.HashOutput();
        Replace(Lesson, "See [leakage]", "<b>See</b> [leakage]");
        Assert.False((await BuildAsync(site, "Strict=true")).IsWritten);
        Assert.Equal(before, site.HashOutput());
        Replace(Lesson, "<b>See</b> [leakage]", "[See](nowhere.md) [leakage]");
        Assert.True((await BuildAsync(site)).HasErrors);
        Assert.Equal(before, site.HashOutput());
        Replace(Lesson, "[See](nowhere.md) [leakage]", "Do see [leakage]");
        Assert.Equal(2, (await BuildAsync(site)).Rendered);
        Assert.Contains("Do see", site.ReadOutput("lessons/metrics/index.html"), StringComparison.Ordinal);
    }

    /// <summary>The bundled site has documents of every kind, in two languages.</summary>
    [Fact]
    public async Task What_is_kept_of_the_bundled_site_comes_back_as_it_was()
    {
        using var bundled = new TestSite().AddBundledSite();
        var first = await BuildAsync(bundled);
        Assert.True(first.IsWritten, TestSite.Report(first.Diagnostics));
        var written = bundled.HashOutput();
        var second = await BuildAsync(bundled);
        Assert.True(second.Rendered < second.Pages / 10, $"{second.Rendered} of {second.Pages} pages were made anew");
        Assert.Equal(TestSite.Report(first.Diagnostics), TestSite.Report(second.Diagnostics));
        Assert.Equal(written, bundled.HashOutput());
    }

    private const int Glossary = 1, All = -1;

    /// <summary>Builds, edits, and builds again in two ways, which must write the same.</summary>
    /// <returns>How many pages were made anew; <see cref="All"/> for every one.</returns>
    private async Task<int> EditAsync(Action edit, Func<string[]>? options = null)
    {
        await BuildAsync(site);
        edit();
        var asked = options?.Invoke() ?? [];
        var result = await BuildAsync(site, asked);
        Assert.True(result.IsWritten, TestSite.Report(result.Diagnostics));
        var stage = new MemoryStage();
        var anew = await new SiteBuilder(new BuildOptions(site.Root, asked, HasSearch: false), new NoProgress()).BuildAsync(stage);
        Assert.Equal(TestSite.Report(anew.Diagnostics), TestSite.Report(result.Diagnostics));
        foreach (var (name, bytes) in stage.Files) Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(result.Folders.Output, name))), $"`{name}` differs");
        return result.Rendered == result.Pages ? All : result.Rendered;
    }

    private static Task<BuildResult> BuildAsync(TestSite site, params string[] settings) => new SiteBuilder(new BuildOptions(site.Root, settings, HasSearch: false) { Clock = TestSite.Clock }, new NoProgress()).BuildAsync();

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void TurnOver(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private void Replace(string path, string old, string changed)
    {
        var text = File.ReadAllText(site.Combine(path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        site.Write(path, text.Replace(old, changed, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(site.Combine(path), LongAgo.AddSeconds(++clock));
    }

    // As a site that nobody has just written: the time of a file says nothing in the seconds after.
    private void Age(TestSite written)
    {
        foreach (var file in Directory.EnumerateFiles(written.Root, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, LongAgo.AddSeconds(++clock));
    }
}
