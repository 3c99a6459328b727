using System.Text.RegularExpressions;
using LearningSite.Commands;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Salaries;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>`import salaries`: a row is held against the rules of an entry, and all rows are taken or none.</summary>
public partial class ImportTests
{
    private const string Columns = "id,role,level,metric,stat,min,max,currency,period,place,year,source,confidence,caveat\n";
    private const string Mid = "tester,mid,base,range,90000,120000,USD,year,US,2026,survey,medium,";

    [Fact]
    public async Task Table_of_the_site_comes_back_as_the_same_figures()
    {
        using var site = new TestSite();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input"), "*", SearchOption.AllDirectories))
            site.Write(Path.GetRelativePath(ProjectFolder.Repository, file), File.ReadAllBytes(file));
        site.Write("statiq.json", File.ReadAllBytes(Path.Combine(ProjectFolder.Repository, "statiq.json")));
        var before = (await site.BuildAsync()).Site.All<Salary>().Select(Describe).Order(StringComparer.Ordinal).ToList();
        File.Copy(Path.Combine(site.Output, "salaries/pay.csv"), site.Combine("pay.csv"));
        foreach (var file in Directory.EnumerateFiles(site.Combine("input/salaries"))) File.Delete(file);

        Assert.Equal(0, await CommandLine.RunAsync(["import", "salaries", site.Combine("pay.csv"), "--root", site.Root]));

        var after = await site.CheckAsync();
        Assert.False(after.HasErrors || after.HasWarnings, TestSite.Report(after.Diagnostics));
        Assert.Equal(before, after.Site.All<Salary>().Select(Describe).Order(StringComparer.Ordinal));
        Assert.NotEmpty(before);
    }

    [Fact]
    public async Task Mistakes_are_named_at_their_cells_and_nothing_is_written()
    {
        using var site = Site();
        site.Write("pay.csv", Columns + $"one,{Mid}\ntwo,{Mid}\nfour,testr,mid,base,range,\"90,000\",120000,USD,year,US,2026,survey,medium,\nfive,tester,mid,basic,range,90000,80000,USD,year,Utopia,2026,survey,medium,\nold,tester,senior,base,mean,91000,91000,USD,year,US,2026,survey,medium,\n");
        var run = await CommandLineTests.RunAsync(site.Root, [], "import", "salaries", "pay.csv");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal(
        [
            "pay.csv:3:1 LS3201 `two` is the same figure as `one`",
            "pay.csv:4:6 LS4003 there is no role `testr`",
            "pay.csv:4:27 LS2006 `min` must be a whole number, written in digits alone",
            "pay.csv:5:17 LS2007 `basic` is no value of `metric`",
            "pay.csv:5:35 LS3020 `min` is not below `max`",
            "pay.csv:5:50 LS2007 `Utopia` is no place",
            "pay.csv:6:1 LS4004 the salary `old` exists twice",
        ], Heads().Matches(run.Error).Select(m => $"{m.Groups[3].Value} {m.Groups[1].Value} {m.Groups[2].Value}"));
        Assert.Single(Directory.EnumerateFiles(site.Combine("input/salaries")));
        Assert.Equal(OldFigure, File.ReadAllText(site.Combine("input/salaries/tester.yml")));
    }

    [Fact]
    public async Task Figures_are_added_to_the_file_of_their_role_and_outliers_named()
    {
        using var site = Site();
        site.Write("pay.csv", Columns + $"one,{Mid}\"Asked 40 people, \"\"mostly\"\" in banks.\"\n" + "two,tester,lead,base,mean,1400000,1400000,USD,year,US,2026,survey,medium,\nthree,tester,entry,base,mean,80000,80000,USD,year,US/New York,2026,survey,medium,\n");
        var run = await CommandLineTests.RunAsync(site.Root, [], "import", "salaries", "pay.csv");
        Assert.Equal((0, "changed input/salaries/tester.yml\n3 figures for 1 role\n"), (run.ExitCode, run.Output));
        Assert.StartsWith("warning[LS3202]: `two` is far from the other figures for `tester`\n --> pay.csv:3:1\n", run.Error, StringComparison.Ordinal);

        var salaries = (await site.CheckAsync()).Site.All<Salary>().ToList();
        Assert.Equal(["old", "one", "two", "three"], salaries.Select(s => s.Slug));
        Assert.Equal("Asked 40 people, \"mostly\" in banks.", salaries[1].Caveat);
        Assert.Equal("US/New York", salaries[3].Place);
    }

    [Theory]
    [InlineData("", "1:1: the file has no row of figures")]
    [InlineData(Columns, "1:1: the file has no row of figures")]
    [InlineData(Columns + "one,\"tester", "2:5: a quote is opened and never closed")]
    [InlineData(Columns + "one,\"tester\"s,mid", "2:13: there is text behind a closing quote")]
    [InlineData(Columns + "one,tester,mid\n", "2:1: the row has 3 cells and the first row 14")]
    public void Table_that_is_none_is_named(string text, string finding) => Assert.Equal([finding], Find(text));

    [Fact]
    public void Columns_are_checked_once_and_not_in_every_row() =>
        Assert.Equal(["1:9: a salary has no column `levl`", .. new[] { "confidence", "currency", "level", "metric", "period", "place", "source", "stat", "year" }.Select(c => $"1:9: the column `{c}` is missing")], Find("id,role,levl\na,b,c\nd,e,f\n"));

    [Fact]
    public void Every_text_comes_back_from_a_cell_as_it_went_in() => Property.ForAllTexts([",", "\"", "'", "=", "\n", " "], text =>
    {
        var value = SourceFile.NormaliseLineEnds(text);
        var findings = new DiagnosticBag();
        var row = Assert.Single(Csv.Read(new SourceText("t.csv", $"first,{Csv.Quote(value)}"), findings));
        Assert.False(findings.HasErrors);
        Assert.Equal(value, row[1].Value);
    });

    [Theory]
    [InlineData("=SUM(A1)")]
    [InlineData("@x")]
    [InlineData("-1+1")]
    [InlineData("\t=1")]
    public void Cell_is_never_a_formula(string value) => Assert.StartsWith("'", Csv.Quote(value).Trim('"'), StringComparison.Ordinal);

    private const string OldFigure = "- {id: old, role: tester, level: mid, metric: base, stat: mean, min: 100000, max: 100000, currency: USD, period: year, place: US, year: 2026, source: survey, confidence: medium}\n";

    private static TestSite Site() => new TestSite()
        .Write("statiq.json", """{ "CurrentDateTime": "2026-11-20" }""")
        .Write("input/roles/tester.md", "---\ntitle: Tester\nsummary: Finds out what a program really does, and says what its result is worth.\nkind: start\nfamily: assure\nmission: Say what a result is worth.\nskills: {}\nrelated: {}\n---\n## What you bring\n\nCare.\n\n## What to learn first\n\nSplits.\n")
        .Write("input/sources.yml", "- {id: survey, publisher: A publisher, title: A survey, kind: survey}\n")
        .Write("input/salaries/tester.yml", OldFigure);

    private static List<string> Find(string csv)
    {
        var findings = new DiagnosticBag();
        ReadSalaryCsv.Read(new ParseContext(new SourceFile("/pay.csv", "pay.csv", "pay.csv", csv.Length), new SourceText("pay.csv", csv), new DateOnly(2026, 11, 20), false, findings));
        return [.. findings.Sorted().Select(f => $"{f.Place!.Location.Line}:{f.Place.Location.Column}: {f.Message}")];
    }

    private static string Describe(Salary salary) => string.Join('|', SalaryColumns.Keys.Select(c => c.ValueOf(salary)));

    [GeneratedRegex(@"^\w+\[(LS\d+)\]: (.*)\n +--> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heads();
}
