using LearningSite.Rendering;

namespace LearningSite.Schemas;

/// <summary>What Visual Studio Code needs to know which schema is for which file.</summary>
public static class EditorSettings
{
    public const string Extensions = """
        {
          "recommendations": ["redhat.vscode-yaml"]
        }

        """;

    public static string Create(IEnumerable<IContentKind> kinds)
    {
        var yaml = kinds.Where(k => k.Place.EndsWith(".yml", StringComparison.Ordinal)).Select(k => $"    \"./schemas/{k.Name}.v1.json\": \"input/{Glob(k.Place)}\"");
        return $$"""
            {
              "yaml.schemas": {
            {{string.Join(",\n", yaml)}}
              },
              "json.schemas": [
                { "fileMatch": ["statiq.json"], "url": "./schemas/statiq.v1.json" }
              ]
            }

            """;
    }

    // tracks/<slug>.yml gives tracks/*.yml
    private static string Glob(string place) => place.IndexOf('<', StringComparison.Ordinal) is var start and >= 0 ? place[..start] + "*" + place[(place.IndexOf('>', StringComparison.Ordinal) + 1)..] : place;
}
