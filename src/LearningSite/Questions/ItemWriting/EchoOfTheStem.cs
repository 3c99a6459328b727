using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A word of the stem comes back in the right option alone: item writers call it a clang association.</summary>
public static class EchoOfTheStem
{
    private const int ShortestWord = 5;

    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Words?.Get("common") is not { } common || wording.Right is not [var key] || wording.Wrong.Count == 0) return null;
        var telling = wording.Stem.FindAll(w => w.Text.Length >= ShortestWord && !common.Contains(w.Text));
        var echoes = new List<string>();
        foreach (var word in key.Words)
            if (IsAmong(telling, word) && !IsInAny(wording.Wrong, word) && !echoes.Contains(word.Text, StringComparer.OrdinalIgnoreCase)) echoes.Add(word.Text);
        if (echoes.Count == 0) return null;
        return new Diagnostic(Codes.EchoOfTheStem, $"`{echoes[0]}` stands in the stem and in the right option alone, which gives it away", wording.PlaceOf(echoes[0], wording.PlaceOf(key)), echoes.Count > 1 ? $"and `{string.Join("`, `", echoes.Skip(1))}`" : null,
            "write another word in one of the two places, or use the word in a wrong option as well");
    }

    private static bool IsInAny(List<OptionWording> options, Word word)
    {
        foreach (var option in options)
            if (IsAmong(option.Words, word)) return true;
        return false;
    }

    private static bool IsAmong(List<Word> words, Word word)
    {
        var stem = StemOf(word);
        foreach (var other in words)
            if (StemOf(other).Equals(stem, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // Enough of a stemmer to see a word behind its plural.
    private static ReadOnlySpan<char> StemOf(Word word) => word.Text.Length > ShortestWord && word.Text.EndsWith('s') ? word.Text.AsSpan(..^1) : word.Text;
}
