using System.Text.Json;
using LearningSite.Settings;

namespace LearningSite.Schemas;

/// <summary>The schema of `statiq.json`.</summary>
public static class SettingsSchema
{
    public static string Create() => CreateSchema.Write("statiq.json", (json, _) =>
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var setting in ReadSettings.All)
        {
            json.WriteStartObject(setting.Name);
            json.WriteString("description", setting.About);
            WriteType(json, setting.Type);
            json.WriteEndObject();
        }
        json.WriteStartObject("$schema");
        json.WriteString("description", "The schema by which an editor checks this file.");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    });

    private static void WriteType(Utf8JsonWriter json, Type type)
    {
        if (type == typeof(bool)) json.WriteString("type", "boolean");
        else if (type == typeof(string)) json.WriteString("type", "string");
        else if (type == typeof(DateOnly)) { json.WriteString("type", "string"); json.WriteString("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}"); }
        else if (type == typeof(Uri)) { json.WriteString("type", "string"); json.WriteString("format", "uri"); json.WriteString("pattern", "^https://"); }
        else if (type == typeof(IReadOnlyList<string>)) WriteList(json);
        else if (type == ReadSettings.LocalesType) WriteLocales(json);
        else if (type == ReadSettings.RulesType) WriteRules(json);
        else throw new System.Diagnostics.UnreachableException();
    }

    // A single path needs no brackets.
    private static void WriteList(Utf8JsonWriter json)
    {
        json.WriteList("type", ["string", "array"]);
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteEndObject();
    }

    private static void WriteLocales(Utf8JsonWriter json)
    {
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteString("pattern", ReadSettings.LanguageTagPattern);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("propertyNames");
        json.WriteString("pattern", CreateSchema.CodePattern);
        json.WriteEndObject();
        json.WriteStartObject("additionalProperties");
        json.WriteList("enum", ReadRules.Levels.Keys);
        json.WriteEndObject();
    }
}
