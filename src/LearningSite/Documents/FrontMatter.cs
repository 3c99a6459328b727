using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>The YAML between two lines of three hyphens at the very start of a file, and where the body begins.</summary>
/// <param name="IsBroken">There is front matter and it could not be read, after a finding.</param>
public sealed record FrontMatter(YamlNode.Mapping? Fields, int BodyStart, bool IsBroken = false)
{
    /// <summary>Front matter of a Markdown file. Without any, all of the text is body.</summary>
    public static FrontMatter Extract(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        if (!IsFence(text, 0)) return new FrontMatter(null, 0);
        var lineStart = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var yamlStart = lineStart;
        while (lineStart > 0 && lineStart < text.Length && !IsFence(text, lineStart)) lineStart = text.IndexOf('\n', lineStart) + 1;
        if (lineStart <= 0 || lineStart >= text.Length)
        {
            diagnostics.Add(new Diagnostic(Codes.OpenFrontMatter, "the front matter is never closed", new Place(source, new TextSpan(0, 3)),
                "opened here", "write a line `---` after the last key"));
            return new FrontMatter(null, text.Length, IsBroken: true);
        }
        var bodyStart = text.IndexOf('\n', lineStart) is var end and >= 0 ? end + 1 : text.Length;
        var node = YamlReader.Read(source, text[yamlStart..lineStart], 2, diagnostics);
        if (node is not null and not YamlNode.Mapping)
            diagnostics.Add(new Diagnostic(Codes.WrongType, "front matter must be keys and values", new Place(source, node.Span),
                $"this is {node.Describe()}", "write `title: …` on a line of its own"));
        return new FrontMatter(node as YamlNode.Mapping, bodyStart, IsBroken: node is null && !string.IsNullOrWhiteSpace(text[yamlStart..lineStart]));
    }

    private static bool IsFence(string text, int at) =>
        string.CompareOrdinal(text, at, "---", 0, 3) == 0 && (text.AsSpan(at + 3) is var rest) && IsBlankLine(rest);

    private static bool IsBlankLine(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        return (end < 0 ? text : text[..end]).IsWhiteSpace();
    }
}
