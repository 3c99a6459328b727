using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Questions;
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
    // Of these a site has several for each page, so they are written by hand: with all records written through reflection, that was 30 % of the time of a build after
    // one change. The number of their fields says when one is missing.
    private static readonly Plain<TextSpan> Spans = CountedValue<TextSpan>(2, (to, value) =>
    {
        to.WriteNumber(value.Start);
        to.WriteNumber(value.Length);
    }, from => new TextSpan(from.ReadNumber(), from.ReadNumber()));

    private static readonly Plain<KeyValuePair<string, string>> Pairs = CountedValue<KeyValuePair<string, string>>(2, (to, value) =>
    {
        to.WriteText(value.Key);
        to.WriteText(value.Value);
    }, from => new KeyValuePair<string, string>(from.ReadText()!, from.ReadText()!));

    private static readonly Plain<Place?> Places = Counted<Place>(2, (to, value) =>
    {
        to.WriteSource(value.Text);
        Spans.Put(to, value.Span);
    }, from => new Place(from.ReadSource(), Spans.Take(from)));

    private static readonly Items Texts = new(typeof(string));

    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new(new Dictionary<Type, RecordShape>
    {
        [typeof(string)] = new Plain<string?>((to, value) => to.WriteText(value), from => from.ReadText()),
        [typeof(int)] = new Plain<int>((to, value) => to.WriteNumber(value), from => from.ReadNumber()),
        [typeof(long)] = new Plain<long>((to, value) => to.WriteLong(value), from => from.ReadLong()),
        [typeof(bool)] = new Plain<bool>((to, value) => to.WriteFlag(value), from => from.ReadFlag()),
        [typeof(double)] = new Plain<double>((to, value) => to.WriteLong(BitConverter.DoubleToInt64Bits(value)), from => BitConverter.Int64BitsToDouble(from.ReadLong())),
        [typeof(DateOnly)] = new Plain<DateOnly>((to, value) => to.WriteNumber(value.DayNumber), from => DateOnly.FromDayNumber(from.ReadNumber())),
        [typeof(DateTime)] = new Plain<DateTime>((to, value) => to.WriteLong(value.ToBinary()), from => DateTime.FromBinary(from.ReadLong())),
        [typeof(DiagnosticCode)] = new Plain<DiagnosticCode>((to, value) => to.WriteText(value.Id), from => Codes.Find(from.ReadText()!)!),
        // Shared with others, so the same object must come back.
        [typeof(SourceText)] = new Plain<SourceText>((to, value) => to.WriteSource(value), from => from.ReadSource()),
        [typeof(SourceFile)] = new Plain<SourceFile>((to, value) => to.WriteFile(value), from => from.ReadFile()),
        [typeof(Document)] = new Plain<Document>((to, value) => to.WriteDocument(value), from => from.ReadDocument()),
        [typeof(TextSpan)] = Spans, [typeof(Place)] = Places, [typeof(KeyValuePair<string, string>)] = Pairs,
        [typeof(Diagnostic)] = Counted<Diagnostic>(9, (to, value) =>
        {
            to.WriteText(value.Code.Id);
            to.WriteText(value.Message);
            Places.Put(to, value.Place);
            to.WriteText(value.Label);
            to.WriteText(value.Help);
            to.WriteText(value.Note);
            Places.Put(to, value.NotePlace);
            to.WriteNumber((int)value.Severity);
            Of(typeof(Fix)).Write(to, value.Fix);
        }, from => new Diagnostic(Codes.Find(from.ReadText()!)!, from.ReadText()!, Places.Take(from), from.ReadText(), from.ReadText(), from.ReadText(), Places.Take(from)) { Severity = (Severity)from.ReadNumber(), Fix = (Fix?)Of(typeof(Fix)).Read(from) }),
        [typeof(QuestionUse)] = Counted<QuestionUse>(10, (to, value) =>
        {
            to.WriteText(value.Id);
            to.WriteText(value.Type);
            to.WriteText(value.Objective);
            to.WriteText(value.Stem);
            Spans.Put(to, value.Span);
            to.WriteNumber(value.KeyPosition is { } position ? position + 1 : 0);
            Texts.Write(to, value.Misconceptions);
            to.WriteText(value.Structure);
            Of(typeof(LedgerEntry)).Write(to, value.Entry);
            Texts.Write(to, value.Choices);
        }, from => new QuestionUse(from.ReadText()!, from.ReadText()!, from.ReadText(), from.ReadText()!, Spans.Take(from), from.ReadNumber() is var position and > 0 ? position - 1 : null, (IReadOnlyList<string>)Texts.Read(from)!)
        {
            Structure = from.ReadText(), Entry = (LedgerEntry?)Of(typeof(LedgerEntry)).Read(from), Choices = (IReadOnlyList<string>)Texts.Read(from)!,
        }),
        [typeof(LedgerEntry)] = Counted<LedgerEntry>(5, (to, value) =>
        {
            to.WriteText(value.At);
            to.WriteText(value.Wording);
            to.WriteText(value.Meaning);
            to.WriteNumber(value.Edition);
            Of(typeof(IReadOnlyList<KeyValuePair<string, string>>)).Write(to, value.Parts);
        }, from => new LedgerEntry(from.ReadText()!, from.ReadText()!) { Meaning = from.ReadText(), Edition = from.ReadNumber(), Parts = (IReadOnlyList<KeyValuePair<string, string>>)Of(typeof(IReadOnlyList<KeyValuePair<string, string>>)).Read(from)! }),
        [typeof(Lazy<PageHoldings>)] = new Plain<Lazy<PageHoldings>>((to, value) => to.WriteApart(Of(typeof(PageHoldings)), value.Value), from => Later(from.ReadApart(Of(typeof(PageHoldings))))),
        // The kinds make pages anew for each build.
        [typeof(Page)] = new Plain<Page>((_, _) => { }, _ => null!),
        // What they are read from, which who reads them sets.
        [typeof(ReadOnlyMemory<byte>)] = new Plain<ReadOnlyMemory<byte>>((_, _) => { }, _ => default),
    });

    private static Lazy<PageHoldings> Later(Func<object> read) => new(() => (PageHoldings)read(), LazyThreadSafetyMode.PublicationOnly);

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, Create);

    /// <summary>All that is in them; elsewhere both are known by their numbers.</summary>
    // No file of a build that keeps a cache stands for another one (`Edited`).
    public static readonly RecordShape WholeFile = Counted<SourceFile>(7, (to, value) =>
    {
        to.WriteText(value.FullPath);
        to.WriteText(value.DisplayPath);
        to.WriteText(value.RelativePath);
        to.WriteLong(value.Length);
        to.WriteLong(value.Times.Written.ToBinary());
        to.WriteLong(value.Times.Changed.ToBinary());
        to.WriteText(value.Locale);
    }, from => new SourceFile(from.ReadText()!, from.ReadText()!, from.ReadText()!, from.ReadLong()) { Times = new FileTimes(DateTime.FromBinary(from.ReadLong()), DateTime.FromBinary(from.ReadLong())), Locale = from.ReadText() });

    public static readonly RecordShape WholeDocument = new OneOf(typeof(Document));

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

    /// <summary>Some values of the type, in an array of it.</summary>
    protected virtual Array ReadItems(RecordReader from, Type type, int count)
    {
        var items = Array.CreateInstance(type, count);
        for (var i = 0; i < count; i++) items.SetValue(Read(from), i);
        return items;
    }

    private static Plain<T> CountedValue<T>(int fields, Action<RecordWriter, T> write, Func<RecordReader, T> read) =>
        RecordFields.Of(typeof(T)).Length == fields ? new Plain<T>(write, read) : throw new NotSupportedException($"`{typeof(T)}` has other fields than RecordShape writes");

    private static Plain<T?> Counted<T>(int fields, Action<RecordWriter, T> write, Func<RecordReader, T> read) where T : class => CountedValue<T?>(fields, (to, value) =>
    {
        to.WriteFlag(value is not null);
        if (value is not null) write(to, value);
    }, from => from.ReadFlag() ? read(from) : null);

    private sealed class Plain<T>(Action<RecordWriter, T> write, Func<RecordReader, T> read) : RecordShape
    {
        public Action<RecordWriter, T> Put => write;
        public Func<RecordReader, T> Take => read;

        public override void Write(RecordWriter to, object? value) => write(to, (T)value!);
        public override object? Read(RecordReader from) => read(from);

        protected override Array ReadItems(RecordReader from, Type type, int count)
        {
            var items = new T[count];
            for (var i = 0; i < count; i++) items[i] = read(from);
            return items;
        }
    }

    private sealed class Enumeration(Type type) : RecordShape
    {
        public override void Write(RecordWriter to, object? value) => to.WriteNumber((int)value!);
        public override object? Read(RecordReader from) => Enum.ToObject(type, from.ReadNumber());
    }

    private sealed class Optional(RecordShape shape) : RecordShape
    {
        public override void Write(RecordWriter to, object? value)
        {
            to.WriteFlag(value is not null);
            if (value is not null) shape.Write(to, value);
        }

        public override object? Read(RecordReader from) => from.ReadFlag() ? shape.Read(from) : null;
    }

    private sealed class Items(Type type) : RecordShape
    {
        private readonly Array empty = Array.CreateInstance(type, 0);
        private RecordShape? item;

        public override void Write(RecordWriter to, object? value)
        {
            var items = value as ICollection ?? ((IEnumerable?)value)?.Cast<object?>().ToList();
            to.WriteNumber(items is null ? 0 : items.Count + 1);
            if (items is null || items.Count == 0) return;
            item ??= Of(type);
            foreach (var each in items) item.Write(to, each);
        }

        public override object? Read(RecordReader from)
        {
            var count = from.ReadNumber() - 1;
            if (count <= 0) return count < 0 ? null : empty;
            item ??= Of(type);
            return item.ReadItems(from, type, count);
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
            to.WriteNumber(value is null ? 0 : Array.IndexOf(types, value.GetType()) + 1);
            if (value is not null) known.GetOrAdd(value.GetType(), t => new Fields(t)).Write(to, value);
        }

        public override object? Read(RecordReader from) => from.ReadNumber() is var number and > 0 ? known.GetOrAdd(types[number - 1], t => new Fields(t)).Read(from) : null;
    }
}
