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

    private static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"(?<=^[ -]*|[{,] *)(?<key>[A-Za-z][\w-]*)(?=:( |$))", RegexOptions.Multiline)]
    private static partial Regex Key();
}
