namespace LearningSite.Tests.Support;

/// <summary>Parts of a file that a parser can begin with: what every part needs in front, and pieces of which a few are taken at random.</summary>
public sealed record Pieces(string Head, IReadOnlyList<string> Parts)
{
    /// <summary>Front matter with the lines around it.</summary>
    public static Pieces OfHeader(string text) => new(text[..Math.Min(text.Length, text.IndexOf("\n---\n", StringComparison.Ordinal) + 300)], []);

    /// <summary>Parts between empty lines, without front matter.</summary>
    public static Pieces OfText(string text) => new("", text[(text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", StringComparison.Ordinal) + 5 : 0)..].Split("\n\n").Select(p => p + "\n\n").ToList());

    public static Pieces OfWhole(string text) => new(text, []);

    /// <summary>The entries of the list that stands least deep, or the lines where there is none.</summary>
    public static Pieces OfEntries(string yaml)
    {
        var lines = yaml.Split('\n').Select(l => l + "\n").ToList();
        var hyphens = lines.Where(l => l.TrimStart(' ').StartsWith("- ", StringComparison.Ordinal)).Select(Indent).DefaultIfEmpty(-1).Min();
        var parts = new List<string>();
        var head = "";
        foreach (var line in lines)
        {
            if (hyphens < 0 || (Indent(line) == hyphens && line.AsSpan(hyphens).StartsWith("- "))) parts.Add(line);
            else if (parts.Count == 0) head += line;
            else parts[^1] += line;
        }
        return new Pieces(head, parts);
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    public string Take(Random random)
    {
        // Now and then all of it.
        if (Parts.Count < 8 || random.Next(32) == 0) return Head + string.Concat(Parts);
        var first = random.Next(Parts.Count);
        return Head + string.Concat(Parts.Skip(first).Take(1 + random.Next(6)));
    }
}
