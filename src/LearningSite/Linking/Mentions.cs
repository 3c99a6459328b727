using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Linking;

/// <summary>A title or an alias, and where it was written.</summary>
public sealed record NameOfDocument(string Name, Document Document, TextSpan Span);

public static class Mentions
{
    /// <summary>What a document names, then what names it: an author writes a relation on one side, and both pages show it.</summary>
    public static IReadOnlyList<T> FindBothWays<T>(this Site site, Document document, IEnumerable<Reference> references) where T : Document =>
        [.. site.FindAll<T>(references).Concat(site.ReferrersOf<T>(document)).Distinct<T>(ReferenceEqualityComparer.Instance)];

    /// <summary>Reports names that two documents share: a reader who looks one up must find one answer.</summary>
    public static void CheckUnique(IEnumerable<NameOfDocument> names, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<string, NameOfDocument>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in names)
        {
            var (name, document, span) = entry;
            if (name.Length > 0 && !first.TryAdd(name, entry))
                diagnostics.Add(new Diagnostic(Codes.DuplicateId, $"the name `{name}` is used twice", document.PlaceOf(span, diagnostics), null, "keep it where readers expect it, and remove the other one",
                    "the first one is here", first[name].Document.PlaceOf(first[name].Span, diagnostics)));
        }
    }
}
