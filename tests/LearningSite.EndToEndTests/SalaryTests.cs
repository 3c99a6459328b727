namespace LearningSite.EndToEndTests;

/// <summary>The pay explorer of the bundled site: filters, order, address and keyboard, charts and files to download.</summary>
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
            var amount = page.GetByRole(AriaRole.Button, new() { Name = "Amount", Exact = true });
            await page.TabToAsync(amount, 80);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Amount" })).ToHaveAttributeAsync("aria-sort", "ascending");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Amount" })).ToHaveAttributeAsync("aria-sort", "descending");
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

    [Fact]
    public Task Charts_follow_the_rows_that_are_shown_and_their_order() =>
        chromium.VisitAsync(bundled.Site.Url("/salaries/?metric=base&sort=-low"), async page =>
        {
            await Expect(page.Locator("svg.chart[role]:visible")).ToHaveCountAsync(1);
            var rows = await page.Locator(ShownRows).EvaluateAllAsync<string[]>("rows => rows.map(row => row.id)");
            Assert.Equal(rows, await LanesFromTopAsync(page));

            await page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("ml-engineer");
            await Expect(page.Locator("svg.chart:visible [data-row]:visible")).ToHaveCountAsync(1);
            // The axis has moved up to the only lane.
            var (lane, tick) = (await page.Locator("svg.chart:visible [data-row]:visible").BoundingBoxAsync(), await page.Locator("svg.chart:visible .axis").First.BoundingBoxAsync());
            Assert.InRange(tick!.Y - (lane!.Y + lane.Height), 0, 40);

            await page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("");
            await page.GetByLabel(new System.Text.RegularExpressions.Regex("^base pay")).UncheckAsync();
            await Expect(page.Locator("svg.chart[role]:visible")).ToHaveCountAsync(3);
        });

    [Fact]
    public Task Without_JavaScript_the_whole_table_and_all_charts_stand_there()
    {
        var options = Chromium.Screen(Chromium.Phone);
        options.JavaScriptEnabled = false;
        return chromium.VisitAsync(bundled.Site.Url("/salaries/?role=ml-engineer"), async page =>
        {
            await Expect(page.Locator(ShownRows)).ToHaveCountAsync(await page.Locator("tr[data-item]").CountAsync());
            await Expect(page.Locator("svg.chart[role]:visible")).ToHaveCountAsync(3);
            await Expect(page.Locator("filter-list :is(form, button, select):visible")).ToHaveCountAsync(0);
        }, options);
    }

    [Fact]
    public Task Print_keeps_caveats_and_badges_beside_the_figures() =>
        chromium.VisitAsync(bundled.Site.Url("/salaries/ml-engineer/"), async page =>
        {
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            foreach (var row in await page.Locator("tr[data-low]").AllAsync())
            {
                await Expect(row.Locator(".small").Last).ToBeVisibleAsync();
                await Expect(row.Locator(".badge").Last).ToBeVisibleAsync();
                await Expect(row.Locator("a[href*='/sources/']")).ToBeVisibleAsync();
            }
            await page.GotoAsync(bundled.Site.Url("/salaries/?metric=total"));
            await Expect(page.Locator("form.filters")).ToBeHiddenAsync();
            await Expect(Status(page)).ToBeVisibleAsync();
        });

    [Fact]
    public Task The_files_to_download_hold_what_the_table_shows() =>
        chromium.VisitAsync(bundled.Site.Url("/salaries/"), async page =>
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
            var table = ReadCsv(await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
            var rows = await page.Locator("tr[data-low]").AllAsync();
            Assert.Equal(rows.Count, table.Count);
            foreach (var row in rows)
            {
                var id = await row.GetAttributeAsync("id");
                var line = table.Single(l => l["id"] == id);
                foreach (var (column, attribute) in new[] { ("role", "role"), ("level", "level"), ("metric", "metric"), ("stat", "statistic"), ("min", "low"), ("max", "high"), ("currency", "currency"), ("period", "period"), ("year", "year"), ("source", "source"), ("roleTitle", "name") })
                    Assert.Equal(await row.GetAttributeAsync("data-" + attribute), line[column]);
                var text = await row.TextContentAsync();
                foreach (var column in new[] { "caveat", "title", "sourceTitle" }) Assert.Contains(line[column], text, StringComparison.Ordinal);
                if (line["expMin"].Length > 0) Assert.Contains(line["expMax"].Length > 0 ? $"{line["expMin"]}–{line["expMax"]} years" : $"{line["expMin"]}+ years", text, StringComparison.Ordinal);
                Assert.Equal(line["estimate"], await row.GetByText("estimate", new() { Exact = true }).CountAsync() > 0 ? "true" : "false");
                Assert.Equal(line["dated"], await row.GetByText("dated", new() { Exact = true }).CountAsync() > 0 ? "true" : "false");
                Assert.Contains(line["place"].Split('/').Last().Replace("US", "United States", StringComparison.Ordinal), text, StringComparison.Ordinal);
            }

            using var json = System.Text.Json.JsonDocument.Parse(bundled.Site.Files["salaries/pay.json"]);
            Assert.Equal(table.Select(line => line.Where(cell => cell.Value.Length > 0).ToDictionary()), json.RootElement.GetProperty("figures").EnumerateArray().Select(figure => figure.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString() is "True" or "False" ? p.Value.GetRawText() : p.Value.ToString())));
            Assert.Equal(await page.Locator("tr[data-weight='0']").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.role)"), json.RootElement.GetProperty("rolesWithoutFigures").EnumerateArray().Select(role => role.GetString()));
        });

    [Fact]
    public void Charts_say_what_their_tables_say()
    {
        var charts = bundled.Site.Pages.Where(page => page.Link.StartsWith("/salaries/", StringComparison.Ordinal) && page.Document.QuerySelector("svg.chart[role]") is not null).ToList();
        Assert.True(charts.Count >= 4);
        foreach (var page in charts)
        {
            var drawn = page.Document.QuerySelectorAll("svg.chart[role]").SelectMany(ReadChart.Read).OrderBy(m => m.Metric, StringComparer.Ordinal).ThenBy(m => m.Low).ThenBy(m => m.High).ToList();
            var expected = page.Document.QuerySelectorAll("tr[data-low]").SelectMany(ReadChart.Expect).OrderBy(m => m.Metric, StringComparer.Ordinal).ThenBy(m => m.Low).ThenBy(m => m.High).ToList();
            Assert.Equal(expected.Select(m => (m.Metric, m.Shape)), drawn.Select(m => (m.Metric, m.Shape)));
            Assert.All(expected.Zip(drawn), pair =>
            {
                Assert.InRange(pair.Second.Low, pair.First.Low - 60, pair.First.Low + 60);
                Assert.InRange(pair.Second.High, pair.First.High - 60, pair.First.High + 60);
            });
            Assert.All(page.Document.QuerySelectorAll("svg.chart[role]"), chart =>
            {
                foreach (var (attribute, element) in new[] { ("aria-labelledby", "title"), ("aria-describedby", "desc") })
                    Assert.NotEmpty(chart.QuerySelector($"{element}[id='{chart.GetAttribute(attribute)}']")!.TextContent);
            });
            Assert.NotNull(page.Document.QuerySelector("main a[href='/salaries/how-to-read/']"));
            // A length means the same in every chart of a page.
            Assert.Single(page.Document.QuerySelectorAll("svg.chart[role]").Select(chart => string.Join(' ', chart.QuerySelectorAll(".axis").Select(tick => tick.GetAttribute("x") + tick.TextContent))).Distinct());
        }
    }

    [Fact]
    public void The_page_of_a_role_says_its_pay_to_machines_with_all_that_must_stand_beside_it()
    {
        var page = bundled.Site.Pages.Single(built => built.Link == "/salaries/ml-engineer/");
        using var data = System.Text.Json.JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var salaries = data.RootElement.GetProperty("@graph").EnumerateArray().Where(thing => thing.GetProperty("@type").GetString() == "Occupation").SelectMany(occupation => occupation.GetProperty("estimatedSalary").EnumerateArray()).ToList();
        Assert.Equal(page.Document.QuerySelectorAll("tr[data-low]").SelectMany(ReadChart.Expect).Count(), salaries.Count);
        Assert.All(salaries, salary =>
        {
            // No source of the bundled site gives percentiles, and a range is no distribution.
            Assert.Equal("MonetaryAmount", salary.GetProperty("@type").GetString());
            Assert.Equal("USD", salary.GetProperty("currency").GetString());
            Assert.Matches(@"^estimate; .*United States; 2024; .{20,}", salary.GetProperty("description").GetString());
        });
    }

    private static async Task<string[]> LanesFromTopAsync(IPage page) =>
        await page.Locator("svg.chart:visible [data-row]:visible").EvaluateAllAsync<string[]>("lanes => lanes.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map(lane => lane.dataset.row)");

    // Cells without line breaks, which is all that the bundled site has.
    private static List<Dictionary<string, string>> ReadCsv(string csv)
    {
        var lines = csv.TrimEnd('\n').Split('\n').Select(line => System.Text.RegularExpressions.Regex.Matches(line, "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : m.Groups[2].Value).ToList()).ToList();
        Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

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
