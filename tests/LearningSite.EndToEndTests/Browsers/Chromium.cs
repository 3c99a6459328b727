using System.Collections.Concurrent;

namespace LearningSite.EndToEndTests.Browsers;

/// <summary>The one browser of all tests. Each visit has a context of its own, so no visit sees what another one stored.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const int Phone = 390;
    public const int Tablet = 768;
    public const int Desktop = 1440;

    // The last two are the list below the address bar of a window that nobody sees: two more pages, and half of what a visit costs. Of two such options a browser takes the last one, so the rest is what Playwright switches off.
    private const string Without = "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,"
        + "ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,WebUIOmniboxPopup,WebUIOmniboxAimPopup";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await FindChromium.RunAsync(playwright),
            Headless = true,
            // No name but our own resolves: a page that reaches for another host fails here as on a train.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", Without, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Without a service worker: tests are about what the server answers, and look at its answers.</summary>
    public static BrowserNewContextOptions Screen(int width, ColorScheme scheme = ColorScheme.Light) =>
        new() { ServiceWorkers = ServiceWorkerPolicy.Block, ViewportSize = new ViewportSize { Width = width, Height = width < 700 ? 844 : 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB" };

    /// <summary>Opens an address and looks at it. Whatever the page complains of on the way fails the test.</summary>
    /// <param name="initScript">Runs in every document before the scripts of the page.</param>
    /// <param name="isExpected">Complaints that belong to the case.</param>
    /// <param name="onConsole">Hears what the page writes to the console.</param>
    /// <param name="isUntouched">Nothing shows the page that there is a reader.</param>
    public async Task VisitAsync(string url, Func<IPage, Task> look, BrowserNewContextOptions? options = null, string? initScript = null, Func<string, bool>? isExpected = null, Action<string>? onConsole = null, bool isUntouched = false)
    {
        await using var context = await browser!.NewContextAsync(options ?? Screen(Desktop));
        if (initScript is not null) await context.AddInitScriptAsync(initScript);
        var page = await context.NewPageAsync();
        var faults = new PageFaults(page, new Uri(url));
        if (onConsole is not null) page.Console += (_, message) => onConsole(message.Text);
        try
        {
            await page.GotoAsync(url);
            if (!isUntouched) await TouchAsync(page, options);
            // Questions of a quiz are dealt when the attempt has been read.
            if (options?.JavaScriptEnabled != false) await Assertions.Expect(page.Locator("quiz-run:has([data-part=progress][hidden])")).ToHaveCountAsync(0);
            await look(page);
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException && faults.Story() is { Length: > 0 } story)
        {
            throw new InvalidOperationException($"{story}\n{exception.Message}", exception);
        }
        Findings.AssertNone(faults.Take().Where(fault => isExpected?.Invoke(fault) != true));
    }

    /// <summary>Visits pages in two tabs at a time and collects what is wrong: one run shows every page that fails.</summary>
    /// <param name="look">Returns what is wrong with the page.</param>
    public async Task TourAsync(ServedSite site, IEnumerable<string> links, BrowserNewContextOptions options, Func<IPage, Task<IEnumerable<string>>> look)
    {
        var waiting = new ConcurrentQueue<string>(links);
        var findings = new ConcurrentQueue<string>();
        await Task.WhenAll(TourInOneTabAsync(), TourInOneTabAsync());
        Findings.AssertNone(findings);

        // A tab for each page would cost more than all the looking.
        async Task TourInOneTabAsync()
        {
            await using var context = await browser!.NewContextAsync(options);
            var page = await context.NewPageAsync();
            var faults = new PageFaults(page, new Uri(site.Address));
            while (waiting.TryDequeue(out var link))
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                await page.GotoAsync(site.Url(link));
                await TouchAsync(page, options);
                foreach (var finding in (await look(page)).Concat(faults.Take())) findings.Enqueue($"{link} ({Describe(options)}): {finding}");
            }
        }
    }

    private static Task TouchAsync(IPage page, BrowserNewContextOptions? options) => options?.JavaScriptEnabled == false ? Task.CompletedTask : MoveMouseAsync(page);

    /// <summary>A hand on the mouse, after a link: a lesson then loads what it is worked with. Expect the address first: until then the page that is left may answer.</summary>
    public static async Task TouchAsync(IPage page)
    {
        // The address is the new one before the page is: a lesson whose head is not there yet would pass for a page without questions, and one without its script misses the mouse.
        // Asks the page until it says so: `WaitForLoadStateAsync` looks whether the page has loaded and only then begins to listen, and misses it in between.
        await Assertions.Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
        await MoveMouseAsync(page);
    }

    private static async Task MoveMouseAsync(IPage page)
    {
        if (await page.Locator("meta[name=learn]").CountAsync() == 0) return;
        await page.Mouse.MoveAsync(1, 1);
        await page.Mouse.MoveAsync(2, 2);
        await WaitUntilDefinedAsync(page, "quiz-fit");
    }

    /// <summary>Waits for elements to get their behaviour; without a limit, a script that never comes would end in no test at all.</summary>
    public static Task WaitUntilDefinedAsync(IPage page, params string[] names) =>
        page.EvaluateAsync("""
            names => new Promise((resolve, reject) => {
              setTimeout(() => reject(new Error(`never defined: ${names.filter(name => !customElements.get(name))}`)), 15000);
              Promise.all(names.map(name => customElements.whenDefined(name))).then(() => resolve());
            })
            """, names);

    private static string Describe(BrowserNewContextOptions options) => $"{options.ViewportSize?.Width} px, {options.ColorScheme}";
}
