using System.Globalization;
using System.Text;

namespace LearningSite.Tests.Security;

/// <summary>The strings of `attacks.txt`, or with `ATTACKS=file` those of any other list, one in a line.</summary>
public static class Attacks
{
    public static IReadOnlyList<string> All { get; } = Environment.GetEnvironmentVariable("ATTACKS") is { Length: > 0 } file
        ? [.. File.ReadLines(file).Where(l => l.Length > 0).Distinct()] : [.. ReadOwn().Split('\n').Where(l => l.Length > 0 && !l.StartsWith('#')).Select(Unescape)];

    private static string ReadOwn()
    {
        using var embedded = typeof(Attacks).Assembly.GetManifestResourceStream("attacks.txt") ?? throw new InvalidOperationException("attacks.txt is not embedded");
        using var reader = new StreamReader(embedded);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Unescape(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\') { text.Append(line[i]); continue; }
            i++;
            if (line[i] == 'u') { text.Append((char)int.Parse(line.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)); i += 4; }
            else text.Append(line[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
        }
        return text.ToString();
    }
}
