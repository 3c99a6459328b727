namespace LearningSite.Tests.Support;

/// <summary>One example of a spec file.</summary>
/// <param name="Number">Counts from one over the file.</param>
/// <param name="Section">The nearest heading above.</param>
/// <param name="Words">What stands behind `example` on the line of the fence.</param>
/// <param name="Block">The whole fenced block as it is written, for rewriting.</param>
public sealed record SpecExample(int Number, string Section, string Words, string Input, string Expected, string Block);

/// <summary>
/// Reads files such as CommonMark's `spec.txt`:
/// <code>
/// file    = *( prose / example )
/// example = fence " example" *( " " word ) LF input "." LF expected fence LF      fence = 4 or more backticks
/// </code>
/// An arrow → in an example stands for a tab, as in CommonMark's spec.
/// </summary>
public static class SpecFile
{
    public static IReadOnlyList<SpecExample> Read(string relativePath) => Parse(ProjectFolder.ReadText(relativePath));

    public static IReadOnlyList<SpecExample> Parse(string text)
    {
        var lines = text.Split('\n');
        var examples = new List<SpecExample>();
        var section = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#')) section = lines[i].TrimStart('#').Trim();
            if (FindFence(lines[i]) is not { } fence) continue;
            var end = Array.IndexOf(lines, fence, i + 1);
            var dot = Array.IndexOf(lines, ".", i + 1);
            if (end < 0 || dot < 0 || dot > end) throw new FormatException($"line {i + 1}: an example is input, a line with a single dot, output, and the fence again");
            examples.Add(new SpecExample(examples.Count + 1, section, lines[i][(fence.Length + " example".Length)..].Trim(), Join(lines[(i + 1)..dot]), Join(lines[(dot + 1)..end]),
                string.Join('\n', lines[i..(end + 1)])));
            i = end;
        }
        return examples;
    }

    /// <summary>The same example with another output.</summary>
    public static string Rewrite(SpecExample example, string expected)
    {
        var lines = example.Block.Split('\n');
        var dot = Array.IndexOf(lines, ".");
        var ending = expected.Length == 0 || expected.EndsWith('\n') ? expected : expected + "\n";
        return string.Join('\n', lines[..(dot + 1)]) + "\n" + ending.Replace('\t', '→') + lines[^1];
    }

    private static string Join(string[] lines) => string.Concat(lines.Select(l => l.Replace('→', '\t') + "\n"));

    private static string? FindFence(string line)
    {
        var length = line.TakeWhile(c => c == '`').Count();
        return length >= 4 && line[length..] is " example" or [' ', 'e', 'x', 'a', 'm', 'p', 'l', 'e', ' ', ..] ? line[..length] : null;
    }
}
