namespace LearningSite.EndToEndTests.Browsers;

internal static class SourceModules
{
    /// <summary>Modules of the repository as they are written, below `/source/`, for tests that call them and no page.</summary>
    public static Task ServeSourcesAsync(this IBrowserContext context) =>
        context.RouteAsync("**/source/**", route => route.FulfillAsync(new() { Path = Path.Combine(Repository.Root, new Uri(route.Request.Url).AbsolutePath["/source/".Length..]), ContentType = "text/javascript" }));
}
