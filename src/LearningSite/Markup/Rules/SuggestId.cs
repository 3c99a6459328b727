using LearningSite.Diagnostics;
using LearningSite.Documents;
using Markdig.Syntax;

namespace LearningSite.Markup.Rules;

/// <summary>An id for a block that has none: the first words of its text.</summary>
public static class SuggestId
{
    private const int MostWords = 5;

    /// <param name="line">The opening fence with what stands behind it.</param>
    public static Fix? TryFix(MarkupRenderer renderer, ContainerBlock block, TextSpan line)
    {
        if (renderer.MakeUniqueId is not { } makeUnique || block.Descendants<ParagraphBlock>().FirstOrDefault() is not { } first) return null;
        var words = Slugs.From(MarkupRenderer.PlainText(first.Inline)).Split('-', StringSplitOptions.RemoveEmptyEntries).Take(MostWords);
        var slug = string.Join('-', words);
        if (!Slugs.IsValid(slug)) return null;
        var id = makeUnique(slug);
        var written = renderer.Source.Text.Substring(line.Start, line.Length).TrimEnd();
        var brace = written.IndexOf('{', StringComparison.Ordinal);
        var fix = brace >= 0 ? Fix.Replace(line.Start + brace, "{", $"{{#{id} ") : Fix.Replace(line.Start, written, $"{written} {{#{id}}}");
        return fix with { NewId = id };
    }
}
