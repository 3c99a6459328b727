using Deque.AxeCore.Commons;

namespace LearningSite.EndToEndTests.Browsers;

/// <summary>
/// The accessibility rules of axe, all of them. The wrapper of the package opens a second tab for each page and hands every
/// rule that passed through JSON; running its script directly takes a third of the time.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // landmark-unique (moderate): Landmarks should have a unique role or role/label/title combination: <aside class="call">
    private const string Run = """
        async ({ only, isOn, switched }) => {
          const rules = Object.fromEntries(switched.map(rule => [rule, { enabled: isOn }]));
          const { violations } = await axe.run(document, { resultTypes: ["violations"], rules, ...(only.length > 0 ? { runOnly: only } : {}) });
          // axe has no eyes for MathML: to it, a header that is a formula is empty.
          const isFormula = (rule, node) => rule.id === "empty-table-header" && document.querySelector(node.target[0])?.querySelector("math");
          return violations.flatMap(rule => rule.nodes.filter(node => !isFormula(rule, node)).map(node =>
            `${rule.id} (${rule.impact}): ${rule.help}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`.trimEnd()));
        }
        """;

    /// <summary>What colours decide: another look at a page that all other rules have seen needs no more.</summary>
    public static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    /// <summary>What the places of things decide.</summary>
    public static readonly string[] OfPlaces = ["scrollable-region-focusable", "target-size"];

    /// <param name="only">These rules instead of all that axe has switched on.</param>
    public static Task<IEnumerable<string>> FindAsync(IPage page, params string[] only) => RunAsync(page, only, isOn: true);

    /// <summary>All rules, and the sizes of targets, which are no rule of axe unless it is asked for them.</summary>
    public static Task<IEnumerable<string>> FindWithTargetsAsync(IPage page) => RunAsync(page, [], isOn: true, "target-size");

    /// <summary>All rules but the contrast of each text with its ground, which takes as long as all others together.</summary>
    public static Task<IEnumerable<string>> FindButContrastAsync(IPage page) => RunAsync(page, [], isOn: false, "color-contrast");

    private static async Task<IEnumerable<string>> RunAsync(IPage page, string[] only, bool isOn, params string[] switched)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run, new { only, isOn, switched });
    }

    public static async Task AssertNothingAsync(IPage page) => Findings.AssertNone(await FindAsync(page));
}
