using System.Collections.Concurrent;
using System.Reflection;

namespace LearningSite.Documents;

/// <summary>All that a record holds, whatever its kind: who goes through these fields cannot forget one that a kind gets later.</summary>
public static class RecordFields
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = new();

    /// <summary>The fields of a type and of those that it is made from.</summary>
    public static FieldInfo[] Of(Type type) => Known.GetOrAdd(type, Find);

    private static FieldInfo[] Find(Type type)
    {
        var fields = new List<FieldInfo>();
        for (Type? at = type; at is not null; at = at.BaseType) fields.AddRange(at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return [.. fields];
    }
}
