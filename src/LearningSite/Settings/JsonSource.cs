using System.Text;
using System.Text.Json;
using LearningSite.Diagnostics;

namespace LearningSite.Settings;

/// <summary>The text of a JSON file, for a reader that counts in bytes and for findings that count in characters.</summary>
public sealed class JsonSource(SourceText source)
{
    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(source.Text);

    public Utf8JsonReader CreateReader() => new(Bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    /// <summary>The token that was just read: a word, number or text as a whole, of a list or group its opening bracket.</summary>
    public Place PlaceOf(in Utf8JsonReader reader)
    {
        var length = reader.TokenType switch
        {
            JsonTokenType.PropertyName or JsonTokenType.String => reader.ValueSpan.Length + 2,
            JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.None => 1,
            _ => reader.ValueSpan.Length,
        };
        var start = (int)reader.TokenStartIndex;
        var at = Count(0, start);
        return new Place(source, SpanAt(at, Math.Max(1, Count(start, Math.Min(length, Bytes.Length - start)))));
    }

    // System.Text.Json counts lines from zero and columns in bytes of the line.
    public Place PlaceOf(JsonException exception)
    {
        var line = (int)(exception.LineNumber ?? 0);
        var lineText = line < source.LineCount ? source.GetLine(line + 1) : "";
        var column = Encoding.UTF8.GetCharCount(Encoding.UTF8.GetBytes(lineText).AsSpan(0, (int)Math.Min(exception.BytePositionInLine ?? 0, Encoding.UTF8.GetByteCount(lineText))));
        return new Place(source, SpanAt(source.GetOffset(line + 1, column + 1), 1));
    }

    // What ends too early is found where nothing stands any more.
    private TextSpan SpanAt(int start, int length) => new(start, Math.Min(length, source.Text.Length - start));

    private int Count(int start, int length) => Encoding.UTF8.GetCharCount(Bytes.AsSpan(start, length));
}
