using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A word of the stem comes back in the right option alone: item writers call it a clang association.</summary>
public static class EchoOfTheStem
{
    private const int ShortestWord = 5;

    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Words?.Get("common") is not { } common || wording.Right is not [var key] || wording.Wrong.Count == 0) return null;
        var telling = wording.Stem.Where(w => w.Text.Length >= ShortestWord && !common.Contains(w.Text)).ToList();
        var echoes = key.Words.Where(w => IsAmong(telling, w) && !wording.Wrong.Any(o => IsAmong(o.Words, w))).Select(w => w.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (echoes.Count == 0) return null;
        return new Diagnostic(Codes.EchoOfTheStem, $"`{echoes[0]}` stands in the stem and in the right option alone, which gives it away", wording.PlaceOf(echoes[0], wording.PlaceOf(key)), echoes.Count > 1 ? $"and `{string.Join("`, `", echoes.Skip(1))}`" : null,
            "write another word in one of the two places, or use the word in a wrong option as well");
    }

    private static bool IsAmong(IReadOnlyList<Word> words, Word word)
    {
        var stem = StemOf(word);
        for (var i = 0; i < words.Count; i++)
            if (StemOf(words[i]).Equals(stem, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // Enough of a stemmer to see a word behind its plural.
    private static ReadOnlySpan<char> StemOf(Word word) => word.Text.Length > ShortestWord && word.Text.EndsWith('s') ? word.Text.AsSpan(..^1) : word.Text;
}
