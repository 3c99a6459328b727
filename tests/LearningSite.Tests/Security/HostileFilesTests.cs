using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Preview;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>T11–T17 and T23: names, links, sizes and broken machines. What is older stands in <see cref="FileSystemTests"/>.</summary>
public sealed class HostileFilesTests
{
    private const string Canary = "canary-that-no-page-may-hold";

    /// <summary>Ways to write an address that leads out of a folder, for one system or another.</summary>
    public static readonly string[] Traversals =
    [
        "../secret.svg", "../../secret.svg", "../../../../../../../../etc/passwd", "/etc/passwd", "//etc/passwd", "/../secret.svg", "./../secret.svg", "a/../../secret.svg", "..//secret.svg", "..\\secret.svg", "..\\..\\secret.svg", "\\..\\secret.svg", "..\\/secret.svg", "../\\secret.svg",
        "%2e%2e/secret.svg", "%2e%2e%2fsecret.svg", "..%2fsecret.svg", "..%5csecret.svg", "%2e%2e%5csecret.svg", "%252e%252e/secret.svg", "..%252fsecret.svg", "..%c0%afsecret.svg", "%c0%ae%c0%ae/secret.svg", "..%u2215secret.svg", "..\u2215secret.svg", "\uFF0E\uFF0E/secret.svg", "\u2025/secret.svg",
        "....//secret.svg", "..././secret.svg", ".../secret.svg", "..;/secret.svg", "..%00/secret.svg", "../secret.svg%00.png", "../secret.svg?.png", "../secret.svg#.png", "file:///etc/passwd", "file:../secret.svg", "C:\\secret.svg", "C:secret.svg", "c:/secret.svg", "\\\\host\\share\\secret.svg", "//host/share/secret.svg", "\\\\?\\C:\\secret.svg",
        "secret.svg::$DATA", "../secret.svg.", "../secret.svg ", "~/secret.svg", "$HOME/secret.svg", "CON", "../CON", "nul.svg", "input/../../secret.svg", "../input/../../secret.svg", "/proc/self/environ", "/dev/stdin", "../output/index.html", "../statiq.json", ".git/config", "../.learningsite", "_redirects", "/_redirects",
    ];

    /// <summary>With the lines of the file that `TRAVERSALS` names.</summary>
    public static IReadOnlyList<string> AllTraversals => Environment.GetEnvironmentVariable("TRAVERSALS") is { Length: > 0 } file ? [.. Traversals, .. File.ReadLines(file).Where(l => l.Length > 0)] : Traversals;

    [Fact]
    public async Task Address_that_leads_out_of_the_input_reads_nothing()
    {
        using var site = TestSite.Of("course");
        foreach (var name in new[] { "secret.svg", "statiq-secret.json" }) site.Write(name, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><title>{Canary}</title></svg>");
        site.Write("input/pages/out.md", "---\ntitle: Out\nsummary: A page whose links and pictures lead out of the folder of the content.\n---\n"
            + string.Concat(Traversals.Select(t => $"![x]({t})\n\n![x](<{t}>)\n\n[x]({t})\n\n[x](page:{t})\n\n{{{{figure {t}}}}}\n\n::: card {{role={t}}}\n:::\n\n[r]\n\n[r]: {t}\n\n")));
        var stage = new MemoryStage();
        var result = await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false), new NoProgress()).BuildAsync(stage);
        Assert.NotEmpty(stage.Files);
        Assert.All(stage.Files, f => Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(f.Value), StringComparison.Ordinal));
        Assert.DoesNotContain("root:", Encoding.UTF8.GetString(stage.Files["out/index.html"]), StringComparison.Ordinal);
        Assert.Empty(CanonicalHtml.Parse(Encoding.UTF8.GetString(stage.Files["out/index.html"])).QuerySelectorAll("article img"));
        Assert.All(stage.Files.Keys, name => Assert.DoesNotContain("..", name, StringComparison.Ordinal));
        Assert.True(result.Diagnostics.Count(d => d.Severity == Severity.Error) > Traversals.Length);
    }

    [Fact]
    public async Task Path_that_leaves_the_input_is_no_path()
    {
        using var site = TestSite.Of("course").Write("input/pages/out.md", "---\ntitle: Out\nsummary: A page with a link that leaves the folder of the content and comes back.\n---\nRead [the lesson](../../lessons/basics/splits.md).\n");
        Assert.Contains((await site.CheckAsync()).Diagnostics, d => d.Code == Codes.DeadLink);
    }

    [Fact]
    public void Writing_that_fails_once_replaces_nothing()
    {
        using var folder = new TempFolder();
        folder.Write("output/.learningsite", "x");
        folder.Write("output/old.html", "old");
        var diagnostics = new DiagnosticBag();
        using (var output = OutputFolder.TryOpen(folder.Combine("output"), "output", [], diagnostics)!)
        {
            output.Write("a.html", "a");
            output.Write("a.html/b.html", "a file cannot be a folder");
            output.Write("c.html", "c");
            Assert.False(output.TryCommit());
        }
        Assert.Equal(Codes.WriteFailed, Assert.Single(diagnostics.Sorted()).Code);
        Assert.True(File.Exists(folder.Combine("output/old.html")));
        Assert.False(Directory.Exists(folder.Combine("output.staging")));
    }

    [Fact]
    public void Address_of_the_preview_finds_what_the_site_has_and_nothing_else()
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["index.html"] = [1], ["404.html"] = [2], ["a/index.html"] = [3], ["_redirects"] = Encoding.UTF8.GetBytes("/b/ /a/ 301\n/c/ //evil.example/ 301\n/d/ https://evil.example/ 301\n") };
        var manifest = new SiteManifest(files, "");
        foreach (var path in AllTraversals.SelectMany(t => new[] { "/" + t, "/a/" + t, "//" + t, "/" + t + "/", "/" + Uri.UnescapeDataString(t) }).Concat(["//evil.example", "//evil.example/%2e%2e", "/\\evil.example/", "/%5cevil.example/", "/a//", "//a", "/a/../a", "/c/", "/d/", "/_redirects"]))
            switch (manifest.Find(path))
            {
                case Destination.Content content: Assert.Contains(content.Name, files.Keys); Assert.NotEqual("_redirects", content.Name); break;
                case Destination.Redirect redirect: Assert.Matches("^/[^/\\\\]", redirect.Location); break;
            }
        Assert.IsType<Destination.Redirect>(manifest.Find("/b/"));
        Assert.IsType<Destination.Missing>(manifest.Find("/c/"));
    }

    [Fact]
    public async Task Redirect_that_takes_more_than_its_own_address_is_refused()
    {
        string[] refused = ["/*", "/:any/", "/a?b=:c", "//evil.example/", "https://evil.example/", "/a/ https://evil.example/", "/a/\t/b/", "/a/\n/* https://evil.example/ 200!", "/\\evil.example/", "/../a/", "#a", "about", "/about/", "/about", "/about/index.html", "/feed.xml", "/lessons/basics/curve.svg", "/lessons/splits/"];
        using var site = TestSite.Of("course");
        for (var i = 0; i < refused.Length; i++) site.Write($"input/pages/new-{i}.md", $"---\ntitle: New {i}\nsummary: A page that was elsewhere before, as its header says it, number {i}.\nredirectFrom: [{JsonSerializer.Serialize(refused[i])}]\n---\nText.\n");
        site.Write("input/pages/good.md", "---\ntitle: Good\nsummary: A page that was elsewhere before, at an address that nobody has now.\nredirectFrom: [/once/here/]\n---\nText.\n");
        site.Write("input/pages/good-too.md", "---\ntitle: Good too\nsummary: A page that says it was at the address that the other one had, with one slash less.\nredirectFrom: [/once/here]\n---\nText.\n");
        var found = (await site.CheckAsync()).Diagnostics.Where(d => d.Code == Codes.DuplicateDestination).Select(d => d.Place!.Text.Path);
        Assert.Equal(Enumerable.Range(0, refused.Length).Select(i => $"input/pages/new-{i}.md").Append("input/pages/good.md").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_that_meet_in_one_place_are_errors_before_anything_is_written()
    {
        const string page = "---\ntitle: T\nsummary: A page that has the address of another one, so that one of both is lost.\n---\nText.\n";
        foreach (var (first, second) in new[] { ("pages/a.md", "pages/a/index.md"), ("pages/search.md", "pages/c.md"), ("pages/tracks.md", "pages/c.md"), ("lessons/basics/Curve.svg", "pages/c.md") })
        {
            using var site = TestSite.Of("course").Write("input/" + first, first.EndsWith(".md", StringComparison.Ordinal) ? page : "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>").Write("input/" + second, page.Replace("title: T", "title: S", StringComparison.Ordinal));
            var result = await site.BuildAsync();
            Assert.True(result.HasErrors && !result.IsWritten && !Directory.Exists(site.Output), $"{first} and {second}: {TestSite.Report(result.Diagnostics)}");
        }
    }

    // One site with all of them: what it would have lost is told file by file, and nothing is written.
    [Fact]
    public async Task Files_that_would_overwrite_each_other_are_errors_before_anything_is_written()
    {
        const string picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>";
        string[] made = ["robots.txt", "llms.txt", "feed.json", "api/v1/index.json", "pagefind/pagefind-entry.json", "404.html/a.svg", "Sitemap.XML/a.svg", "es/404.html/a.svg"];
        string[] alike = ["a/cafe\u0301.svg", "a/\uFB01le.svg", "a/\uFF41.svg", "a/\u212B.svg", "a/con.svg", "a/x\u00B9.svg"];
        using var site = TestSite.Of("course").Write("statiq.json", """{ "SiteTitle": "A", "Host": "course.example", "GenerateApi": true, "GenerateMarkdown": true, "Locales": ["es"], "CurrentDateTime": "2026-11-20" }""");
        foreach (var name in made.Concat(alike).Append("a/caf\u00E9.svg").Append("a/file.svg").Append("a/Stra\u00DFe.svg").Append("a/strasse.svg")) site.Write("input/" + name, name.EndsWith(".svg", StringComparison.Ordinal) ? picture : "{}");
        site.Write("input/pages/es.md", "---\ntitle: Spanish\nsummary: A page that has the address which the folder of a language has too.\n---\nText.\n");
        foreach (var result in new[] { await site.CheckAsync(), await site.BuildAsync() })
        {
            string[] Of(DiagnosticCode code) => [.. result.Diagnostics.Where(d => d.Code == code && d.Severity == Severity.Error).Select(d => d.Place!.Text.Path["input/".Length..]).Order(StringComparer.Ordinal)];
            Assert.Equal(made.Append("pages/es.md").Order(StringComparer.Ordinal), Of(Codes.DuplicateDestination));
            Assert.Equal(alike.Order(StringComparer.Ordinal), Of(Codes.UnsafeFileName));
            Assert.Equal(["a/strasse.svg"], Of(Codes.SameNameButCase));
            Assert.False(result.IsWritten || Directory.Exists(site.Output));
        }
    }

    // What Unicode has twice is decided by Node, which has its tables.
    [Fact]
    public void Characters_that_Unicode_has_twice_are_the_ones_that_Node_finds()
    {
        const string script = """
            for (let c = 0x80; c < 0x110000; c++) {
              if (c >= 0xd800 && c < 0xe000) continue;
              const s = String.fromCodePoint(c), d = s.normalize("NFD");
              if (s.normalize("NFKC") !== s) console.log(c);
              else if (d !== s) for (const part of [...d].slice(1)) console.log(part.codePointAt(0));
            }
            """;
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", script]) { RedirectStandardOutput = true })!;
        var found = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => new Rune(int.Parse(l, System.Globalization.CultureInfo.InvariantCulture))).Distinct().ToList();
        Assert.True(found.Count > 4000);
        Assert.Equal([], found.Where(c => !Linking.SameCharacters.Contains(c) && Rune.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.OtherNotAssigned));
        Assert.All("azAZ09-_.éñßøłжщאبกकあ中한", c => Assert.False(Linking.SameCharacters.Contains(new Rune(c))));
    }

    [Fact]
    public async Task Output_inside_the_content_is_no_content()
    {
        using var folder = new TempFolder();
        folder.Write("index.md", "# A\n");
        BuildOptions options = new(folder.Path, ["OutputPath=public"], HasSearch: false);
        for (var i = 0; i < 2; i++)
        {
            var result = await new SiteBuilder(options, new NoProgress()).BuildAsync();
            Assert.True(result.IsWritten, TestSite.Report(result.Diagnostics));
            Assert.False(Directory.Exists(folder.Combine("public/public")));
            Assert.False(Directory.Exists(folder.Combine("public/public.staging")));
            // As a build that was killed leaves it.
            folder.Write("public.staging/.learningsite", "x");
            folder.Write("public.staging/half.txt", "half");
        }
    }

    [Theory]
    [InlineData(true, -1, "An earlier build was stopped before its end: the site from before it stands in `output`, whole")]
    [InlineData(true, 1, "An earlier build was stopped before its end: its site was ready and stands in `output`, whole")]
    [InlineData(false, 0, "An earlier build was stopped before its end: there was no site before it, and there is none yet")]
    public void After_a_kill_the_next_build_says_which_site_stands(bool hasSite, int seconds, string message)
    {
        using var folder = new TempFolder();
        folder.Write("output.lock", "");
        folder.Write("output.staging/.learningsite", "x");
        if (hasSite) folder.Write("output/.learningsite", "x");
        if (hasSite) File.SetLastWriteTimeUtc(folder.Combine("output/.learningsite"), File.GetLastWriteTimeUtc(folder.Combine("output.staging/.learningsite")).AddSeconds(seconds));
        var diagnostics = new DiagnosticBag();
        using (var output = OutputFolder.TryOpen(folder.Combine("output"), "output", [], diagnostics)!) Assert.Equal(message, output.Interruption);
        using (var output = OutputFolder.TryOpen(folder.Combine("output"), "output", [], diagnostics)!) Assert.Null(output.Interruption);
        Assert.Empty(diagnostics.Sorted());
    }

    // Where folders cannot be exchanged, a build may be stopped between two renames.
    [Fact]
    public void Old_site_that_was_set_aside_comes_back()
    {
        using var folder = new TempFolder();
        folder.Write("output.staging/.learningsite", "x");
        folder.Write("output.old/.learningsite", "x");
        folder.Write("output.old/index.html", "old");
        File.SetLastWriteTimeUtc(folder.Combine("output.old/.learningsite"), DateTime.UnixEpoch);
        using var output = OutputFolder.TryOpen(folder.Combine("output"), "output", [], new DiagnosticBag())!;
        Assert.Equal("old", File.ReadAllText(folder.Combine("output/index.html")));
        Assert.EndsWith("the site from before it stands in `output`, whole", output.Interruption, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_that_may_not_be_written_leaves_what_was_there_and_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are other ones there");
        using var disk = new TempFolder();
        var isRoot = Environment.UserName == "root";
        // Permissions do not hold root back.
        if (isRoot) Assert.SkipUnless(Run("mount", "-t", "tmpfs", "tmpfs", disk.Path) == 0, "nothing may be mounted here");
        try
        {
            Assert.Equal(0, isRoot ? Run("mount", "-o", "remount,ro", disk.Path) : Run("chmod", "555", disk.Path));
            var diagnostics = new DiagnosticBag();
            Assert.Null(OutputFolder.TryOpen(disk.Combine("output"), "output", [], diagnostics));
            Assert.Equal(0, isRoot ? Run("mount", "-o", "remount,rw", disk.Path) : Run("chmod", "755", disk.Path));
            disk.Write("output/.learningsite", "x");
            disk.Write("output/index.html", "old");
            Assert.Equal(0, isRoot ? Run("mount", "-o", "remount,ro", disk.Path) : Run("chmod", "555", disk.Path));
            var later = new DiagnosticBag();
            Assert.Null(OutputFolder.TryOpen(disk.Combine("output"), "output", [], later));
            Assert.Equal("`output` could not be written; there was no site before, and there is none now", Assert.Single(diagnostics.Sorted()).Message);
            Assert.Equal("`output` could not be written; the site that was there is unchanged", Assert.Single(later.Sorted()).Message);
            Assert.All(diagnostics.Sorted().Concat(later.Sorted()), d => Assert.DoesNotContain(disk.Path, d.Help!, StringComparison.Ordinal));
            Assert.Equal("old", File.ReadAllText(disk.Combine("output/index.html")));
        }
        finally
        {
            if (isRoot) Run("umount", disk.Path);
            else Run("chmod", "755", disk.Path);
        }
    }

    // A disk that is mounted in the old site cannot be removed.
    [Fact]
    public async Task Old_site_that_cannot_be_removed_is_told_and_the_new_one_stands()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root may mount");
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        var before = site.HashOutput();
        Directory.CreateDirectory(site.Combine("output/disk"));
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "tmpfs", site.Combine("output/disk")) == 0, "nothing may be mounted here");
        try
        {
            var result = await site.BuildAsync();
            Assert.True(result.IsWritten);
            Assert.Equal(before, site.HashOutput());
            var finding = Assert.Single(result.Diagnostics);
            Assert.Equal((Codes.OldSiteLeft, "`output.staging` could not be removed; the site in `output` is whole"), (finding.Code, finding.Message));
            Assert.DoesNotContain(site.Root, finding.Help!, StringComparison.Ordinal);
        }
        finally
        {
            Run("umount", site.Combine("output.staging/disk"));
        }
    }

    [Fact]
    public async Task Socket_in_the_input_is_refused_and_not_opened()
    {
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: A\n---\n");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(site.Combine("input/s.md")));
        Assert.Equal(Codes.SymbolicLink, Assert.Single((await site.BuildAsync()).Diagnostics).Code);
    }

    [Fact]
    public async Task Link_in_an_old_output_is_removed_and_not_followed()
    {
        using var elsewhere = new TempFolder();
        elsewhere.Write("precious.txt", "x");
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        Directory.CreateSymbolicLink(Path.Combine(site.Output, "linked"), elsewhere.Path);
        Assert.True((await site.BuildAsync()).IsWritten);
        Assert.True(File.Exists(elsewhere.Combine("precious.txt")));
        Assert.False(Directory.Exists(Path.Combine(site.Output, "linked")));
    }

    [Fact]
    public void Folder_of_too_many_files_is_an_error_and_not_read_to_its_end()
    {
        using var folder = new TempFolder();
        for (var i = 0; i < 9; i++) folder.Write($"a{i % 3}/{i}.md", "x");
        var diagnostics = new DiagnosticBag();
        Assert.Equal(4, ReadFiles.Read(folder.Path, [folder.Path], _ => false, diagnostics, countLimit: 3).Count);
        var finding = Assert.Single(diagnostics.Sorted());
        Assert.Equal((Codes.TooManyFiles, "there are more than 3 files, and reading ends here"), (finding.Code, finding.Message));
        var enough = new DiagnosticBag();
        Assert.Equal(9, ReadFiles.Read(folder.Path, [folder.Path], _ => false, enough, countLimit: 9).Count);
        Assert.Empty(enough.Sorted());
    }

    [Fact]
    public void File_that_is_gone_when_it_is_read_is_a_finding()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(new SourceFile("/no/such/file.md", "input/file.md", "file.md", 1).TryReadText(diagnostics));
        Assert.Equal("error[LS1005]: the file cannot be read\n --> input/file.md:1:1\n  = help: the system says: no such file\n\n1 error in 1 file\n", TestSite.Report(diagnostics.Sorted()));
        var image = new DiagnosticBag();
        Assert.Null(ImageSize.TryRead(new SourceFile("/no/such/file.png", "input/file.png", "file.png", 1), image));
        Assert.Equal(Codes.UnreadableFile, Assert.Single(image.Sorted()).Code);
    }

    // T23: a small disk of memory stands for a full one. Needs the right to mount, which a container of CI may not have.
    [Fact]
    public async Task Full_disk_leaves_the_old_site_and_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root may mount");
        using var disk = new TempFolder();
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.Path) == 0, "nothing may be mounted here");
        try
        {
            using var site = TestSite.Of("course");
            var output = disk.Combine("output");
            Assert.True((await site.BuildAsync("OutputPath=" + output)).IsWritten);
            var before = TestSite.Hash(output);
            File.WriteAllBytes(disk.Combine("filler"), new byte[Math.Max(0, new DriveInfo(disk.Path).AvailableFreeSpace - (64 * 1024))]);
            var result = await site.BuildAsync("OutputPath=" + output);
            Assert.False(result.IsWritten);
            Assert.Equal(Codes.WriteFailed, Assert.Single(result.Diagnostics).Code);
            Assert.Contains("the site that was there is unchanged", result.Diagnostics[0].Message, StringComparison.Ordinal);
            Assert.Equal(before, TestSite.Hash(output));
            File.Delete(disk.Combine("filler"));
            Assert.True((await site.BuildAsync("OutputPath=" + output)).IsWritten);
        }
        finally
        {
            Run("umount", disk.Path);
        }
    }

    // T23: `KILLS=200` kills more often. The moment is a random number of files on the disk and some random time more, so that every step of writing is met:
    // a fifth of the kills waits for the whole site, and comes while the folders are exchanged and the old one is removed.
    [Fact]
    public async Task Build_that_is_killed_leaves_the_old_site_or_the_new_one()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("KILLS"), out var wanted) ? wanted : 3;
        using var site = TestSite.Of("course");
        var page = site.Combine("input/pages/about.md");
        var texts = new[] { File.ReadAllText(page), File.ReadAllText(page).Replace("title: ", "title: Second ", StringComparison.Ordinal) };
        var hashes = new List<string>();
        foreach (var text in texts)
        {
            File.WriteAllText(page, text);
            Assert.True((await site.BuildAsync()).IsWritten);
            hashes.Add(site.HashOutput());
        }
        Assert.Distinct(hashes);
        var (most, old, killed) = (site.OutputFiles().Count, 1, 0);
        var (random, said) = (new Random(23), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < kills; i++)
        {
            File.WriteAllText(page, texts[1 - old]);
            using var build = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LearningSite.dll"), "build", "--no-search", "--root", site.Root]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (at, wait) = (Math.Min(most, random.Next(most * 5 / 4)), TimeSpan.FromMicroseconds(random.Next(30_000)));
            while (!build.HasExited && StagedFiles(site) < at) { }
            var since = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(since) < wait) { }
            build.Kill();
            await build.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (build.ExitCode != 0) killed++;
            var now = hashes.IndexOf(site.HashOutput());
            Assert.True(now >= 0, $"a mixture after a kill at {at} of {most} files");
            // What the next build would say is true of what stands.
            using (var next = OutputFolder.TryOpen(site.Output, "output", [], new DiagnosticBag()))
                if (next!.Interruption is { } message)
                {
                    Assert.Contains(now == old ? "the site from before it stands" : "its site was ready and stands", message, StringComparison.Ordinal);
                    said[message] = said.GetValueOrDefault(message) + 1;
                }
            old = now;
        }
        Assert.True(killed > 0, "no build was killed before its end");
        // What a killed build left behind hinders nobody.
        Assert.True((await site.BuildAsync()).IsWritten);
        Assert.Contains(site.HashOutput(), hashes);
        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} of {kills} builds were killed before their end{string.Concat(said.Select(s => $"; {s.Value}: {s.Key}"))}");
    }

    private static int StagedFiles(TestSite site)
    {
        try { return Directory.Exists(site.Output + ".staging") ? Directory.EnumerateFiles(site.Output + ".staging", "*", SearchOption.AllDirectories).Count() : 0; }
        catch (IOException) { return 0; } // it was exchanged while being counted
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode;
    }
}
