using LearningSite.Diagnostics;
using LearningSite.Documents;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup.Rules;

/// <summary>
/// What of the style guide (`docs/style-guide.md`) a program can see: spelling, empty praise, and sentences and paragraphs in
/// which a reader loses the thread. The words are in `style.&lt;language&gt;.yml` beside this file.
/// </summary>
public sealed class StyleRules
{
    /// <summary>Words. From about here on, readers begin a sentence anew; a paragraph of this length fills a telephone.</summary>
    private const int LongestSentence = 40, LongestParagraph = 120;

    private readonly MarkupRenderer renderer;
    private readonly IReadOnlySet<string>? praise;
    private readonly IReadOnlyDictionary<string, string>? american;

    /// <param name="language">BCP 47. American spelling is a finding for `en-GB` only: a site in `en` may be American.</param>
    public StyleRules(MarkupRenderer renderer, string language)
    {
        this.renderer = renderer;
        var words = WordLists.Find("style", language);
        praise = words?.Get("praise");
        if (string.Equals(language, "en-GB", StringComparison.OrdinalIgnoreCase)) american = words?.Pairs("american");
    }

    public void Check(LiteralInline literal)
    {
        if (praise is null) return;
        var text = literal.Content.AsSpan();
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetter(text[start])) continue;
            var end = EndOfWord(text, start);
            CheckWord(literal, start, text[start..end].ToString());
            start = end;
        }
    }

    public void Check(ParagraphBlock paragraph)
    {
        var text = MarkupRenderer.PlainText(paragraph.Inline);
        var words = CountWords(text);
        if (words > LongestParagraph)
            renderer.Report(Codes.LongParagraph, paragraph, $"the paragraph has {words} words", null, $"write up to {LongestParagraph}: begin a new one where the thought turns, or make a list of it");
        foreach (var part in Sentences.In(text).SelectMany(s => s.Split(';'))) // a semicolon is a pause
            if (CountWords(part) is > LongestSentence and var count) ReportSentence(paragraph, part.Trim(), count);
    }

    private void CheckWord(LiteralInline literal, int at, string word)
    {
        if (american?.GetValueOrDefault(word) is { } british)
            Report(Codes.AmericanSpelling, literal, at, word, $"`{word}` is American spelling", $"write `{british}`; a name keeps the spelling of its makers between backticks");
        else if (praise!.Contains(word))
            Report(Codes.EmptyPraise, literal, at, word, $"`{word}` praises and says nothing", "say what was measured, or leave the word out");
    }

    private void Report(DiagnosticCode code, LiteralInline literal, int at, string word, string message, string help) =>
        renderer.Diagnostics.Add(new Diagnostic(code, message, renderer.PlaceOf(new TextSpan(renderer.OffsetOf(literal.Span.Start) + at, word.Length)), null, help));

    private void ReportSentence(ParagraphBlock paragraph, string sentence, int words)
    {
        // The sentence is plain text and the source has marks in it; its first word is found, unless that is a part of a mark.
        var span = renderer.SpanOf(paragraph);
        var first = sentence[..(sentence.IndexOf(' ') is var space and >= 0 ? space : sentence.Length)];
        var start = renderer.Source.Text.IndexOf(first, span.Start, span.Length, StringComparison.Ordinal);
        renderer.Diagnostics.Add(new Diagnostic(Codes.LongSentence, $"the sentence has {words} words", renderer.PlaceOf(new TextSpan(start < 0 ? span.Start : start, first.Length)), null,
            $"write up to {LongestSentence}: most long sentences are two, joined by a comma"));
    }

    // `state-of-the-art` is one word, and so is `doesn’t`.
    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsLetter(text[end]) || (text[end] is '-' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1])))) end++;
        return end;
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var count = 0;
        var isInside = false;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && !isInside) count++;
            isInside = !char.IsWhiteSpace(c) && (isInside || char.IsLetterOrDigit(c));
        }
        return count;
    }
}
