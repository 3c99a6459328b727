using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>
/// How values of a type are written as bytes and read again: a record by all its fields, a list by its items. A type that is not
/// foreseen is refused the first time that it is met, by the tests.
/// </summary>
// Nothing of our own is left out of a native program (`TrimmerRootAssembly`), and a list of numbers that is kept was made somewhere.
[UnconditionalSuppressMessage("Trimming", "IL2026"), UnconditionalSuppressMessage("Trimming", "IL2067"), UnconditionalSuppressMessage("Trimming", "IL2077"), UnconditionalSuppressMessage("AOT", "IL3050")]
internal abstract class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new(new Dictionary<Type, RecordShape>
    {
        [typeof(string)] = new Plain<string?>((to, value) => to.WriteText(value), from => from.ReadText()),
        [typeof(int)] = new Plain<int>((to, value) => to.Bytes.Write7BitEncodedInt(value), from => from.Bytes.Read7BitEncodedInt()),
        [typeof(long)] = new Plain<long>((to, value) => to.Bytes.Write(value), from => from.Bytes.ReadInt64()),
        [typeof(bool)] = new Plain<bool>((to, value) => to.Bytes.Write(value), from => from.Bytes.ReadBoolean()),
        [typeof(double)] = new Plain<double>((to, value) => to.Bytes.Write(value), from => from.Bytes.ReadDouble()),
        [typeof(DateOnly)] = new Plain<DateOnly>((to, value) => to.Bytes.Write(value.DayNumber), from => DateOnly.FromDayNumber(from.Bytes.ReadInt32())),
        [typeof(DateTime)] = new Plain<DateTime>((to, value) => to.Bytes.Write(value.ToBinary()), from => DateTime.FromBinary(from.Bytes.ReadInt64())),
        [typeof(DiagnosticCode)] = new Plain<DiagnosticCode>((to, value) => to.WriteText(value.Id), from => Codes.Find(from.ReadText()!)!),
        // Shared with others, so the same object must come back.
        [typeof(SourceText)] = new Plain<SourceText>((to, value) => to.WriteSource(value), from => from.ReadSource()),
        [typeof(SourceFile)] = new Plain<SourceFile>((to, value) => to.WriteFile(value), from => from.ReadFile()),
        [typeof(Document)] = new Plain<Document>((to, value) => to.WriteDocument(value), from => from.ReadDocument()),
        // The kinds make pages anew for each build.
        [typeof(Page)] = new Plain<Page>((_, _) => { }, _ => null!),
    });

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, Create);

    /// <summary>All that is in them; elsewhere both are known by their numbers.</summary>
    public static readonly RecordShape WholeFile = new Fields(typeof(SourceFile)), WholeDocument = new OneOf(typeof(Document));

    public abstract void Write(RecordWriter to, object? value);
    public abstract object? Read(RecordReader from);

    private static RecordShape Create(Type type)
    {
        if (type.IsEnum) return new Enumeration(type);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return new Optional(Of(underlying));
        if (type.IsArray) return new Items(type.GetElementType()!);
        if (type.IsInterface && type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyList<>) || open == typeof(IEnumerable<>))) return new Items(type.GetGenericArguments()[0]);
        if (type.IsValueType) return new Fields(type);
        if (type.Assembly != typeof(RecordShape).Assembly || typeof(Delegate).IsAssignableFrom(type)) throw new NotSupportedException($"`{type}` cannot be kept for the next build; add it to RecordShape");
        return type.IsSealed ? new Optional(new Fields(type)) : new OneOf(type);
    }

    private sealed class Plain<T>(Action<RecordWriter, T> write, Func<RecordReader, T> read) : RecordShape
    {
        public override void Write(RecordWriter to, object? value) => write(to, (T)value!);
        public override object? Read(RecordReader from) => read(from);
    }

    private sealed class Enumeration(Type type) : RecordShape
    {
        public override void Write(RecordWriter to, object? value) => to.Bytes.Write7BitEncodedInt((int)value!);
        public override object? Read(RecordReader from) => Enum.ToObject(type, from.Bytes.Read7BitEncodedInt());
    }

    private sealed class Optional(RecordShape shape) : RecordShape
    {
        public override void Write(RecordWriter to, object? value)
        {
            to.Bytes.Write(value is not null);
            if (value is not null) shape.Write(to, value);
        }

        public override object? Read(RecordReader from) => from.Bytes.ReadBoolean() ? shape.Read(from) : null;
    }

    private sealed class Items(Type type) : RecordShape
    {
        private readonly Array empty = Array.CreateInstance(type, 0);
        private RecordShape? item;

        public override void Write(RecordWriter to, object? value)
        {
            var items = value as ICollection ?? ((IEnumerable?)value)?.Cast<object?>().ToList();
            to.Bytes.Write7BitEncodedInt(items is null ? 0 : items.Count + 1);
            if (items is null || items.Count == 0) return;
            item ??= Of(type);
            foreach (var each in items) item.Write(to, each);
        }

        public override object? Read(RecordReader from)
        {
            var count = from.Bytes.Read7BitEncodedInt() - 1;
            if (count <= 0) return count < 0 ? null : empty;
            item ??= Of(type);
            var items = Array.CreateInstance(type, count);
            for (var i = 0; i < count; i++) items.SetValue(item.Read(from), i);
            return items;
        }
    }

    private sealed class Fields(Type type) : RecordShape
    {
        private readonly FieldInfo[] fields = RecordFields.Of(type);
        // Looked up when the first one is written, for a record may hold others of its type.
        private RecordShape[]? shapes;
        private RecordShape[] Shapes => shapes ??= [.. fields.Select(f => Of(f.FieldType))];

        public override void Write(RecordWriter to, object? value)
        {
            for (var i = 0; i < fields.Length; i++) Shapes[i].Write(to, fields[i].GetValue(value));
        }

        public override object? Read(RecordReader from)
        {
            var value = RuntimeHelpers.GetUninitializedObject(type);
            for (var i = 0; i < fields.Length; i++) fields[i].SetValue(value, Shapes[i].Read(from));
            return value;
        }
    }

    /// <summary>One of the records that are made from a type; nothing but these can be read back.</summary>
    private sealed class OneOf(Type type) : RecordShape
    {
        private readonly Type[] types = [.. type.Assembly.GetTypes().Where(t => !t.IsAbstract && type.IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];
        private readonly ConcurrentDictionary<Type, Fields> known = new();

        public override void Write(RecordWriter to, object? value)
        {
            to.Bytes.Write7BitEncodedInt(value is null ? 0 : Array.IndexOf(types, value.GetType()) + 1);
            if (value is not null) known.GetOrAdd(value.GetType(), t => new Fields(t)).Write(to, value);
        }

        public override object? Read(RecordReader from) => from.Bytes.Read7BitEncodedInt() is var number and > 0 ? known.GetOrAdd(types[number - 1], t => new Fields(t)).Read(from) : null;
    }
}
