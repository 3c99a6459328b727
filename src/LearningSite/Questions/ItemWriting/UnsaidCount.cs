using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>Several options are right, and the stem does not say how many, or says another number.</summary>
public static class UnsaidCount
{
    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Question is not Question.Choice { TakesSeveral: true } || wording.Words is not { } words) return null;
        var text = string.Join(' ', wording.Stem.Select(w => w.Text));
        if (words.Phrases("severalPhrases").Any(p => text.Contains(p, StringComparison.OrdinalIgnoreCase))) return null;
        var right = wording.Right.Count;
        var numbers = words.Phrases("countWords");
        var said = wording.Stem.Select(w => (Word: w, Count: numbers.ToList().FindIndex(n => string.Equals(n, w.Text, StringComparison.OrdinalIgnoreCase)))).Where(n => n.Count > 1).ToList();
        if (said.Any(n => n.Count == right)) return null;
        var strong = said.FirstOrDefault(n => n.Word.IsStrong);
        var help = $"write “Which **{(right < numbers.Count ? numbers[right] : "several")}** …”, or “Choose all that apply.”";
        return strong.Word is not null
            ? new Diagnostic(Codes.UnsaidCount, $"the stem asks for {strong.Word.Text} options and {right} are right", wording.PlaceOf(strong.Word.Text, wording.PlaceOfStem), null, help)
            : new Diagnostic(Codes.UnsaidCount, "several options are right, and the stem does not say how many to choose", wording.PlaceOfStem, null, help);
    }
}
