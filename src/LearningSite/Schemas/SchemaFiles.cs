using LearningSite.Documents;
using LearningSite.Pipelines;
using LearningSite.Rendering;
using LearningSite.Settings;

namespace LearningSite.Schemas;

/// <summary>The schemas that editors use: one for each kind of content, and one for `statiq.json`. A change that refuses what was right before needs a new number.</summary>
public static class SchemaFiles
{
    private const string Version = ".v1.json";

    /// <summary>File name and text of each.</summary>
    public static IEnumerable<(string Name, string Text)> Create(IEnumerable<IContentKind> kinds) =>
        kinds.Select(k => (k.Name + Version, CreateSchema.Of($"{k.Name}: {k.Place}", k.Content))).Append(("statiq" + Version, SettingsSchema.Create()));
}
