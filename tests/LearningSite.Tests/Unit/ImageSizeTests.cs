using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public sealed class ImageSizeTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='640' height='320'/>", 640, 320)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='640px' height='320.4px'/>", 640, 320)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 12'/>", 24, 12)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0,0,24,12' width='100%'/>", 24, 12)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", 300, 150)]
    [InlineData("<svg width='24'/>", 300, 150)]
    [InlineData("<svg height='24'/>", 300, 150)]
    [InlineData("<svg width='0' height='24' viewBox='0 0 5 6'/>", 5, 6)]
    [InlineData("<svg width='-5' height='24'/>", 300, 150)]
    [InlineData("<svg width='99999' height='1'/>", 99999, 1)]
    [InlineData("<svg width='1' height='100000'/>", 300, 150)]
    [InlineData("<svg width='NaN' height='5em' viewBox='-9 -9 5.5 7.4'/>", 6, 7)]
    [InlineData("<svg width='1e2' height='.9'/>", 100, 1)]
    [InlineData("<svg viewBox='0 0 5'/>", 300, 150)]
    [InlineData("<svg viewBox='0 0 5 6 7'/>", 300, 150)]
    [InlineData("<svg viewBox='0 0 0 6'/>", 300, 150)]
    [InlineData("<svg viewBox='0 0 6 x'/>", 300, 150)]
    [InlineData("<svg viewBox=' 0, 0,  6 ,7 '/>", 6, 7)]
    [InlineData("<svg width='3' height='4'><svg width='5' height='6'/></svg>", 3, 4)]
    [InlineData("<?xml version='1.0' encoding='UTF-8'?><!-- x --><svg xmlns='http://www.w3.org/2000/svg' width='1' height='2'><g fill='url(#a)'><use href='#b'/></g></svg>", 1, 2)]
    [InlineData("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg width='3' height='4'/>", 3, 4)]
    public void Drawing_is_measured(string svg, int width, int height)
    {
        var (size, findings) = Read(".svg", Encoding.UTF8.GetBytes(svg));
        Assert.Empty(findings);
        Assert.Equal(new ImageSize(width, height), size);
    }

    [Theory]
    [InlineData("<style>rect { fill: url(#a) } /* and text */</style><rect/>")]
    [InlineData("<style/><text>src(</text>")]
    [InlineData("<style>a</style><text>src(</text>")]
    [InlineData("<text>@import 'x'</text><style>a</style>")]
    [InlineData("<g><style>a</style></g><desc>@import</desc>")]
    [InlineData("<text><![CDATA[url(x)]]></text>")]
    [InlineData("<rect fill='url( \t&quot;#a&quot;)' mask=\"url('#b')\" style='fill: url(#a); mask: URL(#b)'/>")]
    [InlineData("<a href='#a'><image src='#b'/></a>")]
    [InlineData("<p:RDF xmlns:p='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>")]
    [InlineData("<p:title xmlns:p='http://purl.org/dc/elements/1.1/'/>")]
    [InlineData("<p:Work xmlns:p='http://creativecommons.org/ns#'/>")]
    [InlineData("<p:Work xmlns:p='http://web.resource.org/cc/'/>")]
    [InlineData("<p:grid xmlns:p='http://www.inkscape.org/namespaces/inkscape'/>")]
    [InlineData("<p:namedview xmlns:p='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd'/>")]
    public void What_drawing_programs_write_is_accepted(string content)
    {
        var (size, findings) = Read(".svg", Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='4'>{content}</svg>"));
        Assert.Empty(findings);
        Assert.Equal(new ImageSize(3, 4), size);
    }

    [Theory]
    [InlineData("<svg><script>alert(1)</script></svg>", "`script`")]
    [InlineData("<svg><SCRIPT/></svg>", "`SCRIPT`")]
    [InlineData("<svg xmlns:x='http://www.w3.org/2000/svg'><x:script/></svg>", "`script`")]
    [InlineData("<svg onload='alert(1)'/>", "`onload`")]
    [InlineData("<svg OnLoad='alert(1)'/>", "`OnLoad`")]
    [InlineData("<svg><g onclick='alert(1)'/></svg>", "`onclick`")]
    [InlineData("<svg><foreignObject><b/></foreignObject></svg>", "`foreignObject`")]
    [InlineData("<svg><iframe src='#'/></svg>", "`iframe`")]
    [InlineData("<svg><a href='javascript:alert(1)'/></svg>", "`href`")]
    [InlineData("<svg xmlns:xlink='http://www.w3.org/1999/xlink'><use xlink:href='https://evil.example/a.svg#b'/></svg>", "`xlink:href`")]
    [InlineData("<svg><image href='data:image/png;base64,AAAA'/></svg>", "`href`")]
    [InlineData("<svg><animate attributeName='href' to='javascript:alert(1)'/></svg>", "`animate`")]
    [InlineData("<svg><set attributeName='onload' to='alert(1)'/></svg>", "`set`")]
    [InlineData("<svg><handler/></svg>", "`handler`")]
    [InlineData("<svg><object/></svg>", "`object`")]
    [InlineData("<svg><embed/></svg>", "`embed`")]
    [InlineData("<svg><form/></svg>", "`form`")]
    [InlineData("<svg><link/></svg>", "`link`")]
    [InlineData("<svg><meta/></svg>", "`meta`")]
    [InlineData("<svg><base/></svg>", "`base`")]
    [InlineData("<svg><image src='x.png'/></svg>", "`src`")]
    [InlineData("<svg><g/><rect a='b' onclick='x'/></svg>", "`onclick`")]
    [InlineData("<svg><rect style='fill: image-set(\"x\" 1x)'/></svg>", "`style`")]
    [InlineData("<svg><rect style='fill: SRC(\"x\")'/></svg>", "`style`")]
    [InlineData("<svg><rect style='\\75rl(x)'/></svg>", "`style`")]
    [InlineData("<svg><rect style='@IMPORT'/></svg>", "`style`")]
    [InlineData("<svg><p:body xmlns:p='http://www.w3.org/1999/xhtml'/></svg>", "an SVG with the element `p:body` of another language")]
    [InlineData("<svg width='0.4' height='4'/>", "image is not an SVG drawing")]
    [InlineData("<svg xmlns='http://www.w3.org/1999/xhtml'/>", "the element `svg` of another language")]
    [InlineData("<svg><g>\n<g></svg>", "not well-formed SVG (line 2, column 6)")]
    [InlineData("<svg><rect fill='url(https://evil.example/x)'/></svg>", "`fill`")]
    [InlineData("<svg><rect style='fill: URL( https://evil.example/x )'/></svg>", "`style`")]
    [InlineData("<?xml-stylesheet href='https://evil.example/x.css'?><svg/>", "processing instruction")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>", "not well-formed")]
    [InlineData("<html/>", "not an SVG drawing")]
    [InlineData("<svg><g></svg>", "not well-formed")]
    [InlineData("", "not well-formed")]
    public void Drawing_that_runs_or_loads_something_is_refused(string svg, string fault) => AssertRefused(svg, fault);

    [Theory]
    [InlineData("<svg><style>@import url(https://evil.example/x.css);</style></svg>")]
    [InlineData("<svg><style>rect { fill: url('https://evil.example/x') }</style></svg>")]
    [InlineData("<svg><style><![CDATA[@import 'https://evil.example/x.css';]]></style></svg>")]
    [InlineData("<svg><style>@imp<![CDATA[ort 'https://evil.example/x.css';]]></style></svg>")]
    [InlineData("<svg><style><g/>@import 'https://evil.example/x.css';</style></svg>")]
    [InlineData("<svg><style>@\\69mport 'https://evil.example/x.css';</style></svg>")]
    [InlineData("<svg><style><style>a</style>@import 'https://evil.example/x.css';</style></svg>")]
    [InlineData("<svg><style>a</style><g><style>@import 'https://evil.example/x.css';</style></g></svg>")]
    [InlineData("<svg><style>ur<g/>l(x)</style></svg>")]
    [InlineData("<svg><style>url(#a) url(\n x)</style></svg>")]
    public void Style_that_loads_something_is_refused(string svg) => AssertRefused(svg, "style");

    [Fact]
    public void Second_address_in_one_attribute_is_seen_too() => AssertRefused("<svg><rect style='fill: url(#a); mask: url(https://evil.example/x)'/></svg>", "`style`");

    [Theory]
    [InlineData("<svg><object xmlns='http://www.w3.org/1999/xhtml' data='https://evil.example/x.html'/></svg>")]
    [InlineData("<svg><meta xmlns='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;url=https://evil.example/'/></svg>")]
    [InlineData("<svg><form xmlns='http://www.w3.org/1999/xhtml' action='https://evil.example/'/></svg>")]
    public void Elements_of_HTML_are_refused_in_a_drawing(string svg) => AssertRefused(svg, "an SVG with");

    // Of each format the shortest file that tells its size. What stands in bytes beside the size is set, so that it must be cut off.
    public static TheoryData<string, int, int, byte[]> Bitmaps => new()
    {
        { ".png", 2, 3, Png(2, 3)[..24] },
        { ".png", 65_793, 16_909_060, Png(65_793, 16_909_060)[..24] },
        { ".gif", 258, 772, [.. "GIF89a"u8, 2, 1, 4, 3] },
        { ".gif", 1, 1, [.. "GIF87a"u8, 1, 0, 1, 0] },
        { ".webp", 197_122, 394_501, [.. "RIFF\0\0\0\0WEBPVP8X\0\0\0\0"u8, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6] },
        { ".webp", 300, 9_000, [.. "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/"u8, 0x2B, 0xC1, 0xC9, 0xF8, 0, 0, 0, 0, 0] },
        { ".webp", 258, 772, [.. "RIFF\0\0\0\0WEBPVP8 \0\0\0\0"u8, 0, 0, 0, 0, 0, 0, 2, 0x41, 4, 0xC3] },
        { ".jpg", 258, 772, [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 3, 4, 1, 2] },
        { ".jpeg", 5, 7, [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 7, 0, 5] },
        { ".jpg", 5, 7, [0xFF, 0xD8, 0xFF, 0xC4, 0, 7, 8, 0, 1, 0, 1, 0xFF, 0xC8, 0, 7, 8, 0, 1, 0, 1, 0xFF, 0xCC, 0, 7, 8, 0, 1, 0, 1, 0xFF, 0xCF, 0, 17, 8, 0, 7, 0, 5] },
    };

    [Theory]
    [MemberData(nameof(Bitmaps))]
    public void Bitmap_is_measured_from_its_first_bytes_and_is_none_without_the_last_of_them(string extension, int width, int height, byte[] bytes)
    {
        Assert.Equal(new ImageSize(width, height), Read(extension, bytes).Size);
        Assert.Null(Read(extension, bytes[..^1]).Size);
    }

    [Theory]
    [InlineData(".png", true)]
    [InlineData(".jpg", true)]
    [InlineData(".jpeg", true)]
    [InlineData(".gif", true)]
    [InlineData(".webp", true)]
    [InlineData(".svg", true)]
    [InlineData(".pdf", false)]
    [InlineData(".PNG", false)]
    [InlineData("", false)]
    public void Image_is_known_by_its_extension(string extension, bool isImage) => Assert.Equal(isImage, ImageSize.IsImage(extension));

    [Fact]
    public void Image_that_is_gone_is_a_finding()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(ImageSize.TryRead(new SourceFile(folder.Combine("gone.png"), "input/gone.png", "gone.png", 1), diagnostics));
        Assert.Equal((Codes.UnreadableFile, "input/gone.png"), (Assert.Single(diagnostics.Sorted()).Code, diagnostics.Sorted()[0].Place?.Text.Path));
    }

    [Theory]
    [InlineData(".png", "a PNG")]
    [InlineData(".gif", "a GIF")]
    [InlineData(".webp", "a WebP")]
    [InlineData(".jpg", "a JPEG")]
    [InlineData(".jpeg", "a JPEG")]
    public void Content_must_be_what_the_extension_says(string extension, string format)
    {
        var finding = Assert.Single(Read(extension, "<html><script>alert(1)</script></html> and some more text to be long enough"u8.ToArray()).Findings);
        Assert.Equal((Codes.InvalidImage, $"the content of the image is not {format} image", "export the image again in the format of its extension"), (finding.Code, finding.Message, finding.Help));
        Assert.Equal(new Location(1, 1), finding.Place?.End);
    }

    [Theory]
    [InlineData(".jpg", "\0\0\u00FF\u00C0\0\u0011\b\0\u0007\0\u0005")]
    [InlineData(".jpg", "\u00FF\u00D8\0\u00C0\0\u0011\b\0\u0007\0\u0005")]
    [InlineData(".webp", "RIFF\0\0\0\0WEBPVP8!\0\0\0\0\0\0\0\0\0\0\u0002\0\u0002\0")]
    [InlineData(".webp", "RIFX\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\0\0\0\u0002\0\u0002\0")]
    [InlineData(".webp", "RIFF\0\0\0\0WEBRVP8 \0\0\0\0\0\0\0\0\0\0\u0002\0\u0002\0")]
    public void Header_that_is_nearly_one_is_none(string extension, string bytes) => Assert.Null(Read(extension, Encoding.Latin1.GetBytes(bytes)).Size);

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(5, int.MinValue)]
    public void Impossible_size_is_no_image(int width, int height) => Assert.Null(Read(".png", Png(width, height)).Size);

    [Fact]
    public void Any_bytes_are_measured_or_refused() => Property.ForAll<byte[]>(bytes =>
    {
        byte[][] starts = [[], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [.. "GIF8"u8], [.. "RIFF\0\0\0\0WEBPVP8L"u8], [.. "RIFF\0\0\0\0WEBPVP8 "u8], [0xFF, 0xD8, 0xFF], [.. "<svg"u8]];
        foreach (var extension in new[] { ".png", ".gif", ".webp", ".jpg", ".svg" })
            foreach (var start in starts)
            {
                // Ten thousand of them need no disk.
                byte[] image = [.. start, .. bytes];
                var findings = new DiagnosticBag();
                var size = ImageSize.TryRead(new SourceFile("/image" + extension, "image" + extension, "image" + extension, image.Length) { Edited = image }, findings);
                Assert.Equal(size is null, findings.Sorted().Count == 1);
            }
    });

    private void AssertRefused(string svg, string fault)
    {
        var (size, findings) = Read(".svg", Encoding.UTF8.GetBytes(svg));
        Assert.Null(size);
        Assert.Contains(fault, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static byte[] Png(int width, int height)
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private (ImageSize? Size, IReadOnlyList<Diagnostic> Findings) Read(string extension, byte[] bytes)
    {
        folder.Write("image" + extension, bytes);
        var diagnostics = new DiagnosticBag();
        var size = ImageSize.TryRead(new SourceFile(folder.Combine("image" + extension), "image" + extension, "image" + extension, bytes.Length), diagnostics);
        return (size, diagnostics.Sorted());
    }
}
