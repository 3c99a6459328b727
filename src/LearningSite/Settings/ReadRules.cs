using System.Text.Json;
using LearningSite.Diagnostics;

namespace LearningSite.Settings;

/// <summary>Reads `"Rules": { "LS3025": "off" }`, entry by entry, because each has a place of its own.</summary>
public static class ReadRules
{
    public static readonly Dictionary<string, RuleLevel> Levels = new(StringComparer.Ordinal)
    {
        ["error"] = RuleLevel.Error, ["warning"] = RuleLevel.Warning, ["off"] = RuleLevel.Off,
    };

    /// <summary>The reader stands on the value of `Rules`, and afterwards on its end.</summary>
    public static IReadOnlyDictionary<string, RuleLevel> Read(ref Utf8JsonReader reader, JsonSource source, DiagnosticBag diagnostics)
    {
        var rules = new Dictionary<string, RuleLevel>(StringComparer.Ordinal);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            diagnostics.Add(new Diagnostic(Codes.InvalidSetting, "`Rules` must be a group of codes and levels", source.PlaceOf(reader), null, "write `\"Rules\": { \"LS3025\": \"off\" }`"));
            reader.Skip();
            return rules;
        }
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadRule(ref reader, source, rules, places, diagnostics);
        return rules;
    }

    private static void ReadRule(ref Utf8JsonReader reader, JsonSource source, Dictionary<string, RuleLevel> rules, Dictionary<string, Place> places, DiagnosticBag diagnostics)
    {
        var id = reader.GetString() ?? "";
        var place = source.PlaceOf(reader);
        ReadSettings.ReportTwice("the rule", id, place, places, diagnostics);
        reader.Read();
        var word = reader.TokenType == JsonTokenType.String ? reader.GetString() ?? "" : "";
        if (Codes.Find(id) is not { } code) diagnostics.Add(Codes.Unknown(id, place));
        else if (!Levels.TryGetValue(word, out var level))
            diagnostics.Add(new Diagnostic(Codes.InvalidSetting, $"the level of `{id}` must be \"error\", \"warning\" or \"off\"", source.PlaceOf(reader), Spelling.DidYouMean(word, Levels.Keys), $"write `\"{id}\": \"error\"`"));
        else if (code.Severity == Severity.Error && level != RuleLevel.Error)
            diagnostics.Add(new Diagnostic(Codes.ErrorNotOptional, $"`{id}` is an error and cannot be {(level == RuleLevel.Off ? "switched off" : "lowered")}", place, code.Title, "remove the line; only warnings have a level"));
        else rules[id] = level;
        reader.Skip();
    }
}
