using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearningSite.Files;

/// <summary>One JSON object as text, with letters as they are. Written by hand, because a serialiser costs more at start-up than all files of a site.</summary>
public static class JsonText
{
    // A larger one would be kept to the end for one file.
    private const int LargestSpare = 1024 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? spare;

    /// <summary>The same as UTF-8, for a file that grows with the site.</summary>
    /// <param name="expected">About so many bytes.</param>
    public static ReadOnlyMemory<byte> WriteBytes(Action<Utf8JsonWriter> writeMembers, int expected)
    {
        var bytes = new ArrayBufferWriter<byte>(expected);
        Write(bytes, writeMembers, isIndented: false);
        return bytes.WrittenMemory;
    }

    /// <param name="isIndented">For files that people may have to read too.</param>
    public static string Write(Action<Utf8JsonWriter> writeMembers, bool isIndented = false)
    {
        // One buffer for all texts of a thread: one that grows to hold a large file would cost a collection of garbage each time.
        var bytes = spare ?? new ArrayBufferWriter<byte>(64 * 1024);
        spare = null;
        Write(bytes, writeMembers, isIndented);
        var text = Encoding.UTF8.GetString(bytes.WrittenSpan);
        bytes.ResetWrittenCount();
        if (bytes.Capacity <= LargestSpare) spare = bytes;
        return text;
    }

    private static void Write(ArrayBufferWriter<byte> bytes, Action<Utf8JsonWriter> writeMembers, bool isIndented)
    {
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        writeMembers(json);
        json.WriteEndObject();
    }
}
