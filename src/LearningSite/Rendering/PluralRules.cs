namespace LearningSite.Rendering;

/// <summary>
/// The plural categories of whole numbers by Unicode's CLDR (https://cldr.unicode.org/index/cldr-spec/plural-rules), for the languages
/// that a site is likely to have; a test compares them with `Intl.PluralRules`. .NET has no plural rules, with ICU or without.
/// </summary>
public static class PluralRules
{
    /// <summary>`zero`, `one`, `two`, `few`, `many` or `other`; a language that is not known here counts like English.</summary>
    public static string CategoryOf(string language, int number)
    {
        var (n, mod10, mod100) = (Math.Abs(number), Math.Abs(number) % 10, Math.Abs(number) % 100);
        var isTeen = mod100 is >= 11 and <= 14;
        return language.Split('-')[0] switch
        {
            "ja" or "ko" or "zh" or "vi" or "th" or "id" or "ms" or "my" or "lo" => "other",
            "fr" or "pt" => n is 0 or 1 ? "one" : IsMillions(n) ? "many" : "other",
            "es" or "it" or "ca" => n == 1 ? "one" : IsMillions(n) ? "many" : "other",
            "fa" or "hi" or "bn" or "am" or "gu" or "kn" or "zu" => n is 0 or 1 ? "one" : "other",
            "ru" or "uk" or "be" => mod10 == 1 && mod100 != 11 ? "one" : mod10 is >= 2 and <= 4 && !isTeen ? "few" : "many",
            "sr" or "hr" or "bs" => mod10 == 1 && mod100 != 11 ? "one" : mod10 is >= 2 and <= 4 && !isTeen ? "few" : "other",
            "pl" => n == 1 ? "one" : mod10 is >= 2 and <= 4 && !isTeen ? "few" : "many",
            "cs" or "sk" => n == 1 ? "one" : n is >= 2 and <= 4 ? "few" : "other",
            "ro" => n == 1 ? "one" : n == 0 || (n != 1 && mod100 is >= 1 and <= 19) ? "few" : "other",
            "sl" => mod100 switch { 1 => "one", 2 => "two", 3 or 4 => "few", _ => "other" },
            "lt" => mod10 == 0 || mod100 is >= 11 and <= 19 ? "other" : mod10 == 1 ? "one" : "few",
            "he" => n == 1 ? "one" : n == 2 ? "two" : "other",
            "ar" => n switch { 0 => "zero", 1 => "one", 2 => "two", _ => mod100 switch { >= 3 and <= 10 => "few", >= 11 => "many", _ => "other" } },
            _ => n == 1 ? "one" : "other",
        };
    }

    /// <summary>The forms that a text with a number needs: every category that counts up to 200 meet, and `other` for all else.</summary>
    public static IReadOnlyList<string> FormsOf(string language) =>
        [.. Enumerable.Range(0, 201).Select(n => CategoryOf(language, n)).Append("other").Distinct()];

    private static bool IsMillions(int number) => number > 0 && number % 1_000_000 == 0;
}
