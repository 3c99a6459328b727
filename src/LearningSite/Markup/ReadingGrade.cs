using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace LearningSite.Markup;

/// <summary>
/// The Flesch–Kincaid grade of English text: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and others, 1975,
/// Navy Personnel Technical Training Research Branch, report 8-75). Syllables are counted as groups of vowels, which is right for
/// nine words of ten and good enough for a mean.
/// </summary>
public static class ReadingGrade
{
    /// <summary>Of the paragraphs of a body, without questions, tables and code; null in other languages and without a sentence.</summary>
    public static double? Of(MarkdownDocument tree, string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Of(tree.Descendants<ParagraphBlock>().Where(IsProse).Select(p => MarkupRenderer.PlainText(p.Inline))) : null;

    public static double? Of(IEnumerable<string> paragraphs)
    {
        int sentences = 0, words = 0, syllables = 0;
        foreach (var sentence in paragraphs.SelectMany(Sentences.In))
        {
            var before = words;
            foreach (var word in sentence.Split([' ', '\n', '/', '–'], StringSplitOptions.RemoveEmptyEntries))
                if (CountSyllables(word) is > 0 and var count) (words, syllables) = (words + 1, syllables + count);
            if (words > before) sentences++;
        }
        return sentences == 0 ? null : Math.Round(0.39 * words / sentences + 11.8 * syllables / words - 15.59, 1);
    }

    private static bool IsProse(ParagraphBlock paragraph)
    {
        for (Block? block = paragraph; block is not null; block = block.Parent)
            if (block is CustomContainer { Info: "quiz" } or Markdig.Extensions.Tables.Table) return false;
        return true;
    }

    // Figures and signs have no syllables and are left out. A silent e ends many words, but not `table` or `the`.
    private static int CountSyllables(string word)
    {
        var count = 0;
        var wasVowel = false;
        var letters = word.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant).ToArray();
        foreach (var letter in letters)
        {
            var isVowel = letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
            if (isVowel && !wasVowel) count++;
            wasVowel = isVowel;
        }
        if (count > 1 && letters is [.., not 'l', 'e'] && letters[^2] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y')) count--;
        return letters.Length == 0 ? 0 : Math.Max(1, count);
    }
}
