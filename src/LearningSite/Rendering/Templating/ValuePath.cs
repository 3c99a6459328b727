using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using LearningSite.Diagnostics;

namespace LearningSite.Rendering.Templating;

/// <summary>
/// A value of the model: <c>Title</c>, <c>Track.Href</c>, <c>this</c>, <c>../Id</c> of what stands around a list, and
/// <c>@index</c>, <c>@first</c>, <c>@last</c> in one. A member that the model does not have is a fault; one of nothing is nothing.
/// </summary>
/// <param name="ups">How many <c>../</c> it begins with.</param>
/// <param name="members">Names from left to right, with their places; none for <c>this</c>.</param>
public sealed class ValuePath(int ups, string? variable, IReadOnlyList<(string Name, TextSpan Span)> members)
{
    // Of each name, how the type that was met last is read: nearly always the only one.
    private readonly Getter?[] last = new Getter?[members.Count];

    public static readonly IReadOnlyList<string> Variables = ["@index", "@first", "@last"];

    public object? Find(Scope scope)
    {
        for (var i = 0; i < ups; i++) scope = scope.Parent ?? scope;
        if (variable is not null) return variable switch { "@first" => scope.Index == 0, "@last" => scope.IsLast, _ => scope.Index };
        var value = scope.Value;
        for (var i = 0; i < members.Count && value is not null; i++)
        {
            var getter = last[i];
            if (getter?.Type != value.GetType()) last[i] = getter = Getter.Find(value, members[i]) ?? throw new TemplateException($"there is no `{members[i].Name}` here", members[i].Span);
            value = getter.Get(value);
        }
        return value;
    }

    /// <summary>Reads one property of one type. Reflection would compile each property at run time, which costs more than rendering a small site.</summary>
    private abstract class Getter
    {
        private static readonly ConcurrentDictionary<Type, ConcurrentDictionary<string, Getter?>> Known = new();

        // A native program has code for these types of values and no other, so another one is refused wherever it runs.
        private static readonly Dictionary<Type, Getter> Values = new() { [typeof(bool)] = new Getter<object, bool>(), [typeof(int)] = new Getter<object, int>(), [typeof(int?)] = new Getter<object, int?>() };

        public Type? Type { get; private set; }
        public abstract object? Get(object instance);
        protected virtual void Bind(MethodInfo method) { }

        public static Getter? Find(object value, (string Name, TextSpan Span) member) =>
            Known.GetOrAdd(value.GetType(), static _ => new(StringComparer.Ordinal)).GetOrAdd(member.Name, static (name, from) => Create(from.Type, name, from.Span), (Type: value.GetType(), member.Span));

        // Nothing of our own is left out of a native program (`TrimmerRootAssembly`).
        [UnconditionalSuppressMessage("Trimming", "IL2070"), UnconditionalSuppressMessage("Trimming", "IL2055"), UnconditionalSuppressMessage("AOT", "IL3050")]
        private static Getter? Create(Type type, string name, TextSpan span)
        {
            if (name == "Count" && type.IsAssignableTo(typeof(ICollection))) return new CountGetter { Type = type };
            if (type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is not { GetMethod: { } get } property) return null;
            if (property.PropertyType.IsValueType && !Values.ContainsKey(property.PropertyType)) throw new TemplateException($"`{name}` is a `{property.PropertyType.Name}`, and a template shows texts, whole numbers and truths", span);
            // A constructor with an argument would be compiled at run time, too.
            var getter = (Getter)Activator.CreateInstance(typeof(Getter<,>).MakeGenericType(type, property.PropertyType))!;
            getter.Type = type;
            getter.Bind(get);
            return getter;
        }
    }

    private sealed class Getter<TModel, TValue> : Getter where TModel : class
    {
        private Func<TModel, TValue>? get;

        public override object? Get(object instance) => get!((TModel)instance);
        protected override void Bind(MethodInfo method) => get = method.CreateDelegate<Func<TModel, TValue>>();
    }

    private sealed class CountGetter : Getter
    {
        public override object? Get(object instance) => ((ICollection)instance).Count;
    }
}
