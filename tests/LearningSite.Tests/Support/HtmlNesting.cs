using System.Text.RegularExpressions;

namespace LearningSite.Tests.Support;

/// <summary>Checks that tags close in the order in which they were opened. A browser repairs what does not, so a parsed tree would hide it.</summary>
public static partial class HtmlNesting
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "br", "hr", "img", "input", "link", "meta", "wbr" };

    public static IReadOnlyList<string> FindFaults(string html)
    {
        var faults = new List<string>();
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(html))
        {
            var name = tag.Groups["name"].Value;
            if (name.Length == 0 || Void.Contains(name) || tag.Value.EndsWith("/>", StringComparison.Ordinal)) continue;
            if (tag.Groups["end"].Value.Length == 0) open.Push(name);
            else if (open.Count == 0 || open.Peek() != name) faults.Add($"{tag.Value} at {tag.Index} closes {(open.Count == 0 ? "nothing" : "<" + open.Peek() + ">")}");
            else open.Pop();
        }
        faults.AddRange(open.Select(name => $"<{name}> is never closed"));
        return faults;
    }

    [GeneratedRegex("<!--.*?-->|<!doctype[^>]*>|<(?<end>/?)(?<name>[a-zA-Z][-a-zA-Z0-9]*)(?:[^>\"]|\"[^\"]*\")*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
