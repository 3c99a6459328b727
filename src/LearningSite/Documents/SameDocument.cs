using System.Collections;
using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Documents;

/// <summary>
/// Compares two readings of one document by all that they hold, so that no kind can forget a key of its own. Records compare lists
/// by reference and would call any two readings different.
/// </summary>
public static class SameDocument
{
    public static bool Are(IReadOnlyList<Document> documents, IReadOnlyList<Document> others) => AreSame(documents, others, hasPlaces: true);

    /// <summary>The same for what else is made of a file, wherever in the file it stands.</summary>
    public static bool AreButForPlaces(object one, object other) => AreSame(one, other, hasPlaces: false);

    private static bool AreSame(object? one, object? other, bool hasPlaces)
    {
        if (ReferenceEquals(one, other)) return true;
        if (one is null || other is null) return false;
        return (one, other) switch
        {
            (TextSpan, TextSpan) when !hasPlaces => true,
            // The same place; what the file holds is compared by the documents in it.
            (SourceFile file, SourceFile second) => file.FullPath == second.FullPath && file.RelativePath == second.RelativePath && file.Locale == second.Locale,
            (string text, string second) => text == second,
            // A list that was kept on the disk comes back as an array.
            (IEnumerable items, IEnumerable second) => AreSame(items, second, hasPlaces),
            _ when one.GetType() != other.GetType() => false,
            _ when one.GetType() is { IsPrimitive: true } or { IsEnum: true } or { Namespace: "System" } => one.Equals(other),
            _ => RecordFields.Of(one.GetType()).All(f => AreSame(f.GetValue(one), f.GetValue(other), hasPlaces)),
        };
    }

    private static bool AreSame(IEnumerable items, IEnumerable others, bool hasPlaces)
    {
        var second = others.GetEnumerator();
        foreach (var item in items)
            if (!second.MoveNext() || !AreSame(item, second.Current, hasPlaces)) return false;
        return !second.MoveNext();
    }
}
