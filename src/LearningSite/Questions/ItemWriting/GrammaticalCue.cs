using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A stem that options complete, and whose last word fits the right one better than the others.</summary>
public static class GrammaticalCue
{
    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Words is not { } words || wording.Stem is not [.., var last] || last.IsCode || last.EndsSentence || wording.Right.Count == 0 || wording.Options.Exists(o => o.Words.Count == 0)) return null;
        bool Fits(OptionWording option) => FitsArticle(last.Text, option.Words[0].Text, words) && FitsNumber(last.Text, option, words);
        if (!wording.Right.TrueForAll(Fits) || wording.Wrong.Find(o => !Fits(o)) is not { } misfit) return null;
        return new Diagnostic(Codes.GrammaticalCue, $"the stem ends in `{last.Text}`, which a wrong option does not fit", wording.PlaceOf(misfit), "readers cross it out by its grammar",
            $"end the stem before `{last.Text}` and begin every option with the word that it needs", "the stem is here", wording.PlaceOfStem);
    }

    private static bool FitsArticle(string last, string first, WordLists words) => last.ToLowerInvariant() switch
    {
        "a" => SoundOf(first, words) is not true,
        "an" => SoundOf(first, words) is not false,
        _ => true,
    };

    // True for a vowel; null when it depends on how the reader spells the word out: `SQL`, `F1`.
    private static bool? SoundOf(string word, WordLists words)
    {
        if (word.Any(char.IsDigit) || (word.Length > 1 && word.All(char.IsUpper))) return null;
        if (words.Get("vowelSounds").Contains(word)) return true;
        if (words.Get("consonantSounds").Contains(word)) return false;
        return "aeiouAEIOU".Contains(word[0], StringComparison.Ordinal);
    }

    // Only short options are nouns with a number of their own; a longer one ends in anything.
    private static bool FitsNumber(string last, OptionWording option, WordLists words)
    {
        if (option.Words.Count > 3) return true;
        var noun = option.Words[^1].Text;
        var isPlural = noun.Length > 3 && noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal) && !words.Get("singularInS").Contains(noun);
        return words.Get("plural").Contains(last) ? isPlural : !words.Get("singular").Contains(last) || !isPlural;
    }
}
