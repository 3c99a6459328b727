using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearningSite.Files;

/// <summary>One JSON object as text, with letters as they are. Written by hand, because a serialiser costs more at start-up than all files of a site.</summary>
public static class JsonText
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? spare;

    /// <param name="isIndented">For files that people may have to read too.</param>
    public static string Write(Action<Utf8JsonWriter> writeMembers, bool isIndented = false)
    {
        // One buffer for all texts of a thread: one that grows to hold a large file would cost a collection of garbage each time.
        var bytes = spare ?? new ArrayBufferWriter<byte>(64 * 1024);
        spare = null;
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }
        var text = Encoding.UTF8.GetString(bytes.WrittenSpan);
        bytes.ResetWrittenCount();
        spare = bytes;
        return text;
    }
}
