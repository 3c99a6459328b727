using System.Text.RegularExpressions;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>A folder of `src/LearningSite` may use itself, the folders of its own row, and those of the rows below it.</summary>
public partial class ArchitectureTests
{
    private static readonly string[][] Rows =
    [
        ["Commands", "Preview", "Fixes", "Scaffolds"],
        ["Pipelines", "Schemas"],
        ["Lessons", "Tracks", "Paths", "Roles", "Skills", "Salaries", "Quizzes", "Bridges", "Interview", "Projects", "Stories", "Glossary", "Tools", "Sources", "Figures", "Redirects", "TextPages", "ErrorPages", "Coverage", "Progress", "Planner", "Review", "Offline", "Machines"],
        ["Rendering"],
        ["Linking"],
        ["Questions", "Ledgers"],
        ["Markup"],
        ["Documents"],
        ["Files", "Settings"],
        ["Diagnostics"],
    ];

    private static readonly string Source = Path.Combine(ProjectFolder.Repository, "src/LearningSite");
    private static readonly HashSet<(string Folder, string Type)> Types = [.. typeof(SiteBuilder).Assembly.GetTypes()
        .Where(t => t.Namespace?.StartsWith("LearningSite.", StringComparison.Ordinal) == true).Select(t => (t.Namespace!.Split('.')[1], t.Name.Split('`')[0]))];

    public static TheoryData<string> SourceFiles => [.. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Source, f).Replace('\\', '/')).Where(f => f.Contains('/') && !f.StartsWith("obj/") && !f.StartsWith("bin/")).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void File_uses_only_folders_beside_or_below_its_own(string file)
    {
        var folder = file.Split('/')[0];
        var row = RowOf(folder);
        var upwards = FindUses(File.ReadAllText(Path.Combine(Source, file))).Where(used => RowOf(used) < row);
        Assert.True(row >= 0, $"the folder `{folder}` stands in no row of this test");
        Assert.Empty(upwards);
    }

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void File_declares_the_namespace_of_its_folder(string file)
    {
        var declared = DeclaredNamespace().Match(File.ReadAllText(Path.Combine(Source, file))).Groups[1].Value;
        Assert.Equal("LearningSite." + Path.GetDirectoryName(file)!.Replace('\\', '.').Replace('/', '.'), declared);
    }

    [Theory]
    [InlineData("using LearningSite.Commands;", "Commands")]
    [InlineData("using static LearningSite.Pipelines.SiteBuilder;", "Pipelines")]
    [InlineData("var x = LearningSite.Rendering.Places.Describe(a, b);", "Rendering")]
    [InlineData("private readonly Linking.Site site;", "Linking")]
    [InlineData("// using LearningSite.Commands;", null)]
    [InlineData("Settings.Host.Length", null)]
    public void Uses_are_found_in_using_lines_and_in_qualified_names(string code, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], FindUses(code));

    private static int RowOf(string folder) => Array.FindIndex(Rows, r => r.Contains(folder));

    private static IReadOnlyList<string> FindUses(string code)
    {
        var text = Comment().Replace(code, "");
        var full = FullName().Matches(text).Select(m => m.Groups[1].Value);
        var relative = RelativeName().Matches(text).Where(m => Types.Contains((m.Groups[1].Value, m.Groups[2].Value))).Select(m => m.Groups[1].Value);
        return [.. full.Concat(relative).Where(f => RowOf(f) >= 0).Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
    [GeneratedRegex(@"\bLearningSite\.(\w+)")]
    private static partial Regex FullName();
    [GeneratedRegex(@"(?<![\w.])([A-Z]\w+)\.([A-Z]\w+)")]
    private static partial Regex RelativeName();
    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex DeclaredNamespace();
}
