using System.Diagnostics;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Markup;
using LearningSite.Rendering;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What the disk and other programs can do to a build.</summary>
public class FileSystemTests
{
    [Fact]
    public async Task Symbolic_link_in_the_input_is_refused()
    {
        using var secret = new TempFolder();
        secret.Write("secret.md", "# Secret\n");
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: A\n---\n");
        File.CreateSymbolicLink(site.Combine("input/leak.md"), secret.Combine("secret.md"));
        Directory.CreateSymbolicLink(site.Combine("input/pages"), secret.Path);
        Directory.CreateSymbolicLink(site.Combine("input/loop"), site.Combine("input"));
        File.CreateSymbolicLink(site.Combine("input/dangling.svg"), "/nowhere");
        var result = await site.BuildAsync();
        Assert.False(result.IsWritten);
        Assert.Equal("""
            error[LS1001]: a symbolic link cannot be content
             --> input/dangling.svg:1:1
              = help: replace the link by the file itself

            error[LS1001]: a symbolic link cannot be content
             --> input/leak.md:1:1
              = help: replace the link by the file itself

            error[LS1001]: a symbolic link cannot be content
             --> input/loop:1:1
              = help: replace the link by the file itself

            error[LS1001]: a symbolic link cannot be content
             --> input/pages:1:1
              = help: replace the link by the file itself

            4 errors in 4 files

            """.ReplaceLineEndings("\n"), TestSite.Report(result.Diagnostics));
    }

    [Fact]
    public async Task Pipe_in_the_input_is_refused_and_not_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "named pipes are made with mkfifo");
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: A\n---\n");
        Run("mkfifo", site.Combine("input/pipe.md"));
        var result = await site.BuildAsync();
        Assert.Equal("""
            error[LS1001]: only regular files can be content
             --> input/pipe.md:1:1
              = help: remove the device, socket or pipe

            1 error in 1 file

            """.ReplaceLineEndings("\n"), TestSite.Report(result.Diagnostics));
    }

    [Fact]
    public async Task Symbolic_link_cannot_be_the_output()
    {
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: A\n---\n");
        Directory.CreateDirectory(site.Combine("elsewhere"));
        Directory.CreateSymbolicLink(site.Output, site.Combine("elsewhere"));
        var result = await site.BuildAsync();
        Assert.Contains("it is a symbolic link", TestSite.Report(result.Diagnostics), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(site.Combine("elsewhere")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public async Task Byte_that_is_not_UTF8_is_reported_where_it_stands(string start)
    {
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", [.. Encoding.UTF8.GetBytes(start + "---\r\ntitle: A\r\n---\r\nä"), 0xFF, .. "b"u8]);
        var result = await site.BuildAsync();
        Assert.Equal("""
            error[LS1002]: byte 22 is not valid UTF-8
             --> input/index.md:4:2
              |
            4 | ä�
              |  ^ not a UTF-8 character
              |
              = help: save the file as UTF-8 in your editor

            1 error in 1 file

            """.ReplaceLineEndings("\n"), TestSite.Report(result.Diagnostics));
    }

    [Fact]
    public async Task Text_above_one_megabyte_is_refused()
    {
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", new byte[(1024 * 1024) + 1]).Write("input/big.zip", new byte[(10 * 1024 * 1024) + 1]);
        var result = await site.BuildAsync();
        Assert.Equal(["input/big.zip", "input/index.md"], result.Diagnostics.Where(d => d.Code == Codes.FileTooLarge).Select(d => d.Place!.Text.Path));
        Assert.Contains("the file has 1048577 bytes and the limit is 1048576", TestSite.Report(result.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_name_that_is_not_UTF8_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems allow no such name");
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: A\n---\n");
        Run("sh", "-c", $"touch \"{site.Combine("input")}/$(printf 'a\\377.md')\"");
        var result = await site.BuildAsync();
        Assert.Equal(Codes.UnreadableFile, Assert.Single(result.Diagnostics).Code);
        Run("sh", "-c", $"rm {site.Combine("input")}/a*");
    }

    // A disk lists files as they were made, in the other order, or by a number made of the name. Of two files with one address a plain folder publishes the first.
    [Fact]
    public void Files_are_listed_in_the_order_of_their_paths_however_the_disk_lists_them()
    {
        string[] names = [.. Enumerable.Range(0, 20).Select(i => $"{(char)('b' + i)}.md"), "B.md", "a/x.md", "a-b.md", "a.md"];
        foreach (var inOrder in new[] { names.Order(StringComparer.Ordinal), names.OrderDescending(StringComparer.Ordinal) })
        {
            using var folder = new TempFolder();
            foreach (var name in inOrder) folder.Write(name, "x");
            Assert.Equal(names.Order(StringComparer.Ordinal), ReadFiles.Read(folder.Path, [folder.Path], _ => false, new DiagnosticBag()).Select(f => f.RelativePath));
        }
    }

    [Fact]
    public async Task Folder_that_LearningSite_did_not_write_is_never_replaced()
    {
        using var site = TestSite.Of("course").Write("output/mine.txt", "precious");
        var result = await site.BuildAsync();
        Assert.Equal(Codes.UnsafeOutput, Assert.Single(result.Diagnostics).Code);
        Assert.Equal(["mine.txt"], site.OutputFiles());
        Assert.False(OutputFolder.TryDelete(site.Output));
        Assert.Equal("precious", site.ReadOutput("mine.txt"));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("input")]
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("statiq.json")]
    public async Task Folder_of_the_sources_cannot_be_the_output(string output)
    {
        using var site = TestSite.Of("course");
        var before = Directory.EnumerateFileSystemEntries(site.Root, "*", SearchOption.AllDirectories).Count(e => !e.Contains("cache", StringComparison.Ordinal));
        var result = await site.BuildAsync("OutputPath=" + output);
        Assert.Contains(result.Diagnostics, d => d.Code == Codes.UnsafeOutput);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(site.Root, "*", SearchOption.AllDirectories).Count(e => !e.Contains("cache", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Empty_folder_may_become_the_output_and_its_removal_is_complete()
    {
        using var site = TestSite.Of("course");
        Directory.CreateDirectory(site.Output);
        Assert.True((await site.BuildAsync()).IsWritten);
        Assert.True(OutputFolder.TryDelete(site.Output));
        Assert.False(Directory.Exists(site.Output));
        Assert.True(OutputFolder.TryDelete(site.Output));
    }

    [Fact]
    public async Task Output_that_cannot_be_written_leaves_the_old_site()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var before = site.HashOutput();
        Directory.CreateDirectory(site.Combine("output.lock"));
        var result = await site.BuildAsync();
        Assert.Equal(Codes.WriteFailed, Assert.Single(result.Diagnostics).Code);
        Assert.DoesNotContain(site.Root, TestSite.Report(result.Diagnostics), StringComparison.Ordinal);
        Assert.False(result.IsWritten);
        Assert.Equal(before, site.HashOutput());
        Directory.Delete(site.Combine("output.lock"));
        Assert.True((await site.BuildAsync()).IsWritten);
    }

    // What lies there would become a part of the site.
    [Theory]
    [InlineData("output.staging")]
    [InlineData("output.old")]
    public async Task Folder_that_LearningSite_did_not_write_is_not_built_in(string name)
    {
        using var site = TestSite.Of("course").Write(name + "/mine.txt", "precious");
        var result = await site.BuildAsync();
        Assert.Equal("error[LS6001]: the site is made in `" + name + "` first, which LearningSite did not write\n  = help: move it away, or choose another output folder with `--output` or `OutputPath`\n\n1 error\n", TestSite.Report(result.Diagnostics));
        Assert.False(Directory.Exists(site.Output));
        Assert.True(File.Exists(site.Combine(name + "/mine.txt")));
    }

    // A removal that was cut short has left the marker, and the next build goes on with it.
    [Fact]
    public async Task Marker_of_a_folder_is_removed_last()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        using var listener = new FileSystemWatcher(site.Output) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
        var removed = new System.Collections.Concurrent.ConcurrentQueue<string>();
        listener.Deleted += (_, change) => removed.Enqueue(change.Name!);
        listener.EnableRaisingEvents = true;
        Assert.True(OutputFolder.TryDelete(site.Output));
        Assert.True(SpinWait.SpinUntil(() => removed.Contains(".learningsite"), TimeSpan.FromSeconds(20)));
        Assert.Equal(".learningsite", removed.Last(n => n != "" && !n.EndsWith("output", StringComparison.Ordinal)));
    }

    [Fact]
    public void Second_build_of_one_output_waits_for_nobody()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticBag();
        using (OutputFolder.TryOpen(folder.Combine("output"), "output", [], diagnostics))
        {
            Assert.Empty(diagnostics.Sorted());
            Assert.Null(OutputFolder.TryOpen(folder.Combine("output"), "output", [], diagnostics));
        }
        Assert.Equal("error[LS6003]: another build is writing `output`\n  = help: wait until it has ended\n\n1 error\n", TestSite.Report(diagnostics.Sorted()));
        var later = new DiagnosticBag();
        using var next = OutputFolder.TryOpen(folder.Combine("output"), "output", [], later);
        Assert.NotNull(next);
        Assert.Empty(later.Sorted());
    }

    // Each round begins with what a killed build leaves. The one that goes on removes the lock while the others ask for it.
    [Fact]
    public async Task Of_builds_that_start_at_once_over_a_stale_lock_one_at_a_time_writes()
    {
        using var folder = new TempFolder();
        var (writing, most, writers, refused) = (0, 0, 0, 0);
        var diagnostics = new DiagnosticBag();
        using var start = new Barrier(8, _ =>
        {
            folder.Write("output.lock", "");
            folder.Write("output.staging/.learningsite", "x");
        });
        var threads = Enumerable.Range(0, 8).Select(thread => Task.Factory.StartNew(() =>
        {
            try
            {
                for (var round = 0; round < 40; round++)
                {
                    start.SignalAndWait();
                    for (var attempt = 0; attempt < 4; attempt++)
                    {
                        using var output = OutputFolder.TryOpen(folder.Combine("output"), "output", [folder.Combine("input")], diagnostics);
                        if (output is null) { Interlocked.Increment(ref refused); continue; }
                        var now = Interlocked.Increment(ref writing);
                        if (now > 1) Interlocked.Exchange(ref most, now);
                        Interlocked.Increment(ref writers);
                        output.Write("index.html", $"{thread} {round}");
                        Assert.True(output.TryCommit());
                        Interlocked.Decrement(ref writing);
                    }
                }
            }
            finally
            {
                // One that fails keeps no other waiting.
                start.RemoveParticipant();
            }
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        await Task.WhenAll(threads);
        Assert.Equal(0, most);
        Assert.InRange(writers, 40, (8 * 40 * 4) - 1);
        Assert.Equal(8 * 40 * 4, writers + refused);
        // Who was refused was told the reason, and nothing went wrong besides.
        Assert.All(diagnostics.Sorted(), d => Assert.Equal(Codes.OutputLocked, d.Code));
        Assert.Equal([".learningsite", "index.html"], Directory.EnumerateFiles(folder.Combine("output")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Equal([folder.Combine("output")], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    // `BUILDS=40` starts more.
    [Fact]
    public async Task Of_builds_that_start_at_once_each_writes_a_whole_site_or_says_that_another_does()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var before = site.HashOutput();
        site.Write("output.lock", "").Write("output.staging/.learningsite", "x");
        var count = int.TryParse(Environment.GetEnvironmentVariable("BUILDS"), out var wanted) ? wanted : 3;
        var runs = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => CommandLineTests.RunAsync(site.Root, [], "build", "--no-search")));
        Assert.All(runs, r => Assert.True(r.ExitCode == 0 || (r.ExitCode == 4 && r.Error.StartsWith("error[LS6003]: another build is writing `output`\n", StringComparison.Ordinal)), $"{r.ExitCode}: {r.Error}"));
        Assert.Contains(runs, r => r.ExitCode == 0);
        Assert.Equal(before, site.HashOutput());
        Assert.False(File.Exists(site.Output + ".lock") || Directory.Exists(site.Output + ".staging"));
        TestContext.Current.TestOutputHelper?.WriteLine($"of {count} builds {runs.Count(r => r.ExitCode == 0)} wrote the site");
    }

    [Fact]
    public async Task Lock_file_of_another_program_is_left_alone()
    {
        using var site = TestSite.Of("course").Write("yarn.lock", "# yarn lockfile v1\n");
        var result = await site.BuildAsync("OutputPath=yarn");
        Assert.Equal("error[LS6001]: the site would be locked by `yarn.lock`, which LearningSite did not write\n  = help: move it away, or choose another output folder with `--output` or `OutputPath`\n\n1 error\n", TestSite.Report(result.Diagnostics));
        Assert.Equal("# yarn lockfile v1\n", File.ReadAllText(site.Combine("yarn.lock")));
        Assert.False(Directory.Exists(site.Combine("yarn")));
    }

    [Fact]
    public async Task Staging_of_a_killed_build_is_cleared_away()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var before = site.HashOutput();
        site.Write("output.staging/.learningsite", "x").Write("output.staging/half/index.html", "half");
        Assert.True((await site.BuildAsync()).IsWritten);
        Assert.Equal(before, site.HashOutput());
        Assert.False(Directory.Exists(site.Output + ".staging"));
        Assert.False(File.Exists(site.Output + ".lock"));
    }

    [Fact]
    public void Without_the_worker_code_is_plain_and_the_build_fails()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticBag();
        folder.Write("dist/assets.json", "{}");
        using var worker = new NodeWorker(new Theme(folder.Path, [folder.Path], diagnostics), SnippetCache.CreateTransient(), diagnostics);
        var results = worker.Render([new Snippet(false, "python", "x", false), new Snippet(true, "", "x", false)]);
        Assert.Equal([null, null], results.Select(r => r.Html));
        worker.Render([new Snippet(false, "python", "y", false)]);
        Assert.Equal("error[LS5004]: code cannot be highlighted and formulas cannot be typeset\n  = help: install Node 20 or newer (the theme's `dist/worker.cjs` is not built)\n\n1 error\n", TestSite.Report(diagnostics.Sorted()));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x4C, 0x53, 0x53, 0x31, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(new byte[] { 0x4C, 0x53, 0x53, 0x31, 1, 0, 0, 0, 3, 0x61 })]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })]
    public async Task Damaged_cache_is_an_empty_one(byte[] bytes)
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var before = site.HashOutput();
        var cache = Assert.Single(Directory.EnumerateFiles(site.Combine("cache"), "snippets-*"));
        File.WriteAllBytes(cache, bytes);
        var result = await site.BuildAsync();
        Assert.Equal("", TestSite.Report(result.Diagnostics));
        Assert.Equal(before, site.HashOutput());
    }

    // The time limit is for a build that would wait for ever.
    [Theory(Timeout = 120_000)]
    [InlineData("process.exit(1);")]
    [InlineData("answer(() => process.exit(1));")]
    [InlineData("answer(() => 'Warning: this line is no JSON');")]
    [InlineData("answer(() => '[]');")]
    [InlineData("answer(() => JSON.stringify({ id: null, error: 'x' }));")]
    [InlineData("answer(request => JSON.stringify({ id: request.id, error: 'x' }));")]
    [InlineData("answer(request => JSON.stringify({ id: request.id, items: [] }));")]
    [InlineData("answer(request => JSON.stringify({ id: request.id, items: request.items.map(() => ({})) }));")]
    public async Task Worker_that_breaks_is_a_finding(string script)
    {
        using var site = TestSite.Of("course").Write("theme/dist/worker.cjs", """
            const readline = require("node:readline");
            function answer(create) {
              readline.createInterface({ input: process.stdin }).on("line", line => console.log(create(JSON.parse(line))));
            }

            """ + script);
        var result = await site.BuildAsync();
        Assert.Equal(Codes.WorkerFailed, Assert.Single(result.Diagnostics.Select(d => d.Code).Distinct()));
        Assert.False(result.IsWritten);
    }

    // It listens no more before it answers, so what is asked next finds nobody, and the end of it neither.
    [Fact]
    public void Worker_that_ends_between_two_requests_is_a_finding()
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticBag();
        folder.Write("dist/assets.json", "{}");
        folder.Write("dist/worker.cjs", """
            const fs = require("node:fs");
            fs.readSync(0, Buffer.alloc(4096));
            fs.closeSync(0);
            console.log('{"id":1,"items":[{"html":"<b>x</b>"}]}');
            """);
        using (var worker = new NodeWorker(new Theme(folder.Path, [folder.Path], diagnostics), SnippetCache.CreateTransient(), diagnostics))
        {
            Assert.Equal("<b>x</b>", Assert.Single(worker.Render([new Snippet(false, "python", "x", false)])).Html);
            Assert.Null(Assert.Single(worker.Render([new Snippet(false, "python", "y", false)])).Html);
        }
        Assert.Equal(Codes.WorkerFailed, Assert.Single(diagnostics.Sorted()).Code);
    }

    [Theory]
    [InlineData("dist/assets.json", "the theme's `dist/search.mjs` is not built")]
    [InlineData("dist/search.mjs", "Pagefind is not installed")]
    public async Task Search_index_without_Pagefind_is_an_error(string only, string reason)
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticBag();
        folder.Write(only, "{}");
        var theme = new Theme(folder.Path, [folder.Path], new DiagnosticBag());
        Assert.False(await SearchIndex.GenerateAsync(folder.Path, theme, diagnostics));
        Assert.Equal($"error[LS5005]: the search index could not be built: {reason}\n  = help: run `dotnet build src/LearningSite`, or build with `--no-search`\n\n1 error\n", TestSite.Report(diagnostics.Sorted()));
    }

    /// <summary>One that throws text, and one whose program is gone before it answers.</summary>
    [Theory]
    [InlineData("export const createIndex = async () => { throw 'no memory'; };", "no memory")]
    [InlineData("export const createIndex = () => new Promise(() => {});", "Pagefind ended before the index was written")]
    [InlineData("export const createIndex = async () => ({ errors: ['a page is damaged'] });", "a page is damaged")]
    [InlineData("process.kill(process.pid);", "Node ended before it was written")]
    public async Task Search_index_that_Pagefind_does_not_finish_is_an_error(string pagefind, string reason)
    {
        using var folder = new TempFolder();
        folder.Write("dist/search.mjs", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "theme/dist/search.mjs")));
        folder.Write("node_modules/pagefind/package.json", """{ "type": "module", "exports": "./index.js" }""");
        folder.Write("node_modules/pagefind/index.js", pagefind);
        var diagnostics = new DiagnosticBag();
        Assert.False(await SearchIndex.GenerateAsync(folder.Path, new Theme(folder.Path, [folder.Path], new DiagnosticBag()), diagnostics));
        Assert.Equal($"error[LS5005]: the search index could not be built: {reason}\n  = help: build with `--no-search` to go on without\n\n1 error\n", TestSite.Report(diagnostics.Sorted()));
    }

    /// <summary>Of the machine, no folder: neither that of the site nor that of the theme.</summary>
    [Theory]
    [InlineData("", "Cannot find ")]
    [InlineData("export const close = () => {}; export const createIndex = async () => ({ errors: [], index: { addHTMLFile: async () => ({ errors: [] }), getFiles: async () => ({ errors: [], files: [{ path: 'a/b', content: '' }] }) } });", "ENOTDIR: not a directory, mkdir 'pagefind/a'")]
    public async Task Search_index_that_cannot_be_written_names_no_folder_of_the_machine(string pagefind, string reason)
    {
        using var folder = new TempFolder();
        folder.Write("theme/dist/search.mjs", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "theme/dist/search.mjs")));
        folder.Write("theme/node_modules/pagefind/package.json", """{ "type": "module", "main": "./index.js" }""");
        if (pagefind.Length > 0) folder.Write("theme/node_modules/pagefind/index.js", pagefind);
        // A file where the index would have its folder.
        folder.Write("site/pagefind", "");
        var diagnostics = new DiagnosticBag();
        Assert.False(await SearchIndex.GenerateAsync(folder.Combine("site"), new Theme(folder.Path, [folder.Combine("theme")], new DiagnosticBag()), diagnostics));
        var report = TestSite.Report(diagnostics.Sorted());
        Assert.StartsWith($"error[LS5005]: the search index could not be built: {reason}", report, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, report, StringComparison.Ordinal);
    }

    /// <summary>Where there is a disk in memory it lists files as they came, and Pagefind holds languages in no order.</summary>
    [Fact]
    public async Task Search_index_of_the_same_pages_is_the_same_in_whatever_order_they_were_written()
    {
        string[] languages = ["en", "es", "fr", "de", "it"];
        var pages = languages.SelectMany(l => Enumerable.Range(0, 12).Select(n => (Name: $"{l}/p{n}/index.html",
            Html: $"<!doctype html><html lang=\"{l}\"><title>Page {n}</title><main data-pagefind-body data-pagefind-filter=\"kind:k{n % 3}\"><h1>Page {n}</h1><p>recall precision metric{n} word{n * 7}</p></main></html>"))).ToList();
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var hashes = new List<string>();
        foreach (var order in new[] { pages, Enumerable.Reverse(pages), pages.OrderBy(p => p.Html.Length * 31 % 17) })
        {
            var folder = Path.Combine(parent, "learningsite-" + Guid.NewGuid());
            try
            {
                foreach (var (name, html) in order)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
                    File.WriteAllText(Path.Combine(folder, name), html);
                }
                var diagnostics = new DiagnosticBag();
                Assert.True(await SearchIndex.GenerateAsync(folder, new Theme(folder, [Path.Combine(AppContext.BaseDirectory, "theme")], diagnostics), diagnostics), TestSite.Report(diagnostics.Sorted()));
                hashes.Add(TestSite.Hash(folder));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        Assert.Single(hashes.Distinct());
        Assert.Contains("pagefind/pagefind-entry.json", hashes[0], StringComparison.Ordinal);
        Assert.DoesNotContain("pagefind-ui", hashes[0], StringComparison.Ordinal);
    }

    /// <summary>What cannot be looked at is not taken for what is not there; root may look at all but a path that is too long.</summary>
    [Fact]
    public void What_the_system_does_not_tell_of_is_hidden_and_not_missing()
    {
        using var folder = new TempFolder();
        Assert.Null(FileState.Of(folder.Combine("nothing")));
        Assert.Null(FileState.Of(folder.Combine("nothing/below")));
        if (!OperatingSystem.IsWindows()) Assert.Equal(FileKind.Hidden, FileState.Of(folder.Combine(new string('x', 5000)))?.Kind);
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return;
        folder.Write("input/lessons/one.md", "text");
        try
        {
            Assert.Equal("input/lessons/one.md", Refused(UnixFileMode.UserRead));
            Assert.Equal("input/lessons/", Refused(UnixFileMode.UserExecute));
        }
        finally
        {
            File.SetUnixFileMode(folder.Combine("input/lessons"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        string Refused(UnixFileMode mode)
        {
            File.SetUnixFileMode(folder.Combine("input/lessons"), mode);
            var diagnostics = new DiagnosticBag();
            Assert.Empty(ReadFiles.Read(folder.Path, [folder.Combine("input")], _ => false, diagnostics));
            var found = Assert.Single(diagnostics.Sorted());
            Assert.Equal(Codes.UnreadableFile, found.Code);
            return found.Place!.Text.Path;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
