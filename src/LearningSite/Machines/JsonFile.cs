using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearningSite.Machines;

/// <summary>One object as a file: written by hand, because a serialiser costs more at start-up than all of these files.</summary>
internal static class JsonFile
{
    public static string Write(Action<Utf8JsonWriter> writeContent)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            writeContent(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }
}
