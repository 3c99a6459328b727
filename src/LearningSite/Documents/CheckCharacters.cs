using System.Buffers;
using System.Globalization;
using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>
/// Characters that nobody sees, or takes for others. The whole file is looked at, code included: there they do most harm
/// (Trojan Source, CVE-2021-42574). One finding for each kind of character, and one for each disguised word.
/// </summary>
public static class CheckCharacters
{
    // Embeddings, overrides and isolates; the marks U+200E and U+200F are needed in ordinary right-to-left text.
    private const string Directions = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
    private const string LineSeparators = "\u2028\u2029";
    // Joiners (U+200C, U+200D) shape letters and emoji, so they stay.
    private const string Invisible = "\u200B\u2060\uFEFF" + LineSeparators;
    // Greek letters that look like Latin ones in every font; the others are mathematics beside Latin letters.
    private const string GreekDoubles = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    private static readonly string Hidden = Invisible + CharactersOf(0x01, 0x08) + CharactersOf(0x0B, 0x1F);
    private static readonly string Lookalikes = GreekDoubles + CharactersOf(0x400, 0x52F);
    private static readonly SearchValues<char> Direction = SearchValues.Create(Directions);
    private static readonly SearchValues<char> Unseen = SearchValues.Create(Hidden);
    private static readonly SearchValues<char> Doubles = SearchValues.Create(Lookalikes);
    private static readonly SearchValues<char> Any = SearchValues.Create(Directions + Hidden + Lookalikes + '\uFFFD');

    public static void Check(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Text.AsSpan();
        if (text.IndexOfAny(Any) < 0) return;
        ReportAll(Codes.TextDirection, Direction, "turn the direction of the text", "delete them; mark words of another language as `[…]{lang=ar}`, and the browser sets their direction", source, diagnostics);
        ReportAll(Codes.InvisibleCharacter, Unseen, "cannot be seen", "delete them; they often come along when text is copied from elsewhere", source, diagnostics);
        if (text.IndexOf('\uFFFD') is var lost and >= 0)
            diagnostics.Add(new Diagnostic(Codes.InvisibleCharacter, "a character was lost here when the file was saved or copied", new Place(source, new TextSpan(lost, 1)), null, "write the character that was meant"));
        if (text.IndexOfAny(Doubles) >= 0) CheckWords(source, diagnostics);
    }

    private static string CharactersOf(int first, int last)
    {
        var characters = new char[last - first + 1];
        for (var i = 0; i < characters.Length; i++) characters[i] = (char)(first + i);
        return new string(characters);
    }

    private static void ReportAll(DiagnosticCode code, SearchValues<char> characters, string effect, string help, SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Text.AsSpan();
        var first = text.IndexOfAny(characters);
        if (first < 0) return;
        var count = 0;
        foreach (var c in text[first..]) if (characters.Contains(c)) count++;
        var name = ((int)text[first]).ToString("X4", CultureInfo.InvariantCulture);
        diagnostics.Add(new Diagnostic(code, $"the file has {DiagnosticReport.Count(count, "character")} that {(count == 1 ? effect.Replace("turn ", "turns ", StringComparison.Ordinal) : effect)}",
            new Place(source, new TextSpan(first, 1)), $"U+{name} is here", help));
    }

    // `pаyment` with a Cyrillic а is another word than `payment`, to a search and to a program.
    private static void CheckWords(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        var reported = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.AsSpan().IndexOfAny(Doubles); at >= 0;)
        {
            var (start, end) = (at, at);
            while (start > 0 && char.IsLetter(text[start - 1])) start--;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            var word = text.AsSpan(start, end - start);
            if (word.IndexOfAnyInRange('A', 'z') >= 0 && reported.Add(word.ToString()))
                diagnostics.Add(new Diagnostic(Codes.MixedScripts, $"`{word}` mixes Latin letters with {(Scripts.IsCyrillic(text[at]) ? "Cyrillic" : "Greek")} ones that look like them", new Place(source, new TextSpan(start, end - start)),
                    $"`{text[at]}` is U+{(int)text[at]:X4}", "type the word again on one keyboard"));
            // The signs U+0482 to U+0489 are no letters, so the word around one may be empty.
            end = Math.Max(end, at + 1);
            at = text.AsSpan(end).IndexOfAny(Doubles) is var next and >= 0 ? end + next : -1;
        }
    }
}
