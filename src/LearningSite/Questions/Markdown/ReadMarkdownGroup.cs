using LearningSite.Diagnostics;
using LearningSite.Markup;
using LearningSite.Markup.Rules;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace LearningSite.Questions.Markdown;

/// <summary>
/// Reads a group of questions:
/// <code>
/// group = "::::: group {#id}" shared-block+ quiz+ ":::::"
/// </code>
/// </summary>
public sealed class ReadMarkdownGroup(MarkupRenderer renderer)
{
    private readonly MarkdownTexts texts = new(renderer);

    /// <summary>The shared text as HTML, and the blocks of the questions; null after a finding that leaves no group.</summary>
    public (string SharedHtml, IReadOnlyList<CustomContainer> Questions)? Read(CustomContainer block, BlockAttributes attributes)
    {
        if (attributes.Id is not { Length: > 0 })
        {
            renderer.Report(Codes.MissingBlockId, block, "a group needs an id", null, "write `::::: group {#a-short-id}`", SuggestId.TryFix(renderer, block, renderer.FirstLineOf(block)));
            return null;
        }
        var questions = block.OfType<CustomContainer>().Where(c => IsNamed(c, "quiz")).ToList();
        foreach (var inner in block.Descendants<CustomContainer>().Where(c => IsNamed(c, "group")))
            texts.Report(Codes.GroupMalformed, texts.FirstLineOf(inner), "a group cannot stand in a group", "write it before or after this one");
        if (questions.Count == 0)
        {
            texts.Report(Codes.GroupMalformed, texts.FirstLineOf(block), "the group has no questions", "write `:::: quiz` blocks with four colons below its text, and five colons around the group");
            return null;
        }
        var shared = block.TakeWhile(b => b != questions[0]).ToList();
        if (shared.Count == 0)
            texts.Report(Codes.GroupMalformed, texts.FirstLineOf(block), "the group has no shared text", "write the text or table above its first question");
        foreach (var stray in block.SkipWhile(b => b != questions[0]).Where(b => b is not LinkReferenceDefinitionGroup && !(b is CustomContainer c && (IsNamed(c, "quiz") || IsNamed(c, "group")))))
            texts.Report(Codes.PartOutOfPlace, texts.FirstLineOf(stray), "this text stands between or below the questions of a group", "write it above the first question, or into the explanation of one");
        return (renderer.CaptureQuietly(() => shared.ForEach(renderer.RenderBlock)).Trim(), questions);
    }

    private static bool IsNamed(CustomContainer container, string name) => container.Info is { } info && (info == name || info.StartsWith(name + "{", StringComparison.Ordinal));
}
