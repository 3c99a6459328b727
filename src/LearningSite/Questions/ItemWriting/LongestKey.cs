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
        var (right, wrong) = (MeanLength(wording.Right), MeanLength(wording.Wrong));
        var longest = wording.Options[0];
        foreach (var option in wording.Options)
            if (option.Length > longest.Length) longest = option;
        if (!longest.IsRight || right < wrong * Ratio || right - wrong < NoticeableCharacters) return null;
        return new Diagnostic(Codes.LongestKey, "the right option is much longer than the others, which gives it away", wording.PlaceOf(longest), $"{right / wrong:0.0} times the mean of the wrong options",
            "move what explains the answer into its feedback, or say as much in the wrong options");
    }

    private static double MeanLength(List<OptionWording> options)
    {
        var length = 0;
        foreach (var option in options) length += option.Length;
        return (double)length / options.Count;
    }
}
