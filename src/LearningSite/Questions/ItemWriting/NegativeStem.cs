using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A question for what is not so, in words that are easily read over.</summary>
public static class NegativeStem
{
    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Words is not { } words) return null;
        var negations = words.Get("negations");
        var first = StartOfLastSentence(wording.Stem);
        for (var i = first; i < wording.Stem.Count; i++)
        {
            var word = wording.Stem[i];
            if (word.IsStrong || word.IsCode || !negations.Contains(word.Text) || (word.Text == "least" && i > first && wording.Stem[i - 1].Text == "at")) continue;
            return new Diagnostic(Codes.NegativeStem, $"the question turns on `{word.Text}`, which is easily read over", wording.PlaceOf(word.Text, wording.PlaceOfStem), null,
                $"ask for what is so, or write `**{word.Text}**`");
        }
        return null;
    }

    /// <summary>What comes before it tells a case, and a case may well say what did not happen.</summary>
    private static int StartOfLastSentence(List<Word> stem)
    {
        var start = Math.Max(0, stem.Count - 1);
        while (start > 0 && !stem[start - 1].EndsSentence) start--;
        return start;
    }
}
