using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LearningSite.Files;

/// <summary>Where pages go before the site is complete: a folder beside the output, memory in `preview`, nowhere in `check`.</summary>
public interface IStage
{
    /// <param name="destination">Below the output folder, with `/`.</param>
    void Write(string destination, ReadOnlySpan<char> content);
    /// <summary>The same for a file that need not be made before somebody asks for it.</summary>
    void Write(string destination, Func<ReadOnlyMemory<byte>> create);
    void Copy(string destination, string sourcePath);
    /// <summary>Takes over what the last build wrote to the same place.</summary>
    void Keep(string destination);
}

/// <summary>Files that are made as text.</summary>
public static class StageTexts
{
    public static void Write(this IStage stage, string destination, Func<string> create) => stage.Write(destination, () => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(create()));
}

/// <summary>`check` writes nothing.</summary>
public sealed class NullStage : IStage
{
    public void Write(string destination, ReadOnlySpan<char> content) { }
    public void Write(string destination, Func<ReadOnlyMemory<byte>> create) { }
    public void Copy(string destination, string sourcePath) { }
    public void Keep(string destination) { }
}

/// <summary>`preview` serves from memory: exactly the files of the site, and nothing else on the disk. Data about the whole site are made when somebody asks for them.</summary>
/// <param name="last">What the last build wrote.</param>
public sealed class MemoryStage(IReadOnlyDictionary<string, byte[]>? last = null) : IStage
{
    private StagedFiles files = new();

    public IReadOnlyDictionary<string, byte[]> Files => files;
    public void Write(string destination, ReadOnlySpan<char> content)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(content)];
        Encoding.UTF8.GetBytes(content, bytes);
        files.Set(destination, new Lazy<byte[]>(bytes));
    }

    public void Write(string destination, Func<ReadOnlyMemory<byte>> create) => files.Set(destination, new Lazy<byte[]>(() => create().ToArray()));
    public void Copy(string destination, string sourcePath) => files.Set(destination, new Lazy<byte[]>(File.ReadAllBytes(sourcePath)));
    public void Keep(string destination) => files.Set(destination, new Lazy<byte[]>(last![destination]));

    /// <summary>Takes over all that the last build wrote; what is written from now on stands in its place.</summary>
    public void KeepAll() => files = new StagedFiles((StagedFiles)last!);

    private sealed class StagedFiles : IReadOnlyDictionary<string, byte[]>
    {
        // Most of the files of a large site stay as the first build wrote them; the others are copied for each build, those not.
        private readonly ConcurrentDictionary<string, Lazy<byte[]>> files, others = new(StringComparer.Ordinal);

        public StagedFiles() => files = others;
        public StagedFiles(StagedFiles last) => (files, others) = (last.files, last.files == last.others ? others : new(last.others, StringComparer.Ordinal));

        public void Set(string name, Lazy<byte[]> bytes) => others[name] = bytes;

        public byte[] this[string key] => Find(key)?.Value ?? throw new KeyNotFoundException(key);
        public IEnumerable<string> Keys => files == others ? files.Keys : files.Keys.Union(others.Keys, StringComparer.Ordinal);
        public IEnumerable<byte[]> Values => Keys.Select(k => this[k]);
        public int Count => Keys.Count();
        public bool ContainsKey(string key) => Find(key) is not null;
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out byte[] value) => (value = Find(key)?.Value) is not null;
        public IEnumerator<KeyValuePair<string, byte[]>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        private Lazy<byte[]>? Find(string key) => others.GetValueOrDefault(key) ?? files.GetValueOrDefault(key);
    }
}
