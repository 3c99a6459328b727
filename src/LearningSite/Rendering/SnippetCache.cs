using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Markup;

namespace LearningSite.Rendering;

/// <summary>
/// Highlighted code and typeset formulas of the last build, by their text. A build in which none of them changed
/// never starts Node. The file is named after a checksum of the worker, so another highlighter finds no old result, and of when the worker
/// was last touched on this machine, so that nobody can bring a file of his own HTML along with the content. It holds only what the last build used.
/// </summary>
public sealed class SnippetCache
{
    private const uint Magic = 0x3153534C; // "LSS1"
    private readonly string? path;
    // As UTF-8, half as long: nearly all of it is ASCII. What is known are parts of the file as it was read.
    private readonly Dictionary<string, ReadOnlyMemory<byte>?> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>?> used = new(StringComparer.Ordinal);
    private volatile bool hasNew;

    private SnippetCache(string? path) => this.path = path;

    /// <summary>A cache for one build, kept nowhere.</summary>
    public static SnippetCache CreateTransient() => new(null);

    /// <summary>Reads what an earlier build left; a missing or damaged file is an empty cache.</summary>
    public static SnippetCache Load(string folder, string workerPath)
    {
        var cache = new SnippetCache(Path.Combine(folder, $"snippets-{VersionOf(workerPath)}.bin"));
        if (File.Exists(cache.path)) cache.Read(cache.path);
        return cache;
    }

    public SnippetResult? Find(Snippet snippet)
    {
        var key = KeyOf(snippet);
        if (!known.TryGetValue(key, out var html) && !used.TryGetValue(key, out html)) return null;
        used[key] = html;
        return new SnippetResult(html is { } text ? Encoding.UTF8.GetString(text.Span) : null);
    }

    /// <summary>Formulas with an error are not kept: they must be reported again.</summary>
    public void Add(Snippet snippet, SnippetResult result)
    {
        if (result.Error is not null) return;
        used[KeyOf(snippet)] = result.Html is { } html ? Encoding.UTF8.GetBytes(html) : null;
        hasNew = true;
    }

    /// <summary>Writes beside the old file and takes its place, so that a second build never reads half a cache.</summary>
    /// <param name="keepsUnused">Pages were taken over from an earlier build and have asked for nothing.</param>
    public void Save(DiagnosticBag diagnostics, bool keepsUnused = false)
    {
        if (keepsUnused && !hasNew) return;
        if (keepsUnused)
            foreach (var (key, html) in known) used.TryAdd(key, html);
        if (path is null || (used.Count == known.Count && used.Keys.All(known.ContainsKey))) return;
        try
        {
            Write(path);
            hasNew = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(NotKept());
        }
    }

    public static Diagnostic NotKept() =>
        new(Codes.CacheNotKept, "the cache could not be kept; the site is complete without it", null, null, "name a folder that can be written with `CachePath`, or build with `--no-cache`");

    private void Write(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? ".";
        OutputFolder.CreateMarked(folder);
        // Those of another highlighter are never read again.
        foreach (var old in Directory.EnumerateFiles(folder, "snippets-*.bin").Where(f => f != path).ToList()) File.Delete(old);
        var temporary = path + ".tmp";
        using (var writer = new BinaryWriter(File.Create(temporary), Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(used.Count);
            foreach (var (key, html) in used.OrderBy(u => u.Key, StringComparer.Ordinal))
            {
                writer.Write(key);
                writer.Write(html is not null);
                if (html is not { } text) continue;
                writer.Write7BitEncodedInt(text.Length);
                writer.Write(text.Span);
            }
        }
        File.Move(temporary, path, overwrite: true);
    }

    private void Read(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            if (reader.ReadUInt32() != Magic) return;
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                var key = reader.ReadString();
                known[key] = reader.ReadBoolean() ? ReadPart(reader, bytes) : null;
            }
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or IOException)
        {
            // A cache that cannot be read costs time and nothing else; Save replaces it.
            known.Clear();
        }
    }

    private static ReadOnlyMemory<byte> ReadPart(BinaryReader reader, byte[] bytes)
    {
        var length = reader.Read7BitEncodedInt();
        var start = (int)reader.BaseStream.Position;
        if (length < 0 || length > bytes.Length - start) throw new EndOfStreamException();
        reader.BaseStream.Position += length;
        return bytes.AsMemory(start, length);
    }

    // The text itself: a hash would load the system's cryptography for 30 KB of code.
    private static string KeyOf(Snippet snippet) => $"{(snippet.IsMath ? snippet.IsDisplay ? "M" : "m" : "c")}\0{snippet.Language}\0{snippet.Text}";

    // `worker.cjs` loads its parts by names that hold their hashes, so it changes with each of them.
    private static string VersionOf(string workerPath)
    {
        var checksum = 0u;
        foreach (var b in File.ReadAllBytes(workerPath)) checksum = BitOperations.Crc32C(checksum, b);
        checksum = BitOperations.Crc32C(checksum, (ulong)FileTimes.Of(new FileInfo(workerPath)).Changed.Ticks);
        return checksum.ToString("x8", CultureInfo.InvariantCulture);
    }
}
