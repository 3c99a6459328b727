using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>The page of all roles, made long: each row of the bundled site stands there until there are a thousand.</summary>
internal static partial class ManyRoles
{
    public const int Count = 1000;

    public static Task VisitAsync(Chromium chromium, BundledSite bundled, Func<IPage, Task> visit) =>
        chromium.VisitAsync(bundled.Site.Url("/privacy/"), async page =>
        {
            await page.RouteAsync("**/roles/", async route =>
            {
                var response = await route.FetchAsync();
                var body = await response.TextAsync();
                var rows = Row().Matches(body).Select(row => row.Value).ToList();
                var many = string.Concat(Enumerable.Range(0, Count - rows.Count).Select(i => rows[i % rows.Count]));
                await route.FulfillAsync(new() { Response = response, Body = body.Replace(rows[^1], rows[^1] + many, StringComparison.Ordinal) });
            });
            await page.GotoAsync(bundled.Site.Url("/roles/"));
            await Expect(page.Locator("[data-item]")).ToHaveCountAsync(Count);
            await visit(page);
        });

    [GeneratedRegex("<tr role=\"row\" data-item.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();
}
