using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace LearningSite.Documents;

/// <summary>All that a record holds, whatever its kind: who goes through these fields cannot forget one that a kind gets later.</summary>
public static class RecordFields
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = new();

    /// <summary>The fields of a type and of those that it is made from.</summary>
    public static FieldInfo[] Of(Type type) => Known.GetOrAdd(type, Find);

    // Nothing of our own is left out of a native program (`TrimmerRootAssembly`), and of others only what is named here.
    [UnconditionalSuppressMessage("Trimming", "IL2070"), UnconditionalSuppressMessage("Trimming", "IL2075")]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(KeyValuePair<,>)), DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ValueTuple<,>))]
    private static FieldInfo[] Find(Type type)
    {
        var fields = new List<FieldInfo>();
        for (Type? at = type; at is not null; at = at.BaseType)
        {
            var own = at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            if (own.Length > 0 && !IsKept(at)) throw new NotSupportedException($"the fields of `{at}` are not in a native program; name them above");
            fields.AddRange(own);
        }
        return [.. fields];
    }

    private static bool IsKept(Type type) =>
        type.Assembly == typeof(RecordFields).Assembly || (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(KeyValuePair<,>) || open == typeof(ValueTuple<,>)));
}
