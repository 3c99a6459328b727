using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests;

/// <summary>What the editors ruled on pay and on doubtful claims: the figures themselves, and the words that must stand beside them. What a ruling took out is in <see cref="PayFigureTests"/>.</summary>
public sealed partial class RulingTests(BundledSite bundled)
{
    // All United States dollars of 2024 a year. A dash is an open end; `sal-mle-bucket` is hidden.
    private const string Figures = """
        sal-aiqa-entry-base   ai-ml-qa-engineer entry  0 3  base        range  90000  120000 US
        sal-aiqa-entry-total  ai-ml-qa-engineer entry  0 3  total       range  110000 150000 US
        sal-aiqa-mid-base     ai-ml-qa-engineer mid    4 7  base        range  120000 160000 US
        sal-aiqa-mid-total    ai-ml-qa-engineer mid    4 7  total       range  150000 200000 US
        sal-aiqa-senior-base  ai-ml-qa-engineer senior 8 12 base        range  160000 200000 US
        sal-aiqa-senior-total ai-ml-qa-engineer senior 8 12 total       range  200000 250000 US
        sal-aiqa-lead-base    ai-qa-lead        lead   13 - base        range  200000 250000 US
        sal-aiqa-lead-total   ai-qa-lead        lead   13 - total       range  250000 300000 US
        sal-mle-mean-base     ml-engineer       all    - -  base        mean   157969 157969 US
        sal-mle-mean-total    ml-engineer       all    - -  total       mean   202331 202331 US
        sal-mle-minmax        ml-engineer       all    - -  unspecified minmax 70000  285000 US
        sal-mle-lt1           ml-engineer       entry  0 1  unspecified mean   120571 120571 US
        sal-mle-7plus         ml-engineer       senior 7 -  unspecified mean   189477 189477 US
        sal-mle-sf            ml-engineer       all    - -  unspecified mean   190743 190743 US/San_Francisco
        sal-mle-nyc           ml-engineer       all    - -  unspecified mean   186178 186178 US/New_York
        sal-mle-junior        ml-engineer       entry  - -  unspecified mean   109736 109736 US
        sal-mle-title-pair    ml-engineer       mid    - -  unspecified pair   126648 157969 US
        sal-mle-senior-pair   ml-engineer       senior - -  unspecified pair   141405 258810 US
        sal-ml-srmanager      ml-manager        lead   - -  unspecified mean   167029 167029 US
        sal-mle-topco         ml-engineer       all    - -  total       pair   260144 273319 US
        """;

    [Fact]
    public void Pay_is_the_set_of_figures_that_was_ruled_on_and_no_other()
    {
        var expected = Figures.Split('\n').Select(line => string.Join(' ', Spaces().Split(line.Trim())) + " USD year 2024").Order(StringComparer.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(bundled.Site.Files["salaries/pay.json"]);
        string[] keys = ["id", "role", "level", "expMin", "expMax", "metric", "stat", "min", "max", "place", "currency", "period", "year"];
        var shown = json.RootElement.GetProperty("figures").EnumerateArray().Select(figure => string.Join(' ', keys.Select(key => figure.TryGetProperty(key, out var value) ? value.ToString().Replace(' ', '_') : "-")));
        Assert.Equal(expected, shown.Order(StringComparer.Ordinal));
        // Its source estimates, and is two years old.
        Assert.All(json.RootElement.GetProperty("figures").EnumerateArray(), figure => Assert.True(figure.GetProperty("dated").GetBoolean()));
        Assert.All(json.RootElement.GetProperty("figures").EnumerateArray(), figure => Assert.True(figure.GetProperty("estimate").GetBoolean()));
    }

    [Theory]
    [InlineData("C-02", "/salaries/ml-engineer/", "#sal-mle-junior", "three different populations: a junior title, people in their first year, and a 0–3 year band")]
    [InlineData("C-02", "/salaries/ml-engineer/", "#sal-mle-lt1", "three different populations")]
    [InlineData("C-02", "/salaries/ai-ml-qa-engineer/", "#sal-aiqa-entry-base", "three different populations")]
    [InlineData("C-02", "/salaries/ml-engineer/", "#sal-mle-minmax", "The lowest value is no starting salary either")]
    [InlineData("C-03", "/salaries/ml-engineer/", "#sal-mle-title-pair", "Two averages from unlike sources, not a range")]
    [InlineData("C-03", "/salaries/ml-engineer/", "#sal-mle-senior-pair", "Not a range")]
    [InlineData("C-04", "/salaries/ml-manager/", "#sal-ml-srmanager", "Probably a base figure from another survey, or a small sample.*Draw no career path of pay from it")]
    [InlineData("C-04", "/salaries/ai-qa-lead/", "#sal-aiqa-lead-base", "Read as high.*Draw no career path of pay from it")]
    [InlineData("C-05", "/salaries/ai-ml-qa-engineer/", "#sal-aiqa-entry-base", "2–5 years in testing; that is probably QA experience before the role.*The page leaves it unclear")]
    [InlineData("C-05", "/roles/ai-ml-qa-engineer/", "main", "2–5 years of testing or QA work, without naming a source.*The page does not say, so ask")]
    [InlineData("C-12", "/quizzes/trust-this-number/", "main", "from about 45 % to 80 %, and they define “data work” differently")]
    [InlineData("C-14", "/bridges/qa-engineer--ai-ml-qa-engineer/", "section:has(#time)", "No source that we trust gives a time")]
    [InlineData("C-14", "/lessons/plan-your-switch/", "main", "None of our sources gives a figure for QA to AI/ML QA")]
    [InlineData("C-15", "/lessons/choose-a-learning-route/", "main", "Part-time study beside a job takes longer")]
    [InlineData("C-16", "/lessons/project-churn-model-under-test/", "main", "do not show that version 2 is better. They do not show that it is no better, either")]
    [InlineData("C-17", "/salaries/ml-engineer/", "#sal-mle-topco", "which we do not name")]
    [InlineData("C-20", "/tools/mlflow/", "main", "Asserting quality by itself")]
    [InlineData("C-20", "/tools/tfx/", "main", "Use as a test framework as such")]
    [InlineData("C-20", "/tools/ibm-watsonx/", "main", "Use as a general cloud")]
    [InlineData("C-20", "/tools/amazon-rekognition/", "main", "Training models of your own design")]
    [InlineData("C-23", "/salaries/ml-engineer/", "#sal-mle-mean-base", "headed with an umbrella title, Machine Learning Specialist, and gives this as pay for ML engineers")]
    [InlineData("C-27", "/lessons/testing-for-fairness/", "main", "One metric at zero does not make a model fair")]
    [InlineData("C-28", "/roles/ml-engineer/", "main", "A finished, deployed project can stand in for part of that in many teams")]
    [InlineData("C-33", "/roles/ai-ml-qa-engineer/", "main", "The ladder on this page merges two versions")]
    public void A_ruling_is_told_where_its_figure_or_claim_stands(string ruling, string link, string selector, string words)
    {
        var text = bundled.Site.Pages.Single(page => page.Link == link).Document.QuerySelector(selector)?.TextContent ?? "";
        Assert.True(Regex.IsMatch(Spaces().Replace(text, " "), words, RegexOptions.Singleline), $"{ruling}: {link} {selector} does not say: {words}");
    }

    [Theory] // One canonical page, and the other names lead to it.
    [InlineData("C-21", "ai-ml-qa-engineer", "ai-test-engineer", "ml-test-engineer")]
    [InlineData("C-21", "ai-quality-control-engineer", "ai-quality-engineer")]
    [InlineData("C-22", "ai-ml-researcher", "ml-researcher", "ai-researcher", "ai-research-scientist")]
    [InlineData("C-22", "ai-product-manager", "ml-product-manager")]
    [InlineData("C-22", "ml-engineer", "aws-ml-specialist")]
    public void Many_names_of_a_role_lead_to_its_one_page(string ruling, string role, params string[] names)
    {
        var redirects = System.Text.Encoding.UTF8.GetString(bundled.Site.Files["_redirects"]);
        Findings.AssertNone(names.Where(name => !redirects.Contains($"/roles/{name}/ /roles/{role}/ 301\n", StringComparison.Ordinal)).Select(name => $"{ruling}: {name} does not lead to {role}"));
    }

    [Fact] // C-31: who published a figure is said, and nobody is sent there.
    public void Sources_that_advertise_are_named_and_not_linked()
    {
        Assert.Contains("AiPathly", bundled.Site.Pages.Single(page => page.Link == "/sources/").Document.Body!.TextContent, StringComparison.Ordinal);
        Findings.AssertNone(bundled.Site.Pages.SelectMany(page => page.Document.QuerySelectorAll("a[href*=partenit i], a[href*=aipathly i]").Select(link => $"{page.Link}: {link.GetAttribute("href")}")));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
