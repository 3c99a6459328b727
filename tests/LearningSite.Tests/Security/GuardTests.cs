using System.Text.Json;
using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>
/// What keeps `docs/security.md` and `tests/guards.json` true: the tests that they name exist, and the guards stand where they say.
/// `node tests/try-guards.mjs` takes the guards away and looks whether the tests notice.
/// </summary>
public sealed partial class GuardTests
{
    private sealed record Guard(string Threat, string File, string Find, string Replace, string Test);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly string Document = File.ReadAllText(Path.Combine(ProjectFolder.Repository, "docs/security.md"));
    private static readonly HashSet<string> Tests = typeof(GuardTests).Assembly.GetTypes().Where(t => t.IsPublic).SelectMany(t => t.GetMethods().Select(m => $"{t.Name}.{m.Name}")).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Every_guard_stands_where_the_list_says_and_has_a_test()
    {
        var guards = JsonSerializer.Deserialize<List<Guard>>(File.ReadAllText(Path.Combine(ProjectFolder.Repository, "tests/guards.json")), Options)!;
        Assert.InRange(guards.Count, 20, 200);
        Assert.Equal([], guards.Where(g => Count(File.ReadAllText(PathOf(g.File)).ReplaceLineEndings("\n"), g.Find) != 1).Select(g => $"{g.File}: {g.Find}"));
        Assert.Equal([], guards.Select(g => g.Test).Distinct().Where(t => !Exists(t)));
        Assert.Equal([], guards.Select(g => g.Threat).Distinct().Where(t => !Document.Contains($"| {t} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void Document_names_tests_and_files_that_exist()
    {
        var named = TestName().Matches(Document).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.InRange(named.Count, 30, 500);
        Assert.Equal([], named.Where(n => !Exists(n)));
        Assert.Equal([], FileName().Matches(Document).Select(m => m.Groups[1].Value).Distinct().Where(f => !File.Exists(PathOf(f))));
    }

    private static string PathOf(string file) => Path.Combine(ProjectFolder.Repository, "src/LearningSite", file) is var path && File.Exists(path) ? path : Path.Combine(ProjectFolder.Repository, file);

    // Here or among the end-to-end tests; of `store.test.js: a broken record` the file: whether a test in it begins so is told by taking its guard away.
    private static bool Exists(string test) =>
        Tests.Contains(test)
        || (test.Split(": ", 2) is [var file, _] && File.Exists(PathOf("tests/browser/" + file)))
        || (test.Split('.') is [var type, var method] && PathOf($"tests/LearningSite.EndToEndTests/{type}.cs") is var path && File.Exists(path) && File.ReadAllText(path).Contains($" {method}(", StringComparison.Ordinal));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    // `HostileFilesTests.Address_of_any_kind`
    [GeneratedRegex(@"`([A-Za-z]+Tests\.[A-Za-z0-9_]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();

    // `Files/ReadFiles.cs`
    [GeneratedRegex(@"`([A-Za-z][\w./-]*\.(?:cs|js|mjs|json|yml|toml|md))`", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
