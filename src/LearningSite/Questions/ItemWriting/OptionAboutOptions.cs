using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>"All of the above" is right as soon as two others are, and means something else when options are shuffled.</summary>
public static class OptionAboutOptions
{
    public static Diagnostic? Check(Wording wording)
    {
        if (wording.Words is not { } words) return null;
        var longest = words.LongestPhrase("above");
        var found = wording.Options.Find(o => o.Length <= longest + 1 && words.Get("above").Contains(string.Join(' ', o.Words.Select(w => w.Text))));
        return found is null ? null : new Diagnostic(Codes.OptionAboutOptions, "an option speaks about the other options", wording.PlaceOf(found), null,
            "let readers choose several options instead, or write a wrong answer that people really give");
    }
}
