using System.Text;

namespace LearningSite.EndToEndTests.Browsers;

/// <summary>Writes down, key by key, what Chromium's accessibility tree says has the focus, and what live regions say.</summary>
public sealed class Announcements
{
    // A region speaks when its words change, and not when they are the ones it had.
    private const string Listen = """
        () => {
          const said = window.said = [];
          const live = "[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])";
          const words = region => (region.checkVisibility() ? region.innerText : "").replace(/\s+/g, " ").trim();
          const before = new Map([...document.querySelectorAll(live)].map(region => [region, words(region)]));
          new MutationObserver(records => {
            const regions = new Set(records.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(live)).filter(Boolean));
            for (const region of regions) {
              const now = words(region);
              if (now && now !== before.get(region)) said.push(now);
              before.set(region, now);
            }
          }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden"] });
        }
        """;

    private readonly IPage page;
    private readonly ICDPSession browser;
    private readonly StringBuilder text = new();
    private IReadOnlyList<string> groups = [];
    private string? key;

    private Announcements(IPage page, ICDPSession browser) => (this.page, this.browser) = (page, browser);

    public static async Task<Announcements> StartAsync(IPage page)
    {
        await page.EvaluateAsync(Listen);
        return new Announcements(page, await page.Context.NewCDPSessionAsync(page));
    }

    public async Task HeadAsync(string title)
    {
        await NoteAsync();
        text.Append($"\n### {title}\n\n| key | has the focus | is said |\n|---|---|---|\n");
    }

    public async Task PressAsync(string press)
    {
        await NoteAsync();
        key = press;
        await page.Keyboard.PressAsync(press);
    }

    public async Task TypeAsync(string letters)
    {
        await NoteAsync();
        key = $"“{letters}”";
        await page.Keyboard.TypeAsync(letters);
    }

    public async Task<string> EndAsync()
    {
        await NoteAsync();
        return text.ToString();
    }

    // Before the next key: what a key starts may take a moment, and whoever presses them has waited for it.
    private async Task NoteAsync()
    {
        if (key is null) return;
        var said = await page.EvaluateAsync<string[]>("() => window.said.splice(0)");
        var (focus, around) = await AccessibilityTree.ReadFocusAsync(browser);
        // A reader says what it enters, and nothing of it again until it has left.
        text.Append($"| {key} | {Cell(string.Join(": ", around.Except(groups).Append(focus)))} | {Cell(string.Join(" · ", said))} |\n");
        groups = around;
        key = null;
    }

    private static string Cell(string words) => words.Replace("|", "\\|", StringComparison.Ordinal);
}
