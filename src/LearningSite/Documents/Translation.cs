using System.Security.Cryptography;
using System.Text;
using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>
/// What a translation holds: the words of its original and nothing else. Ids, references, numbers and choices are taken from the
/// original, so that they cannot differ. `original: 3f2a91c0` says which state of the original was translated.
/// </summary>
public static class Translation
{
    public static readonly Key<string?> Original = new("original", new Shape.Text(), false,
        "In a translation only: which state of the original it translates; `check` says what to write.", f => f.OptionalText("original"));

    /// <summary>Keys that each file has for itself, in whatever language.</summary>
    private static readonly HashSet<string> OwnKeys = new(StringComparer.Ordinal) { "id", "status", "updated", ReadSilences.Key.Name, Original.Name };

    /// <summary>Text that says nothing to readers.</summary>
    private const string Addresses = "redirectFrom";

    public static bool HasOwn(Key key) => (key.IsProse && key.Name != Addresses) || OwnKeys.Contains(key.Name);

    /// <summary>Reports what the words of a translation lack, add or leave in another number, and when the original has changed since.</summary>
    /// <param name="body">The body of the original; empty where there is none.</param>
    public static void Check(Fields fields, string body, DiagnosticBag diagnostics)
    {
        if (fields.Original is not { } original)
        {
            if (fields.Has(Original.Name)) diagnostics.Add(new Diagnostic(Codes.KeyOfOriginal, "only a translation has an `original`", fields.PlaceOf(Original), null, "remove the line, or move the file to the folder of its language"));
            return;
        }
        foreach (var entry in fields.Entries)
            if (fields.Keys.All.FirstOrDefault(k => k.Name == entry.Key.Value) is { } key && !HasOwn(key))
                diagnostics.Add(new Diagnostic(Codes.KeyOfOriginal, $"a translation takes `{key.Name}` from its original", new Place(fields.Source, entry.Key.Span), null, "remove it; what is not words is the same in all languages"));
        foreach (var entry in original.Entries)
        {
            if (!IsProse(entry, fields.Keys)) continue;
            if (fields.Entries.FirstOrDefault(e => e.Key.Value == entry.Key.Value)?.Value is { } value) CheckAlike(entry.Key.Value, value, entry.Value, fields, diagnostics);
            else if (entry.Value is not YamlNode.Scalar { Value: "" } && !fields.IsMisspelt(entry.Key.Value))
                diagnostics.Add(new Diagnostic(Codes.TranslationIncomplete, $"the translation lacks `{entry.Key.Value}`", new Place(fields.Source, fields.Span), null, $"add `{entry.Key.Value}:`; the original has it",
                    "the original has it here", new Place(original.Source, entry.Key.Span)));
        }
        CheckState(fields, HashOf(original, body), diagnostics);
    }

    /// <summary>What a translator translates, as eight hexadecimal digits: other keys may change without any translation being behind.</summary>
    private static string HashOf(Fields original, string body)
    {
        var words = original.Entries.Where(e => IsProse(e, original.Keys)).Select(e => original.Source.Text[e.Key.Span.Start..Math.Min(e.Value.Span.End, original.Source.Text.Length)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words) + '\n' + body)))[..8];
    }

    private static bool IsProse(YamlNode.Entry entry, Keys keys) => keys.All.Any(k => k.Name == entry.Key.Value && k.IsProse && k.Name != Addresses && !OwnKeys.Contains(k.Name));

    // Names in a map are ids that questions and learners’ data name; lists must be as long, because their places are what belongs together.
    private static void CheckAlike(string key, YamlNode translated, YamlNode original, Fields fields, DiagnosticBag diagnostics)
    {
        if (translated is YamlNode.Mapping own && original is YamlNode.Mapping other && fields.Keys.All.First(k => k.Name == key).Shape is Shape.Map { Name.IsProse: false })
        {
            var strangers = own.Entries.Where(e => !Has(other, e)).ToList();
            foreach (var entry in strangers)
                diagnostics.Add(new Diagnostic(Codes.TranslationDiffers, $"the original has no `{entry.Key.Value}` in `{key}`", new Place(fields.Source, entry.Key.Span), Spelling.DidYouMean(entry.Key.Value, other.Entries.Select(e => e.Key.Value)), "write the ids of the original"));
            // The misspelt one was reported.
            var misspelt = strangers.Select(e => Spelling.FindNearest(e.Key.Value, other.Entries.Select(o => o.Key.Value))).ToHashSet();
            foreach (var entry in other.Entries.Where(e => !Has(own, e) && !misspelt.Contains(e.Key.Value)))
                diagnostics.Add(new Diagnostic(Codes.TranslationDiffers, $"`{key}` lacks `{entry.Key.Value}`, which the original has", new Place(fields.Source, own.Span), null, $"add `{entry.Key.Value}: …`", "the original has it here", new Place(fields.Original!.Source, entry.Key.Span)));
        }
        else if (translated is YamlNode.Sequence list && original is YamlNode.Sequence items && list.Items.Count != items.Items.Count)
            diagnostics.Add(new Diagnostic(Codes.TranslationDiffers, $"`{key}` has {DiagnosticReport.Count(list.Items.Count, "item")} and the original has {items.Items.Count}", new Place(fields.Source, list.Span), null, "translate each of them, and add none", "the original is here", new Place(fields.Original!.Source, items.Span)));
    }

    private static bool Has(YamlNode.Mapping mapping, YamlNode.Entry entry) => mapping.Entries.Any(e => e.Key.Value == entry.Key.Value);

    private static void CheckState(Fields fields, string hash, DiagnosticBag diagnostics)
    {
        var written = fields.Get(Original);
        // What is no text was reported when it was read.
        if (written == hash || (written is null && fields.Has(Original.Name))) return;
        diagnostics.Add(written is null
            ? new Diagnostic(Codes.TranslationBehind, "the translation does not say which state of its original it translates", new Place(fields.Source, fields.Span), null, $"add `original: {hash}`")
            : new Diagnostic(Codes.TranslationBehind, "the original has changed since it was translated", fields.PlaceOf(Original), null, $"translate what has changed, then write `original: {hash}`; who does not know the language lets it wait with `silence:`", "the original is here", new Place(fields.Original!.Source, fields.Original.Span)));
    }
}
