using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A stem so long that it tests reading.</summary>
public static class LongStem
{
    private const int MostWords = 60;

    public static Diagnostic? Check(Wording wording) => wording.Stem.Count <= MostWords ? null :
        new Diagnostic(Codes.LongStem, $"the stem has {wording.Stem.Count} words", wording.PlaceOfStem, null, $"write at most {MostWords}; leave out what nobody needs for the answer, or put it into a table");
}
