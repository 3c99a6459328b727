using LearningSite.Documents;
using LearningSite.Pipelines;
using LearningSite.Rendering;
using LearningSite.Settings;

namespace LearningSite.Schemas;

/// <summary>The schemas that editors use: one for each kind of content, and one for `statiq.json`. A change that refuses what was right before needs a new number.</summary>
public static class SchemaFiles
{
    private const string Version = ".v1.json";

    /// <summary>File name of each, and what makes its text.</summary>
    public static IEnumerable<(string Name, Func<string> Create)> Create(IEnumerable<IContentKind> kinds)
    {
        foreach (var kind in kinds) yield return (kind.Name + Version, () => CreateSchema.Of($"{kind.Name}: {kind.Place}", kind.Content));
        yield return ("statiq" + Version, SettingsSchema.Create);
    }
}
