using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace LearningSite.EndToEndTests;

/// <summary>What every page about roles, skills, bridges, tools and terms of the bundled site has on it, read from the built pages.</summary>
public sealed partial class CareerContentTests(BundledSite bundled)
{
    [Fact]
    public void Every_role_has_its_facts_its_skills_with_lessons_and_a_way_on() =>
        AssertPages("^/roles/(?!compare/|gap/).", 19, page =>
        {
            var (facts, isTarget) = (Facts(page), page.QuerySelector("#pay") is not null);
            return
            [
                .. Missing(facts, "Family", "Common backgrounds"), .. isTarget ? Missing(facts, "Tools") : [],
                isTarget && !Often().IsMatch(facts.GetValueOrDefault("Education", "")) ? "education without “often”" : null,
                isTarget && page.QuerySelectorAll("section:has(#mission) .read li").Length < 4 ? "fewer than four responsibilities" : null,
                .. Rows(page, "skills").Select(row => Level().IsMatch(row.TextContent) && row.QuerySelector("td:last-child a[href^='/lessons/']") is not null ? null : $"skill without level or lesson: {row.QuerySelector("th")!.TextContent}"),
                Rows(page, "skills").Count < 2 ? "fewer than two skills" : null,
                Section(page, "day") is { } day && !day.TextContent.Contains("illustration", StringComparison.Ordinal) ? "a day mix that is not called an illustration" : null,
                isTarget && !(Rows(page, "pay").Count > 0 || Section(page, "pay")!.TextContent.Contains("No figure that we could trace", StringComparison.Ordinal)) ? "neither pay nor the words that there is none" : null,
                .. Section(page, "related")?.QuerySelectorAll(".card").Where(card => card.QuerySelector(".small")?.TextContent is not { Length: > 20 }).Select(card => $"related without a reason: {card.TextContent}") ?? ["no related roles"],
                .. new[] { "lessons", "quizzes" }.Where(part => Section(page, part)?.QuerySelector("a") is null).Select(part => "no " + part),
                isTarget && Section(page, "interview")?.QuerySelector("a") is null ? "no interview questions" : null,
            ];
        });

    [Fact]
    public void Every_role_shows_its_ladder_step_by_step_and_the_bridges_that_lead_to_it_and_away()
    {
        var bridges = FilesOf("bridges").Select(file => Path.GetFileNameWithoutExtension(file).Split("--")).ToList();
        var ladders = 0;
        AssertPages("^/roles/(?!compare/|gap/).", 19, page =>
        {
            var role = new Uri(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!).AbsolutePath.Split('/')[2];
            var ladder = LadderOf(File.ReadAllText(Path.Combine(Repository.Root, $"input/roles/{role}.md")));
            if (ladder.Count > 0) ladders++;
            return
            [
                Enumerable.SequenceEqual(ladder, page.QuerySelectorAll("section:has(#ladder) ol.ladder > li").Select(step => step.TextContent.Trim())) ? null : $"a ladder that is not {string.Join(" → ", ladder)}",
                ladder.Count == 0 || Section(page, "ladder")!.TextContent.Contains("differ from one employer to the next", StringComparison.Ordinal) ? null : "a ladder without its note",
                .. Differences(page, "in", bridges.Where(b => b[1] == role)), .. Differences(page, "out", bridges.Where(b => b[0] == role)),
            ];
        });
        Assert.True(ladders >= 7, $"{ladders} roles have a ladder");
        Assert.True(bridges.Count >= 8);

        static IEnumerable<string> Differences(IDocument page, string section, IEnumerable<string[]> bridges)
        {
            var expected = bridges.Select(b => $"/bridges/{b[0]}--{b[1]}/").Order(StringComparer.Ordinal);
            var shown = page.QuerySelectorAll($"section:has(#{section}) .card a.t").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal);
            return expected.SequenceEqual(shown) ? [] : [$"bridges {section}: {string.Join(", ", shown)} in place of {string.Join(", ", expected)}"];
        }
    }

    [Fact]
    public void Every_skill_has_three_levels_three_scenarios_that_get_harder_and_what_belongs_to_them() =>
        AssertPages("^/skills/.", 14, page =>
        {
            var scenarios = page.QuerySelectorAll(".scenario");
            return
            [
                Section(page, "definition")?.QuerySelector("p.read")?.TextContent is { Length: > 20 } ? null : "no definition",
                page.QuerySelectorAll("section:has(#levels) li p").Length == 3 ? null : "not three levels",
                Enumerable.SequenceEqual(scenarios.Select(s => Level().Match(s.QuerySelector(".call-t")!.TextContent).Groups[1].Value), ["1", "2", "3"]) ? null : "scenarios do not go from level 1 to 3",
                .. scenarios.SelectMany(s => new[] { "details.hint", "details.answer:not([open])", ".rubric tick-list li" }.Where(part => s.QuerySelector(part) is null).Select(part => $"scenario {s.Id} without {part}")),
                .. scenarios.Where(s => s.QuerySelectorAll(".rubric li").Length is not (>= 3 and <= 6)).Select(s => $"a rubric of {s.QuerySelectorAll(".rubric li").Length} points"),
                .. Section(page, "tools")?.QuerySelectorAll(".card").Where(card => card.QuerySelector(".small")?.TextContent is not { Length: > 20 }).Select(card => $"tool without a reason: {card.TextContent}") ?? [],
                .. new[] { "lessons", "quiz", "roles", "interview" }.Where(part => Section(page, part)?.QuerySelector("a") is null).Select(part => "no " + part),
            ];
        });

    [Fact]
    public void Every_bridge_has_its_table_exercise_steps_and_a_time_with_evidence_or_the_words_that_there_is_none() =>
        AssertPages("^/bridges/.", 8, page =>
        {
            var (verdicts, time) = (page.QuerySelectorAll("section:has(#map) tbody tr .badge").Select(b => b.TextContent.Trim()).ToHashSet(), Section(page, "time")!);
            var hasTime = time.QuerySelector(".big") is not null;
            return
            [
                verdicts.Count == 3 ? null : $"a table of {string.Join(", ", verdicts)}",
                page.QuerySelector("section:has(#exercise) quiz-match") is null ? "no exercise" : null,
                page.QuerySelectorAll("section:has(#steps) li").Length < 4 ? "fewer than four steps" : null,
                page.QuerySelector("section:has(#steps) a[href^='/lessons/']") is null ? "no step with a lesson" : null,
                hasTime && time.QuerySelector("a[href*='/sources/#s-']") is null ? "a time without its source" : null,
                hasTime || time.TextContent.Contains("No source that we trust gives a time", StringComparison.Ordinal) ? null : "neither a time nor the words that there is none",
                HasPlanner && time.QuerySelector("a[href^='/planner/']") is null ? "no way to the planner" : null,
                Section(page, "project")?.QuerySelector("a") is null ? "no project" : null,
            ];
        });

    [Fact]
    public void Every_tool_has_a_licence_a_category_a_use_and_its_limit_and_says_whether_it_was_looked_at() =>
        AssertPages("^/tools/.", 53, page =>
        {
            var facts = Facts(page);
            return
            [
                .. Missing(facts, "Category", "Licence", "Checked"),
                page.QuerySelector("section:has(#purpose) .read > p")?.TextContent is { Length: > 20 } ? null : "no use",
                page.QuerySelectorAll("section:has(#purpose) .read > p").Length == 2 ? null : "no limit",
                Checked().IsMatch(facts.GetValueOrDefault("Checked", "")) ? null : $"checked: {facts.GetValueOrDefault("Checked")}",
            ];
        });

    [Fact]
    public void Every_term_has_an_example_and_most_say_where_they_are_used()
    {
        var terms = bundled.Site.Pages.Single(page => page.Link == "/glossary/").Document.QuerySelectorAll("h3[id^='t-']");
        Assert.True(terms.Length >= 111);
        Findings.AssertNone(terms.Where(t => !t.ParentElement!.TextContent.Contains("Example:", StringComparison.Ordinal)).Select(t => t.Id + " has no example"));
        var used = terms.Where(t => t.ParentElement!.TextContent.Contains("Used in:", StringComparison.Ordinal)).ToList();
        Assert.True(used.Count > terms.Length / 2, $"{used.Count} of {terms.Length} terms are used in a page");
        Assert.True(terms.Count(t => t.ParentElement!.TextContent.Contains("See also:", StringComparison.Ordinal)) > terms.Length / 2);
    }

    [Theory]
    [InlineData("/salaries/ai-ml-qa-engineer/", "numeric")]
    [InlineData("/salaries/ml-engineer/", "single")]
    [InlineData("/salaries/ml-manager/", "single")]
    [InlineData("/salaries/how-to-read/", "multi")]
    public void Pages_about_pay_ask_whether_their_figures_were_understood(string link, string type)
    {
        var question = FindQuestions.Of(bundled.Site).Single(asked => asked.Link == link);
        Assert.Equal(type, question.Type);
        Assert.Equal(type != "numeric", question.Options.Count > 3);
        Assert.All(question.Options, option => Assert.NotEmpty(option.Why));
        Assert.True(question.HasAnswer && question.Answers.Count > question.Options.Count);
        Assert.StartsWith("reading-salary-numbers#", bundled.Site.Pages.Single(page => page.Link == link).Document.QuerySelector($"[data-id={question.Id}]")!.GetAttribute("data-objective"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bank_the_paths_the_projects_and_the_stories_are_whole()
    {
        foreach (var (folder, count) in new[] { ("interview", 42), ("paths", 3), ("projects", 9), ("stories", 3) })
            Assert.True(bundled.Site.Pages.Count(page => Regex.IsMatch(page.Link, $"^/{folder}/(?!deck/).")) >= count, folder);
    }

    private bool HasPlanner => bundled.Site.Pages.Any(page => page.Link == "/planner/");

    private void AssertPages(string pattern, int atLeast, Func<IDocument, IEnumerable<string?>> find)
    {
        var pages = bundled.Site.Pages.Where(page => Regex.IsMatch(page.Link, pattern)).ToList();
        Assert.True(pages.Count >= atLeast, $"{pages.Count} pages like {pattern}");
        Findings.AssertNone(pages.SelectMany(page => find(page.Document).OfType<string>().Select(finding => $"{page.Link}: {finding}")));
    }

    private static IElement? Section(IDocument page, string id) => page.GetElementById(id)?.Closest("section");

    private static List<IElement> Rows(IDocument page, string id) => [.. Section(page, id)?.QuerySelectorAll("tbody tr") ?? Enumerable.Empty<IElement>()];

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(Path.Combine(Repository.Root, "input", folder), "*.md");

    private static List<string> LadderOf(string file) =>
        [.. Ladder().Match(file).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()[2..])];

    private static Dictionary<string, string> Facts(IDocument page) =>
        page.QuerySelectorAll("main dl.facts dt").DistinctBy(dt => dt.TextContent).ToDictionary(dt => dt.TextContent, dt => dt.NextElementSibling!.TextContent.Trim());

    private static IEnumerable<string> Missing(Dictionary<string, string> facts, params IEnumerable<string> names) =>
        names.Where(name => facts.GetValueOrDefault(name, "").Length == 0).Select(name => $"no {name} among the facts");

    [GeneratedRegex(@"^ladder:\n((?:  - .*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Ladder();
    [GeneratedRegex(@"\boften\b")]
    private static partial Regex Often();
    [GeneratedRegex(@"[Ll]evel (\d)")]
    private static partial Regex Level();
    [GeneratedRegex(@"not checked|^\d{1,2} \w+ 20\d\d")]
    private static partial Regex Checked();
}
