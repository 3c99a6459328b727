using System.Text;
using System.Text.RegularExpressions;

namespace LearningSite.Tests.Support;

/// <summary>A file as somebody might leave it by a slip.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="What">For the message of a failing test.</param>
public sealed record Mutation(string Path, string What, Func<byte[]> Create);

/// <summary>Slips of a hand, for every place of a file: the same list each time.</summary>
public static partial class Mutations
{
    // Primes, so that the places fall on ever other parts of words, keys and multi-byte characters.
    private const int CutStep = 97, DoubleStep = 29;

    public static IEnumerable<Mutation> Of(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var text = Encoding.UTF8.GetString(bytes);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var at = i;
            yield return new Mutation(path, $"line {at + 1} deleted", () => Encode(string.Join('\n', lines.Where((_, n) => n != at))));
        }
        for (var i = 0; i < text.Length; i += DoubleStep)
        {
            var at = i;
            yield return new Mutation(path, $"character {at} doubled", () => Encode(text.Insert(at, text[at].ToString())));
        }
        for (var i = 0; i < bytes.Length; i += CutStep)
        {
            var at = i;
            yield return new Mutation(path, $"cut at byte {at}", () => bytes[..at]);
        }
        var keys = Key().Matches(text);
        for (var i = 1; i < keys.Count; i++)
        {
            var (first, second) = (keys[i - 1].Groups["key"], keys[i].Groups["key"]);
            if (first.Value == second.Value) continue;
            yield return new Mutation(path, $"keys `{first.Value}` and `{second.Value}` swapped at {first.Index}",
                () => Encode(text[..first.Index] + second.Value + text[(first.Index + first.Length)..second.Index] + first.Value + text[(second.Index + second.Length)..]));
        }
    }

    private static readonly string[] Marks =
    [
        "\n", "\n\n", "\n---\n", " ", "  ", "    ", "\t", "\r\n", "- ", "- [x] ", "- [ ] ", "* ", "1. ", "# ", "## ", "> ", "> [!NOTE]\n", "::: ", ":::: quiz {#q}\n", "\n:::\n", "::::", "{#a}", "{", "}", "[", "]", "(", ")", "](", "![", "[^1]", "[^1]: ", "[[=", "]]", "{{", "}}", "{{{", "{{/", "{{#if ", "{{#each ", "{{> ", "{{!--", "--}}", "{{else}}", "{{t \"",
        "../", "this.", "|", "|-|", "| a |\n| - |\n", "```\n", "````", "~~~", "`", "``", "$", "$$", "\\", "**", "__", "*", "_", "~~", "<", ">", "</", "<!--", "-->", "<kbd>", "<details>", "<a href=\"", "&", "&amp;", "&#0;", "&#x110000;", "\"", "'", ":", ": ", "#", " #", "&a ", "*a", "!x ", "!!str ", "<<: ", "? ", "|\n", ">-\n", "|2-\n", "%YAML 1.2\n---\n", "...", "---", "~", "null", "@", "%",
        "{lang=fr}", "javascript:", "https://example.org/", "//", "mailto:", "www.", "../../", "role:", "\0", "\u0001", "\u0085", "\u00A0", "\u00AD", "\u200B", "\u202E", "\u2028", "\uFEFF", "\uFFFE", "\uFFFD", "e\u0301", "\u0489", "а", "İ", "ß", "ﬁ", "😀", "𝕏", "١", "9999999999999999999", "-1", "1e999", "NaN", "0x", "null,", "true", "[]", "{}", ",", "\\u0000", "\\ud800", "<svg", "<script>", "<?xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "url(", "width=\"1e9\"",
    ];

    /// <summary>One to five changes that no hand would make together, at random.</summary>
    /// <param name="other">Where foreign pieces come from.</param>
    public static byte[] Change(string text, Pieces other, Random random)
    {
        for (var changes = 1 + random.Next(5); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(1 + random.Next(random.Next(8) == 0 ? 400 : 24), text.Length - at);
            text = random.Next(10) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                2 or 3 or 4 => text.Insert(at, Marks[random.Next(Marks.Length)]),
                5 => text.Remove(at, length).Insert(at, Marks[random.Next(Marks.Length)]),
                6 => text.Insert(at, string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? Marks[random.Next(Marks.Length)] : text.Substring(at, Math.Min(length, 8)), 1 << random.Next(8)))),
                7 => other.Take(random) is var foreign && foreign.Length > 0 && random.Next(foreign.Length) is var start ? text.Insert(at, foreign.Substring(start, Math.Min(1 + random.Next(200), foreign.Length - start))) : text,
                8 => LineAt(text, at) is var (first, end) ? random.Next(3) switch { 0 => text.Remove(first, end - first), 1 => text.Insert(first, new string(' ', 1 + random.Next(6))), _ => text.Insert(end, text[first..end]) } : text,
                _ => random.Next(16) == 0 ? text[..at] : text.Insert(at, ((char)random.Next(0x20, 0x3000)).ToString()),
            };
        }
        var bytes = Encode(text);
        if (bytes.Length > 0 && random.Next(64) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static (int Start, int End) LineAt(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        return (start, text.IndexOf('\n', start) is var end and >= 0 ? end + 1 : text.Length);
    }

    private static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"(?<=^[ -]*|[{,] *)(?<key>[A-Za-z][\w-]*)(?=:( |$))", RegexOptions.Multiline)]
    private static partial Regex Key();
}
