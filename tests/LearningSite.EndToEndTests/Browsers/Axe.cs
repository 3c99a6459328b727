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
        async () => {
          const { violations } = await axe.run(document, { resultTypes: ["violations"] });
          // axe has no eyes for MathML: to it, a header that is a formula is empty.
          const isFormula = (rule, node) => rule.id === "empty-table-header" && document.querySelector(node.target[0])?.querySelector("math");
          return violations.flatMap(rule => rule.nodes.filter(node => !isFormula(rule, node)).map(node =>
            `${rule.id} (${rule.impact}): ${rule.help}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`.trimEnd()));
        }
        """;

    public static async Task<IEnumerable<string>> FindAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }

    public static async Task AssertNothingAsync(IPage page) => Findings.AssertNone(await FindAsync(page));
}
