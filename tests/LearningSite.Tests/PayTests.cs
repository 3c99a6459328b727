using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What figures of kinds that the bundled site does not have become on the pages of pay.</summary>
public partial class PayTests
{
    private const string Common = "role: tester, level: mid, metric: base, currency: EUR, place: AT/Vienna, source: survey, confidence: medium";

    [Fact]
    public async Task Percentiles_are_a_bar_with_a_median_a_sentence_and_a_distribution_for_machines()
    {
        using var site = Site($"- {{id: spread, stat: percentiles, p10: 40000, p50: 52000, p90: 70000, period: year, sampleSize: 1412, year: 2026, {Common}}}\n");
        var page = await BuildAsync(site, "salaries/tester/index.html");

        Assert.Equal("EUR 40,000–70,000, median 52,000", page.QuerySelector("td.amount bdi")!.TextContent);
        Assert.Equal(["base pay, 10th to 90th percentile, a year", "1,412 people"], page.QuerySelectorAll("td.amount .small").Select(s => s.TextContent));
        Assert.Single(page.QuerySelectorAll("svg.chart g rect.base"));
        Assert.Single(page.QuerySelectorAll("svg.chart g line.median"));
        Assert.Equal("Mid: base pay, 10th to 90th percentile EUR 40,000–70,000, median 52,000", page.QuerySelector("svg.chart g")!.GetAttribute("aria-label"));

        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var salary = data.RootElement.GetProperty("@graph")[0].GetProperty("estimatedSalary")[0];
        Assert.Equal(("MonetaryAmountDistribution", "EUR", "P1Y", 40000, 52000, 70000), (salary.GetProperty("@type").GetString(), salary.GetProperty("currency").GetString(), salary.GetProperty("duration").GetString(),
            salary.GetProperty("percentile10").GetInt32(), salary.GetProperty("median").GetInt32(), salary.GetProperty("percentile90").GetInt32()));
        Assert.False(salary.TryGetProperty("percentile25", out _));
    }

    [Fact]
    public async Task Pay_of_an_hour_shares_no_group_and_no_chart_with_pay_of_a_year()
    {
        using var site = Site($"- {{id: a-year, stat: range, min: 40000, max: 70000, period: year, year: 2026, {Common}}}\n- {{id: an-hour, stat: range, min: 22, max: 36, period: hour, year: 2026, {Common}}}\n");
        var page = await BuildAsync(site, "salaries/index.html");

        Assert.Equal(["Base pay, EUR a year", "Base pay, EUR an hour"], page.QuerySelectorAll("tbody:has([data-low]) .kind").Select(r => r.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll("svg.chart[role]").Length);
        Assert.Equal("EUR 22–36 an hour", page.QuerySelector("#an-hour bdi")!.TextContent);
        Assert.Contains("€22–36", page.QuerySelector("[data-row=an-hour]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_figure_is_converted_into_another_currency_or_period()
    {
        using var site = Site($"- {{id: in-euros, stat: range, min: 41000, max: 71000, period: year, year: 2026, {Common}}}\n"
            + $"- {{id: in-pounds, stat: mean, min: 52000, max: 52000, period: year, year: 2026, {Common.Replace("EUR", "GBP", StringComparison.Ordinal).Replace("AT/Vienna", "GB", StringComparison.Ordinal)}}}\n"
            + $"- {{id: a-month, stat: pair, min: 3300, max: 5700, period: month, year: 2026, caveat: Two averages from unlike sources., {Common}}}\n");
        await BuildAsync(site, "salaries/index.html");
        string[] given = ["EUR 41,000–71,000", "€41–71K", "GBP 52,000", "£52K", "EUR 3,300 and EUR 5,700", "EUR 3,300", "EUR 5,700", "€3,300", "€5,700", "€3,300–5,700"];
        foreach (var file in site.OutputFiles().Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = new HtmlParser().ParseDocument(site.ReadOutput(file));
            // Ticks of an axis are round amounts of its own scale.
            foreach (var tick in page.QuerySelectorAll(".axis")) tick.TextContent = "";
            Assert.All(Money().Matches(page.Body!.TextContent), money => Assert.Contains(money.Value, given));
        }
        foreach (var row in site.ReadOutput("salaries/pay.csv").TrimEnd().Split('\n').Skip(1))
            Assert.Contains(row.Split(',')[0] switch { "in-euros" => "41000,71000,,,,,,EUR,year", "in-pounds" => "52000,52000,,,,,,GBP,year", _ => "3300,5700,,,,,,EUR,month" }, row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rate: 1.08")]
    [InlineData("convertedFrom: USD")]
    [InlineData("rateDate: 2026-11-01")]
    public async Task A_rate_is_no_key_of_a_figure_so_nothing_can_be_converted(string key)
    {
        using var site = Site($"- {{id: band, stat: range, min: 40000, max: 70000, period: year, year: 2026, {key}, {Common}}}\n");
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics, d => d.Code.Id == "LS2004");
        Assert.Contains(key.Split(':')[0], finding.Message, StringComparison.Ordinal);
        Assert.Equal("input/salaries/tester.yml", finding.Place!.Text.Path);
    }

    [Fact]
    public async Task Text_of_a_figure_never_ends_the_script_that_holds_it()
    {
        using var site = Site($"- {{id: hostile, stat: mean, min: 50000, max: 50000, period: year, year: 2026, caveat: \"</script><script>alert(1)</script>\", {Common}}}\n");
        var page = await BuildAsync(site, "salaries/tester/index.html");

        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.EndsWith("</script><script>alert(1)</script>", data.RootElement.GetProperty("@graph")[0].GetProperty("estimatedSalary")[0].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("script:not([src]):not([type])"), _ => true);
    }

    [Fact]
    public async Task Day_to_look_again_decides_over_the_age_of_a_figure()
    {
        using var site = Site($"- {{id: kept, stat: mean, min: 50000, max: 50000, period: year, year: 2022, staleAfter: 2027-06-30, caveat: Asked every five years., {Common}}}\n- {{id: old, stat: mean, min: 51000, max: 51000, period: year, year: 2023, caveat: The last of its kind., {Common}}}\n");
        var page = await BuildAsync(site, "salaries/tester/index.html");
        Assert.Empty(page.QuerySelectorAll("#kept .badge"));
        Assert.Equal("dated", page.QuerySelector("#old .badge")!.TextContent);

        site.Write("statiq.json", """{ "CurrentDateTime": "2027-07-01" }""");
        var later = await site.BuildAsync();
        Assert.Contains(later.Diagnostics, d => d.Code.Id == "LS3063" && d.Message == "the pay of `kept` was to stand until 2027-06-30");
    }

    [Fact]
    public async Task A_text_page_at_the_address_of_a_pay_page_gives_it_its_title_its_words_and_its_questions()
    {
        using var site = Site($"- {{id: band, stat: range, min: 40000, max: 70000, period: year, year: 2026, {Common}}}\n");
        site.Write("input/pages/salaries/tester.md", "---\ntitle: What testers earn\nsummary: One band from one survey, in Vienna, and what it does not say about anybody.\n---\n## Read the band\n\nSee [the row](salary:band) and [the words](#read-the-band).\n");
        site.Write("input/pages/about.md", "---\ntitle: About\nsummary: What this site is for, who looks after it, and how a mistake is put right.\n---\nSee [pay](/salaries/tester/#read-the-band) and [a figure](salary:band).\n");
        var page = await BuildAsync(site, "salaries/tester/index.html");
        Assert.Equal("What testers earn", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Read the band", page.QuerySelector("#h-read-the-band")!.TextContent);
        Assert.Single(page.QuerySelectorAll("tr[data-low]"));
    }

    [GeneratedRegex(@"(?:(?:EUR|GBP|USD)[ \u00A0]|[€£$])\d[\d,]*K?(?:–\d[\d,]*K?)?")]
    private static partial Regex Money();

    private static async Task<IDocument> BuildAsync(TestSite site, string page)
    {
        var result = await site.BuildAsync();
        Assert.True(result.IsWritten, TestSite.Report(result.Diagnostics));
        return new HtmlParser().ParseDocument(site.ReadOutput(page));
    }

    private static TestSite Site(string salaries) => new TestSite()
        .Write("statiq.json", """{ "SiteTitle": "Pay", "Host": "pay.example", "CurrentDateTime": "2026-11-20" }""")
        .Write("input/roles/tester.md", "---\ntitle: Tester\nsummary: Finds out what a program really does, and says what its result is worth.\nkind: start\nfamily: assure\nmission: Say what a result is worth.\nskills: {}\nrelated: {}\n---\n## What you bring\n\nCare.\n\n## What to learn first\n\nSplits.\n")
        .Write("input/sources.yml", "- {id: survey, publisher: A publisher, title: A survey, kind: survey}\n")
        .Write("input/salaries/tester.yml", salaries);
}
