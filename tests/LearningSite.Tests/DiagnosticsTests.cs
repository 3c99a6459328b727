using System.Reflection;
using LearningSite.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Every code is explained and shown by a file of `docs/diagnostics/`: bad input, and the report as it is printed.</summary>
public class DiagnosticsTests
{
    // What a folder of text files cannot show; each has a test of its own.
    private static readonly Dictionary<string, string> ShownElsewhere = new(StringComparer.Ordinal)
    {
        ["LS1001"] = nameof(FileSystemTests.Symbolic_link_in_the_input_is_refused),
        ["LS1002"] = nameof(FileSystemTests.Byte_that_is_not_UTF8_is_reported_where_it_stands),
        ["LS1004"] = nameof(FileSystemTests.Text_above_one_megabyte_is_refused),
        ["LS1005"] = nameof(FileSystemTests.File_name_that_is_not_UTF8_is_refused),
        ["LS3450"] = nameof(Security.ParserLimitTests.Text_that_takes_too_long_is_reported_where_the_time_ran_out),
        ["LS3451"] = nameof(Security.HostileFilesTests.Folder_of_too_many_files_is_an_error_and_not_read_to_its_end),
        ["LS3203"] = nameof(ImportTests.Table_that_is_none_is_named),
        ["LS3410"] = nameof(LanguageTests.Text_of_a_language_that_does_not_fit_breaks_the_build),
        ["LS3411"] = nameof(LanguageTests.Text_of_another_language_breaks_the_build_of_the_first_one_too),
        ["LS5004"] = nameof(FileSystemTests.Without_the_worker_code_is_plain_and_the_build_fails),
        ["LS3380"] = nameof(MachineTests.Pictures_that_cannot_be_kept_stop_the_build_and_leave_the_site_as_it_was),
        ["LS5005"] = nameof(FileSystemTests.Search_index_without_Pagefind_is_an_error),
        ["LS3560"] = nameof(Security.HostileFilesTests.Old_site_that_cannot_be_removed_is_told_and_the_new_one_stands),
        ["LS6002"] = nameof(FileSystemTests.Output_that_cannot_be_written_leaves_the_old_site),
        ["LS6005"] = nameof(FixTests.Nothing_is_written_through_a_link_or_over_a_newer_text),
        ["LS6003"] = nameof(FileSystemTests.Second_build_of_one_output_waits_for_nobody),
    };

    // A site with an `input/` folder gets settings that fix the date, unless it brings its own. They ask for no number of things:
    // an example has fewer objectives and quick checks than a lesson should.
    private const string Settings = """{ "CurrentDateTime": "2026-11-20", "Rules": { "LS3068": "off" } }""" + "\n";

    private static readonly IReadOnlyDictionary<string, Explanation> Explanations = Directory.EnumerateFiles(ProjectFolder.Diagnostics, "LS*.md")
        .ToDictionary(f => Path.GetFileName(f), f => Explanation.Parse(ProjectFolder.ReadText(f)), StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Explanations.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Examples => [.. Explanations.Where(e => e.Value.Files.Count > 0).Select(e => e.Key).Order(StringComparer.Ordinal)];

    /// <summary>Examples with a finding that `check --fix` repairs.</summary>
    public static TheoryData<string> Fixable => [.. Explanations.Where(e => e.Value.Report.Contains("= fix: ", StringComparison.Ordinal)).Select(e => e.Key).Order(StringComparer.Ordinal)];

    /// <summary>The bad input of an example.</summary>
    public static TestSite Write(string file) => Write(Explanations[file]);

    private static TestSite Write(Explanation shown)
    {
        var site = new TestSite();
        if (shown.Files.Keys.Any(f => f.StartsWith("input/", StringComparison.Ordinal))) site.Write("statiq.json", Settings);
        foreach (var (name, content) in shown.Files) site.Write(name, content);
        return site;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Report_is_printed_as_the_file_says(string file)
    {
        var shown = Explanations[file];
        using var site = Write(shown);

        var result = await site.BuildAsync();
        var report = TestSite.Report(result.Diagnostics);

        Assert.Contains(result.Diagnostics, d => d.Code.Id == shown.Code);
        Assert.Equal(result.HasErrors, !result.IsWritten);
        if (Snapshots.IsUpdating && report != shown.Report) Snapshots.Replace(Path.Combine(ProjectFolder.Diagnostics, file), "` report\n" + shown.Report, "` report\n" + report);
        else Assert.Equal(shown.Report, report);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_begins_with_its_code_and_title_and_says_why(string file)
    {
        var shown = Explanations[file];
        var code = Assert.Single(Codes.All, c => c.Id == shown.Code);
        Assert.Equal(code.Id, CodeOf(file));
        Assert.Equal(code.Title, shown.Title);
        Assert.NotEmpty(shown.Why);
    }

    [Fact]
    public void Every_code_is_shown_by_a_file_or_by_a_test_of_its_own()
    {
        var shown = Examples.Select(f => CodeOf(f.Data)).ToHashSet();
        Assert.Equal([], Codes.All.Select(c => c.Id).Except(shown).Except(ShownElsewhere.Keys));
        Assert.Equal([], ShownElsewhere.Keys.Intersect(shown));
        Assert.Equal([], ShownElsewhere.Keys.Except(Codes.All.Select(c => c.Id)));
    }

    [Fact]
    public void Every_code_says_how_to_put_it_right()
    {
        var explained = Codes.All.ToDictionary(c => c.Id, c => Explanations.GetValueOrDefault(c.Id + ".md"), StringComparer.Ordinal);
        Assert.Equal([], explained.Where(e => string.IsNullOrEmpty(e.Value?.Fix)).Select(e => e.Key));
    }

    [Fact]
    public void Table_in_the_documentation_lists_every_code()
    {
        var path = Path.Combine(ProjectFolder.Repository, "docs/diagnostics.md");
        var before = File.ReadAllText(path);
        const string Head = "|---|---|---|\n";
        var table = string.Concat(Codes.All.Select(c => $"| [{c.Id}](diagnostics/{c.Id}.md) | {(c.Severity == Severity.Error ? "error" : "warning")} | {c.Title} |\n"));
        var after = before[..(before.IndexOf(Head, StringComparison.Ordinal) + Head.Length)] + table;
        if (Snapshots.IsUpdating && before != after) File.WriteAllText(path, after);
        else Assert.Equal(before, after);
    }

    [Fact]
    public async Task Site_has_a_page_for_each_code_when_it_asks_for_pages_of_contributors()
    {
        using var site = new TestSite().Write("statiq.json", """{ "ContributorPages": true, "Host": "example.org", "Strict": true }""").Write("input/index.md", "---\ntitle: Start\n---\n");
        Assert.Equal("", TestSite.Report((await site.BuildAsync()).Diagnostics));
        Assert.All(Codes.All, c => Assert.Contains(c.Title, CanonicalHtml.Parse(site.ReadOutput($"contribute/errors/{c.Id}/index.html")).QuerySelector("h1")?.TextContent, StringComparison.Ordinal));
        var shown = Explanations["LS3006.md"];
        Assert.Equal([.. shown.Files.Values.Append(shown.Report)], CanonicalHtml.Parse(site.ReadOutput("contribute/errors/LS3006/index.html")).QuerySelectorAll("pre").Take(shown.Files.Count + 1).Select(p => p.TextContent));
        Assert.Contains("<loc>http://example.org/contribute/errors/LS3006/</loc>", site.ReadOutput("sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_sites_have_no_pages_about_codes()
    {
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: Start\n---\n");
        await site.BuildAsync();
        Assert.DoesNotContain(site.OutputFiles(), f => f.StartsWith("contribute/", StringComparison.Ordinal));
    }

    [Fact]
    public void Program_has_the_explanations_as_they_are_in_the_repository() =>
        Assert.Equal(Files.Select(f => Explanations[f.Data].Why).Order(StringComparer.Ordinal), Codes.All.SelectMany(Explanation.Of).Select(e => e.Why).Order(StringComparer.Ordinal));

    // LS3020.md and LS3020-pay.md both show LS3020.
    private static string CodeOf(string file) => Path.GetFileNameWithoutExtension(file).Split('-')[0];

    [Fact]
    public void Number_of_a_code_is_used_once() =>
        Assert.Distinct(typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<DiagnosticCode>().Select(c => c.Id));

    [Fact]
    public void Every_code_is_reported_somewhere()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "src/LearningSite"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var names = typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name);
        Assert.Equal([], names.Where(n => !System.Text.RegularExpressions.Regex.IsMatch(source, $@"\bCodes\.{n}\b")));
    }
}
