using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;

namespace LearningSite.Rendering;

/// <summary>The visible strings of one language, from `theme/text/&lt;locale&gt;.yml`: a flat map of keys, with <c>{0}</c> for arguments.</summary>
public sealed class InterfaceText
{
    private static readonly string[] Marks = ["{0}", "{1}", "{2}", "{3}"];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly SourceText source;
    private readonly bool isRightToLeft;
    private readonly DiagnosticBag diagnostics;
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);

    private InterfaceText(SourceText source, string language, DiagnosticBag diagnostics)
    {
        this.source = source;
        Language = language;
        isRightToLeft = Locale.DirectionOf(language) == "rtl";
        this.diagnostics = diagnostics;
    }

    public string Language { get; }
    public SourceText Source => source;
    /// <summary>Every line of the file.</summary>
    public IReadOnlyList<YamlNode.Entry> Entries { get; private init; } = [];

    public static InterfaceText Read(SourceFile file, string language, DiagnosticBag diagnostics)
    {
        var source = file.TryReadText(diagnostics) ?? new SourceText(file.DisplayPath, "");
        var mapping = YamlReader.Read(source, diagnostics) as YamlNode.Mapping;
        var text = new InterfaceText(source, language, diagnostics) { Entries = mapping?.Entries ?? [] };
        foreach (var entry in text.Entries)
            if (entry.Value is YamlNode.Scalar value) text.texts[entry.Key.Value] = value.Value;
        return text;
    }

    /// <summary>All texts whose keys begin so.</summary>
    public IEnumerable<KeyValuePair<string, string>> Below(string prefix) => texts.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal));

    public bool Has(string key) => texts.ContainsKey(key) || texts.ContainsKey(key + ".other");

    /// <summary>The text of a key. Where the file has `key.one` and `key.other`, the first argument chooses by the rules of the language.</summary>
    public string Get(string key, params ReadOnlySpan<object?> arguments)
    {
        if (!texts.TryGetValue(key, out var text))
        {
            var form = arguments.Length > 0 && arguments[0] is int number ? PluralRules.CategoryOf(Language, number) : "other";
            if (!texts.TryGetValue($"{key}.{form}", out text) && !texts.TryGetValue(key + ".other", out text)) return Missing(key);
        }
        for (var i = 0; i < arguments.Length; i++)
            text = text.Replace(i < Marks.Length ? Marks[i] : "{" + i.ToString(CultureInfo.InvariantCulture) + "}", Isolate(arguments[i]), StringComparison.Ordinal);
        return text;
    }

    // In a sentence from right to left `4–7` would become `7–4`, and `13+` `+13`: what is put in keeps its own direction.
    private string? Isolate(object? argument) =>
        argument is string { Length: > 0 } words && isRightToLeft ? $"\u2068{words}\u2069" : Convert.ToString(argument, CultureInfo.InvariantCulture);

    /// <summary>"45 min", "2 h", "2 h 29 min".</summary>
    public string Duration(int minutes) => minutes < 60 ? Get("minutes", minutes) : minutes % 60 == 0 ? Get("duration.hours", minutes / 60) : Get("duration", minutes / 60, minutes % 60);

    /// <summary>A whole number as the language groups its digits.</summary>
    public string Group(int number) => NumberRules.Group(Language, number);

    /// <summary>One plural form as it is written, for scripts that fill it in.</summary>
    public string GetForm(string key, string form) => texts.TryGetValue($"{key}.{form}", out var text) ? text : Get(key + ".other");

    private string Missing(string key)
    {
        ReportMissing(key, texts.Keys);
        return key;
    }

    /// <summary>Says once that a text is missing, where its line belongs: at the one that is nearly it, or at the end of its group.</summary>
    /// <param name="candidates">Keys of this file that may be meant.</param>
    /// <returns>The one that is nearly it.</returns>
    public string? ReportMissing(string key, IEnumerable<string> candidates)
    {
        // In a long name a whole word may differ: `missing.home` is no slip of `missing.code`.
        var nearest = Spelling.FindNearest(key, candidates.Where(c => LastWord(c).FirstOrDefault() == LastWord(key).FirstOrDefault()));
        lock (missing)
            if (missing.Contains(key + ".other") || !missing.Add(key)) return nearest;
        var entry = Entries.FirstOrDefault(e => e.Key.Value == nearest) ?? Entries.Reverse().MaxBy(e => CountShared(e.Key.Value, key));
        diagnostics.Add(new Diagnostic(Codes.MissingText, $"the text `{key}` is missing", new Place(source, entry?.Key.Span ?? default),
            nearest is null ? null : Spelling.Suggest(nearest, Spelling.IsSameButCase(nearest, key)), nearest is null ? $"add a line `{key}: …` below this one" : $"correct the name, or add a line `{key}: …`"));
        return nearest;
    }

    private static string LastWord(string key) => key[(key.LastIndexOf('.') + 1)..];

    // Two for `index.topics.title` and `index.topics.summary`.
    private static int CountShared(string key, string other) => key.Split('.').Zip(other.Split('.')).TakeWhile(p => p.First == p.Second).Count();
}
