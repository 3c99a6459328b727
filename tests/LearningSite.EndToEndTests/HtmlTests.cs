using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace LearningSite.EndToEndTests;

/// <summary>Every page by a validator that is not ours, and what browsers make of tables that CSS folds.</summary>
public sealed class HtmlTests(BundledSite bundled, QuestionSite questions, Chromium chromium)
{
    [Fact]
    public async Task No_page_has_an_error()
    {
        var pages = bundled.Site.Files.Where(IsPage).Concat(questions.Site.Files.Where(IsPage)).ToList();
        var found = await ValidateAsync(pages.Select(page => (page.Key, Encoding.UTF8.GetString(page.Value))));
        Assert.Equal($"{pages.Count} pages", found[^1]);
        Findings.AssertNone(found[..^1]);

        static bool IsPage(KeyValuePair<string, byte[]> file) => file.Key.EndsWith(".html", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_validator_sees_errors() =>
        Assert.Contains("void 1:", (await ValidateAsync([("void", "<!doctype html><html lang=en><title>A</title><p><div>block</div></p><img src=a.png>")]))[0], StringComparison.Ordinal);

    // Each word of code in it would be a row of its own.
    [Fact]
    public void No_text_stands_loose_in_a_stack() =>
        Findings.AssertNone(bundled.Site.AllPages.Concat(questions.Site.Pages).SelectMany(page => page.Document.QuerySelectorAll(".stack")
            .Where(stack => stack.ChildNodes.OfType<AngleSharp.Dom.IText>().Any(text => !string.IsNullOrWhiteSpace(text.Data))).Select(stack => $"{page.Link}: {stack.TextContent.Trim()}")));

    [Fact]
    public async Task A_form_of_choices_has_its_place_before_its_script_comes()
    {
        var height = 0.0;
        await chromium.VisitAsync(bundled.Site.Url("/salaries/"), async page => height = (await page.Locator(".filters").BoundingBoxAsync())!.Height);
        await chromium.VisitAsync("about:blank", async page =>
        {
            await page.RouteAsync("**/filters.*.js", route => route.AbortAsync());
            await page.GotoAsync(bundled.Site.Url("/salaries/"));
            Assert.Equal(height, (await page.Locator(".filters").BoundingBoxAsync())!.Height, 1.0);
            await Expect(page.Locator(".filters")).ToHaveCSSAsync("visibility", "hidden");
        }, isExpected: _ => true);
    }

    // A browser may take the meaning of a table away with its look.
    [Fact]
    public async Task A_folded_table_is_still_a_table()
    {
        var wide = await RolesAsync(1440);
        Assert.True(wide["row"] > 50 && wide["cell"] > 200 && wide["columnheader"] > 3);
        Assert.Equal(wide, await RolesAsync(390));
    }

    private async Task<Dictionary<string, int>> RolesAsync(int width)
    {
        var roles = new Dictionary<string, int>(StringComparer.Ordinal);
        await chromium.VisitAsync(bundled.Site.Url("/tools/"), async page =>
        {
            var tree = await (await page.Context.NewCDPSessionAsync(page)).SendAsync("Accessibility.getFullAXTree");
            foreach (var node in tree!.Value.GetProperty("nodes").EnumerateArray().Where(node => !node.GetProperty("ignored").GetBoolean()))
            {
                var role = node.GetProperty("role").GetProperty("value").GetString()!;
                if (role is "table" or "row" or "cell" or "columnheader" or "rowheader") roles[role] = roles.GetValueOrDefault(role) + 1;
            }
        }, Chromium.Screen(width));
        return roles;
    }

    private static async Task<string[]> ValidateAsync(IEnumerable<(string Name, string Html)> pages)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests/html-node/validate.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("node did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        foreach (var (name, html) in pages) await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new[] { name, html }));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return (await output).TrimEnd().Split('\n');
    }
}
