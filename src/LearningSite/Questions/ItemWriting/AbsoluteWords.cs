using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>Words without exception stand in wrong options only, so readers can cross those out without knowing the subject.</summary>
public static class AbsoluteWords
{
    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Words?.Get("absolutes") is not { } absolutes || wording.Right.Exists(o => o.Has(absolutes))) return null;
        var found = wording.Wrong.FindAll(o => o.Has(absolutes));
        // One such word is how people speak; half of the wrong options is a pattern.
        if (found.Count < 2 || found.Count * 2 < wording.Wrong.Count) return null;
        var word = found[0].FindIn(absolutes)!.Text;
        return new Diagnostic(Codes.AbsoluteWords, $"words such as `{word}` stand in wrong options only, which gives those away", wording.PlaceOf(word, wording.PlaceOf(found[0])), null,
            "write the wrong options as carefully as the right one, or use such a word in the right one where it is true");
    }
}
