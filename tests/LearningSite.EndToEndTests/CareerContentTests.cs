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
                .. Missing(facts, "Family", "Common backgrounds"), .. page.QuerySelector(".docket")!.TextContent.Contains("Also called", StringComparison.Ordinal) ? Missing(facts, "Also called") : [], .. isTarget ? Missing(facts, "Tools") : [],
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
                page.QuerySelectorAll("section:has(#map) td .small").Length < 6 ? "fewer than six notes in the table" : null,
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

    // What an author wrote above the text, sentence by sentence, and a link for each page that it names.
    [Theory]
    [InlineData("roles")]
    [InlineData("skills")]
    [InlineData("bridges")]
    [InlineData("interview")]
    [InlineData("projects")]
    [InlineData("stories")]
    public void All_that_stands_above_a_text_is_on_its_page(string folder) => Findings.AssertNone(FilesOf(folder).SelectMany(file =>
    {
        var page = bundled.Site.Pages.Single(built => built.Link == $"/{folder}/{Path.GetFileNameWithoutExtension(file)}/");
        var text = Spaces().Replace(page.Document.Body!.TextContent, " ");
        var header = File.ReadAllText(file).Split("---\n")[1].Split('\n');
        var words = header.Select(line => Words().Match(line).Groups[1].Value.Trim('"')).Where(words => words.Contains(' ', StringComparison.Ordinal));
        var links = header.Select(line => Named().Match(line)).Where(m => m.Success).SelectMany(m => m.Groups[2].Value.Split(", ").Select(slug => $"/{PluralOf(m.Groups[1].Value)}/{slug}/"));
        return words.Where(w => !text.Contains(w, StringComparison.Ordinal)).Concat(links.Where(link => page.Document.QuerySelector($"main a[href='{link}']") is null)).Select(missing => $"{page.Link}: {missing}");
    }));

    [Theory]
    [InlineData("/roles/", "kind family skill pay doctorate")]
    [InlineData("/salaries/", "role level place statistic metric")]
    [InlineData("/interview/", "role level skill")]
    [InlineData("/interview/deck/", "role level skill")]
    [InlineData("/tools/", "category licence role")]
    public void Each_choice_above_a_list_says_how_many_it_leaves(string link, string groups)
    {
        var page = bundled.Site.Pages.Single(built => built.Link == link).Document;
        Assert.Equal(groups.Split(' '), page.QuerySelectorAll("form.filters :is(select, [type=checkbox])").Select(control => control.GetAttribute("name")!).Distinct());
        var choices = page.QuerySelectorAll("form.filters option[value]:not([value='']), form.filters [type=checkbox]").ToList();
        Assert.NotEmpty(choices);
        Findings.AssertNone(choices.Select(choice =>
        {
            var (group, value) = (choice.Closest("select")?.GetAttribute("name") ?? choice.GetAttribute("name")!, choice.GetAttribute("value")!);
            var count = page.QuerySelectorAll("[data-item]").Where(item => (item.GetAttribute("data-" + group) ?? "").Split(' ').Contains(value)).Sum(item => int.Parse(item.GetAttribute("data-weight") ?? "1", System.Globalization.CultureInfo.InvariantCulture));
            return (choice.LocalName == "option" ? choice : choice.ParentElement!).TextContent.Trim().EndsWith($"({count})", StringComparison.Ordinal) ? null : $"{group}={value} leaves {count}: {choice.TextContent}";
        }).OfType<string>());
    }

    [Fact]
    public void Every_story_that_is_made_up_says_so() =>
        AssertPages("^/stories/.", 3, page => [page.QuerySelector(".call.warn")?.TextContent.Contains("This story is made up", StringComparison.Ordinal) == true ? null : "nothing says that it is made up"]);

    [Fact]
    public void Every_tool_leads_to_its_alternatives()
    {
        var tools = Directory.EnumerateFiles(Path.Combine(Repository.Root, "input/tools"), "*.yml").SelectMany(file => Alternatives().Matches(File.ReadAllText(file))).ToList();
        Assert.True(tools.Count >= 40, $"{tools.Count} tools have alternatives");
        Findings.AssertNone(tools.SelectMany(tool => tool.Groups[2].Value.Split(", ").Select(other => (Tool: tool.Groups[1].Value, Other: other)))
            .Where(pair => bundled.Site.Pages.Single(page => page.Link == $"/tools/{pair.Tool}/").Document.QuerySelector($"section:has(#alternatives) a[href='/tools/{pair.Other}/']") is null).Select(pair => $"{pair.Tool} without {pair.Other}"));
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

    private static string PluralOf(string key) => key == "story" ? "stories" : key.TrimEnd('s') + "s";

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(Path.Combine(Repository.Root, "input", folder), "*.md");

    private static List<string> LadderOf(string file) =>
        [.. Ladder().Match(file).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()[2..])];

    private static Dictionary<string, string> Facts(IDocument page) =>
        page.QuerySelectorAll("main dl.facts dt").DistinctBy(dt => dt.TextContent).ToDictionary(dt => dt.TextContent, dt => dt.NextElementSibling!.TextContent.Trim());

    private static IEnumerable<string> Missing(Dictionary<string, string> facts, params IEnumerable<string> names) =>
        names.Where(name => facts.GetValueOrDefault(name, "").Length == 0).Select(name => $"no {name} among the facts");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
    [GeneratedRegex(@"^\s*(?>(?:- )?)(?>(?:[\w-]+: )?)([^\[].*?)(?:: \d+)?$")]
    private static partial Regex Words();
    [GeneratedRegex(@"^\s*(?:- )?(paths?|projects?|story|lessons?|tools|skills|roles): \[?([a-z0-9, -]+)\]?$")]
    private static partial Regex Named();
    [GeneratedRegex(@"- id: (\S+)\n(?:    .*\n)*?    alternatives: \[(.+)\]")]
    private static partial Regex Alternatives();
    [GeneratedRegex(@"^ladder:\n((?:  - .*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Ladder();
    [GeneratedRegex(@"\boften\b")]
    private static partial Regex Often();
    [GeneratedRegex(@"[Ll]evel (\d)")]
    private static partial Regex Level();
    [GeneratedRegex(@"not checked|^\d{1,2} \w+ 20\d\d")]
    private static partial Regex Checked();
}
