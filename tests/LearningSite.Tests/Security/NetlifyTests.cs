using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Preview;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>What a preview serves is what Netlify will serve: its own parsers, from npm, read the files for it.</summary>
public sealed class NetlifyTests
{
    private sealed record Rule(string From, string To, int Status, bool Force);

    private sealed record Answer(IReadOnlyList<string> Errors, IReadOnlyDictionary<string, IReadOnlyList<string[]>> Headers, IReadOnlyList<Rule> Redirects);

    private static readonly string Config = Path.Combine(ProjectFolder.Repository, "netlify.toml");
    private static readonly string[] Paths = ["/", "/index.html", "/404.html", "/lessons/splits/", "/lessons/splits/curve.svg", "/search/", "/assets/theme-ABC.css", "/assets/", "/sw.js", "/es/", "/feed.xml", "/pagefind/pagefind.js", "/.well-known/security.txt", "/nowhere/at/all"];

    [Fact]
    public async Task Headers_of_a_preview_are_those_that_Netlify_reads()
    {
        var answer = await ReadAsync([], []);
        var found = new DiagnosticBag();
        var own = ReadHeaders.Read(ProjectFolder.Repository, found);
        Assert.Empty(found.Sorted());
        Assert.Empty(answer.Errors);
        foreach (var path in Paths)
        {
            // No header comes from two rules, so none can be joined.
            Assert.Distinct(answer.Headers[path].Select(h => h[0]), StringComparer.OrdinalIgnoreCase);
            Assert.Equal(Lines(answer.Headers[path].Select(h => (h[0], h[1]))), Lines(own.For(path).Select(h => (h.Key, h.Value))));
            Assert.Contains(answer.Headers[path], h => h[0] == "Content-Security-Policy");
            // What has a hash in its name is kept for a year, the worker is asked for each time, and the rest is left to the host.
            var caching = path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : path == "/sw.js" ? "no-cache" : null;
            Assert.Equal(caching, answer.Headers[path].SingleOrDefault(h => h[0] == "Cache-Control")?[1]);
        }
    }

    // The site is built by stand-ins of curl and dotnet, which write what they were asked.
    [Theory]
    [InlineData("production", false)]
    [InlineData("deploy-preview", true)]
    [InlineData("branch-deploy", true)]
    public async Task Every_context_has_the_headers_of_the_live_site_and_previews_are_for_no_search_engine(string context, bool isHidden)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Netlify builds on Linux");
        using var folder = new TempFolder();
        folder.Write("bin/curl", "#!/bin/sh\nprintf '%s\\n' \"curl $*\" >> ran\nprintf 'echo \"install $*\" >> ran\\n' > \"$4\"\n");
        folder.Write(".dotnet/dotnet", "#!/bin/sh\nprintf '%s\\n' \"dotnet $*\" >> ran\nmkdir output\n");
        foreach (var tool in new[] { "bin/curl", ".dotnet/dotnet" })
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.Combine(tool), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("bash", [Path.Combine(ProjectFolder.Repository, ".ci/netlify")]) { WorkingDirectory = folder.Path };
        foreach (var (name, value) in new[] { ("PATH", folder.Combine("bin") + ":" + Environment.GetEnvironmentVariable("PATH")), ("HOME", folder.Path), ("CONTEXT", context) }) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal([$"curl -fsSL https://dot.net/v1/dotnet-install.sh -o {folder.Path}/dotnet-install.sh", $"install --channel 10.0 --install-dir {folder.Path}/.dotnet", "dotnet run --project src/LearningSite -c Release -- build -s GenerateSocialImages=true"], File.ReadLines(folder.Combine("ran")));
        var (usual, own) = (await ReadAsync([], []), await ReadAsync([folder.Combine("output/_headers")], []));
        Assert.Empty(own.Errors);
        foreach (var path in Paths)
            Assert.Equal(Lines(usual.Headers[path].Select(h => (h[0], h[1])).Concat(isHidden ? [("X-Robots-Tag", "noindex")] : [])), Lines(own.Headers[path].Select(h => (h[0], h[1]))));
    }

    // As on Netlify's image: a checkout of the last commit, an empty home, no dotnet on the path, and packages from their registries. Only Microsoft's script is a stand-in, which
    // puts the SDK of this machine where it is told to. Minutes and a network: `dotnet test … -- xUnit.Explicit=only`.
    [Fact(Explicit = true)]
    public async Task Site_is_built_from_a_clean_checkout_where_no_SDK_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Netlify builds on Linux");
        using var folder = new TempFolder();
        foreach (var name in new[] { "bin", "home", "site" }) Directory.CreateDirectory(folder.Combine(name));
        var sdk = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        folder.Write("bin/curl", $"#!/bin/sh\nprintf 'mkdir -p \"$4\" && ln -s {sdk}/dotnet \"$4/dotnet\"\\n' > \"$4\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.Combine("bin/curl"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (var tool in Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Where(t => !Path.GetFileName(t).StartsWith("dotnet", StringComparison.Ordinal)))
            if (!File.Exists(folder.Combine("bin/" + Path.GetFileName(tool)))) File.CreateSymbolicLink(folder.Combine("bin/" + Path.GetFileName(tool)), tool);

        var start = new ProcessStartInfo("bash", ["-c", "! command -v dotnet && git -C \"$REPOSITORY\" archive HEAD | tar -x && bash .ci/netlify"]) { WorkingDirectory = folder.Combine("site") };
        start.Environment.Clear();
        foreach (var (name, value) in new[] { ("PATH", folder.Combine("bin")), ("HOME", folder.Combine("home")), ("REPOSITORY", ProjectFolder.Repository), ("CONTEXT", "deploy-preview") }) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        foreach (var name in new[] { "index.html", "404.html", "_redirects", "_headers", "pagefind/pagefind.js" }) Assert.True(File.Exists(folder.Combine("site/output/" + name)), name);
    }

    [Fact]
    public async Task Redirects_of_a_preview_are_those_that_Netlify_reads()
    {
        using var site = TestSite.Of("course").Write("statiq.json", """{ "SiteTitle": "A", "Host": "course.example", "Locales": ["es"], "CurrentDateTime": "2026-11-20" }""")
            .Write("input/pages/moved.md", "---\ntitle: Moved\nsummary: A page that was at three other addresses, one of them with a letter beyond ASCII.\nredirectFrom: [/old/place/, /older, /año/]\n---\nText.\n")
            .Write("input/_redirects.yml", "- from: /gone/\n  gone: Nobody needed it any more.\n- from: /first/\n  to: /about/\n");
        var stage = new MemoryStage();
        var result = await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false), new NoProgress()).BuildAsync(stage);
        Assert.False(result.HasErrors, TestSite.Report(result.Diagnostics));
        site.Write("_redirects", stage.Files["_redirects"]);
        var answer = await ReadAsync([], [site.Combine("_redirects")]);
        Assert.Empty(answer.Errors);
        var manifest = new SiteManifest(stage.Files, "");
        Assert.Equal([], new[] { "/old/place/", "/older", "/año/", "/gone/", "/first/", "/es/first/", "/es/*" }.Except(answer.Redirects.Select(r => Uri.UnescapeDataString(r.From))));
        foreach (var rule in answer.Redirects)
        {
            Assert.False(rule.Force);
            var from = Uri.UnescapeDataString(rule.From);
            switch (rule.Status)
            {
                case 301: Assert.Equal((rule.To, 301), manifest.Find(from) is Destination.Redirect redirect ? (redirect.Location, redirect.Status) : ("", 0)); break;
                case 410: Assert.IsType<Destination.Gone>(manifest.Find(from)); break;
                case 404: Assert.Equal(rule.To[1..], manifest.FindMissingPage(from.TrimEnd('*') + "nowhere")!.Name); break;
                default: Assert.Fail($"{rule.From} has status {rule.Status}"); break;
            }
        }
    }

    [Theory]
    [InlineData("mailto:security@course.example", "", true)]
    [InlineData("https://course.example/report/", "", true)]
    [InlineData("https://course.example/report/", "/course", false)]
    public async Task Site_says_where_a_hole_is_reported(string contact, string linkRoot, bool isWritten)
    {
        using var site = TestSite.Of("course");
        Assert.True((await site.BuildAsync("SecurityContact=" + contact, "LinkRoot=" + linkRoot)).IsWritten);
        Assert.Equal(isWritten, site.HasOutput(".well-known/security.txt"));
        if (!isWritten) return;
        var fields = site.ReadOutput(".well-known/security.txt").Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToDictionary(l => l[..l.IndexOf(": ", StringComparison.Ordinal)], l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..], StringComparer.Ordinal);
        Assert.Equal(["Canonical", "Contact", "Expires"], fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((contact, "https://course.example/.well-known/security.txt"), (fields["Contact"], fields["Canonical"]));
        // Less than a year, as the standard recommends, and the same for a month. The site counts 20 November 2026 as today.
        Assert.Equal(new DateTime(2027, 6, 1, 0, 0, 0, DateTimeKind.Utc), DateTime.ParseExact(fields["Expires"], "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal));
    }

    private static IEnumerable<string> Lines(IEnumerable<(string Name, string Value)> headers) => headers.Select(h => $"{h.Name.ToLowerInvariant()}: {h.Value}").Order(StringComparer.Ordinal);

    private static async Task<Answer> ReadAsync(IReadOnlyList<string> headers, IReadOnlyList<string> redirects)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [ProjectFolder.Combine("../schemas-node/netlify.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { config = Config, headers, redirects, paths = Paths }));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? JsonSerializer.Deserialize<Answer>(await output, JsonSerializerOptions.Web)! : throw new InvalidOperationException(await error);
    }
}
