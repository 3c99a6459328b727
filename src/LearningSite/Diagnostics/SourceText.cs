namespace LearningSite.Diagnostics;

/// <summary>
/// The text of one file with its line starts. Every library counts positions in its own way (Markdig from zero with an
/// inclusive end, System.Text.Json in bytes, YamlDotNet from one); all of them are converted here and nowhere else.
/// Line ends are <c>\n</c>: the reader has normalised them.
/// </summary>
/// <param name="text">Null while nobody has asked for it.</param>
/// <param name="readAgain">Reads the text from its file once more; null when there is no file.</param>
public sealed class SourceText(string path, string? text, Func<string>? readAgain = null)
{
    private string? text = text;
    // Found when the first place is asked for: most files have no finding.
    private List<int>? lineStarts;

    /// <summary>Relative to the root, with <c>/</c>.</summary>
    public string Path { get; } = path;
    public string Text => text ??= readAgain!();
    /// <summary>True for the text of a file, which can be read again.</summary>
    public bool IsOfFile => readAgain is not null;
    public int LineCount => LineStarts.Count;
    private List<int> LineStarts => lineStarts ??= FindLineStarts(Text);

    /// <summary>
    /// Lets go of the text when its file is done: findings keep their places, and a place is looked at for the few findings that
    /// are printed. Ten thousand lessons with a finding each would else stay in memory.
    /// </summary>
    public void Release()
    {
        if (readAgain is not null) (text, lineStarts) = (null, null);
    }

    public Location GetLocation(int offset)
    {
        var starts = LineStarts;
        var clamped = Math.Clamp(offset, 0, Text.Length);
        var found = starts.BinarySearch(clamped);
        var line = found >= 0 ? found : ~found - 1;
        return new Location(line + 1, clamped - starts[line] + 1);
    }

    /// <summary>The offset of a one-based line and column, clamped to the text.</summary>
    public int GetOffset(int line, int column)
    {
        var starts = LineStarts;
        var index = Math.Clamp(line - 1, 0, starts.Count - 1);
        return Math.Min(starts[index] + Math.Max(0, column - 1), Text.Length);
    }

    /// <summary>The text of a one-based line without its line end.</summary>
    public string GetLine(int line)
    {
        var starts = LineStarts;
        var start = starts[line - 1];
        var end = line < starts.Count ? starts[line] - 1 : Text.Length;
        return Text[start..end];
    }

    private static List<int> FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1)) starts.Add(i + 1);
        return starts;
    }
}
