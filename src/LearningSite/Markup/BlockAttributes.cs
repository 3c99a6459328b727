using System.Text;
using LearningSite.Diagnostics;

namespace LearningSite.Markup;

/// <summary>
/// What stands in braces after the name of one of our blocks, or at the end of an option. Markdig's generic attributes are
/// off, so this closed grammar is all there is:
/// <code>
/// attributes = "{" item *( " " item ) "}"
/// item       = "#" id / name "=" value / flag
/// value      = word / DQUOTE text DQUOTE
/// </code>
/// </summary>
public sealed class BlockAttributes
{
    public static readonly BlockAttributes None = new([], default);

    private readonly Dictionary<string, (string Value, TextSpan Span)> values;

    private BlockAttributes(Dictionary<string, (string Value, TextSpan Span)> values, TextSpan span)
    {
        this.values = values;
        Span = span;
    }

    public TextSpan Span { get; }
    public string? Id => Find("#");
    public bool Has(string name) => values.ContainsKey(name);
    public string? Find(string name) => values.TryGetValue(name, out var found) ? found.Value : null;
    public TextSpan SpanOf(string name) => values.TryGetValue(name, out var found) ? found.Span : Span;

    /// <param name="text">The braces and what they hold.</param>
    /// <param name="offset">Where the opening brace stands in the source.</param>
    /// <param name="allowed">Names that the block knows; `#` allows an id.</param>
    public static BlockAttributes Parse(string text, int offset, string block, IReadOnlyList<string> allowed, SourceText source, DiagnosticBag diagnostics)
    {
        var values = new Dictionary<string, (string, TextSpan)>(StringComparer.Ordinal);
        var at = 1;
        var end = text.LastIndexOf('}') is var close and > 0 ? close : text.Length;
        while (at < end)
        {
            if (text[at] is ' ' or '\t') { at++; continue; }
            if (text[at] == ',')
            {
                diagnostics.Add(new Diagnostic(Codes.CommaInAttributes, "a space, and no comma, stands between attributes", new Place(source, new TextSpan(offset + at, 1)), null, "remove the comma, and leave a space")
                    { Fix = Fix.Replace(offset + at, ",", at + 1 < end && text[at + 1] is ' ' or '\t' ? "" : " ") });
                at++;
                continue;
            }
            var start = at;
            var name = text[at] == '#' ? "#" : ReadWord(text, ref at, end);
            var value = name == "#" ? ReadId(text, ref at, end) : at < end && text[at] == '=' ? ReadValue(text, ref at, end) : "";
            if (at == start) at++;
            var span = new TextSpan(offset + start, at - start);
            if (allowed.Contains(name)) values[name] = (value, span);
            else
                diagnostics.Add(new Diagnostic(Codes.UnknownAttribute, $"`{block}` has no attribute `{(name.Length == 0 ? text[start..at] : name)}`",
                    new Place(source, span), Spelling.DidYouMean(name, allowed),
                    allowed.Count == 0 ? "remove the braces" : $"the attributes are {string.Join(", ", allowed.Select(a => a == "#" ? "`#id`" : $"`{a}`"))}")
                    { Fix = name.Length > 1 ? Fix.Rename(offset + start, name, allowed) : null });
        }
        return new BlockAttributes(values, new TextSpan(offset, Math.Min(end + 1, text.Length)));
    }

    private static string ReadId(string text, ref int at, int end)
    {
        at++;
        return ReadWord(text, ref at, end);
    }

    private static string ReadWord(string text, ref int at, int end)
    {
        var start = at;
        while (at < end && text[at] is not ' ' and not '\t' and not '=' and not ',') at++;
        return text[start..at];
    }

    private static string ReadValue(string text, ref int at, int end)
    {
        at++;
        if (at >= end || text[at] != '"') return ReadWord(text, ref at, end);
        var value = new StringBuilder();
        for (at++; at < end && text[at] != '"'; at++) value.Append(text[at]);
        if (at < end) at++;
        return value.ToString();
    }
}
