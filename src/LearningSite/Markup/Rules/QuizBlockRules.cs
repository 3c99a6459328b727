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
        CheckQuotes(quiz, quiz, renderer);
    }

    private static void CheckQuotes(ContainerBlock container, CustomContainer quiz, MarkupRenderer renderer)
    {
        foreach (var block in container)
        {
            if (block is ParagraphBlock paragraph && container is QuoteBlock and not AlertBlock) CheckPrefixes(paragraph, isFeedback: container.Parent != quiz, renderer);
            if (block is ContainerBlock inner) CheckQuotes(inner, quiz, renderer);
        }
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

    private static void CheckPrefixes(ParagraphBlock paragraph, bool isFeedback, MarkupRenderer renderer)
    {
        var isLineStart = true;
        for (var inline = paragraph.Inline?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (isLineStart && (inline is EmphasisInline emphasis ? FindSlip(emphasis, renderer) : inline is LiteralInline literal ? FindSlip(literal, isFeedback, renderer) : null) is var (meant, span))
                renderer.Diagnostics.Add(new Diagnostic(Codes.FeedbackPrefix, $"`{renderer.Source.Text.Substring(span.Start, span.Length)}` is nearly `{meant}:`", renderer.PlaceOf(span),
                    Spelling.Suggest(meant + ":"), "write the word in lower case with a colon right behind it") { Fix = Fix.Replace(span.Start, renderer.Source.Text.Substring(span.Start, span.Length), meant + ":") });
            isLineStart = inline is LineBreakInline;
        }
    }

    // `**Hint:** text` and `*hint*: text`
    private static (string Meant, TextSpan Span)? FindSlip(EmphasisInline emphasis, MarkupRenderer renderer)
    {
        var text = MarkupRenderer.PlainText(emphasis);
        var span = renderer.SpanOf(emphasis);
        var hasColon = text.EndsWith(':');
        if (!hasColon && (emphasis.NextSibling is not LiteralInline next || !next.Content.AsSpan().StartsWith(":"))) return null;
        return FindMeant(text.TrimEnd(':').TrimEnd()) is { } meant ? (meant, hasColon ? span : span with { Length = span.Length + 1 }) : null;
    }

    // `Hint:`, `hint :`, `unles:` – a word, perhaps spaces, and a colon of any width.
    private static (string Meant, TextSpan Span)? FindSlip(LiteralInline literal, bool isFeedback, MarkupRenderer renderer)
    {
        var line = literal.Content.AsSpan();
        var word = 0;
        while (word < line.Length && char.IsLetter(line[word])) word++;
        var span = renderer.SpanOf(literal) with { Length = word };
        // Before the options `hint` begins no quotation; in feedback it may, as in `hint at the base rate`.
        if (line[..word].Equals("hint", StringComparison.OrdinalIgnoreCase) && word + 1 < line.Length && line[word] == ' ' && (char.IsUpper(line[word + 1]) || (!isFeedback && char.IsLetter(line[word + 1])))) return ("hint", span);
        var length = word;
        while (length < line.Length && line[length] == ' ') length++;
        if (word == 0 || length >= line.Length || line[length] is not (':' or '：')) return null;
        length++;
        var written = line[..word].ToString();
        if (length == word + 1 && line[word] == ':' && Prefixes.Contains(written)) return null;
        return FindMeant(written) is { } meant ? (meant, span with { Length = length }) : null;
    }

    private static string? FindMeant(string written) =>
        written.Length > 0 && Spelling.FindNearest(written, Prefixes) is { } meant && char.ToLowerInvariant(written[0]) == meant[0] ? meant : null;
}
