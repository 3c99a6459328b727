using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A question for what is not so, in words that are easily read over.</summary>
public static class NegativeStem
{
    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Words is not { } words) return null;
        var asking = LastSentence(wording.Stem);
        for (var i = 0; i < asking.Count; i++)
        {
            var word = asking[i];
            if (word.IsStrong || word.IsCode || !words.Get("negations").Contains(word.Text) || (word.Text == "least" && i > 0 && asking[i - 1].Text == "at")) continue;
            return new Diagnostic(Codes.NegativeStem, $"the question turns on `{word.Text}`, which is easily read over", wording.PlaceOf(word.Text, wording.PlaceOfStem), null,
                $"ask for what is so, or write `**{word.Text}**`");
        }
        return null;
    }

    /// <summary>What comes before it tells a case, and a case may well say what did not happen.</summary>
    private static IReadOnlyList<Word> LastSentence(IReadOnlyList<Word> stem)
    {
        var end = stem.Count - 1;
        while (end > 0 && !stem[end - 1].EndsSentence) end--;
        return end < 0 ? [] : [.. stem.Skip(end)];
    }
}
