using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Preview;
using LearningSite.Settings;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>
/// A build that takes pages over from the last one writes the very bytes of a full build, and finds the same: in memory, in a preview that is told which
/// files were touched, and in the output folder, by what another process has left in the cache. `PROPERTY_RUNS=200` edits longer.
/// </summary>
public class ReuseTests
{
    private const int Glossaries = 2, All = -1;

    private enum Edit { Write, Link, Break, DeleteLine, DoubleCharacter, Retitle, Delete, Rename, Copy, Translate, Touch, Replace, Settings, Theme, Words, Ledger, Image }

    /// <param name="File">Which of the files that there are.</param>
    /// <param name="At">Where in it.</param>
    /// <param name="IsFresh">The file was written so recently that its time says nothing yet.</param>
    private sealed record Step(Edit Edit, int File, int At, bool IsFresh)
    {
        public override string ToString() => $"{Edit} {File} {At}{(IsFresh ? " fresh" : "")}";
    }

    [Fact]
    public void Edits_give_the_bytes_and_the_findings_of_a_full_build()
    {
        var (pages, rendered, written) = (0, 0, 0);
        // Bodies are what an author edits most, and after which most pages are taken over.
        var edit = Gen.Frequency((8, Gen.Elements(Edit.Write, Edit.Link, Edit.Break)), (1, Gen.Constant(Edit.Retitle)), (3, Gen.Elements(Enum.GetValues<Edit>())));
        var step = from e in edit from file in Gen.Choose(0, 99) from at in Gen.Choose(0, 9999) from fresh in Gen.Elements(true, false, false) select new Step(e, file, at, fresh);
        Property.ForAll(step.ListOf(12), runs: 3, steps =>
        {
            using var edited = new EditedSite();
            Assert.DoesNotContain(edited.Build().Diagnostics, d => d.Severity == Severity.Error);
            foreach (var s in steps)
            {
                edited.Apply(s);
                var result = edited.Build();
                (pages, rendered, written) = (pages + result.Pages, rendered + result.Rendered, written + edited.Written.Rendered);
                if (!result.Diagnostics.Any(d => d.Severity == Severity.Error)) continue;
                edited.Mend();
                result = edited.Build();
                (pages, rendered, written) = (pages + result.Pages, rendered + result.Rendered, written + edited.Written.Rendered);
            }
        });
        // Else nothing was shown.
        TestContext.Current.TestOutputHelper!.WriteLine($"{rendered} of {pages} pages were made anew in memory, and {written} in the output folder");
        Assert.True(rendered < 0.7 * pages && written < 0.7 * pages, $"{rendered} of {pages} pages were made anew in memory, and {written} in the output folder");
    }

    /// <param name="made">How many pages are made anew: those that the edit may change, and those that tell of all others (the glossary, in each language).</param>
    [Theory]
    [InlineData("nothing", "", "", "", Glossaries)]
    [InlineData("a word of a body", "input/lessons/basics/metrics.md", "fraud", "a fraud", Glossaries + 2)]
    [InlineData("a word of a question", "input/quizzes/basics.yml", "It would be zero.", "It would be nil.", Glossaries + 2)]
    [InlineData("a word of a translation, which is compared with its original", "input/es/pages/about.md", "corta", "breve", Glossaries + 2)]
    [InlineData("an image of the same size", "input/lessons/basics/curve.svg", "width='640'", " width='640'", Glossaries)]
    [InlineData("a comment in a header", "input/roles/tester.md", "title: Tester\n", "title: Tester # a comment\n", All)]
    [InlineData("a title", "input/lessons/basics/metrics.md", "title: Metrics", "title: The metrics", All)]
    [InlineData("the minutes of a lesson, which lists show", "input/lessons/basics/metrics.md", "## Rare", ":::: quiz {#b objective=choose}\nTwo per cent of 50 is [[= 1]]\n::::\n\n## Rare", All)]
    [InlineData("settings", "statiq.json", "A small course", "A course", All)]
    public void Only_pages_that_an_edit_may_change_are_made_anew(string what, string path, string old, string changed, int made)
    {
        using var edited = new EditedSite();
        edited.Build();
        if (path.Length > 0) edited.Replace(path, old, changed);
        var result = edited.Build();
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == Severity.Error);
        Assert.True((made == All ? result.Pages : made) == result.Rendered, $"{what}: {result.Rendered} pages");
        Assert.True(result.Rendered == edited.Written.Rendered, $"{what}: {edited.Written.Rendered} pages in the output folder");
        Assert.True(result.Rendered == edited.Previewed.Rendered, $"{what}: {edited.Previewed.Rendered} pages in a preview");
        // Who watches the files lists none, and what tells the site nothing new is not linked again.
        Assert.Equal(path != "statiq.json", edited.WasListed);
        Assert.Equal(made == All || path.EndsWith(".svg", StringComparison.Ordinal), edited.Previewed.Phases.Any(p => p.Phase == "Link"));
        Assert.Equal(Glossaries, edited.Build().Rendered);
    }

    [Fact]
    public void What_was_found_is_found_again_and_what_was_mended_is_not()
    {
        using var edited = new EditedSite();
        edited.Build();
        edited.Replace("input/lessons/basics/metrics.md", "See [leakage]", "[See](nowhere.md) [leakage]");
        Assert.Contains(edited.Build().Diagnostics, d => d.Code == Codes.DeadLink);
        edited.Replace("input/lessons/basics/splits.md", "Scaling before", "Scaling long before");
        Assert.Contains(edited.Build().Diagnostics, d => d.Code == Codes.DeadLink);
        edited.Replace("input/lessons/basics/metrics.md", "[See](nowhere.md) [leakage]", "See [leakage]");
        var mended = edited.Build();
        Assert.DoesNotContain(mended.Diagnostics, d => d.Code == Codes.DeadLink);
        Assert.Equal(Glossaries + 2, mended.Rendered);
    }

    [Fact]
    public void While_a_header_cannot_be_read_the_pages_of_before_are_kept_for_when_it_is_mended()
    {
        using var edited = new EditedSite();
        edited.Build();
        edited.Replace("input/pages/about.md", "title: About", "title: [About");
        Assert.Contains(edited.Build().Diagnostics, d => d.Severity == Severity.Error);
        edited.Replace("input/pages/about.md", "title: [About", "title: About");
        Assert.Equal(Glossaries + 2, edited.Build().Rendered);
    }

    [Fact]
    public void A_file_just_written_is_read_again_because_its_time_says_nothing_yet()
    {
        using var edited = new EditedSite();
        edited.Replace("input/lessons/basics/splits.md", "Scaling before", "Scaling long before", isFresh: true);
        edited.Build();
        Assert.Equal(Glossaries + 2, edited.Build().Rendered);
    }

    /// <summary>A course in two languages whose files say that they were written long ago.</summary>
    private sealed class EditedSite : IDisposable
    {
        private static readonly DateTime LongAgo = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        private readonly TestSite site = TestSite.Of("course");
        // All files, as they were before the last edit; errors are mended by going back to it.
        private Dictionary<string, byte[]> before = new(StringComparer.Ordinal);
        private readonly HashSet<string> touched = new(StringComparer.Ordinal);
        private readonly BuildPreview preview;
        private PreviewSite shown = PreviewSite.Nothing;
        private LastBuild? left;
        private int clock;

        public EditedSite()
        {
            preview = new BuildPreview(new PreviewOptions(new BuildOptions(site.Root, [], HasSearch: false), 0, Watches: false, Reloads: false), null);
            WriteSettings("es");
            Write("input/es/pages/about.md", "---\ntitle: Acerca de\nsummary: Lo que es este curso, quién lo escribe y cómo decirnos que hay un error.\noriginal: f45349ab\n---\nUna página corta.\n", false);
            foreach (var file in Directory.EnumerateFiles(site.Root, "*", SearchOption.AllDirectories)) Age(file);
        }

        /// <summary>What the last build into the output folder said of itself.</summary>
        public BuildResult Written { get; private set; } = null!;

        /// <summary>True when the preview knew the list of files without looking.</summary>
        public bool WasListed { get; private set; }

        /// <summary>What the last build of the preview said of itself.</summary>
        public BuildResult Previewed => shown.Latest!;

        /// <summary>Builds in all four ways and compares.</summary>
        public BuildResult Build()
        {
            var options = new BuildOptions(site.Root, ["GenerateSearchIndex=false"], IncludesDrafts: true, HasSearch: false) { HasServiceWorker = false };
            var (whole, stage) = (new MemoryStage(), new MemoryStage(left?.Staged));
            var full = Run(new SiteBuilder(options, new NoProgress()).BuildAsync(whole));
            var result = Run(new SiteBuilder(options, new NoProgress()).BuildAsync(stage, left));
            left = result.Left;
            Assert.Equal(TestSite.Report(full.Diagnostics), TestSite.Report(result.Diagnostics));
            Assert.Equal(full.Silenced.Count, result.Silenced.Count);
            Assert.Equal(whole.Files.Keys.Order(StringComparer.Ordinal), stage.Files.Keys.Order(StringComparer.Ordinal));
            foreach (var (name, bytes) in whole.Files)
                if (!bytes.AsSpan().SequenceEqual(stage.Files[name])) Assert.Equal(Encoding.UTF8.GetString(bytes), name + "\n" + Encoding.UTF8.GetString(stage.Files[name]));
            Preview(full, whole.Files);
            BuildIntoFolder(options, full, whole.Files);
            return result;
        }

        // As the server does it. Where a build fails, the last good site stays.
        private void Preview(BuildResult full, IReadOnlyDictionary<string, byte[]> files)
        {
            var before = shown;
            var listed = preview.Refresh(touched.Count == 0 && before == PreviewSite.Nothing ? null : touched);
            WasListed = listed is not null;
            touched.Clear();
            var settings = ReadSettings.Read(SiteFolders.FindSettingsFile(site.Root), [], new DiagnosticBag());
            shown = Run(preview.RunAsync(settings, SiteFolders.Find(site.Root, settings), before, listed));
            Assert.Equal(TestSite.Report(full.Diagnostics), TestSite.Report(shown.Findings.Value));
            Assert.Equal(full.HasErrors, shown.Report is not null);
            if (full.HasErrors)
            {
                Assert.Same(before.Manifest, shown.Manifest);
                return;
            }
            Assert.Equal(files.Keys.Order(StringComparer.Ordinal), shown.Manifest!.Names.Order(StringComparer.Ordinal));
            foreach (var (name, bytes) in files.Where(f => f.Key != "_redirects"))
                if (shown.Manifest.Find("/" + name) is var found && (found as Destination.Content)?.Bytes.AsSpan().SequenceEqual(bytes) != true)
                    Assert.Equal(Encoding.UTF8.GetString(bytes), found is Destination.Content other ? name + "\n" + Encoding.UTF8.GetString(other.Bytes) : name);
        }

        // Where a build fails, the output is the one from before.
        private void BuildIntoFolder(BuildOptions options, BuildResult full, IReadOnlyDictionary<string, byte[]> files)
        {
            var before = site.HashOutput();
            Written = Run(new SiteBuilder(options, new NoProgress()).BuildAsync());
            Assert.Equal(TestSite.Report(full.Diagnostics), TestSite.Report(Written.Diagnostics));
            Assert.Equal((full.Silenced.Count, !full.HasErrors), (Written.Silenced.Count, Written.IsWritten));
            if (full.HasErrors)
            {
                Assert.Equal(before, site.HashOutput());
                return;
            }
            Assert.Equal(files.Keys.Append(".learningsite").Order(StringComparer.Ordinal), site.OutputFiles());
            foreach (var (name, bytes) in files)
                if (!bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(site.Output, name)))) Assert.Equal(Encoding.UTF8.GetString(bytes), name + "\n" + site.ReadOutput(name));
        }

        private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();

        public void Apply(Step step)
        {
            var files = Directory.EnumerateFiles(site.Combine("input"), "*", SearchOption.AllDirectories).Where(f => LearningSite.Files.ReadFiles.IsText(Path.GetExtension(f))).Order(StringComparer.Ordinal).ToList();
            before = ReadAll();
            var path = Path.GetRelativePath(site.Root, files[step.File % files.Count]);
            var text = File.ReadAllText(site.Combine(path));
            var isYaml = path.EndsWith(".yml", StringComparison.Ordinal);
            switch (step.Edit)
            {
                case Edit.Write: Write(path, text + (isYaml ? "\n# " : "\n") + Sentence(step), step.IsFresh); break;
                case Edit.Link: Write(path, text + (isYaml ? "\n# " : "\n") + Link(step), step.IsFresh); break;
                case Edit.Break: Write(path, text + "\n[nowhere](nowhere.md)\n", step.IsFresh); break;
                case Edit.DeleteLine: Write(path, string.Join('\n', text.Split('\n').Where((_, n) => n != step.At % text.Split('\n').Length)), step.IsFresh); break;
                case Edit.DoubleCharacter: Write(path, text.Length == 0 ? "" : text.Insert(step.At % text.Length, text[step.At % text.Length].ToString()), step.IsFresh); break;
                case Edit.Retitle: Write(path, text.Replace("title: ", "title: Another ", StringComparison.Ordinal), step.IsFresh); break;
                case Edit.Delete: Delete(site.Combine(path)); break;
                case Edit.Rename: Move(site.Combine(path), site.Combine(Renamed(path))); break;
                case Edit.Copy: Write(Renamed(path), text, step.IsFresh); break;
                case Edit.Translate: Write(path.Replace("input/", "input/es/", StringComparison.Ordinal).Replace("es/es/", "es/", StringComparison.Ordinal), text, step.IsFresh); break;
                case Edit.Touch: Write(path, text, step.IsFresh); break;
                // Another file in its place, with its time and its length.
                case Edit.Replace: PutInPlace(path, text); break;
                case Edit.Settings: WriteSettings((step.At % 3) switch { 0 => "es", 1 => "fr", _ => null }); break;
                case Edit.Theme: Write("theme/templates/404.hbs", step.At % 3 == 0 ? "{{Nothing}}\n" : $"<p>{{{{Title}}}}</p>\n<p class=\"c{step.At % 7}\"></p>\n", step.IsFresh); break;
                case Edit.Words: Write("theme/text/en.yml", ReadWords().Replace("\nnav.home: ", $"\nnav.home: {step.At % 5} ", StringComparison.Ordinal), step.IsFresh); break;
                case Edit.Ledger: WriteLedger(step.IsFresh); break;
                default: Write("input/lessons/basics/curve.svg", File.ReadAllText(site.Combine("input/lessons/basics/curve.svg")).Replace("width='6", step.At % 2 == 0 ? " width='6" : "width='66", StringComparison.Ordinal), step.IsFresh); break;
            }
        }

        public void Mend()
        {
            foreach (var added in ReadAll().Keys.Except(before.Keys)) Delete(site.Combine(added));
            foreach (var (path, bytes) in before)
                if (!File.Exists(site.Combine(path)) || !File.ReadAllBytes(site.Combine(path)).AsSpan().SequenceEqual(bytes)) Write(path, bytes, isFresh: false);
        }

        private Dictionary<string, byte[]> ReadAll() => new[] { "input", "theme", "statiq.json" }.Select(site.Combine).SelectMany(p => Directory.Exists(p) ? Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories) : File.Exists(p) ? [p] : [])
            .ToDictionary(p => Path.GetRelativePath(site.Root, p), File.ReadAllBytes, StringComparer.Ordinal);

        private static string Sentence(Step step) => string.Create(CultureInfo.InvariantCulture, $"One more sentence about recall, number {step.At}.\n");

        private static string Link(Step step) => new[] { "See [it](role:tester).", "See [it](#leakage).", "See [it](/glossary/#t-recall).", "{{figure growth}}", "$x^2$", "```python\nx = 1\n```", "::: reflect {#why}\nWhy?\n:::" }[step.At % 7] + "\n";

        private static string Renamed(string path) => path[..path.LastIndexOf('.')] + "-2" + Path.GetExtension(path);

        private static string ReadWords() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "theme/text/en.yml"));

        public void Replace(string path, string old, string changed, bool isFresh = false)
        {
            var text = File.ReadAllText(site.Combine(path));
            Assert.Contains(old, text, StringComparison.Ordinal);
            Write(path, text.Replace(old, changed, StringComparison.Ordinal), isFresh);
        }

        private void WriteSettings(string? locale)
        {
            var text = File.ReadAllText(ProjectFolder.Combine("Fixtures/course/statiq.json"));
            Write("statiq.json", locale is null ? text : text.Replace("{\n", $"{{\n  \"Locales\": [\"{locale}\"],\n", StringComparison.Ordinal), false);
        }

        private void WriteLedger(bool isFresh)
        {
            if (Run(new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false), new NoProgress()).CheckAsync()).MakeLedger() is { } ledger) Write("input/_ledger.json", LearningSite.Ledgers.WriteLedger.Write(ledger), isFresh);
        }

        private void PutInPlace(string path, string text)
        {
            if (text.Length == 0) return;
            var time = File.GetLastWriteTimeUtc(site.Combine(path));
            var other = site.Combine("other");
            File.WriteAllText(other, text.Replace("recall", "RECALL", StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(other, time);
            Move(other, site.Combine(path));
        }

        private void Write(string path, string text, bool isFresh) => Write(path, Encoding.UTF8.GetBytes(text), isFresh);

        private void Write(string path, byte[] bytes, bool isFresh)
        {
            site.Write(path, bytes);
            // The ledger is nothing that a preview watches.
            if (!path.EndsWith("_ledger.json", StringComparison.Ordinal)) touched.Add(site.Combine(path));
            if (!isFresh) Age(site.Combine(path));
            // However long it takes until it is read.
            else File.SetLastWriteTimeUtc(site.Combine(path), DateTime.UtcNow.AddHours(1));
        }

        private void Age(string path) => File.SetLastWriteTimeUtc(path, LongAgo.AddSeconds(++clock));

        private void Delete(string path)
        {
            touched.Add(path);
            File.Delete(path);
        }

        private void Move(string path, string to)
        {
            touched.UnionWith([path, to]);
            File.Move(path, to, overwrite: true);
        }

        public void Dispose() => site.Dispose();
    }
}
