using System.Buffers;
using System.Text;
using LearningSite.Diagnostics;

namespace LearningSite.Files;

/// <summary>A regular file found under an input folder. Its text is read when it is needed and not kept.</summary>
/// <param name="FullPath">Absolute; never printed and never written into a page.</param>
/// <param name="DisplayPath">Relative to the root with <c>/</c>, for messages: <c>input/lessons/a/b.md</c>.</param>
/// <param name="RelativePath">Relative to its input folder with <c>/</c>: <c>lessons/a/b.md</c>.</param>
/// <param name="Length">Bytes at the time of the scan.</param>
public sealed record SourceFile(string FullPath, string DisplayPath, string RelativePath, long Length)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>When it was written at the time of the scan.</summary>
    public FileTimes Times { get; init; }

    public static SourceFile Of(FileInfo file, string displayPath, string relativePath) => new(file.FullName, displayPath, relativePath, file.Length) { Times = FileTimes.Of(file) };

    /// <summary>The language of a translation, when the file lies in the folder of a locale; <c>RelativePath</c> is below that folder then.</summary>
    public string? Locale { get; init; }

    /// <summary>The path for messages of what this file translates; null when it is no translation.</summary>
    public string? OriginalPath => Locale is null ? null : DisplayPath[..^(Locale.Length + 1 + RelativePath.Length)] + RelativePath;

    /// <summary>What stands here in place of the file on the disk, while `check --fix` looks at its own repairs.</summary>
    public byte[]? Edited { get; init; }

    public string Name => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];
    public string Folder => RelativePath.LastIndexOf('/') is var at and >= 0 ? RelativePath[..at] : "";
    public string Extension => Path.GetExtension(RelativePath).ToLowerInvariant();
    public string Stem => Path.GetFileNameWithoutExtension(Name);

    /// <summary>The same file as a translation, when it is one: `es/lessons/a/b.md` is the Spanish `lessons/a/b.md`.</summary>
    public SourceFile In(IReadOnlyList<string> locales) =>
        RelativePath.IndexOf('/', StringComparison.Ordinal) is var at and > 0 && ReadFiles.IsText(Extension) && locales.Contains(RelativePath[..at])
            ? this with { Locale = RelativePath[..at], RelativePath = RelativePath[(at + 1)..] } : this;

    public byte[] ReadBytes() => Edited ?? File.ReadAllBytes(FullPath);

    /// <summary>Reads and decodes, or reports why not: strict UTF-8, one byte order mark dropped, every line end becomes <c>\n</c>.</summary>
    public SourceText? TryReadText(DiagnosticBag diagnostics)
    {
        if (Edited is not null) return Decode(Edited, diagnostics);
        try
        {
            return ReadText(diagnostics);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Unreadable(exception));
            return null;
        }
    }

    /// <summary>Deleted since it was listed, or not ours to read.</summary>
    public Diagnostic Unreadable(Exception exception) =>
        new(Codes.UnreadableFile, "the file cannot be read", new Place(new SourceText(DisplayPath, ""), default), null, $"the system says: {(exception is UnauthorizedAccessException ? "access denied" : exception is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "input or output error")}");

    private SourceText? ReadText(DiagnosticBag diagnostics)
    {
        // Every file of the site is read twice, so its bytes go into a rented buffer.
        using var file = File.OpenHandle(FullPath);
        var length = (int)RandomAccess.GetLength(file);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var read = 0;
            while (read < length && RandomAccess.Read(file, buffer.AsSpan(read, length - read), read) is var more and > 0) read += more;
            return Decode(buffer.AsSpan(0, read), diagnostics);
        }
        finally { ArrayPool<byte>.Shared.Return(buffer); }
    }

    private SourceText? Decode(ReadOnlySpan<byte> bytes, DiagnosticBag diagnostics)
    {
        var content = bytes[(bytes.StartsWith("\uFEFF"u8) ? 3 : 0)..];
        try
        {
            return new SourceText(DisplayPath, NormaliseLineEnds(StrictUtf8.GetString(content)), ReadAgain);
        }
        catch (DecoderFallbackException exception)
        {
            // The index counts from the start of the failing read, which is the whole file here.
            var before = Encoding.UTF8.GetString(content[..Math.Clamp(exception.Index, 0, content.Length)]);
            var text = new SourceText(DisplayPath, NormaliseLineEnds(before + "\uFFFD"));
            diagnostics.Add(new Diagnostic(Codes.InvalidUtf8, $"byte {exception.Index} is not valid UTF-8",
                new Place(text, new TextSpan(text.Text.Length - 1, 1)), "not a UTF-8 character", "save the file as UTF-8 in your editor"));
            return null;
        }
    }

    /// <summary>The text as a finding of an earlier build needs it, which is read when somebody looks at the finding.</summary>
    public SourceText TextWhenAsked() => new(DisplayPath, null, ReadAgain);

    // Only to show the place of a finding. A file that is gone meanwhile has nothing to show.
    private string ReadAgain() => TryReadText(new DiagnosticBag())?.Text ?? "";

    /// <summary>Every line end as one <c>\n</c>.</summary>
    public static string NormaliseLineEnds(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
}
