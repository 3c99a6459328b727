using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Scaffolds;

/// <summary>Adds an entry to a list of a YAML file, in the style in which the list is written; comments and all else stay.</summary>
public static class InsertEntry
{
    /// <summary>The edit, or null when the file has no such list.</summary>
    /// <param name="entry">The entry without its hyphen; further lines belong to it.</param>
    public static TextEdit? Create(SourceText source, string key, string entry)
    {
        if (YamlReader.Read(source, new DiagnosticBag()) is not YamlNode.Mapping mapping) return null;
        var index = mapping.Entries.ToList().FindIndex(e => e.Key.Value == key);
        if (index < 0 || mapping.Entries[index].Value is not YamlNode.Sequence list) return null;
        if (source.Text[list.Span.Start] == '[') return CreateFlow(list, entry);
        var next = index + 1 < mapping.Entries.Count ? mapping.Entries[index + 1].Key.Span.Start : source.Text.Length;
        return CreateBlock(source.Text, list, next, entry);
    }

    /// <summary>Counts one more under a key such as `blueprint: {single: 3}`; null when nothing is counted there.</summary>
    public static TextEdit? RaiseCount(SourceText source, string key, string name) =>
        YamlReader.Read(source, new DiagnosticBag()) is YamlNode.Mapping file
        && file.Entries.FirstOrDefault(e => e.Key.Value == key)?.Value is YamlNode.Mapping counts
        && counts.Entries.FirstOrDefault(e => e.Key.Value == name)?.Value is YamlNode.Scalar { Value: var written } count
        && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new TextEdit(count.Span.Start, written, (number + 1).ToString(CultureInfo.InvariantCulture)) : null;

    // lessons: [one, two] and lessons: []
    private static TextEdit CreateFlow(YamlNode.Sequence list, string entry) => list.Items.Count == 0
        ? new TextEdit(list.Span.Start + 1, "", entry)
        : new TextEdit(list.Items[^1].Span.Start + list.Items[^1].Span.Length, "", ", " + entry);

    // Comments and empty lines before the next key belong to that key.
    private static TextEdit CreateBlock(string text, YamlNode.Sequence list, int end, string entry)
    {
        var column = list.Span.Start - (text.LastIndexOf('\n', list.Span.Start) + 1);
        var indent = new string(' ', column);
        while (FindLastLine(text, end) is var line && line > list.Span.Start && (text[line] == '#' || text.AsSpan(line, end - line).IsWhiteSpace())) end = line;
        var lines = entry.TrimEnd('\n').Split('\n');
        var written = indent + "- " + string.Join('\n', lines.Select((l, i) => i == 0 || l.Length == 0 ? l : $"{indent}  {l}")) + "\n";
        return new TextEdit(end, "", (end > 0 && text[end - 1] != '\n' ? "\n" : "") + written);
    }

    // Where the line begins that ends here.
    private static int FindLastLine(string text, int end) => end == 0 ? 0 : text.LastIndexOf('\n', Math.Max(0, end - 2)) + 1;
}
