using LearningSite.Diagnostics;
using Markdig.Syntax;

namespace LearningSite.Markup.Rules;

/// <summary>Steps that are taken in an order have numbers, for the eye and for a screen reader.</summary>
public static class SectionRules
{
    /// <param name="ordered">H2 headings above such steps.</param>
    public static void Check(MarkdownDocument tree, IReadOnlyList<string> ordered, MarkupRenderer renderer)
    {
        if (ordered.Count == 0) return;
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree[i] is not HeadingBlock { Level: 2 } heading) continue;
            var text = MarkupRenderer.PlainText(heading.Inline);
            if (!ordered.Contains(text, StringComparer.OrdinalIgnoreCase)) continue;
            var section = tree.Skip(i + 1).TakeWhile(b => b is not HeadingBlock { Level: <= 2 }).ToList();
            if (section.Exists(b => b is ListBlock { IsOrdered: true })) continue;
            renderer.Report(Codes.UnorderedSection, section.Find(b => b is ListBlock) ?? section.FirstOrDefault() ?? heading, $"the steps of `{text}` are no numbered list", null, "begin each step with `1. `, `2. ` and so on");
        }
    }
}
