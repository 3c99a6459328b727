using System.Globalization;
using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>`docs/item-writing.md` says where each rule about the wording of questions comes from, and how often the bundled questions break it.</summary>
public partial class ItemWritingGuideTests
{
    private static readonly string Guide = ProjectFolder.ReadText(Path.Combine(ProjectFolder.Repository, "docs/item-writing.md"));

    // LS3102 of LS3101 to LS3112; the older rules that the guide counts to the family.
    private static bool IsRule(string code) => string.CompareOrdinal(code, "LS3100") > 0 && string.CompareOrdinal(code, "LS3200") < 0;
    private static readonly string[] Older = ["LS3006", "LS3007", "LS3016", "LS3017"];

    [Fact]
    public void Every_rule_names_its_guideline() =>
        Assert.Equal(Codes.All.Select(c => c.Id).Where(IsRule).Order(StringComparer.Ordinal), Source().Matches(Guide).Select(m => m.Groups["code"].Value));

    [Fact]
    public async Task Measured_rates_are_those_of_today()
    {
        var measured = Guide[Guide.IndexOf("## Measured", StringComparison.Ordinal)..Guide.IndexOf("To repeat:", StringComparison.Ordinal)];
        var result = await new SiteBuilder(new BuildOptions(ProjectFolder.Repository, [], HasSearch: false), new NoProgress()).CheckAsync();
        var found = result.Diagnostics.Concat(result.Silenced.Select(s => s.Diagnostic)).Select(d => d.Code.Id).Where(c => IsRule(c) || Older.Contains(c)).CountBy(c => c).ToDictionary();
        Assert.Equal(Rate().Matches(measured).ToDictionary(m => m.Groups["code"].Value, m => int.Parse(m.Groups["findings"].Value, CultureInfo.InvariantCulture)), found);
        // The rate is of a number that every new question changes a little.
        var questions = int.Parse(Count().Match(measured).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(result.Outlines.SelectMany(o => o.Questions).Select(q => q.Id).Distinct().Count(), questions * 0.9, questions * 1.1);
        Assert.All(Rate().Matches(measured), m => Assert.Equal(100.0 * int.Parse(m.Groups["findings"].Value, CultureInfo.InvariantCulture) / questions, double.Parse(m.Groups["rate"].Value, CultureInfo.InvariantCulture), 0.05));
    }

    // | LS3101 | found when … | 24 | |
    [GeneratedRegex(@"^\| (?<code>LS31\d\d) \| [^|]+ \| \d+[a-c]?(, \d+[a-c]?)* \|", RegexOptions.Multiline)]
    private static partial Regex Source();

    // | LS3109, a stem of more than 60 words | 3 | 0.8 | … |
    [GeneratedRegex(@"^\| (?<code>LS\d{4}), [^|]+ \| (?<findings>[1-9]\d*) \| (?<rate>[\d.]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rate();

    [GeneratedRegex(@"(\d+) questions")]
    private static partial Regex Count();
}
