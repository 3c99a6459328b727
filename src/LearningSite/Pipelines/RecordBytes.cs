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

    public BinaryWriter Bytes { get; } = new(new MemoryStream(), Encoding.UTF8);

    public byte[] ToArray() => ((MemoryStream)Bytes.BaseStream).ToArray();

    public void Dispose() => Bytes.Dispose();

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

/// <summary>Reads what <see cref="RecordWriter"/> wrote.</summary>
internal sealed class RecordReader(byte[] content, int start, int length, IReadOnlyList<SourceFile> files, IReadOnlyDictionary<string, SourceFile> byPath, IReadOnlyList<Document>? documents) : IDisposable
{
    private readonly List<string> texts = [];
    private readonly List<SourceText> sources = [];

    public BinaryReader Bytes { get; } = new(new MemoryStream(content, start, length, writable: false), Encoding.UTF8);

    public void Dispose() => Bytes.Dispose();

    public string? ReadText()
    {
        var number = Bytes.Read7BitEncodedInt();
        if (number > texts.Count) texts.Add(Bytes.ReadString());
        return number == 0 ? null : texts[number - 1];
    }

    public SourceText ReadSource()
    {
        var number = Bytes.Read7BitEncodedInt();
        if (number > sources.Count) sources.Add(ReadText() is var path && ReadText() is { } text ? new SourceText(path!, text) : byPath[path!].TextWhenAsked());
        return sources[number - 1];
    }

    public SourceFile ReadFile() => files[Bytes.Read7BitEncodedInt()];

    public Document ReadDocument() => documents is null ? (Document)RecordShape.WholeDocument.Read(this)! : documents[Bytes.Read7BitEncodedInt()];
}
