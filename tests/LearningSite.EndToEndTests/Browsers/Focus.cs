namespace LearningSite.EndToEndTests.Browsers;

/// <summary>Whatever can have the focus shows that it has it, and nothing that stays in place while the page scrolls covers it.</summary>
internal static class Focus
{
    // Both ways through the page: what stays at the top covers on the way back, what stays at the bottom on the way there.
    private const string Find = """
        () => {
          const findings = new Set();
          const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(element => !element.disabled && element.checkVisibility({ visibilityProperty: true }));
          for (const element of [...stops, ...stops.toReversed()]) {
            element.focus();
            const name = element.outerHTML.slice(0, 120);
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            if (document.activeElement !== element) findings.add(`cannot have the focus: ${name}`);
            else if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) findings.add(`does not show the focus: ${name}`);
            const isRelated = other => element.contains(other) || other.contains(element) || [...element.labels ?? []].some(label => label.contains(other));
            for (const { left, right, top, bottom } of element.getClientRects()) {
              if (right - left < 3 || bottom - top < 3) continue;
              for (const [x, y] of [[left + 1, top + 1], [right - 1, top + 1], [(left + right) / 2, (top + bottom) / 2], [left + 1, bottom - 1], [right - 1, bottom - 1]]) {
                const seen = document.elementFromPoint(x, y);
                if (seen && !isRelated(seen)) findings.add(`covered by ${seen.outerHTML.slice(0, 80)}: ${name}`);
              }
            }
          }
          return [...findings].slice(0, 5);
        }
        """;

    public static async Task<IEnumerable<string>> FindAsync(IPage page)
    {
        // After a key, a browser shows where the focus is, whoever moves it.
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<string[]>(Find);
    }
}
