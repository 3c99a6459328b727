using System.Collections;
using LearningSite.Files;

namespace LearningSite.Documents;

/// <summary>
/// Compares two readings of one document by all that they hold, so that no kind can forget a key of its own. Records compare lists
/// by reference and would call any two readings different.
/// </summary>
public static class SameDocument
{
    public static bool Are(IReadOnlyList<Document> documents, IReadOnlyList<Document> others) => AreSame(documents, others);

    private static bool AreSame(object? one, object? other)
    {
        if (ReferenceEquals(one, other)) return true;
        if (one is null || other is null) return false;
        return (one, other) switch
        {
            // The same place; what the file holds is compared by the documents in it.
            (SourceFile file, SourceFile second) => file.FullPath == second.FullPath && file.RelativePath == second.RelativePath && file.Locale == second.Locale,
            (string text, string second) => text == second,
            // A list that was kept on the disk comes back as an array.
            (IEnumerable items, IEnumerable second) => AreSame(items, second),
            _ when one.GetType() != other.GetType() => false,
            _ when one.GetType() is { IsPrimitive: true } or { IsEnum: true } or { Namespace: "System" } => one.Equals(other),
            _ => RecordFields.Of(one.GetType()).All(f => AreSame(f.GetValue(one), f.GetValue(other))),
        };
    }

    private static bool AreSame(IEnumerable items, IEnumerable others)
    {
        var second = others.GetEnumerator();
        foreach (var item in items)
            if (!second.MoveNext() || !AreSame(item, second.Current)) return false;
        return !second.MoveNext();
    }
}
