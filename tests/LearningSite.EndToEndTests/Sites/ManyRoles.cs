using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>The page of all roles, made long: each row of the bundled site is repeated in its place until there are a thousand.</summary>
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
                var (rows, row) = (Row().Count(body), 0);
                var many = Row().Replace(body, match => string.Concat(Enumerable.Repeat(match.Value, (Count / rows) + (row++ < Count % rows ? 1 : 0))));
                await route.FulfillAsync(new() { Response = response, Body = many });
            });
            await page.GotoAsync(bundled.Site.Url("/roles/"));
            await Expect(page.Locator("[data-item]")).ToHaveCountAsync(Count);
            await visit(page);
        });

    [GeneratedRegex("<tr data-item.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();
}
