namespace LearningSite.Diagnostics;

/// <summary>
/// The text of one file with its line starts. Every library counts positions in its own way (Markdig from zero with an
/// inclusive end, System.Text.Json in bytes, YamlDotNet from one); all of them are converted here and nowhere else.
/// Line ends are <c>\n</c>: the reader has normalised them.
/// </summary>
public sealed class SourceText(string path, string text)
{
    // Found when the first place is asked for: most files have no finding.
    private readonly Lazy<List<int>> lineStarts = new(() => FindLineStarts(text));

    /// <summary>Relative to the root, with <c>/</c>.</summary>
    public string Path { get; } = path;
    public string Text { get; } = text;
    public int LineCount => lineStarts.Value.Count;

    public Location GetLocation(int offset)
    {
        var clamped = Math.Clamp(offset, 0, Text.Length);
        var found = lineStarts.Value.BinarySearch(clamped);
        var line = found >= 0 ? found : ~found - 1;
        return new Location(line + 1, clamped - lineStarts.Value[line] + 1);
    }

    /// <summary>The offset of a one-based line and column, clamped to the text.</summary>
    public int GetOffset(int line, int column)
    {
        var index = Math.Clamp(line - 1, 0, lineStarts.Value.Count - 1);
        return Math.Min(lineStarts.Value[index] + Math.Max(0, column - 1), Text.Length);
    }

    /// <summary>The text of a one-based line without its line end.</summary>
    public string GetLine(int line)
    {
        var start = lineStarts.Value[line - 1];
        var end = line < lineStarts.Value.Count ? lineStarts.Value[line] - 1 : Text.Length;
        return Text[start..end];
    }

    private static List<int> FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1)) starts.Add(i + 1);
        return starts;
    }
}
