using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What pages about roles, tools and terms are made of.</summary>
public partial class CareerPagesTests
{
    [Theory]
    [InlineData("2025-11-19", true)]
    [InlineData("2025-11-20", false)]
    [InlineData("2026-11-01", false)]
    public async Task A_tool_that_was_checked_more_than_a_year_ago_says_so(string checkedOn, bool isStale)
    {
        using var course = TestSite.Of("course");
        course.Write("input/tools/testing.yml", File.ReadAllText(course.Combine("input/tools/testing.yml")).TrimEnd() + $"\n    checkedOn: {checkedOn}\n");
        await course.BuildAsync();
        foreach (var page in new[] { "tools/index.html", "tools/pytest/index.html" })
            Assert.Equal(isStale, course.ReadOutput(page).Contains("checked over a year ago</span>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_term_names_the_pages_whose_text_leads_to_it()
    {
        using var course = TestSite.Of("course");
        const string Lesson = "input/lessons/basics/metrics.md";
        course.Write(Lesson, File.ReadAllText(course.Combine(Lesson)).Replace("See [leakage]", "Recall is a share. See [leakage]", StringComparison.Ordinal));
        await course.BuildAsync();
        var entry = Regex.Match(course.ReadOutput("glossary/index.html"), "<h3 id=\"t-recall\">.*?</li>", RegexOptions.Singleline).Value;
        Assert.Contains("Used in: <a href=\"/lessons/metrics/\">Metrics that fit</a>", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_of_a_role_is_an_address_that_leads_to_it()
    {
        using var course = TestSite.Of("course");
        await course.BuildAsync();
        Assert.Contains("/roles/ml-tester/ /roles/model-tester/ 301\n", course.ReadOutput("_redirects"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_of_roles_has_an_arc_for_each_row_of_its_table()
    {
        using var course = TestSite.Of("course");
        course.Write("input/roles/model-lead.md", File.ReadAllText(course.Combine("input/roles/model-tester.md"))
            .Replace("title: Model tester", "title: Model lead", StringComparison.Ordinal).Replace("aliases: [ML tester]\n", "", StringComparison.Ordinal)
            .Replace("Finds out what", "Answers for what", StringComparison.Ordinal));
        await course.BuildAsync();
        var page = course.ReadOutput("roles/index.html");
        var table = page[page.IndexOf("The pairs as a table", StringComparison.Ordinal)..];
        Assert.Equal(3, Arc().Count(page));
        Assert.Equal(3, Row().Count(table));
        Assert.Contains("<th scope=\"row\"><a href=\"/roles/tester/\">Tester</a></th><td><a href=\"/roles/model-lead/\">Model lead</a></td><td class=\"num\">1</td><td>Model evaluation</td>", table, StringComparison.Ordinal);
    }

    [GeneratedRegex("<path d=\"M0 ")]
    private static partial Regex Arc();
    [GeneratedRegex("<th scope=\"row\">")]
    private static partial Regex Row();
}
