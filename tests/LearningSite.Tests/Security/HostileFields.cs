using System.Text.Json;
using System.Text.Json.Nodes;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Pipelines;

namespace LearningSite.Tests.Security;

/// <summary>
/// Rewrites the YAML of a content file with another text in every field that its kind declares as text. What is a field, and which are text,
/// is read from the declared keys, so a new key is attacked from the day it exists.
/// </summary>
public static class HostileFields
{
    /// <param name="path">Below the input folder.</param>
    /// <param name="next">The text to put in place of another one; gets the path of the field, such as `quiz.questions.stem`.</param>
    public static string Rewrite(string path, string text, Func<string, string> next)
    {
        if (ContentKinds.Create(isPlainFolder: false).FirstOrDefault(k => k.Owns(path)) is not { } kind) return text;
        var source = new SourceText(path, text);
        var bag = new DiagnosticBag();
        if (!path.EndsWith(".md", StringComparison.Ordinal)) return YamlReader.Read(source, bag) is { } file ? Write(Visit(file, kind.Content, kind.Name)) : text;
        var front = FrontMatter.Extract(source, bag);
        return front.Fields is null ? text : $"---\n{Write(Visit(front.Fields, kind.Content, kind.Name))}\n---\n{text[front.BodyStart..]}";

        JsonNode? Visit(YamlNode node, Shape? shape, string field) => (node, shape) switch
        {
            (YamlNode.Scalar, Shape.Text) => JsonValue.Create(next(field)),
            (YamlNode.Scalar scalar, Shape.List list) => Visit(scalar, list.Item, field),
            (YamlNode.Scalar scalar, Shape.OneOrMore one) => Visit(scalar, one.Item, field),
            (YamlNode.Scalar scalar, _) => JsonValue.Create(scalar.Value),
            (YamlNode.Sequence list, Shape.List of) => Items(list, of.Item, field),
            (YamlNode.Sequence list, Shape.OneOrMore of) => Items(list, of.Item, field),
            (YamlNode.Sequence list, _) => Items(list, null, field),
            (YamlNode.Mapping map, Shape.Either either) => Group(map, map.Entries.Any(e => e.Key.Value == either.Selector.Name) ? either.With : either.Otherwise, field),
            (YamlNode.Mapping map, Shape.Group group) => Group(map, group.Keys, field),
            (YamlNode.Mapping map, Shape.Map of) => Object(map.Entries.Select(e => (e.Key.Value, Visit(e.Value, of.Value, field)))),
            (YamlNode.Mapping map, _) => Object(map.Entries.Select(e => (e.Key.Value, Visit(e.Value, null, field)))),
            _ => throw new InvalidOperationException($"no node of YAML: {node}"),
        };

        JsonNode Group(YamlNode.Mapping map, Keys keys, string field) => Object(map.Entries.Select(e => (e.Key.Value, Visit(e.Value, keys.All.FirstOrDefault(k => k.Name == e.Key.Value)?.Shape, $"{field}.{e.Key.Value}"))));
        JsonNode Items(YamlNode.Sequence list, Shape? item, string field) => new JsonArray([.. list.Items.Select(i => Visit(i, item, field))]);
    }

    private static JsonObject Object(IEnumerable<(string, JsonNode?)> entries) => new(entries.Select(e => KeyValuePair.Create(e.Item1, e.Item2)));

    // JSON is YAML, and its escapes carry what a line of YAML cannot.
    private static string Write(JsonNode? node) => JsonSerializer.Serialize(node);
}
