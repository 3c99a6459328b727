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
        ["LS5004"] = nameof(FileSystemTests.Without_the_worker_code_is_plain_and_the_build_fails),
        ["LS5005"] = nameof(FileSystemTests.Search_index_without_Pagefind_is_an_error),
        ["LS6002"] = nameof(FileSystemTests.Output_that_cannot_be_written_leaves_the_old_site),
        ["LS6005"] = nameof(FixTests.Nothing_is_written_through_a_link_or_over_a_newer_text),
        ["LS6003"] = nameof(FileSystemTests.Second_build_of_one_output_waits_for_nobody),
    };

    // A site with an `input/` folder gets settings that fix the date, unless it brings its own.
    private const string Settings = """{ "CurrentDateTime": "2026-11-20" }""" + "\n";

    private static readonly IReadOnlyDictionary<string, Explanation> Explanations = Directory.EnumerateFiles(ProjectFolder.Diagnostics, "LS*.md")
        .ToDictionary(f => Path.GetFileName(f), f => Explanation.Parse(ProjectFolder.ReadText(f)), StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Explanations.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Examples => [.. Explanations.Where(e => e.Value.Files.Count > 0).Select(e => e.Key).Order(StringComparer.Ordinal)];

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
