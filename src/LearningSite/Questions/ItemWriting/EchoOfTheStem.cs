using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A word of the stem comes back in the right option alone: item writers call it a clang association.</summary>
public static class EchoOfTheStem
{
    private const int ShortestWord = 5;

    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Words?.Get("common") is not { } common || wording.Right.Count() != 1 || !wording.Wrong.Any()) return null;
        var elsewhere = wording.Wrong.SelectMany(o => o.Words).Select(Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stem = wording.Stem.Where(w => w.Text.Length >= ShortestWord && !common.Contains(w.Text)).Select(Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var key = wording.Right.Single();
        var echoes = key.Words.Where(w => stem.Contains(Stem(w)) && !elsewhere.Contains(Stem(w))).Select(w => w.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (echoes.Count == 0) return null;
        return new Diagnostic(Codes.EchoOfTheStem, $"`{echoes[0]}` stands in the stem and in the right option alone, which gives it away", wording.PlaceOf(echoes[0], wording.PlaceOf(key)), echoes.Count > 1 ? $"and `{string.Join("`, `", echoes.Skip(1))}`" : null,
            "write another word in one of the two places, or use the word in a wrong option as well");
    }

    // Enough of a stemmer to see a word behind its plural.
    private static string Stem(Word word) => word.Text.Length > ShortestWord && word.Text.EndsWith('s') ? word.Text[..^1] : word.Text;
}
