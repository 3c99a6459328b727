using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup.Rules;

/// <summary>Rules of running text, outside code and formulas.</summary>
public sealed class WordingRules(MarkupRenderer renderer, string language)
{
    // Languages whose own script is not Latin: there, Latin words are the usual exception and nothing can be told from a script.
    private static readonly HashSet<string> OtherScripts = new(StringComparer.Ordinal) { "am", "ar", "be", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "kk", "km", "kn", "ko", "lo", "mk", "ml", "mn", "mr", "my", "ne", "pa", "ru", "si", "sr", "ta", "te", "th", "uk", "ur", "zh" };
    private readonly bool expectsLatin = !OtherScripts.Contains(language.Split('-')[0].ToLowerInvariant());
    private LiteralInline? firstQuote;
    private int firstQuoteAt;
    private int quotes;
    private readonly List<TextEdit> edits = [];

    public void Check(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        if (text.IndexOfAny('"', '\'') is var at and >= 0) CountQuotes(literal, text, at);
        if (text.IndexOf("\\u", StringComparison.Ordinal) is var escape and >= 0 && text.Length >= escape + 6 && IsHex(text.Slice(escape + 2, 4)))
            Report(Codes.EscapedCharacter, literal, escape, 6, $"`{text.Slice(escape, 6)}` is shown as it stands", "write the character itself");
        if (text.IndexOf("](", StringComparison.Ordinal) is var link and >= 0)
            Report(Codes.BrokenLink, literal, link, 2, "this looks like a link and is none", "write `[text](address)` with no space in the address; an address with spaces stands between `<` and `>`");
        if (expectsLatin && !System.Text.Ascii.IsValid(text)) CheckScript(literal, text);
    }

    /// <summary>One finding for all of a page: whoever types straight quotation marks types many.</summary>
    public void ReportQuotes()
    {
        if (firstQuote is not null)
            Report(Codes.StraightQuote, firstQuote, firstQuoteAt, 1, $"the text has {DiagnosticReport.Count(quotes, "straight quotation mark")}", "write “ ” and ‘ ’, which this site prints as they are, or put code between backticks",
                edits.Count == quotes ? new Fix(edits) : null);
    }

    private void CountQuotes(LiteralInline literal, ReadOnlySpan<char> text, int at)
    {
        if (firstQuote is null) (firstQuote, firstQuoteAt) = (literal, at);
        quotes += text.Count('"') + text.Count('\'');
        for (; at < text.Length; at++)
            if (text[at] is '"' or '\'' && Curl(renderer.Source.Text, renderer.OffsetOf(literal.Span.Start) + at) is { } edit) edits.Add(edit);
    }

    // Which mark is meant is seen from what stands before it, and in English only: after a digit it may be an inch, and other languages have other marks.
    private TextEdit? Curl(string text, int at)
    {
        if (!language.StartsWith("en", StringComparison.OrdinalIgnoreCase) || at >= text.Length || text[at] is not ('"' or '\'')) return null;
        // Signs of bold print stand between a mark and what tells of it.
        var start = at;
        while (start > 0 && text[start - 1] is '*' or '_') start--;
        var (before, after) = (start > 0 ? text[start - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
        if (char.IsDigit(before)) return null;
        var isOpening = !char.IsDigit(after) && (char.IsWhiteSpace(before) || "([{–—-\"'“‘/".Contains(before, StringComparison.Ordinal));
        // A mark between spaces opens and closes nothing; before a digit it may stand for a century that was left out.
        if (isOpening && char.IsWhiteSpace(after)) return null;
        return new TextEdit(at, text[at].ToString(), text[at] == '"' ? (isOpening || char.IsDigit(after) ? "“" : "”") : isOpening ? "‘" : "’");
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text) if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }

    // A reader’s voice pronounces foreign words by the rules of the page’s language, unless they are marked.
    private void CheckScript(LiteralInline literal, ReadOnlySpan<char> text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isForeign = i < text.Length && char.IsLetter(text[i]) && !Scripts.IsLatin(text[i]);
            if (isForeign && start < 0) start = i;
            if (isForeign || start < 0) continue;
            // One or two Greek letters are mathematics; a word of two scripts is a finding of its own.
            var isPart = (start > 0 && char.IsLetter(text[start - 1])) || (i < text.Length && char.IsLetter(text[i]));
            if (!isPart && (i - start > 2 || !Scripts.IsGreek(text[start])))
            {
                Report(Codes.ForeignScript, literal, start, i - start, $"`{text[start..i]}` is not written in the script of the page", "name its language, as in `[привет]{lang=ru}`");
                return;
            }
            start = -1;
        }
    }

    private void Report(DiagnosticCode code, LiteralInline literal, int at, int length, string message, string help, Fix? fix = null) =>
        renderer.Diagnostics.Add(new Diagnostic(code, message, renderer.PlaceOf(new TextSpan(renderer.OffsetOf(literal.Span.Start) + at, length)), null, help) { Fix = fix });
}
