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

    // What a character of a text is: a letter or a digit, white space, or another sign.
    private const int Letter = 1, White = 2;
    private static readonly byte[] Kinds = AsciiTable.Of(KindOf);

    private readonly MarkupRenderer renderer;
    private readonly HashSet<string>? praise;
    private readonly Dictionary<string, string>? american;
    private readonly WordLists? lists;

    /// <param name="language">BCP 47. American spelling is a finding for `en-GB` only: a site in `en` may be American.</param>
    public StyleRules(MarkupRenderer renderer, string language)
    {
        this.renderer = renderer;
        lists = WordLists.Find("style", language);
        praise = lists?.Get("praise");
        if (string.Equals(language, "en-GB", StringComparison.OrdinalIgnoreCase)) american = lists?.Pairs("american");
    }

    public void Check(LiteralInline literal)
    {
        if (praise is null) return;
        var text = literal.Content.AsSpan();
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetter(text[start])) continue;
            var end = EndOfWord(text, start);
            if (lists!.MayHold(text[start..end])) CheckWord(literal, start, text[start..end]);
            start = end;
        }
    }

    public void Check(ParagraphBlock paragraph)
    {
        // Marks and addresses only add to the words, and an entity may be a space: most paragraphs are short enough as they are written.
        var (start, length) = renderer.SpanOf(paragraph);
        var written = renderer.Source.Text.AsSpan(start, length);
        if (CountWords(written) <= LongestSentence && !written.Contains('&')) return;
        var text = MarkupRenderer.PlainText(paragraph.Inline);
        var words = CountWords(text);
        if (words > LongestParagraph)
            renderer.Report(Codes.LongParagraph, paragraph, $"the paragraph has {words} words", null, $"write up to {LongestParagraph}: begin a new one where the thought turns, or make a list of it");
        for (int at = 0, end; words > LongestSentence && at < text.Length; at = end)
        {
            end = Sentences.EndOf(text, at);
            if (text.AsSpan(at..end).IndexOf(';') is var pause and >= 0) end = at + pause + 1;
            if (CountWords(text.AsSpan(at..end)) is > LongestSentence and var count) ReportSentence(paragraph, text[at..end].TrimEnd(';').Trim(), count);
        }
    }

    private void CheckWord(LiteralInline literal, int at, ReadOnlySpan<char> word)
    {
        if (american is not null && american.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var british))
            Report(Codes.AmericanSpelling, literal, at, word, $"`{word}` is American spelling", $"write `{british}`; a name keeps the spelling of its makers between backticks");
        else if (praise!.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            Report(Codes.EmptyPraise, literal, at, word, $"`{word}` praises and says nothing", "say what was measured, or leave the word out");
    }

    private void Report(DiagnosticCode code, LiteralInline literal, int at, ReadOnlySpan<char> word, string message, string help) =>
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
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || char.IsLetter(text[end]) || (text[end] is '-' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1])))) end++;
        return end;
    }

    // Counted without a branch, as in `ReadingTime`; here only white space ends a word.
    private static int CountWords(ReadOnlySpan<char> text)
    {
        int count = 0, isInside = 0;
        var kinds = Kinds;
        foreach (var c in text)
        {
            var kind = c < kinds.Length ? kinds[c] : KindOf(c);
            count += kind & Letter & ~isInside;
            isInside = (isInside | (kind & Letter)) & ~(kind / White);
        }
        return count;
    }

    private static byte KindOf(char c) => (byte)(char.IsLetterOrDigit(c) ? Letter : char.IsWhiteSpace(c) ? White : 0);
}
