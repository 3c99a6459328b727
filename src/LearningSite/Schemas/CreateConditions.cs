using System.Text.Json;
using LearningSite.Documents;

namespace LearningSite.Schemas;

/// <summary>What keys of one group demand of each other.</summary>
internal static class CreateConditions
{
    public static void Write(Utf8JsonWriter json, Keys keys)
    {
        if (keys.Variants.Count > 0) WriteVariants(json, keys);
        if (keys.Variants.Any(v => v.Companions.Count > 0)) WriteCompanions(json, keys);
        if (keys.Exception is { } exception) WriteException(json, exception);
    }

    // "oneOf": [ { "required": ["options"] }, { "required": ["answer"] } ]
    private static void WriteVariants(Utf8JsonWriter json, Keys keys)
    {
        json.WriteStartArray("oneOf");
        foreach (var (selector, _) in keys.Variants) WriteRequired(json, selector);
        if (keys.IsVariantOptional)
        {
            json.WriteStartObject();
            json.WriteStartObject("not");
            WriteAny(json, keys.Variants.Select(v => v.Selector));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // "dependentSchemas": { "unit": { "anyOf": [ { "required": ["answer"] }, { "required": ["key"] } ] } }
    private static void WriteCompanions(Utf8JsonWriter json, Keys keys)
    {
        json.WriteStartObject("dependentSchemas");
        foreach (var companion in keys.Variants.SelectMany(v => v.Companions).Distinct())
        {
            json.WriteStartObject(companion.Name);
            WriteAny(json, keys.Variants.Where(v => v.Companions.Contains(companion)).Select(v => v.Selector));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteException(Utf8JsonWriter json, KeyException exception)
    {
        json.WriteStartObject("if");
        json.WriteStartObject("properties");
        json.WriteStartObject(exception.Condition.Name);
        json.WriteString("const", exception.Value);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteList("required", [exception.Condition.Name]);
        json.WriteEndObject();
        json.WriteStartObject("then");
        json.WriteStartObject("properties");
        foreach (var key in exception.Absent) json.WriteBoolean(key.Name, false);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("else");
        json.WriteList("required", exception.Absent.Where(k => k.IsRequired).Select(k => k.Name));
        json.WriteEndObject();
    }

    private static void WriteAny(Utf8JsonWriter json, IEnumerable<Key> keys)
    {
        json.WriteStartArray("anyOf");
        foreach (var key in keys) WriteRequired(json, key);
        json.WriteEndArray();
    }

    private static void WriteRequired(Utf8JsonWriter json, Key key)
    {
        json.WriteStartObject();
        json.WriteList("required", [key.Name]);
        json.WriteEndObject();
    }

    public static void WriteList(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
