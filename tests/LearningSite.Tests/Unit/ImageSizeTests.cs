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
    [InlineData("<?xml version='1.0' encoding='UTF-8'?><!-- x --><svg xmlns='http://www.w3.org/2000/svg' width='1' height='2'><g fill='url(#a)'><use href='#b'/></g></svg>", 1, 2)]
    [InlineData("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg width='3' height='4'/>", 3, 4)]
    public void Drawing_is_measured(string svg, int width, int height)
    {
        var (size, findings) = Read(".svg", Encoding.UTF8.GetBytes(svg));
        Assert.Empty(findings);
        Assert.Equal(new ImageSize(width, height), size);
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
    public void Style_that_loads_something_is_refused(string svg) => AssertRefused(svg, "style");

    [Fact]
    public void Second_address_in_one_attribute_is_seen_too() => AssertRefused("<svg><rect style='fill: url(#a); mask: url(https://evil.example/x)'/></svg>", "`style`");

    [Theory]
    [InlineData("<svg><object xmlns='http://www.w3.org/1999/xhtml' data='https://evil.example/x.html'/></svg>")]
    [InlineData("<svg><meta xmlns='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;url=https://evil.example/'/></svg>")]
    [InlineData("<svg><form xmlns='http://www.w3.org/1999/xhtml' action='https://evil.example/'/></svg>")]
    public void Elements_of_HTML_are_refused_in_a_drawing(string svg) => AssertRefused(svg, "an SVG with");

    [Fact]
    public void Small_headers_of_bitmaps_are_measured()
    {
        Assert.Equal(new ImageSize(2, 3), Read(".png", Png(2, 3)).Size);
        Assert.Equal(new ImageSize(258, 1), Read(".gif", [.. "GIF89a"u8, 2, 1, 1, 0]).Size);
        Assert.Equal(new ImageSize(5, 7), Read(".webp", [.. "RIFF\0\0\0\0WEBPVP8X\0\0\0\0"u8, 0, 0, 0, 0, 4, 0, 0, 6, 0, 0]).Size);
        Assert.Equal(new ImageSize(5, 7), Read(".jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 7, 0, 5, 3, 0, 0]).Size);
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
        Assert.Equal((Codes.InvalidImage, $"the content of the image is not {format} image"), (finding.Code, finding.Message));
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 5)]
    [InlineData(5, int.MinValue)]
    public void Impossible_size_is_no_image(int width, int height) => Assert.Null(Read(".png", Png(width, height)).Size);

    [Fact]
    public void Any_bytes_are_measured_or_refused() => Property.ForAll<byte[]>(bytes =>
    {
        byte[][] starts = [[], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [.. "GIF8"u8], [.. "RIFF\0\0\0\0WEBPVP8L"u8], [.. "RIFF\0\0\0\0WEBPVP8 "u8], [0xFF, 0xD8, 0xFF], [.. "<svg"u8]];
        foreach (var extension in new[] { ".png", ".gif", ".webp", ".jpg", ".svg" })
            foreach (var start in starts)
            {
                var (size, findings) = Read(extension, [.. start, .. bytes]);
                Assert.Equal(size is null, findings.Count == 1);
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
