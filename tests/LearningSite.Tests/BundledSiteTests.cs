using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>How much the bundled site has at least; a page that is removed must not take it below what the course promises.</summary>
public class BundledSiteTests
{
    [Theory]
    [InlineData(24, "lessons", "*.md", null)]
    [InlineData(5, "tracks", "*.yml", null)]
    [InlineData(16, "roles", "*.md", null)]
    [InlineData(8, "skills", "*.md", null)]
    [InlineData(20, "quizzes", "*.yml", null)]
    [InlineData(40, "interview", "*.md", null)]
    [InlineData(80, "glossary", "*.yml", "  - id: ")]
    [InlineData(40, "tools", "*.yml", "  - id: ")]
    [InlineData(150, "quizzes", "*.yml", "  - id: ")]
    public void Site_has_at_least(int fewest, string folder, string pattern, string? entry)
    {
        var files = Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input", folder), pattern, SearchOption.AllDirectories).ToList();
        var drafts = files.Where(f => File.ReadAllText(f).Contains("\nstatus: draft", StringComparison.Ordinal)).ToList();
        Assert.True((entry is null ? files.Except(drafts).Count() : files.Sum(f => File.ReadLines(f).Count(l => l.StartsWith(entry, StringComparison.Ordinal)))) >= fewest);
    }
}
