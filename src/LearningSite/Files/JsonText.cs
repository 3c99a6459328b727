using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearningSite.Files;

/// <summary>One JSON object as text, with letters as they are. Written by hand, because a serialiser costs more at start-up than all files of a site.</summary>
public static class JsonText
{
    /// <param name="isIndented">For files that people may have to read too.</param>
    public static string Write(Action<Utf8JsonWriter> writeMembers, bool isIndented = false)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
