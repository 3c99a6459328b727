using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Xml;
using LearningSite.Diagnostics;

namespace LearningSite.Files;

/// <summary>
/// Width and height in pixels, read from the first bytes. The bytes must be what the extension says, and an SVG must be a
/// drawing: no script, no handler, nothing loaded from elsewhere.
/// Formats: PNG (W3C), GIF89a, JPEG (ITU T.81), WebP (RFC 9649), SVG 2.
/// </summary>
public sealed record ImageSize(int Width, int Height)
{
    public static bool IsImage(string extension) => extension is ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".svg";

    public static ImageSize? TryRead(SourceFile file, DiagnosticBag diagnostics)
    {
        byte[] bytes;
        try
        {
            bytes = file.ReadBytes();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(file.Unreadable(exception));
            return null;
        }
        var (size, fault) = file.Extension switch
        {
            ".png" => (ReadPng(bytes), "not a PNG image"),
            ".gif" => (ReadGif(bytes), "not a GIF image"),
            ".webp" => (ReadWebP(bytes), "not a WebP image"),
            ".svg" => ReadSvg(bytes),
            _ => (ReadJpeg(bytes), "not a JPEG image"),
        };
        if (size is { Width: <= 0 } or { Height: <= 0 }) size = null;
        if (size is null)
            diagnostics.Add(new Diagnostic(Codes.InvalidImage, $"the content of the image is {fault}", new Place(new SourceText(file.DisplayPath, ""), default), null,
                "export the image again in the format of its extension"));
        return size;
    }

    private static ImageSize? ReadPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes.StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })
            ? new ImageSize(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])) : null;

    private static ImageSize? ReadGif(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 10 && bytes.StartsWith("GIF8"u8)
            ? new ImageSize(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])) : null;

    private static ImageSize? ReadWebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8)) return null;
        var chunk = bytes[12..];
        if (chunk.StartsWith("VP8X"u8)) return new ImageSize(1 + Read24(bytes[24..]), 1 + Read24(bytes[27..]));
        if (chunk.StartsWith("VP8L"u8)) { var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]); return new ImageSize((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1); }
        return chunk.StartsWith("VP8 "u8)
            ? new ImageSize(BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF) : null;
    }

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    // Segments are 0xFF, a marker, and a length; the frame headers SOF0–SOF15 (without DHT, JPG, DAC) hold the size.
    private static ImageSize? ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(new byte[] { 0xFF, 0xD8 })) return null;
        for (var at = 2; at + 9 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
                return new ImageSize(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    // No drawing has as many, and the reader needs ten seconds and 700 MB for a file that is nothing else.
    private const int MostAttributes = 10_000, MostLevels = 256;

    private static (ImageSize?, string) ReadSvg(byte[] bytes)
    {
        if (HasManyAttributes(bytes)) return (null, $"an SVG with more than {MostAttributes} attributes in one element");
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = ReadFiles.AssetLimit };
        // Drawing programs write a document type of their own; ignoring it also leaves its entities undefined.
        ImageSize? size = null;
        var styleDepth = -1;
        var style = new StringBuilder();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction) return (null, "an SVG with a processing instruction");
                if (styleDepth >= 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) style.Append(reader.Value);
                if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == styleDepth) styleDepth = -1;
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.Depth >= MostLevels) return (null, $"an SVG that is nested deeper than {MostLevels} levels");
                var isRoot = size is null;
                if (isRoot && reader.LocalName != "svg") return (null, "not an SVG drawing");
                if (reader.NamespaceURI is not ("" or SvgNamespace) && !IsMetadata(reader.NamespaceURI)) return (null, $"an SVG with the element `{reader.Name}` of another language");
                if (reader.LocalName.ToLowerInvariant() is "script" or "foreignobject" or "iframe" or "animate" or "set" or "handler" or "object" or "embed" or "form" or "link" or "meta" or "base")
                    return (null, $"an SVG with the element `{reader.LocalName}`");
                if (styleDepth < 0 && reader.LocalName == "style" && !reader.IsEmptyElement) styleDepth = reader.Depth;
                if (isRoot) size = SvgSize(reader);
                if (FindUnsafeAttribute(reader) is { } attribute) return (null, $"an SVG with the attribute `{attribute}`");
            }
        }
        catch (XmlException exception)
        {
            return (null, $"not well-formed SVG (line {exception.LineNumber}, column {exception.LinePosition})");
        }
        // A browser joins the pieces of a style before it reads them.
        return LoadsFromElsewhere(style.ToString()) ? (null, "an SVG whose style loads something") : (size, "not an SVG drawing");
    }

    // They are read with their element, so they are counted before. No value of an attribute holds a `<`, and each needs a sign of equality.
    private static bool HasManyAttributes(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var at in bytes)
            if (at == '<') count = 0;
            else if (at == '=' && ++count > MostAttributes) return true;
        return false;
    }

    private static string? FindUnsafeAttribute(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            var isLink = reader.LocalName is "href" or "src" && !reader.Value.StartsWith('#');
            if (reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || isLink || LoadsFromElsewhere(reader.Value)) return reader.Name;
        }
        return null;
    }

    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    // What Inkscape, Illustrator and matplotlib write beside the drawing: descriptions that no browser acts on.
    private static bool IsMetadata(string name) => name.StartsWith("http://www.w3.org/1999/02/22-rdf-syntax-ns", StringComparison.Ordinal) || name.StartsWith("http://purl.org/dc/", StringComparison.Ordinal)
        || name.Contains("creativecommons.org/ns", StringComparison.Ordinal) || name.Contains("web.resource.org/cc", StringComparison.Ordinal) || name.Contains("inkscape.org", StringComparison.Ordinal) || name.Contains("sodipodi", StringComparison.Ordinal);

    /// <summary>True for CSS that names an address: `@import`, or a `url(…)` that is no anchor of the drawing itself.</summary>
    private static bool LoadsFromElsewhere(string css)
    {
        // A backslash can spell any of the words below, and no drawing program writes one.
        if (css.Contains("@import", StringComparison.OrdinalIgnoreCase) || css.Contains('\\', StringComparison.Ordinal)) return true;
        for (var at = css.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = css.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
            if (!css.AsSpan(at + 4).TrimStart(" \t\r\n\"'").StartsWith("#")) return true;
        return css.Contains("image-set(", StringComparison.OrdinalIgnoreCase) || css.Contains("src(", StringComparison.OrdinalIgnoreCase);
    }

    // `width` and `height` in pixels, else the view box; 300 × 150 is what CSS uses for a drawing without either.
    private static ImageSize SvgSize(XmlReader reader)
    {
        if (Pixels(reader.GetAttribute("width")) is { } width && Pixels(reader.GetAttribute("height")) is { } height) return new ImageSize(width, height);
        var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Pixels(box[2]) is { } boxWidth && Pixels(box[3]) is { } boxHeight ? new ImageSize(boxWidth, boxHeight) : new ImageSize(300, 150);
    }

    private static int? Pixels(string? value) =>
        double.TryParse(value?.Replace("px", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
            ? (int)Math.Round(number) : null;
}
