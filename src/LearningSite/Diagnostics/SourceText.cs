namespace LearningSite.Diagnostics;

/// <summary>
/// The text of one file with its line starts. Every library counts positions in its own way (Markdig from zero with an
/// inclusive end, System.Text.Json in bytes, YamlDotNet from one); all of them are converted here and nowhere else.
/// Line ends are <c>\n</c>: the reader has normalised them.
/// </summary>
public sealed class SourceText
{
    private readonly List<int> lineStarts = [0];

    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1)) lineStarts.Add(i + 1);
    }

    /// <summary>Relative to the root, with <c>/</c>.</summary>
    public string Path { get; }
    public string Text { get; }
    public int LineCount => lineStarts.Count;

    public Location GetLocation(int offset)
    {
        var clamped = Math.Clamp(offset, 0, Text.Length);
        var found = lineStarts.BinarySearch(clamped);
        var line = found >= 0 ? found : ~found - 1;
        return new Location(line + 1, clamped - lineStarts[line] + 1);
    }

    /// <summary>The offset of a one-based line and column, clamped to the text.</summary>
    public int GetOffset(int line, int column)
    {
        var index = Math.Clamp(line - 1, 0, lineStarts.Count - 1);
        return Math.Min(lineStarts[index] + Math.Max(0, column - 1), Text.Length);
    }

    /// <summary>The text of a one-based line without its line end.</summary>
    public string GetLine(int line)
    {
        var start = lineStarts[line - 1];
        var end = line < lineStarts.Count ? lineStarts[line] - 1 : Text.Length;
        return Text[start..end];
    }
}
