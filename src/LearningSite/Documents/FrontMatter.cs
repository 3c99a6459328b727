using System.Text.RegularExpressions;
using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>The YAML between two lines of three hyphens at the very start of a file, and where the body begins.</summary>
/// <param name="IsBroken">There is front matter and it could not be read, after a finding.</param>
public sealed partial record FrontMatter(YamlNode.Mapping? Fields, int BodyStart, bool IsBroken = false)
{
    /// <summary>Front matter of a Markdown file. Without any, all of the text is body.</summary>
    /// <param name="mayBeLate">Empty lines above it are a mistake of their own, and no reason to take it for text.</param>
    public static FrontMatter Extract(SourceText source, DiagnosticBag diagnostics, bool mayBeLate = false)
    {
        var text = source.Text;
        var start = mayBeLate ? FindLate(text) : 0;
        if (!IsFence(text, start)) return new FrontMatter(null, 0);
        if (start > 0)
            diagnostics.Add(new Diagnostic(Codes.LateFrontMatter, "front matter begins on the first line of a file", new Place(source, new TextSpan(0, start)), null, "remove what stands above the line `---`") { Fix = Fix.Replace(0, text[..start], "") });
        var lineStart = text.IndexOf('\n', start) + 1;
        var yamlStart = lineStart;
        while (lineStart > 0 && lineStart < text.Length && !IsFence(text, lineStart)) lineStart = text.IndexOf('\n', lineStart) + 1;
        if (lineStart <= 0 || lineStart >= text.Length)
        {
            diagnostics.Add(new Diagnostic(Codes.OpenFrontMatter, "the front matter is never closed", new Place(source, new TextSpan(start, 3)),
                "opened here", "write a line `---` after the last key"));
            return new FrontMatter(null, text.Length, IsBroken: true);
        }
        var bodyStart = text.IndexOf('\n', lineStart) is var end and >= 0 ? end + 1 : text.Length;
        var node = YamlReader.Read(source, text[yamlStart..lineStart], source.GetLocation(yamlStart).Line, diagnostics);
        if (node is not null and not YamlNode.Mapping)
            diagnostics.Add(new Diagnostic(Codes.WrongType, "front matter must be keys and values", new Place(source, node.Span),
                $"this is {node.Describe()}", "write `title: …` on a line of its own"));
        return new FrontMatter(node as YamlNode.Mapping, bodyStart, IsBroken: node is null && !string.IsNullOrWhiteSpace(text[yamlStart..lineStart]));
    }

    // `---` and below it `title: …`: below a rule somebody would hardly write so.
    private static int FindLate(string text)
    {
        var start = text.Length - text.AsSpan().TrimStart().Length;
        return start > 0 && IsFence(text, start) && FirstKey().IsMatch(text[(text.IndexOf('\n', start) + 1)..]) ? start : 0;
    }

    [GeneratedRegex(@"^[A-Za-z]\w*:(?: |\r?\n|$)", RegexOptions.NonBacktracking)]
    private static partial Regex FirstKey();

    private static bool IsFence(string text, int at) =>
        string.CompareOrdinal(text, at, "---", 0, 3) == 0 && (text.AsSpan(at + 3) is var rest) && IsBlankLine(rest);

    private static bool IsBlankLine(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        return (end < 0 ? text : text[..end]).IsWhiteSpace();
    }
}
