using System.Text.Json;
using LearningSite.Documents;
using LearningSite.Files;

namespace LearningSite.Schemas;

/// <summary>
/// Writes declared keys as JSON Schema 2020-12. Groups inside groups become definitions, because a question can hold questions:
/// <code>
/// { "$schema": …, "title": …, "type": "object", "properties": { "title": { "description": …, … } }, "$defs": { "question": … } }
/// </code>
/// </summary>
public static class CreateSchema
{
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    public const string CodePattern = "^LS[0-9]{4}$";
    private const string SlugPattern = "^[a-z0-9]+(--?[a-z0-9]+)*$";
    private static readonly string[] TextTypes = ["string", "number", "boolean"];

    public static string Of(string title, Shape shape) => Write(title, (json, definitions) => WriteShape(json, shape, definitions, isRoot: true));

    /// <summary>A schema whose root has these members, closed by the definitions that they used.</summary>
    internal static string Write(string title, Action<Utf8JsonWriter, Definitions> writeMembers) => JsonText.Write(json =>
    {
        var definitions = new Definitions();
        json.WriteString("$schema", Dialect);
        json.WriteString("title", title);
        writeMembers(json, definitions);
        if (definitions.Count > 0) WriteDefinitions(json, definitions);
    }, isIndented: true) + "\n";

    /// <summary>Groups that are referred to, in the order of their first mention; the list grows while it is written.</summary>
    internal sealed class Definitions : List<Keys>;

    private static void WriteDefinitions(Utf8JsonWriter json, Definitions definitions)
    {
        json.WriteStartObject("$defs");
        for (var i = 0; i < definitions.Count; i++)
        {
            json.WriteStartObject(NameOf(definitions[i]));
            WriteGroup(json, definitions[i], definitions);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static string NameOf(Keys keys) => keys.Owner.Replace(' ', '-');

    private static void WriteShape(Utf8JsonWriter json, Shape shape, Definitions definitions, bool isRoot = false)
    {
        switch (shape)
        {
            case Shape.Text text: WriteText(json, text); break;
            case Shape.Slug: json.WriteList("type", ["string", "integer"]); json.WriteString("pattern", SlugPattern); json.WriteNumber("maxLength", Slugs.MaximumLength); break;
            case Shape.Code: json.WriteString("pattern", CodePattern); break;
            case Shape.Choice choice: json.WriteList("enum", choice.Allowed); break;
            case Shape.Integer integer: json.WriteString("type", "integer"); WriteLimits(json, integer); break;
            case Shape.Number { MayBeRange: true }: json.WriteList("type", ["number", "string"]); json.WriteString("pattern", "^[-−+]?[0-9]"); break;
            case Shape.Number: json.WriteString("type", "number"); break;
            case Shape.Boolean: json.WriteString("type", "boolean"); break;
            case Shape.Date: json.WriteString("type", "string"); json.WriteString("format", "date"); break;
            case Shape.Address: json.WriteString("type", "string"); json.WriteString("format", "uri"); json.WriteString("pattern", "^https?://"); break;
            case Shape.List list: WriteList(json, list, definitions, isRoot); break;
            case Shape.Map map: WriteMap(json, map, definitions); break;
            case Shape.OneOrMore several: WriteOneOrMore(json, several, definitions); break;
            case Shape.Either either: WriteEither(json, either, definitions); break;
            case Shape.Group group when isRoot: WriteGroup(json, group.Keys, definitions); break;
            case Shape.Group group: WriteReference(json, group.Keys, definitions); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    // YAML reads `title: 2024` as a number; to an author it is text.
    private static void WriteText(Utf8JsonWriter json, Shape.Text text)
    {
        json.WriteList("type", TextTypes);
        json.WriteNumber("minLength", text.Minimum);
        if (text.Maximum < int.MaxValue) json.WriteNumber("maxLength", text.Maximum);
    }

    private static void WriteLimits(Utf8JsonWriter json, Shape.Integer integer)
    {
        if (integer.Minimum > int.MinValue) json.WriteNumber("minimum", integer.Minimum);
        if (integer.Maximum < int.MaxValue) json.WriteNumber("maximum", integer.Maximum);
    }

    private static void WriteList(Utf8JsonWriter json, Shape.List list, Definitions definitions, bool isRoot)
    {
        json.WriteString("type", "array");
        if (list.Count is { } count) { json.WriteNumber("minItems", count); json.WriteNumber("maxItems", count); }
        json.WriteStartObject("items");
        WriteShape(json, list.Item, definitions, isRoot);
        json.WriteEndObject();
    }

    private static void WriteOneOrMore(Utf8JsonWriter json, Shape.OneOrMore several, Definitions definitions)
    {
        json.WriteStartArray("anyOf");
        foreach (var shape in new[] { several.Item, new Shape.List(several.Item) })
        {
            json.WriteStartObject();
            WriteShape(json, shape, definitions);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // "if": { "required": ["shared"] }, "then": { "$ref": "#/$defs/group" }, "else": { "$ref": "#/$defs/question" }
    private static void WriteEither(Utf8JsonWriter json, Shape.Either either, Definitions definitions)
    {
        json.WriteStartObject("if");
        json.WriteList("required", [either.Selector.Name]);
        json.WriteEndObject();
        foreach (var (word, keys) in new[] { ("then", either.With), ("else", either.Otherwise) })
        {
            json.WriteStartObject(word);
            WriteReference(json, keys, definitions);
            json.WriteEndObject();
        }
    }

    private static void WriteReference(Utf8JsonWriter json, Keys keys, Definitions definitions)
    {
        if (!definitions.Contains(keys)) definitions.Add(keys);
        json.WriteString("$ref", "#/$defs/" + NameOf(keys));
    }

    private static void WriteMap(Utf8JsonWriter json, Shape.Map map, Definitions definitions)
    {
        json.WriteString("type", "object");
        if (map.Name is not Shape.Text)
        {
            json.WriteStartObject("propertyNames");
            // Names are always text, so a type would only get in the way.
            if (map.Name is Shape.Slug) json.WriteString("pattern", SlugPattern);
            else WriteShape(json, map.Name, definitions);
            json.WriteEndObject();
        }
        json.WriteStartObject("additionalProperties");
        WriteShape(json, map.Value, definitions);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, Keys keys, Definitions definitions)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var key in keys.All)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.About);
            WriteShape(json, key.Shape, definitions);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        var required = keys.All.Where(k => k.IsRequired && keys.Exception?.Absent.Contains(k) != true).Select(k => k.Name).ToList();
        if (required.Count > 0) json.WriteList("required", required);
        CreateConditions.Write(json, keys);
    }
}
