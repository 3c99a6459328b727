using LearningSite.Diagnostics;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup.Rules;

/// <summary>Slips in a `:::: quiz` block that Markdown accepts, and that would change the question in silence.</summary>
public static class QuizBlockRules
{
    private static readonly string[] Prefixes = ["hint", "unless"];

    public static void Check(CustomContainer quiz, MarkupRenderer renderer)
    {
        CheckBullets(quiz, renderer);
        foreach (var quote in quiz.Descendants<QuoteBlock>().Where(q => q is not AlertBlock))
            foreach (var paragraph in quote.OfType<ParagraphBlock>()) CheckPrefixes(paragraph, renderer);
    }

    // Another bullet begins another list, and only the first list of a question holds its options.
    private static void CheckBullets(CustomContainer quiz, MarkupRenderer renderer)
    {
        ListBlock? above = null;
        foreach (var block in quiz)
        {
            if (block is not ListBlock { IsOrdered: false } list) above = null;
            else if (above is null) above = list;
            else if (above.BulletType != list.BulletType)
                renderer.Diagnostics.Add(new Diagnostic(Codes.MixedBullets, $"this option begins with `{list.BulletType}` and those above with `{above.BulletType}`", renderer.PlaceOf(renderer.SpanOf(list) with { Length = 1 }),
                    "begins another list", $"write `{above.BulletType}` before every option")
                    { Fix = new Fix([.. list.Select(item => new TextEdit(renderer.SpanOf(item).Start, list.BulletType.ToString(), above.BulletType.ToString()))]) });
        }
    }

    private static void CheckPrefixes(ParagraphBlock paragraph, MarkupRenderer renderer)
    {
        var isLineStart = true;
        foreach (var inline in paragraph.Inline ?? Enumerable.Empty<Inline>())
        {
            if (isLineStart && inline is LiteralInline literal && FindSlip(literal.Content.AsSpan(), out var length) is { } meant)
                renderer.Diagnostics.Add(new Diagnostic(Codes.FeedbackPrefix, $"`{literal.Content.AsSpan()[..length]}` is nearly `{meant}:`", renderer.PlaceOf(renderer.SpanOf(literal) with { Length = length }),
                    Spelling.Suggest(meant + ":"), "write the word in lower case with a colon right behind it"));
            isLineStart = inline is LineBreakInline;
        }
    }

    // `Hint:`, `hint :`, `unles:` – a word, perhaps spaces, and a colon of any width.
    private static string? FindSlip(ReadOnlySpan<char> line, out int length)
    {
        var word = 0;
        while (word < line.Length && char.IsLetter(line[word])) word++;
        length = word;
        // `hint What happens` before the options: a quotation of one's own would not begin so.
        if (line[..word] is "hint" or "Hint" && length + 1 < line.Length && line[length] == ' ' && char.IsUpper(line[length + 1])) return "hint";
        while (length < line.Length && line[length] == ' ') length++;
        if (word == 0 || length >= line.Length || line[length] is not (':' or '：')) return null;
        length++;
        var written = line[..word].ToString();
        if (length == word + 1 && line[word] == ':' && Prefixes.Contains(written)) return null;
        return Spelling.FindNearest(written, Prefixes) is { } meant && char.ToLowerInvariant(written[0]) == meant[0] ? meant : null;
    }
}
