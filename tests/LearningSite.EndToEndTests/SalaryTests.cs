using LearningSite.EndToEndTests.Browsers;
using LearningSite.EndToEndTests.Sites;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LearningSite.EndToEndTests;

/// <summary>The pay explorer of the bundled site: filters, order, address and keyboard.</summary>
public sealed class SalaryTests(BundledSite bundled, Chromium chromium)
{
    private const string ShownRows = "tr[data-item]:visible";

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public Task Filters_leave_the_rows_that_fit_all_choices_and_keep_them_in_the_address(int width) =>
        chromium.VisitAsync(bundled.Site.Url("/salaries/"), async page =>
        {
            var total = await page.Locator("tr[data-low]").CountAsync();
            await Expect(Status(page)).ToHaveTextAsync($"{total} of {total} figures");

            await page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("ml-engineer");
            await page.GetByLabel(new System.Text.RegularExpressions.Regex("^base pay")).CheckAsync();
            await page.GetByLabel(new System.Text.RegularExpressions.Regex("^total pay")).CheckAsync();
            await ExpectRowsAsync(page, "[data-role=ml-engineer]:is([data-metric=base], [data-metric=total])");
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/salaries/?role=ml-engineer&metric=base&metric=total"));
            await Axe.AssertNothingAsync(page);

            await page.ReloadAsync();
            await ExpectRowsAsync(page, "[data-role=ml-engineer]:is([data-metric=base], [data-metric=total])");
            await Expect(page.GetByLabel("Role", new() { Exact = true })).ToHaveValueAsync("ml-engineer");

            await page.GetByRole(AriaRole.Button, new() { Name = "Clear all", Exact = true }).ClickAsync();
            await Expect(Status(page)).ToHaveTextAsync($"{total} of {total} figures");
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/salaries/"));
            await Expect(page.GetByLabel("Role", new() { Exact = true })).ToBeFocusedAsync();
        }, Chromium.Screen(width));

    [Fact]
    public Task Every_number_beside_a_choice_is_what_the_choice_leaves() =>
        chromium.VisitAsync(bundled.Site.Url("/salaries/?role=ml-engineer"), async page =>
        {
            var levels = page.GetByLabel("Level", new() { Exact = true });
            foreach (var option in await levels.Locator("option:not([value='']):enabled").AllAsync())
            {
                var (value, text) = (await option.GetAttributeAsync("value"), await option.TextContentAsync());
                await levels.SelectOptionAsync(value!);
                Assert.EndsWith($" ({await page.Locator(ShownRows).CountAsync()})", text, StringComparison.Ordinal);
                await ExpectRowsAsync(page, $"[data-role=ml-engineer][data-level={value}]");
            }
            // A level that no figure of this role has cannot be chosen.
            await Expect(levels.Locator("option[value=lead]")).ToBeDisabledAsync();
        });

    [Fact]
    public Task A_role_without_figures_shows_its_gap_and_an_impossible_address_the_way_out() =>
        chromium.VisitAsync(bundled.Site.Url("/salaries/?role=ai-quality-control-engineer"), async page =>
        {
            await Expect(page.Locator(ShownRows)).ToHaveCountAsync(1);
            await Expect(page.Locator(ShownRows)).ToContainTextAsync("No figure that we could trace to a source");
            await Expect(Status(page)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^0 of "));

            await page.GotoAsync(bundled.Site.Url("/salaries/?role=ml-manager&level=entry&place=%3Cb%3E"));
            await Expect(page.Locator(ShownRows)).ToHaveCountAsync(0);
            await Expect(page.GetByText("Nothing fits all of these choices.")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Clear all", Exact = true }).Last.ClickAsync();
            await Expect(page.Locator(ShownRows)).ToHaveCountAsync(await page.Locator("tr[data-item]").CountAsync());
        });

    [Fact]
    public Task The_keyboard_sorts_by_a_heading_and_never_mixes_what_is_measured() =>
        chromium.VisitAsync(bundled.Site.Url("/salaries/"), async page =>
        {
            var amount = page.GetByRole(AriaRole.Button, new() { Name = "Amount a year", Exact = true });
            await page.TabToAsync(amount, 80);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Amount a year" })).ToHaveAttributeAsync("aria-sort", "ascending");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Amount a year" })).ToHaveAttributeAsync("aria-sort", "descending");
            await Expect(page).ToHaveURLAsync(bundled.Site.Url("/salaries/?sort=-low"));

            var groups = await page.Locator("tbody:has([data-low])").AllAsync();
            Assert.Equal(3, groups.Count);
            foreach (var group in groups)
            {
                var lows = await group.Locator("[data-low]").EvaluateAllAsync<int[]>("rows => rows.map(row => Number(row.dataset.low))");
                Assert.Equal(lows.OrderDescending(), lows);
                Assert.Single((await group.Locator("[data-low]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.metric + row.dataset.currency)")).Distinct());
            }
        });

    private static ILocator Status(IPage page) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status);

    private static async Task ExpectRowsAsync(IPage page, string selector)
    {
        var expected = await page.Locator($"tr{selector}").CountAsync();
        Assert.NotEqual(0, expected);
        await Expect(page.Locator(ShownRows)).ToHaveCountAsync(expected);
        await Expect(page.Locator($"tr{selector}:visible")).ToHaveCountAsync(expected);
        await Expect(Status(page)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"^{expected} of "));
    }
}
