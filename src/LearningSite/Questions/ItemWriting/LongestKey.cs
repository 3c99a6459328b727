using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>The right option is the long one, because only it was written with care.</summary>
public static class LongestKey
{
    private const double Ratio = 1.5;
    // "Operate" is half as long again as "Build", and gives nothing away.
    private const int NoticeableCharacters = 12;

    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Right.Count == 0 || wording.Wrong.Count == 0) return null;
        var (right, wrong) = (wording.Right.Average(o => o.Length), wording.Wrong.Average(o => o.Length));
        var longest = wording.Options.MaxBy(o => o.Length)!;
        if (!longest.IsRight || right < wrong * Ratio || right - wrong < NoticeableCharacters) return null;
        return new Diagnostic(Codes.LongestKey, "the right option is much longer than the others, which gives it away", wording.PlaceOf(longest), $"{right / wrong:0.0} times the mean of the wrong options",
            "move what explains the answer into its feedback, or say as much in the wrong options");
    }
}
