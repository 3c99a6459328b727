using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests;

/// <summary>Roles, gaps, bridges, skills and tools: what a visitor does there with a pointer, with keys, and without scripts.</summary>
public sealed partial class CareerTests(BundledSite bundled, Chromium chromium)
{
    private const string Bridge = "/bridges/qa-engineer--ai-ml-qa-engineer/";

    [Fact]
    public Task Roles_are_filtered_with_counts_that_come_true_and_the_choice_stays_in_the_address() =>
        chromium.VisitAsync(bundled.Site.Url("/roles/"), async page =>
        {
            var family = page.GetByLabel("Family", new() { Exact = true });
            var shown = page.Locator("[data-item]:visible");
            var promised = CountIn(await family.Locator("option[value=assure]").TextContentAsync());
            await page.TabToAsync(family);
            await family.SelectOptionAsync("assure");
            await Expect(shown).ToHaveCountAsync(promised);
            await page.GetByLabel("Where it stands").SelectOptionAsync("target");
            await page.GetByLabel("Doctorate", new() { Exact = true }).SelectOptionAsync("unusual");
            await Expect(page).ToHaveURLAsync(new Regex(@"\?kind=target&family=assure&doctorate=unusual$"));
            var left = await shown.CountAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex($"^{left} of [1-9][0-9]* roles$"));
            await Axe.AssertNothingAsync(page);

            await page.ReloadKeptAsync();
            await Expect(shown).ToHaveCountAsync(left);
            await page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).First.ClickAsync();
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/roles/"));
            Assert.True(await shown.CountAsync() > left);
        });

    [Fact]
    public Task Two_roles_are_compared_side_by_side_with_their_differences_marked() =>
        chromium.VisitAsync(bundled.Site.Url("/roles/compare/?role=ai-ml-qa-engineer"), async page =>
        {
            await Expect(page.GetByLabel("Role 1", new() { Exact = true })).ToHaveValueAsync("ai-ml-qa-engineer");
            await page.GetByLabel("Role 2", new() { Exact = true }).SelectOptionAsync("ai-quality-control-engineer");
            await Expect(page).ToHaveURLAsync(new Regex(@"\?role=ai-ml-qa-engineer&role=ai-quality-control-engineer$"));
            await Expect(page.Locator("thead [data-role]:visible")).ToHaveCountAsync(2);
            await Expect(page.Locator("tbody tr", new() { HasText = "Mission" }).GetByText("differs")).ToBeVisibleAsync();
            await Expect(page.Locator("tbody tr", new() { HasText = "Mission" }).First.Locator(".only")).ToHaveCountAsync(2);
            await Expect(page.Locator("tbody tr", new() { HasText = "Family" }).First.GetByText("same")).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);

            await page.GetByLabel("Only what differs").CheckAsync();
            await Expect(page.Locator("tbody tr:visible").GetByText("same", new() { Exact = true })).ToHaveCountAsync(0);
            var rows = await page.Locator("tbody tr:visible").CountAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex($"^{rows} of "));
            await page.ReloadKeptAsync();
            await Expect(page.Locator("tbody tr:visible")).ToHaveCountAsync(rows);
        }, Chromium.Screen(Chromium.Phone));

    [Fact]
    public Task A_gap_that_is_picked_is_the_one_that_the_bridge_was_built_with() =>
        chromium.VisitAsync(bundled.Site.Url(Bridge), async page =>
        {
            var built = page.Locator("section", new() { Has = page.Locator("#gap") });
            var sum = await built.Locator("p.read").TextContentAsync();
            var rows = await TextsOfAsync(built.Locator("tbody tr"));
            await built.GetByRole(AriaRole.Link, new() { Name = "Another pair of roles" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex(@"/roles/gap/\?from=qa-engineer&to=ai-ml-qa-engineer$"));
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(sum!);
            Assert.Equal(rows, await TextsOfAsync(page.Locator("[data-part=result] tbody tr")));
            await page.GetByText("All lessons in order").ClickAsync();
            await Axe.AssertNothingAsync(page);

            var from = page.GetByLabel("What you do today");
            await page.TabBackToAsync(from, atMost: 200); // a link for each lesson of the gap stands between
            await from.SelectOptionAsync("");
            await Expect(page).ToHaveURLAsync(new Regex(@"/roles/gap/\?to=ai-ml-qa-engineer$"));
            foreach (var have in await page.Locator("[data-part=result] [data-have]").AllTextContentsAsync()) Assert.Equal("None", have);
            await page.ReloadKeptAsync();
            await Expect(page.GetByLabel("Where you want to go")).ToHaveValueAsync("ai-ml-qa-engineer");
        });

    [Fact]
    public Task Steps_of_a_bridge_are_ticked_off_and_stay_ticked() =>
        chromium.VisitAsync(bundled.Site.Url(Bridge), async page =>
        {
            var first = page.Locator("tick-list").GetByRole(AriaRole.Checkbox).First;
            await page.TabToAsync(first, 60);
            await page.Keyboard.PressAsync("Space");
            var status = page.Locator("tick-list").GetByRole(AriaRole.Status);
            await Expect(status).ToHaveTextAsync(new Regex("^1 of [1-9][0-9]* done"));
            await Axe.AssertNothingAsync(page);
            await page.ReloadKeptAsync();
            await Expect(first).ToBeCheckedAsync();
            await Expect(status).ToHaveTextAsync(new Regex("^1 of "));
        }, Chromium.Screen(Chromium.Phone));

    [Fact]
    public Task The_exercise_of_a_bridge_is_solved_with_its_table() =>
        chromium.VisitAsync(bundled.Site.Url(Bridge), async page =>
        {
            var map = page.Locator("section", new() { Has = page.Locator("#map") }).Locator("tbody tr");
            foreach (var pair in await page.Locator("quiz-match .pair").AllAsync())
            {
                var practice = await pair.Locator("label").TextContentAsync();
                var verdict = await map.Filter(new() { HasText = practice }).Locator(".badge").TextContentAsync();
                await pair.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = verdict!.Trim() });
            }
            await page.Locator("quiz-match").GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
            await Expect(page.Locator("quiz-match").GetByRole(AriaRole.Status).First).ToContainTextAsync("passed");
        });

    [Fact]
    public Task A_scenario_gives_one_hint_after_another_and_its_rubric_is_scored_by_the_learner() =>
        chromium.VisitAsync(bundled.Site.Url("/skills/quality-gates/"), async page =>
        {
            var scenario = page.Locator(".scenario").First;
            var hints = scenario.Locator(".hint:visible");
            await Expect(hints).ToHaveCountAsync(1);
            await hints.First.Locator("summary").ClickAsync();
            await Expect(hints).ToHaveCountAsync(2);
            await Expect(scenario.Locator(".answer > p").First).ToBeHiddenAsync();
            await scenario.GetByText("Show an answer").ClickAsync();
            await Expect(scenario.Locator(".answer > p").First).ToBeVisibleAsync();

            var points = scenario.GetByRole(AriaRole.Checkbox);
            await points.Nth(1).CheckAsync();
            await Expect(scenario.GetByRole(AriaRole.Status)).ToHaveTextAsync($"Your answer meets 1 of {await points.CountAsync()} points.");
            await Axe.AssertNothingAsync(page);
            await page.ReloadKeptAsync();
            await Expect(points.Nth(1)).ToBeCheckedAsync();
            await Expect(points.Nth(0)).Not.ToBeCheckedAsync();
        });

    [Fact]
    public Task Tools_are_filtered_by_licence() =>
        chromium.VisitAsync(bundled.Site.Url("/tools/"), async page =>
        {
            var licence = page.GetByLabel("Licence", new() { Exact = true });
            var promised = CountIn(await licence.Locator("option[value=mit]").TextContentAsync());
            await licence.SelectOptionAsync("mit");
            await Expect(page.Locator("[data-item]:visible")).ToHaveCountAsync(promised);
            foreach (var cells in await page.Locator("[data-item]:visible td:nth-child(4)").AllInnerTextsAsync()) Assert.Equal("MIT", cells.Trim());
            await Expect(page).ToHaveURLAsync(new Regex(@"\?licence=mit$"));
        });

    [Fact]
    public Task An_alias_leads_to_its_role_and_search_finds_it() =>
        chromium.VisitAsync(bundled.Site.Url("/roles/ml-test-engineer/"), async page =>
        {
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/roles/ai-ml-qa-engineer/"));
            await page.GotoAsync(bundled.Site.Url("/search/?q=ML+Test+Engineer"));
            await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link, new() { Name = "AI/ML QA Engineer", Exact = true })).ToBeVisibleAsync();
        });

    [Fact]
    public Task Without_scripts_all_roles_all_columns_and_the_moves_with_a_bridge_are_there()
    {
        var options = Chromium.Screen(Chromium.Desktop);
        options.JavaScriptEnabled = false;
        return chromium.VisitAsync(bundled.Site.Url("/roles/"), async page =>
        {
            var roles = bundled.Site.Pages.Count(built => Role().IsMatch(built.Link));
            await Expect(page.Locator("[data-item]:visible")).ToHaveCountAsync(roles);
            await Expect(page.Locator("form:visible")).ToHaveCountAsync(0);
            await page.GotoAsync(bundled.Site.Url("/roles/compare/"));
            await Expect(page.Locator("thead [data-role]:visible")).ToHaveCountAsync(roles);
            await page.GotoAsync(bundled.Site.Url("/roles/gap/"));
            await Expect(page.Locator("gap-view")).ToBeHiddenAsync();
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("^From ") }).First.ClickAsync();
            await Expect(page.Locator("#gap")).ToBeVisibleAsync();
        }, options);
    }

    [Fact]
    public Task Of_a_thousand_roles_only_those_in_sight_are_laid_out() =>
        ManyRoles.VisitAsync(chromium, bundled, async page =>
        {
            var laidOut = """() => [...document.querySelectorAll("[data-item] th > a")].filter(link => link.checkVisibility({ contentVisibilityAuto: true })).length""";
            var shown = page.Locator("[data-item]:not([hidden])");
            Assert.InRange(await page.EvaluateAsync<int>(laidOut), 1, 100);
            var kind = page.GetByLabel("Where it stands", new() { Exact = true });
            var targets = await page.Locator("[data-kind=target]").CountAsync();
            Assert.InRange(targets, 200, 900);
            await kind.SelectOptionAsync("target");
            Assert.Equal(targets, await shown.CountAsync()); // at once, not frame by frame
            await Expect(page.Locator("tr.kind:visible")).ToHaveCountAsync(1);

            // Rows that are put in order go from one block to the next, and never to the other part of the table.
            await page.GetByRole(AriaRole.Button, new() { Name = "Role", Exact = true }).ClickAsync();
            var names = await shown.EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.name)");
            Assert.Equal(names.Order(StringComparer.InvariantCultureIgnoreCase), names);
            await Expect(page.Locator(".block:visible:not(:has([data-item]:not([hidden])))")).ToHaveCountAsync(0);
            await kind.SelectOptionAsync("");
            Assert.Equal(ManyRoles.Count, await shown.CountAsync());
            var kinds = await shown.EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.kind)");
            Assert.Equal(kinds.OrderDescending(), kinds);
            Assert.InRange(await page.EvaluateAsync<int>(laidOut), 1, 100);
            // What is out of sight is still there for keys, for a screen reader and for find-in-page.
            await page.Locator("[data-item] th > a").Last.FocusAsync();
            await Expect(page.Locator("[data-item] th > a").Last).ToBeInViewportAsync();
        });

    private static async Task<IReadOnlyList<string>> TextsOfAsync(ILocator rows) =>
        [.. (await rows.AllTextContentsAsync()).Select(text => Space().Replace(text, ""))];

    private static int CountIn(string? option) => int.Parse(Count().Match(option ?? "").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((\d+)\)$")]
    private static partial Regex Count();
    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
    [GeneratedRegex("^/roles/(?!compare/|gap/)[^/]+/$")]
    private static partial Regex Role();
}
