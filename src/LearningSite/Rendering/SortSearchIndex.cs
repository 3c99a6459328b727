using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearningSite.Files;

namespace LearningSite.Rendering;

/// <summary>
/// Gives what Pagefind wrote one order. It writes the values of a filter, the filters of a language, and the languages in another one each time, and
/// names each file after its bytes. A file is a mark and one value in CBOR, packed with gzip: of a filter `[name, [[value, pages], …]]`, of a language
/// `[version, pages, words, [[filter, file], …], …]`.
/// </summary>
public static class SortSearchIndex
{
    private const string FilterEnding = ".pf_filter", LanguageEnding = ".pf_meta";
    private const int Filters = 3;
    private static readonly byte[] Mark = "pagefind_dcd"u8.ToArray();

    public static void In(string folder)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var filters = Path.Combine(folder, "filter");
        foreach (var path in Directory.Exists(filters) ? Directory.GetFiles(filters, "*" + FilterEnding) : [])
            Rewrite(path, FilterEnding, filter => Join(filter, [.. Items(filter).Take(1), Sort(Items(filter).ElementAt(1), v => v)]), names);
        foreach (var path in Directory.GetFiles(folder, "*" + LanguageEnding))
            Rewrite(path, LanguageEnding, language => Join(language, Items(language).Select((part, i) => i == Filters ? Sort(part, f => Rename(f, names)) : part)), names);
        var entry = Path.Combine(folder, "pagefind-entry.json");
        using var languages = JsonDocument.Parse(names.Aggregate(File.ReadAllText(entry), (text, name) => text.Replace($"\"{name.Key}\"", $"\"{name.Value}\"", StringComparison.Ordinal)));
        File.WriteAllText(entry, JsonText.Write(json => WriteSorted(languages.RootElement, json)));
    }

    private static void WriteSorted(JsonElement entry, Utf8JsonWriter json)
    {
        foreach (var property in entry.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                json.WriteStartObject(property.Name);
                foreach (var language in property.Value.EnumerateObject().OrderBy(l => l.Name, StringComparer.Ordinal)) language.WriteTo(json);
                json.WriteEndObject();
            }
            else property.WriteTo(json);
    }

    // `en_1a2b3c4.pf_filter`, `pagefind.en_1a2b3c4d5e.pf_meta`.
    private static void Rewrite(string path, string ending, Func<byte[], byte[]> change, Dictionary<string, string> names)
    {
        using var unpacked = new MemoryStream();
        using (var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) file.CopyTo(unpacked);
        var content = change(unpacked.ToArray()[Mark.Length..]);
        var name = Path.GetFileName(path)[..^ending.Length].Split('.')[^1];
        var hash = name.LastIndexOf('_') + 1;
        names[name] = name[..hash] + Convert.ToHexStringLower(SHA256.HashData(content))[..(name.Length - hash)];
        File.Delete(path);
        using var packed = new GZipStream(File.Create(path.Replace(name, names[name], StringComparison.Ordinal)), CompressionLevel.SmallestSize);
        packed.Write(Mark);
        packed.Write(content);
    }

    private static byte[] Sort(byte[] array, Func<byte[], byte[]> change) => Join(array, Items(array).Select(change).OrderBy(Convert.ToHexString, StringComparer.Ordinal));

    // The name of the file is the end of the value, and as long as before.
    private static byte[] Rename(byte[] filter, Dictionary<string, string> names)
    {
        var old = names.Keys.First(n => filter.AsSpan().EndsWith(Encoding.ASCII.GetBytes(n)));
        return [.. filter[..^old.Length], .. Encoding.ASCII.GetBytes(names[old])];
    }

    // As many items as the array had, so its head stays.
    private static byte[] Join(byte[] array, IEnumerable<byte[]> items)
    {
        var at = 0;
        ReadHead(array, ref at);
        return [.. array[..at], .. items.SelectMany(i => i)];
    }

    private static List<byte[]> Items(byte[] array)
    {
        var at = 0;
        var items = new List<byte[]>();
        for (var left = ReadHead(array, ref at).Number; left > 0; left--)
        {
            var start = at;
            Skip(array, ref at);
            items.Add(array[start..at]);
        }
        return items;
    }

    private static void Skip(byte[] cbor, ref int at)
    {
        var (kind, number) = ReadHead(cbor, ref at);
        switch (kind)
        {
            case 2 or 3: at += (int)number; break; // bytes, text
            case 4: for (; number > 0; number--) Skip(cbor, ref at); break; // array
            case 5 or 6: throw new InvalidDataException("Pagefind writes no maps and no tags");
        }
    }

    private static (int Kind, long Number) ReadHead(byte[] cbor, ref int at)
    {
        var first = cbor[at++];
        var size = (first & 31) switch { < 24 => 0, 24 => 1, 25 => 2, 26 => 4, 27 => 8, _ => throw new InvalidDataException("Pagefind says the length of everything") };
        Span<byte> number = stackalloc byte[sizeof(long)];
        cbor.AsSpan(at, size).CopyTo(number[^size..]);
        at += size;
        return (first >> 5, size == 0 ? first & 31 : BinaryPrimitives.ReadInt64BigEndian(number));
    }
}
