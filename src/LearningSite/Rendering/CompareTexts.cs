using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Rendering;

/// <summary>
/// Compares the words of all languages of a site, before any page needs them: each has every text of the first, in all plural forms of
/// its own, with the same gaps, and none in the words of another language.
/// </summary>
public static partial class CompareTexts
{
    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal) { "zero", "one", "two", "few", "many", "other" };

    public static void Check(IReadOnlyList<InterfaceText> languages, DiagnosticBag diagnostics)
    {
        // A language that the theme lacks was reported, and has the file of another one.
        var texts = languages.DistinctBy(t => t.Source.Path).ToList();
        var first = texts[0];
        foreach (var text in texts.Skip(1)) CheckKeys(text, first, diagnostics);
        foreach (var text in texts) CheckWords(text, [.. texts.Where(t => t != text)], isFirst: text == first, diagnostics);
    }

    private static void CheckKeys(InterfaceText text, InterfaceText first, DiagnosticBag diagnostics)
    {
        var plurals = first.Entries.Select(e => e.Key.Value).Where(k => k.EndsWith(".other", StringComparison.Ordinal) && first.Has(k[..^6] + ".one")).Select(k => k[..^6]).ToHashSet(StringComparer.Ordinal);
        var expected = first.Entries.Where(e => FormOf(e.Key.Value, plurals) is null).ToDictionary(e => e.Key.Value, StringComparer.Ordinal);
        var own = text.Entries.ToDictionary(e => e.Key.Value, StringComparer.Ordinal);
        var strangers = own.Keys.Where(k => !expected.ContainsKey(k) && FormOf(k, plurals) is null).ToHashSet(StringComparer.Ordinal);
        foreach (var key in expected.Keys.Concat(plurals.SelectMany(p => PluralRules.FormsOf(text.Language).Select(f => $"{p}.{f}"))).Where(k => !own.ContainsKey(k)))
            // One slip is one finding.
            if (text.ReportMissing(key, strangers) is { } misspelt) strangers.Remove(misspelt);
        foreach (var (key, entry) in own)
        {
            var place = new Place(text.Source, entry.Key.Span);
            if (strangers.Contains(key))
                diagnostics.Add(new Diagnostic(Codes.TextOfLocale, $"no other language has a text `{key}`", place, Spelling.DidYouMean(key, expected.Keys), "remove the line, or correct its name"));
            // A form for one thing may leave its number out: "una hora".
            else if (expected.TryGetValue(key, out var original) && Gaps(entry) is var gaps && !gaps.SetEquals(Gaps(original)))
                diagnostics.Add(new Diagnostic(Codes.TextOfLocale, $"`{key}` has other gaps than in `{first.Language}`", place, null, $"write {(Gaps(original).Count == 0 ? "none" : string.Join(" and ", Gaps(original).Order(StringComparer.Ordinal)))}"));
        }
    }

    /// <summary>`one` of `hours.one`, when that is a form of a text with a number.</summary>
    private static string? FormOf(string key, HashSet<string> plurals) =>
        key.LastIndexOf('.') is var dot and > 0 && Categories.Contains(key[(dot + 1)..]) && plurals.Contains(key[..dot]) ? key[(dot + 1)..] : null;

    // One word may be the same in two languages, two in a row hardly ever are.
    private static void CheckWords(InterfaceText text, IReadOnlyList<InterfaceText> others, bool isFirst, DiagnosticBag diagnostics)
    {
        var foreign = new Dictionary<string, (string Key, string Language)>(StringComparer.OrdinalIgnoreCase);
        foreach (var other in others)
            foreach (var entry in other.Entries)
                if (entry.Value is YamlNode.Scalar { Value: var value } && Word().Count(value) > 1) foreign.TryAdd(value, (entry.Key.Value, other.Language));
        foreach (var entry in text.Entries)
        {
            if (entry.Value is not YamlNode.Scalar scalar || !foreign.TryGetValue(scalar.Value, out var same)) continue;
            // What was left as it is in the first language is wrong in the other one only.
            if (isFirst && same.Key == entry.Key.Value) continue;
            diagnostics.Add(new Diagnostic(Codes.TextOfOtherLocale, $"`{entry.Key.Value}` has the words of `{same.Key}` in `{same.Language}`", new Place(text.Source, scalar.Span), null, $"write it in the words of `{text.Language}`"));
        }
    }

    private static HashSet<string> Gaps(YamlNode.Entry entry) => entry.Value is YamlNode.Scalar { Value: var value } ? [.. Gap().Matches(value).Select(m => m.Value)] : [];

    [GeneratedRegex(@"\{\d\}", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
