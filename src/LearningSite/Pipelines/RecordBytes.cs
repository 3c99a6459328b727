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

    private BinaryWriter Bytes { get; } = new(new MemoryStream(), Encoding.UTF8);

    public byte[] ToArray() => ((MemoryStream)Bytes.BaseStream).ToArray();

    public void Dispose() => Bytes.Dispose();

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

/// <summary>Reads what <see cref="RecordWriter"/> wrote, from the bytes as they are: a stream and a reader for each of many thousand records would be most of what a short build allocates.</summary>
internal sealed class RecordReader(byte[] content, int start, IReadOnlyList<SourceFile> files, IReadOnlyDictionary<string, SourceFile> byPath, IReadOnlyList<Document>? documents)
{
    private readonly List<string> texts = new(64);
    private readonly List<SourceText> sources = [];
    private int at = start;

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
            texts.Add(Encoding.UTF8.GetString(content, at, length));
            at += length;
        }
        return number == 0 ? null : texts[number - 1];
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
