using LearningSite.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class DiagnosticReportTests
{
    private static readonly SourceText First = new("input/a.md", "one\ntwo\n");
    private static readonly SourceText Second = new("input/b.md", "one\ntwo\n");

    [Fact]
    public void Findings_are_sorted_by_file_place_and_code_whatever_the_order_they_came_in()
    {
        Diagnostic[] findings =
        [
            new(Codes.DeadLink, "x"), new(Codes.DeadLink, "x", new Place(First, new TextSpan(0, 1))), new(Codes.EmptyFile, "x", new Place(First, new TextSpan(4, 1))),
            new(Codes.DeadLink, "a", new Place(First, new TextSpan(4, 1))), new(Codes.DeadLink, "b", new Place(First, new TextSpan(4, 1))), new(Codes.EmptyFile, "x", new Place(Second, default)),
        ];
        Property.ForAll<int>(seed =>
        {
            var bag = new DiagnosticBag();
            var shuffled = findings.ToArray();
            new Random(seed).Shuffle(shuffled);
            foreach (var finding in shuffled) bag.Add(finding);
            Assert.Equal([findings[0], findings[1], findings[2], findings[3], findings[4], findings[5]], bag.Sorted());
        });
    }

    [Fact]
    public void Same_finding_is_printed_once()
    {
        var bag = new DiagnosticBag();
        for (var i = 0; i < 2; i++) bag.Add(new Diagnostic(Codes.DeadLink, "x", new Place(First, default)));
        Assert.Single(bag.Sorted());
    }

    [Fact]
    public void Lenient_bag_makes_findings_inside_pages_warnings_and_leaves_the_others()
    {
        var bag = new DiagnosticBag(isLenient: true);
        bag.Add(new Diagnostic(Codes.DeadLink, "x", new Place(First, default)));
        Assert.False(bag.HasErrors);
        Assert.True(bag.HasWarnings);
        bag.Add(new Diagnostic(Codes.WriteFailed, "x"));
        Assert.True(bag.HasErrors);
    }

    [Fact]
    public void Twenty_warnings_of_a_rule_are_shown_and_the_rest_is_counted()
    {
        var warnings = Enumerable.Range(0, 25).Select(i => new Diagnostic(Codes.RawHtml, "w" + i)).ToList();
        var report = TestSite.Report(warnings);
        Assert.Equal(20, Count(report, "warning[LS2023]: w"));
        Assert.Contains("warning[LS2023]: 5 more, use --all to see them\n25 warnings\n", report, StringComparison.Ordinal);
        var all = new StringWriter();
        DiagnosticReport.Write(warnings, all, showAll: true);
        Assert.Equal(25, Count(all.ToString(), "warning[LS2023]: w"));
    }

    [Fact]
    public void Errors_are_always_shown_in_full() => Assert.Equal(25, Count(TestSite.Report([.. Enumerable.Range(0, 25).Select(i => new Diagnostic(Codes.DeadLink, "w" + i))]), "error[LS4001]"));

    [Fact]
    public void Errors_and_warnings_of_one_code_are_counted_apart()
    {
        var findings = Enumerable.Range(0, 30).Select(i => new Diagnostic(Codes.DeadLink, "w" + i) { Severity = i < 5 ? Severity.Error : Severity.Warning }).ToList();
        var report = TestSite.Report(findings);
        Assert.Equal(20, Count(report, "warning[LS4001]: w"));
        Assert.Contains("warning[LS4001]: 5 more", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "no findings")]
    [InlineData(1, 0, "1 error")]
    [InlineData(2, 1, "2 errors, 1 warning")]
    [InlineData(0, 2, "2 warnings")]
    public void Summary_counts_errors_and_warnings(int errors, int warnings, string summary) =>
        Assert.Equal(summary, DiagnosticReport.Summary([.. Enumerable.Repeat(new Diagnostic(Codes.DeadLink, "x"), errors), .. Enumerable.Repeat(new Diagnostic(Codes.RawHtml, "x"), warnings)]));

    [Fact]
    public void Summary_counts_files() => Assert.Equal("2 errors in 2 files",
        DiagnosticReport.Summary([new Diagnostic(Codes.DeadLink, "x", new Place(First, default)), new Diagnostic(Codes.DeadLink, "x", new Place(Second, default))]));

    [Fact]
    public void No_findings_print_nothing() => Assert.Equal("", TestSite.Report([]));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
