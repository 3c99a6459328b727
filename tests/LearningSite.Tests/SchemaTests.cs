using LearningSite.Diagnostics;
using LearningSite.Pipelines;
using LearningSite.Questions;
using LearningSite.Schemas;
using LearningSite.Settings;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Schemas say what the parser says. `UPDATE_SNAPSHOTS=1` writes the files that editors read.</summary>
public class SchemaTests
{
    private static readonly string Folder = Path.Combine(ProjectFolder.Repository, "schemas");

    /// <summary>Findings that a schema can have too: unknown and missing keys, wrong types and values.</summary>
    private static readonly HashSet<DiagnosticCode> Known = [Codes.UnknownKey, Codes.MissingKey, Codes.WrongType, Codes.UnknownValue, Codes.KeysExclude, Codes.UnknownSetting, Codes.InvalidSetting];

    /// <summary>Files that are no YAML or JSON to begin with, and YAML that only our parser forbids.</summary>
    private static readonly HashSet<DiagnosticCode> Unreadable = [Codes.YamlSyntax, Codes.YamlFeature, Codes.DuplicateKey, Codes.OpenFrontMatter, Codes.SettingsSyntax];

    [Fact]
    public void Schemas_in_the_repository_are_those_of_the_program()
    {
        var schemas = SchemaFiles.Create(ContentKinds.Create(isPlainFolder: false)).ToDictionary(s => s.Name, s => s.Create());
        if (Snapshots.IsUpdating) WriteAll(schemas);
        Assert.Equal(schemas.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(schemas, s => Assert.Equal(s.Value, File.ReadAllText(Path.Combine(Folder, s.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Editor_settings_of_the_repository_are_those_of_a_new_site()
    {
        var path = Path.Combine(ProjectFolder.Repository, ".vscode/settings.json");
        var text = EditorSettings.Create(ContentKinds.Create(isPlainFolder: false));
        if (Snapshots.IsUpdating) File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
        Assert.Equal(EditorSettings.Extensions, File.ReadAllText(Path.Combine(ProjectFolder.Repository, ".vscode/extensions.json")).ReplaceLineEndings("\n"));
    }

    private static void WriteAll(Dictionary<string, string> schemas)
    {
        Directory.CreateDirectory(Folder);
        foreach (var old in Directory.EnumerateFiles(Folder)) File.Delete(old);
        foreach (var (name, text) in schemas) File.WriteAllText(Path.Combine(Folder, name), text);
    }

    [Fact]
    public void Reference_of_keys_is_written_from_the_declarations()
    {
        const string line = "-->\n\n";
        var path = Path.Combine(ProjectFolder.Repository, "docs/content-keys.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = text.IndexOf(line, StringComparison.Ordinal) + line.Length;
        if (Snapshots.IsUpdating) File.WriteAllText(path, text[..start] + KeysReference.Write());
        else Assert.Equal(KeysReference.Write(), text[start..]);
    }

    [Fact]
    public void Reference_of_settings_has_every_setting()
    {
        var rows = File.ReadLines(Path.Combine(ProjectFolder.Repository, "docs/settings.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1]);
        Assert.Equal(ReadSettings.Names.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bundled_content_and_fixtures_fit_their_schemas()
    {
        var roots = new[] { ProjectFolder.Repository, ProjectFolder.Combine("Fixtures/course"), ProjectFolder.Combine("Specs/site") };
        var files = roots.SelectMany(root => Directory.EnumerateFiles(Path.Combine(root, "input"), "*", SearchOption.AllDirectories).Append(Path.Combine(root, "statiq.json")).Where(File.Exists)
            .Select(f => (Name: f, Path: Path.GetRelativePath(root, f).Replace('\\', '/'), Text: File.ReadAllText(f).ReplaceLineEndings("\n")))).ToList();
        Assert.True(files.Select(f => SchemaValidator.FindSchema(f.Path)).OfType<string>().Distinct().Count() > 15, "every kind of content is there");
        Assert.Empty(await SchemaValidator.RefuseAsync(files));
    }

    [Fact]
    public async Task Examples_of_every_question_type_fit_the_schema_of_a_quiz()
    {
        const string header = "title: Every type\nsummary: A quiz that holds one example of the reference of questions.\nquestions:\n";
        var examples = SpecFile.Read("Specs/questions-yaml.md").Where(e => e.Words == "quiz" && !e.Expected.Contains("<!--", StringComparison.Ordinal)).ToList();
        Assert.InRange(examples.Count, Question.Types.Count, 1000);
        Assert.Empty(await SchemaValidator.RefuseAsync(examples.Select(e => ($"{e.Section}, example {e.Number}", "input/quizzes/example.yml", header + e.Input))));
    }

    [Fact]
    public async Task Schemas_refuse_what_the_parser_refuses_and_accept_what_it_accepts()
    {
        var files = new List<(string Name, string Path, string Text)>();
        var refused = new HashSet<string>();
        var accepted = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(ProjectFolder.Diagnostics, "*.md").Order(StringComparer.Ordinal))
            foreach (var (path, text) in Explanation.Parse(ProjectFolder.ReadText(file)).Files)
            {
                if (SchemaValidator.FindSchema(path) is null) continue;
                var id = $"{Path.GetFileName(file)}: {path}";
                var findings = ParserFindings.Of(path, text);
                if (findings.Any(f => Unreadable.Contains(f.Code))) continue;
                files.Add((id, path, text));
                if (findings.Count == 0) accepted.Add(id);
                else if (findings.Any(f => Known.Contains(f.Code))) refused.Add(id);
            }
        var found = await SchemaValidator.RefuseAsync(files);
        Assert.InRange(refused.Count, 10, 1000);
        Assert.InRange(accepted.Count, 20, 1000);
        Assert.Equal([], refused.Except(found.Keys));
        Assert.Equal([], accepted.Intersect(found.Keys).Select(id => id + ": " + string.Join("; ", found[id])));
    }
}
