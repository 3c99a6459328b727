using System.Buffers;

namespace LearningSite.Markup;

public enum UrlKind { Absolute, Relative, Anchor, Unsafe }

/// <summary>
/// Sorts addresses as a browser would read them. The scheme is taken after removing what browsers ignore (tab, line feed,
/// carriage return anywhere; C0 controls and spaces in front), because `java\tscript:` runs. Only `https`, `http` and
/// `mailto` may leave the site. Source: WHATWG URL Standard, basic URL parser.
/// </summary>
public static class UrlPolicy
{
    private static char[] SpacesAndControls => [.. Enumerable.Range(0, 0x21).Select(i => (char)i)];
    private static readonly SearchValues<char> Kept = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'();/?:@&=+$,#%");

    public static (UrlKind Kind, string Scheme) Classify(string url)
    {
        var clean = url.AsSpan().IndexOfAnyInRange('\0', ' ') < 0 ? url : string.Concat(url.Where(c => c is not '\t' and not '\n' and not '\r')).TrimStart(SpacesAndControls);
        if (clean.Length == 0 || clean[0] == '#') return (UrlKind.Anchor, "");
        // A backslash counts as a slash, so `/\host` and `\\host` lead to another host, as `//host` does.
        if (clean is ['/' or '\\', '/' or '\\', ..]) return (UrlKind.Unsafe, "//");
        if (clean[0] == '\\') return (UrlKind.Unsafe, "\\");
        // A scheme is a letter, then letters, digits, `+`, `-` and `.`; `10:30.md` and `a/b:c` have none.
        var colon = clean.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !char.IsAsciiLetter(clean[0]) || !clean[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.'))
            return clean.Any(char.IsControl) ? (UrlKind.Unsafe, "") : (UrlKind.Relative, "");
        var scheme = clean[..colon].ToLowerInvariant();
        return scheme is "https" or "http" or "mailto" ? (UrlKind.Absolute, scheme) : (UrlKind.Unsafe, scheme);
    }

    /// <summary>Percent-encodes what HTML and URLs reserve, and leaves existing escapes as they are (as CommonMark's
    /// reference renderer does).</summary>
    public static string Encode(string url)
    {
        if (url.AsSpan().IndexOfAnyExcept(Kept) < 0) return url;
        var output = new System.Text.StringBuilder(url.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.IsAscii && Kept.Contains((char)rune.Value)) { output.Append((char)rune.Value); continue; }
            foreach (var b in utf8[..rune.EncodeToUtf8(utf8)]) output.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return output.ToString();
    }
}
