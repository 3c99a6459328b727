using System.Security.Cryptography;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>
/// Keeps a <see cref="LastBuild"/> for another process: files, documents and outlines as <see cref="RecordShape"/> writes them. The
/// pages themselves are in the output. Only a file with the checksum that its <see cref="BuildStamp"/> names is ever read.
/// </summary>
internal static class LastBuildFile
{
    private const string FileName = "last-build.bin";

    /// <summary>What everything else refers to.</summary>
    private sealed record Head(IReadOnlyList<string> Destinations, IReadOnlyList<UnreadFile> Unread, IReadOnlyList<Asset> Assets, GatheredChecks Gathered, IReadOnlyList<OutputFile>? Output, IReadOnlyList<Other> Others);

    private sealed record Other(string Destination, SeenPage Seen);

    /// <param name="last">From which some of it was taken over.</param>
    /// <returns>The checksum to read it by.</returns>
    public static string Write(LastBuild build, LastBuild? last, string cache)
    {
        IReadOnlyList<ParsedFile> files = [.. build.Files.Values];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var known in files) numbers.Add(known.File.DisplayPath, numbers.Count);
        var documents = new Dictionary<Document, int>(ReferenceEqualityComparer.Instance);
        foreach (var document in files.SelectMany(f => f.Documents)) documents.Add(document, documents.Count);
        // What was taken over is copied, while the numbers in it mean the same files and documents.
        var copies = last is not null && files.Select(f => (f.File.DisplayPath, f.Documents.Count)).SequenceEqual(last.Files.Values.Select(f => (f.File.DisplayPath, f.Documents.Count)));
        // A page that the program writes about itself may refer to a document that is in no file.
        IReadOnlyList<KeyValuePair<string, PageOutline>> pages = [.. build.Pages.Where(p => IsCopied(p.Value.Kept) || p.Value.AnchorUses.All(u => documents.ContainsKey(u.From)))];
        var (file, parsed, outline) = (RecordShape.WholeFile, RecordShape.Of(typeof(ParsedFile)), RecordShape.Of(typeof(PageOutline)));
        var parts = new ReadOnlyMemory<byte>[1 + (2 * files.Count) + pages.Count];
        using (var head = new RecordWriter(numbers, null)) parts[0] = head.Write(RecordShape.Of(typeof(Head)), new Head([.. pages.Select(p => p.Key)], build.Unread, build.Assets, build.Gathered, build.Output, [.. build.Others.Select(o => new Other(o.Key, o.Value))]));
        ForBatches(files.Count, () => new RecordWriter(numbers, null), (writer, i) =>
        {
            parts[1 + i] = writer.Write(file, files[i].File);
            parts[1 + files.Count + i] = IsCopied(files[i].Kept) ? files[i].Kept : writer.Write(parsed, files[i]);
        });
        ForBatches(pages.Count, () => new RecordWriter(numbers, documents), (writer, i) => parts[1 + (2 * files.Count) + i] = IsCopied(pages[i].Value.Kept) ? pages[i].Value.Kept : writer.Write(outline, pages[i].Value));
        return Write(parts, files.Count, Path.Combine(cache, FileName));

        bool IsCopied(ReadOnlyMemory<byte> kept) => copies && !kept.IsEmpty;
    }

    // A reader or writer for each of many thousand records would be most of what a short build allocates.
    private static void ForBatches<T>(int count, Func<T> create, Action<T, int> work)
    {
        const int Batch = 512;
        DeepThreads.For((count + Batch - 1) / Batch, batch =>
        {
            var common = create();
            using var _ = common as IDisposable;
            for (var i = batch * Batch; i < Math.Min(count, (batch + 1) * Batch); i++) work(common, i);
        });
    }

    private static string Write(ReadOnlyMemory<byte>[] parts, int files, string path)
    {
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1024 * 1024))
        {
            void Append(ReadOnlySpan<byte> bytes)
            {
                checksum.AppendData(bytes);
                stream.Write(bytes);
            }
            Append(BitConverter.GetBytes(files));
            Append(BitConverter.GetBytes(parts.Length));
            foreach (var part in parts) Append(BitConverter.GetBytes(part.Length));
            foreach (var part in parts) Append(part.Span);
        }
        File.Move(temporary, path, overwrite: true);
        return Convert.ToHexString(checksum.GetHashAndReset());
    }

    /// <param name="checksum">Of the file that is meant.</param>
    /// <returns>Null when the file is not there, or another one is.</returns>
    public static byte[]? Load(string checksum, string cache)
    {
        try
        {
            var content = File.ReadAllBytes(Path.Combine(cache, FileName));
            return checksum == Convert.ToHexString(SHA256.HashData(content)) ? content : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException) { return null; }
    }

    /// <param name="content">Of a file that was loaded by its checksum.</param>
    public static LastBuild Read(byte[] content, DateTime readAt, Surroundings surroundings)
    {
        var (count, total) = (BitConverter.ToInt32(content, 0), BitConverter.ToInt32(content, sizeof(int)));
        var starts = new int[total + 1];
        starts[0] = (2 + total) * sizeof(int);
        for (var i = 0; i < total; i++) starts[i + 1] = starts[i] + BitConverter.ToInt32(content, (2 + i) * sizeof(int));
        var files = new SourceFile[count];
        var byPath = new Dictionary<string, SourceFile>(count, StringComparer.Ordinal);
        ReadAll(1, count, RecordShape.WholeFile, null, (i, file) => files[i] = (SourceFile)file);
        foreach (var file in files) byPath.Add(file.DisplayPath, file);
        var head = (Head)new RecordReader(content, files, byPath, null).Read(RecordShape.Of(typeof(Head)), starts[0])!;
        var (parsedFiles, outlines) = (new ParsedFile[count], new PageOutline[head.Destinations.Count]);
        ReadAll(1 + count, count, RecordShape.Of(typeof(ParsedFile)), null, (i, file) => parsedFiles[i] = (ParsedFile)file with { Kept = Bytes(1 + count + i) });
        Document[] documents = [.. parsedFiles.SelectMany(f => f.Documents)];
        ReadAll(1 + (2 * count), outlines.Length, RecordShape.Of(typeof(PageOutline)), documents, (i, outline) => outlines[i] = (PageOutline)outline with { Kept = Bytes(1 + (2 * count) + i) });
        var pages = new Dictionary<string, PageOutline>(StringComparer.Ordinal);
        for (var i = 0; i < outlines.Length; i++) pages.Add(head.Destinations[i], outlines[i]);
        return new LastBuild(readAt, surroundings, parsedFiles.ToDictionary(f => f.File.DisplayPath, StringComparer.Ordinal), head.Unread, head.Assets, pages, head.Gathered, null) { Output = head.Output, Others = head.Others.ToDictionary(o => o.Destination, o => o.Seen, StringComparer.Ordinal) };

        ReadOnlyMemory<byte> Bytes(int number) => content.AsMemory(starts[number]..starts[number + 1]);

        void ReadAll(int first, int some, RecordShape shape, Document[]? documents, Action<int, object> set) =>
            ForBatches(some, () => new RecordReader(content, files, byPath, documents), (reader, i) => set(i, reader.Read(shape, starts[first + i])!));
    }
}
