using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>Two options that differ in an article or a comma: both are wrong, or both are right.</summary>
public static class AlikeOptions
{
    public static Diagnostic? Check(Wording wording)
    {
        // Options that say the same have the same words, but for articles: so nearly all of them are told apart by their last.
        if (EndInOtherWords(wording.Options)) return null;
        var first = new Dictionary<string, OptionWording>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in wording.Options)
        {
            var text = Strip(option.Option.Text, wording.Words);
            if (text.Length == 0 || first.TryAdd(text, option)) continue;
            // The same characters are LS3008.
            if (string.Equals(first[text].Option.Text, option.Option.Text, StringComparison.OrdinalIgnoreCase)) continue;
            return new Diagnostic(Codes.AlikeOptions, "two options say the same in nearly the same words", wording.PlaceOf(option), null, "change one of them, or remove it", "the first one is here", wording.PlaceOf(first[text]));
        }
        return null;
    }

    private static bool EndInOtherWords(List<OptionWording> options)
    {
        const int Few = 12;
        if (options.Count > Few) return false;
        for (var i = 0; i < options.Count; i++)
            for (var j = 0; j < i; j++)
                if (string.Equals(LastOf(options[i]), LastOf(options[j]), StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    private static string LastOf(OptionWording option) => option.Words is [.., var last] ? last.Text : "";

    // Signs stay where they carry meaning, as in `x >= 1`; only what ends or quotes a word goes.
    private static string Strip(string text, WordLists? words) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ';', ':', '!', '?', '"', '“', '”', '‘', '’', '*', '(', ')'))
            .Where(w => w.Length > 0 && words?.Get("articles").Contains(w) != true));
}
