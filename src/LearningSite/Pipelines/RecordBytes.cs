using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;

namespace LearningSite.Pipelines;

/// <summary>Writes one record, with each text once. <see cref="RecordShape"/> says how.</summary>
/// <param name="files">The number of each file, by display path.</param>
/// <param name="documents">The number of each document; null where they are written themselves.</param>
internal sealed class RecordWriter(IReadOnlyDictionary<string, int> files, IReadOnlyDictionary<Document, int>? documents) : IDisposable
{
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceText, int> sources = new(ReferenceEqualityComparer.Instance);

    private RecordWriter? apart;

    private BinaryWriter Bytes { get; } = new(new MemoryStream(), Encoding.UTF8);

    /// <summary>The record as bytes; one is written after the other.</summary>
    public byte[] Write(RecordShape shape, object value)
    {
        Bytes.BaseStream.SetLength(0);
        texts.Clear();
        sources.Clear();
        shape.Write(this, value);
        return ((MemoryStream)Bytes.BaseStream).ToArray();
    }

    public void Dispose()
    {
        apart?.Dispose();
        Bytes.Dispose();
    }

    /// <summary>A record in another that can be read by itself, later.</summary>
    public void WriteApart(RecordShape shape, object value)
    {
        var bytes = (apart ??= new RecordWriter(files, documents)).Write(shape, value);
        WriteNumber(bytes.Length);
        Bytes.Write(bytes);
    }

    public void WriteFlag(bool flag) => Bytes.Write(flag);

    public void WriteNumber(int number) => Bytes.Write7BitEncodedInt(number);

    public void WriteLong(long number) => Bytes.Write(number);

    public void WriteText(string? text)
    {
        if (text is null) Bytes.Write7BitEncodedInt(0);
        else if (IsNew(texts, text)) Bytes.Write(text);
    }

    public void WriteSource(SourceText source)
    {
        if (!IsNew(sources, source)) return;
        WriteText(source.Path);
        // A text that stands in a file of the content is there the next time, too.
        WriteText(source.IsOfFile && files.ContainsKey(source.Path) ? null : source.Text);
    }

    public void WriteFile(SourceFile file) => Bytes.Write7BitEncodedInt(files[file.DisplayPath]);

    public void WriteDocument(Document document)
    {
        if (documents is null) RecordShape.WholeDocument.Write(this, document);
        else Bytes.Write7BitEncodedInt(documents[document]);
    }

    // What is met again is its number.
    private bool IsNew<T>(Dictionary<T, int> known, T value) where T : class
    {
        var isNew = known.TryAdd(value, known.Count + 1);
        Bytes.Write7BitEncodedInt(known[value]);
        return isNew;
    }
}

/// <summary>Reads what <see cref="RecordWriter"/> wrote, from the bytes as they are.</summary>
/// <param name="shared">Texts of another reader, which may read at the same time.</param>
internal sealed class RecordReader(byte[] content, IReadOnlyList<SourceFile> files, IReadOnlyDictionary<string, SourceFile> byPath, IReadOnlyList<Document>? documents, string?[]? shared = null)
{
    private readonly List<string> texts = [];
    private readonly List<SourceText> sources = [];
    // A large site says the same in thousands of records. By a checksum; the last one of each has its place.
    private readonly string?[] common = shared ?? new string?[4096];
    private int at;

    /// <summary>The record that begins there; one is read after the other.</summary>
    public object? Read(RecordShape shape, int start)
    {
        at = start;
        texts.Clear();
        sources.Clear();
        return shape.Read(this);
    }

    public bool ReadFlag() => content[at++] != 0;

    public int ReadNumber()
    {
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var bits = content[at++];
            number |= (bits & 0x7F) << shift;
            if (bits < 0x80) return number;
        }
    }

    public long ReadLong()
    {
        at += sizeof(long);
        return BitConverter.ToInt64(content, at - sizeof(long));
    }

    public string? ReadText()
    {
        var number = ReadNumber();
        if (number > texts.Count)
        {
            var length = ReadNumber();
            texts.Add(TextOf(content.AsSpan(at, length)));
            at += length;
        }
        return number == 0 ? null : texts[number - 1];
    }

    private string TextOf(ReadOnlySpan<byte> bytes)
    {
        var checksum = (uint)bytes.Length;
        for (var rest = bytes; rest.Length > 0; rest = rest[Math.Min(sizeof(ulong), rest.Length)..])
            checksum = rest.Length < sizeof(ulong) ? BitOperations.Crc32C(checksum, rest[0] | ((uint)rest[^1] << 8)) : BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        ref var last = ref common[checksum % (uint)common.Length];
        return last is { } known && Ascii.Equals(bytes, known) ? known : last = Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Reads a record that was written by itself, when it is called; several may call it at the same time.</summary>
    public Func<object> ReadApart(RecordShape shape)
    {
        var length = ReadNumber();
        var start = at;
        at += length;
        return () => new RecordReader(content, files, byPath, documents, common).Read(shape, start)!;
    }

    public SourceText ReadSource()
    {
        var number = ReadNumber();
        if (number > sources.Count) sources.Add(ReadText() is var path && ReadText() is { } text ? new SourceText(path!, text) : byPath[path!].TextWhenAsked());
        return sources[number - 1];
    }

    public SourceFile ReadFile() => files[ReadNumber()];

    public Document ReadDocument() => documents is null ? (Document)RecordShape.WholeDocument.Read(this)! : documents[ReadNumber()];
}
