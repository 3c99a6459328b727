using LearningSite.Pipelines;
using LearningSite.Schemas;

namespace LearningSite.Scaffolds;

/// <summary>`new site`: a folder that `build` compiles, with a first lesson, and with schemas for the editor.</summary>
public static class CreateSite
{
    private static readonly (string Path, string Template)[] Files =
    [
        ("statiq.json", "site/statiq.json"), ("README.md", "site/README.md"), (".gitignore", "site/gitignore"),
        ("input/index.md", "site/index.md"), ("input/tracks/first-steps.yml", "site/track.yml"), ("input/lessons/first-steps/first-lesson.md", "site/lesson.md"),
    ];

    public static bool Create(string folder, string title, WriteScaffold write)
    {
        var values = new Dictionary<string, string> { ["title"] = title };
        var kinds = ContentKinds.Create(isPlainFolder: false);
        return Files.All(f => write.AddAt(Path.Combine(folder, f.Path), FillTemplate.Fill(f.Template, values)))
            && SchemaFiles.Create(kinds).All(s => write.AddAt(Path.Combine(folder, "schemas", s.Name), s.Create()))
            && write.AddAt(Path.Combine(folder, ".vscode/settings.json"), EditorSettings.Create(kinds))
            && write.AddAt(Path.Combine(folder, ".vscode/extensions.json"), EditorSettings.Extensions);
    }
}
