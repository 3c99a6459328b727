namespace LearningSite.Linking;

/// <summary>A language that the site is read in. The first one is that of the content; each other one has its pages below a folder of its name.</summary>
/// <param name="Language">BCP 47: `es`.</param>
/// <param name="Prefix">What its links begin with, behind the link root: nothing for the first language, else `/es`.</param>
public sealed record Locale(string Language, string Prefix)
{
    // The program runs with invariant cultures, so that bytes are the same everywhere; those know no direction.
    private static readonly HashSet<string> RightToLeft = new(StringComparer.Ordinal) { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" };

    public bool IsFirst => Prefix.Length == 0;
    public string Direction => DirectionOf(Language);

    public static string DirectionOf(string language) => RightToLeft.Contains(language.Split('-')[0]) ? "rtl" : "ltr";
}
