using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;

namespace LearningSite.Rendering;

/// <summary>The visible strings of one language, from `theme/text/&lt;locale&gt;.yml`: a flat map of keys, with <c>{0}</c> for arguments.</summary>
public sealed class InterfaceText
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly SourceText source;
    private readonly DiagnosticBag diagnostics;
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);

    private InterfaceText(SourceText source, DiagnosticBag diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    public static InterfaceText Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var source = file.TryReadText(diagnostics) ?? new SourceText(file.DisplayPath, "");
        var text = new InterfaceText(source, diagnostics);
        if (YamlReader.Read(source, diagnostics) is YamlNode.Mapping mapping)
            foreach (var entry in mapping.Entries)
                if (entry.Value is YamlNode.Scalar value) text.texts[entry.Key.Value] = value.Value;
        return text;
    }

    /// <summary>All texts whose keys begin so.</summary>
    public IEnumerable<KeyValuePair<string, string>> Below(string prefix) => texts.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal));

    public bool Has(string key) => texts.ContainsKey(key) || texts.ContainsKey(key + ".other");

    /// <summary>The text of a key. Where the file has `key.one` and `key.other`, the first argument chooses.</summary>
    public string Get(string key, params ReadOnlySpan<object> arguments)
    {
        if (!texts.TryGetValue(key, out var text))
        {
            var form = key + (arguments.Length > 0 && arguments[0] is 1 ? ".one" : ".other");
            if (!texts.TryGetValue(form, out text)) return Missing(key);
        }
        for (var i = 0; i < arguments.Length; i++)
            text = text.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", Convert.ToString(arguments[i], CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return text;
    }

    private string Missing(string key)
    {
        lock (missing)
            if (missing.Add(key))
                diagnostics.Add(new Diagnostic(Codes.MissingText, $"the text `{key}` is missing", new Place(source, default), Spelling.DidYouMean(key, texts.Keys), $"add a line `{key}: …`"));
        return key;
    }
}
