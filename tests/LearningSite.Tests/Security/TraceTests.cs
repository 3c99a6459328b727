using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>
/// T11, seen from outside: which files a build opens. A site whose content is full of addresses that lead out may open what a harmless one opens (the
/// runtime, the theme), and its own folder; nothing else. Long, so it runs when `TRACE=1` asks for it and strace is there.
/// </summary>
public sealed partial class TraceTests
{
    [Fact]
    public async Task Hostile_content_opens_nothing_that_harmless_content_does_not()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TRACE") == "1", "runs when TRACE=1 asks for it");
        using var harmless = TestSite.Of("course");
        using var hostile = TestSite.Of("course");
        var used = Fill(hostile, HostileFilesTests.AllTraversals);
        File.CreateSymbolicLink(hostile.Combine("input/lessons/basics/linked.md"), "/etc/passwd");
        Directory.CreateSymbolicLink(hostile.Combine("input/linked"), "/etc");
        var usual = await TraceAsync(harmless);
        var opened = await TraceAsync(hostile);
        Assert.True(usual.Count > 20 && opened.Any(p => p.EndsWith("/index.md", StringComparison.Ordinal)), "the trace saw no file");
        Assert.Equal([], opened.Except(usual).Where(p => !IsOf(hostile, p)));
        TestContext.Current.TestOutputHelper?.WriteLine($"{used} strings; {opened.Count} paths opened, {opened.Count(p => IsOf(hostile, p))} of the site itself, the others as of harmless content");
    }

    // As link, picture, definition, page, figure, role, redirect, quiz of a track, and id, picture, objective and source of questions.
    private static int Fill(TestSite site, IReadOnlyList<string> strings)
    {
        foreach (var (number, some) in strings.Chunk(100).Index())
        {
            var text = new StringBuilder($"---\ntitle: Out {number}\nsummary: A page whose links and pictures lead out of the folder of the content, number {number}.\nredirectFrom: {JsonSerializer.Serialize(some)}\n---\n");
            foreach (var t in some) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"![x]({t})\n\n![x](<{t}>)\n\n[x]({t})\n\n[x](page:{t})\n\n{{{{figure {t}}}}}\n\n::: card {{role={t}}}\n:::\n\n[r{t}]: {t}\n\n");
            site.Write($"input/pages/out-{number}.md", text.ToString());
            site.Write($"input/quizzes/out-{number}.yml", $"title: Out {number}\nsummary: A quiz whose ids and links lead out, to be refused, number {number}.\ncovers: {JsonSerializer.Serialize(some)}\nquestions:\n" + string.Concat(some.Select(t =>
                $"  - id: {JsonSerializer.Serialize(t)}\n    objective: {JsonSerializer.Serialize(t)}\n    stem: {JsonSerializer.Serialize($"![x]({t})")}\n    options:\n      - right: {JsonSerializer.Serialize($"[x]({t})")}\n        why: a\n      - wrong: b\n        why: c\n    see: {JsonSerializer.Serialize(t)}\n")));
            site.Write($"input/tracks/out-{number}.yml", $"title: Out {number}\npromise: Lead out of the folder of the content by every way there is.\nlessons: {JsonSerializer.Serialize(some)}\nquiz: {JsonSerializer.Serialize(some[0])}\n");
        }
        // Slugs are the names of files, and a name of a file holds no slash.
        foreach (var (number, t) in strings.Select(s => s.Replace('/', '\u2215')).Where(s => s.Length < 200 && !s.Contains('\0', StringComparison.Ordinal)).Take(200).Index())
            site.Write($"input/pages/{t}-{number}.md", "---\ntitle: Out\n---\n");
        return strings.Count;
    }

    private static bool IsOf(TestSite site, string path) => path == site.Root || path.StartsWith(site.Root + "/", StringComparison.Ordinal);

    /// <summary>Every path that the build or one of its processes tried to open, for reading or writing, with numbers of processes taken out, and the semaphore that the runtime names after them.</summary>
    private static async Task<HashSet<string>> TraceAsync(TestSite site)
    {
        var log = site.Combine("trace.log");
        var start = new ProcessStartInfo("strace", ["-f", "-qq", "-s", "4096", "-e", "trace=open,openat,openat2,creat", "-o", log, "dotnet", Path.Combine(AppContext.BaseDirectory, "LearningSite.dll"), "build", "--no-search", "--root", site.Root]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or 4, await output + await error);
        return [.. File.ReadLines(log).Select(l => Opened().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value)
            .Where(p => !p.StartsWith("/dev/shm/sem.clrst", StringComparison.Ordinal)).Select(p => IsOf(site, p) ? p : Number().Replace(p, "N"))];
    }

    // 123 openat(AT_FDCWD, "/etc/ld.so.cache", O_RDONLY|O_CLOEXEC) = 3
    [GeneratedRegex(@"(?:open|openat|openat2|creat)\((?:[A-Z_a-z0-9]+, )?""([^""]*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Opened();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
