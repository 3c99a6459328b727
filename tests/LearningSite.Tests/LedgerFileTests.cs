using LearningSite.Diagnostics;
using LearningSite.Fixes;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>`input/_ledger.json` in a whole site: who writes it, what it says, and what the pages carry of it.</summary>
public class LedgerFileTests
{
    private const string Splits = "input/lessons/basics/splits.md";

    [Fact]
    public async Task Ledger_begins_with_fix_and_never_with_a_build()
    {
        using var site = TestSite.Of("course");
        Assert.Empty((await site.BuildAsync()).Diagnostics);
        Assert.False(File.Exists(site.Combine("input/_ledger.json")));
        Assert.Equal(["input/_ledger.json"], (await FixAsync(site)).Files.Select(f => f.DisplayPath));
        Assert.Empty((await site.BuildAsync()).Diagnostics);
        Assert.Empty((await site.FixAsync()).Files);
        var lines = Read(site).Split('\n').Where(l => l.StartsWith("    \"", StringComparison.Ordinal)).ToList();
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        Assert.Contains(lines, l => l.StartsWith("    \"lesson:splits\": {\"at\":\"lessons/basics/splits.md\",\"wording\":\"", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("    \"objective:splits#", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("    \"question:", StringComparison.Ordinal) && l.Contains("\"parts\":{\"a\":\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plain_folder_without_ids_gets_no_ledger()
    {
        using var site = TestSite.Of("plain-folder");
        Assert.DoesNotContain((await site.FixAsync()).Files, f => f.DisplayPath.Contains("_ledger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Renamed_lesson_that_says_where_it_was_keeps_its_ids()
    {
        using var site = TestSite.Of("course");
        await FixAsync(site);
        Rename(site, "splits", "splitting", "redirectFrom: [/lessons/splits/]\n");
        var findings = (await site.CheckAsync()).Diagnostics;
        Assert.All(findings, d => Assert.Equal(Codes.LedgerBehind, d.Code));
        await FixAsync(site);
        Assert.Empty((await site.CheckAsync()).Diagnostics);
        Assert.Contains("\"lesson:splits\": \"lesson:splitting\"", Read(site), StringComparison.Ordinal);
        Assert.Contains("\"objective:splits#", Read(site), StringComparison.Ordinal);

        Assert.True((await site.BuildAsync()).IsWritten);
        var map = Assert.Single(site.OutputFiles(".json"), f => f.StartsWith("assets/ledger.", StringComparison.Ordinal));
        Assert.Contains("\"lesson:splits\":\"lesson:splitting\"", site.ReadOutput(map), StringComparison.Ordinal);
        Assert.Contains($"<meta name=\"ledger\" content=\"/{map}\">", site.ReadOutput("quizzes/basics/index.html"), StringComparison.Ordinal);
    }

    // The ledger knows it by its objectives, however far the new name is from the old one.
    [Fact]
    public async Task Mention_of_a_lesson_by_its_old_name_is_answered_with_the_new_one()
    {
        using var site = TestSite.Of("course");
        await FixAsync(site);
        File.Move(site.Combine(Splits), site.Combine("input/lessons/basics/before-you-fit.md"));
        var findings = (await site.CheckAsync()).Diagnostics;
        Assert.Contains(findings, d => d.Label == "did you mean `before-you-fit.md`?");
        Assert.All(findings.Where(d => d.Message == "there is no lesson `splits`" && d.Place!.Text.Path.EndsWith(".yml", StringComparison.Ordinal)), d => Assert.Equal("did you mean `before-you-fit`?", d.Label));
        Assert.Contains(findings, d => d.Message == "there is no lesson `splits`" && d.Place!.Text.Path == "input/tracks/basics.yml");
    }

    [Fact]
    public async Task Lesson_that_vanishes_is_an_error_until_the_ledger_says_so()
    {
        using var site = TestSite.Of("course");
        await FixAsync(site);
        Rename(site, "splits", "splitting", "");
        var fixes = await FixAsync(site);
        Assert.Contains(fixes.Left.Diagnostics, d => d.Code == Codes.LostId && d.Message.StartsWith("the lesson `splits` is gone", StringComparison.Ordinal) && d.Label == "the lesson `splitting` has the same text");
        Assert.Empty(fixes.Files);
        var lost = fixes.Left.Diagnostics.Where(d => d.Code == Codes.LostId).Select(d => d.Message.Split('`')[1]).ToList();
        var retired = string.Join(",\n", lost.Select(id => id.Contains('#', StringComparison.Ordinal) ? $"\"objective:{id}\": null" : $"\"lesson:{id}\": \"lesson:splitting\""));
        site.Write("input/_ledger.json", Read(site).Replace("\"retired\": {}", $"\"retired\": {{{retired}}}", StringComparison.Ordinal));
        await FixAsync(site);
        Assert.Equal([Codes.LostAddress], (await site.CheckAsync()).Diagnostics.Select(d => d.Code));
        site.Write("input/_redirects.yml", "- from: /lessons/splits/\n  to: /lessons/splitting/\n");
        Assert.Empty((await site.CheckAsync()).Diagnostics);
    }

    [Fact]
    public async Task Page_that_is_gone_takes_all_its_ids_along_and_says_so()
    {
        using var site = TestSite.Of("course").Write("input/lessons/basics/extra.md", "---\ntitle: Extra\nsummary: A lesson more than the course has had up to now, to take away.\nlevel: beginner\nobjectives:\n  name: Name three things.\n---\n::: reflect {#extra-thought}\nWhy?\n:::\n");
        await FixAsync(site);
        File.Delete(site.Combine("input/lessons/basics/extra.md"));
        Assert.Equal(3, (await site.CheckAsync()).Diagnostics.Count(d => d.Code == Codes.LostId));
        site.Write("input/_redirects.yml", "- from: /lessons/extra/\n  gone: Nobody needs it.\n");
        Assert.DoesNotContain((await site.CheckAsync()).Diagnostics, d => d.Code == Codes.LostId);
        await FixAsync(site);
        Assert.Contains("\"retired\": {\n    \"lesson:extra\": null,\n    \"objective:extra#name\": null,\n    \"prompt:extra-thought\": null\n", Read(site), StringComparison.Ordinal);
        Assert.True((await site.BuildAsync()).IsWritten);
        Assert.Contains("/lessons/extra/ /404.html 410\n", site.ReadOutput("_redirects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lesson_that_becomes_a_draft_is_not_lost()
    {
        using var site = TestSite.Of("course").Write("input/lessons/basics/extra.md", "---\ntitle: Extra\nsummary: A lesson more than the course has had up to now, to take away.\nlevel: beginner\n---\n::: reflect {#extra-thought}\nWhy?\n:::\n");
        await FixAsync(site);
        var before = Read(site);
        site.Write("input/lessons/basics/extra.md", File.ReadAllText(site.Combine("input/lessons/basics/extra.md")).Replace("level:", "status: draft\nlevel:", StringComparison.Ordinal));
        Assert.DoesNotContain((await site.CheckAsync()).Diagnostics, d => d.Code == Codes.LostId);
        await FixAsync(site);
        Assert.Equal(before, Read(site));
    }

    [Fact]
    public async Task Option_keeps_its_letter_in_another_place_and_the_version_changes_with_the_key()
    {
        const string Page = "---\ntitle: A\n---\n:::: quiz {#metric}\nWhich?\n\n- [ ] Recall\n  > No.\n- [x] Accuracy\n  > Yes.\n- [ ] Loss\n  > No.\n::::\n";
        using var site = TestSite.Of("course").Write("input/index.md", Page);
        await FixAsync(site);
        var (key, version) = await ReadQuestionAsync(site);
        Assert.Equal("""{"type":"single","right":["b"]}""", key);

        site.Write("input/index.md", Page.Replace("Recall\n", "Loss\n", StringComparison.Ordinal).Replace("[ ] Loss\n  > No.\n::::", "[ ] Recal\n  > No.\n::::", StringComparison.Ordinal)
            .Replace("- [ ] Loss\n  > No.\n- [x] Accuracy\n  > Yes.\n", "- [x] Accuracy\n  > Yes.\n- [ ] Loss\n  > No.\n", StringComparison.Ordinal));
        await FixAsync(site);
        Assert.Equal((key, version), await ReadQuestionAsync(site));
        Assert.Matches("\"question:metric\".*\"parts\":\\{\"b\":\"[0-9a-f]{8}\",\"c\":\"[0-9a-f]{8}\",\"a\":\"[0-9a-f]{8}\"\\}", Read(site));

        site.Write("input/index.md", File.ReadAllText(site.Combine("input/index.md")).Replace("[x]", "[ ]", StringComparison.Ordinal).Replace("[ ] Recal", "[x] Recal", StringComparison.Ordinal));
        await FixAsync(site);
        var after = await ReadQuestionAsync(site);
        Assert.Equal("""{"type":"single","right":["a"]}""", after.Key);
        Assert.NotEqual(version, after.Version);
        var map = Assert.Single(site.OutputFiles(".json"), f => f.StartsWith("assets/ledger.", StringComparison.Ordinal));
        Assert.Equal($$$"""{"moved":{},"changed":{"question:metric":"{{{after.Version}}}"}}""", site.ReadOutput(map));
    }

    private static async Task<(string? Key, string? Version)> ReadQuestionAsync(TestSite site)
    {
        Assert.True((await site.BuildAsync()).IsWritten);
        var question = CanonicalHtml.Parse(site.ReadOutput("index.html")).QuerySelector("[data-version]")!;
        return (question.GetAttribute("data-key"), question.GetAttribute("data-version"));
    }

    private static void Rename(TestSite site, string slug, string name, string redirect)
    {
        foreach (var file in Directory.EnumerateFiles(site.Combine("input"), "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".md" or ".yml"))
            File.WriteAllText(file, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(file), $@"\b{slug}(?=[\]#,\n.}}])(?!\.md`)", name));
        File.Move(site.Combine(Splits), site.Combine(Splits.Replace(slug, name, StringComparison.Ordinal)));
        var text = File.ReadAllText(site.Combine(Splits.Replace(slug, name, StringComparison.Ordinal)));
        site.Write(Splits.Replace(slug, name, StringComparison.Ordinal), text.Replace("\nlevel:", "\n" + redirect + "level:", StringComparison.Ordinal));
    }

    private static string Read(TestSite site) => File.ReadAllText(site.Combine("input/_ledger.json"));

    private static async Task<FixResult> FixAsync(TestSite site)
    {
        var fixes = await site.FixAsync();
        var diagnostics = new DiagnosticBag();
        WriteFixes.Write(fixes.Files, fixes.Left.Folders, diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return fixes;
    }
}
