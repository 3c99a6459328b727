using System.Globalization;

namespace LearningSite.Rendering;

/// <summary>How languages group the digits of a whole number, as CLDR has it. The cultures of .NET are not asked: a page has the same bytes on every machine.</summary>
public static class NumberRules
{
    /// <summary>`60,000`, `60.000`, `60 000` with a space that does not break; a language that is not known here groups like English.</summary>
    public static string Group(string language, int number)
    {
        var (separator, fewestDigits) = language.Split('-')[0] switch
        {
            "de" or "nl" or "da" or "pt" or "ca" or "ro" or "el" or "tr" or "id" or "vi" or "hr" or "sr" => (".", 4),
            // Four digits are not divided: 1234, but 12.345.
            "es" or "it" or "sl" => (".", 5),
            "fr" => ("\u202F", 4),
            "ru" or "uk" or "cs" or "sk" or "sv" or "fi" or "nb" or "no" or "lt" => ("\u00A0", 4),
            "be" or "pl" or "hu" or "bg" => ("\u00A0", 5),
            _ => (",", 4),
        };
        var plain = number.ToString(CultureInfo.InvariantCulture);
        return plain.Length - (number < 0 ? 1 : 0) < fewestDigits ? plain : number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", separator, StringComparison.Ordinal);
    }
}
