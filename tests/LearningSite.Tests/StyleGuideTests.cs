using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The style guide is a page for authors on the site and a document for those who read the repository: one text, written once.</summary>
public partial class StyleGuideTests
{
    [Fact]
    public void Document_is_the_page_with_its_links_turned_to_files()
    {
        var page = ProjectFolder.ReadText("../../input/pages/contribute/style.md");
        var body = page[(page.IndexOf("\n---\n", 4, StringComparison.Ordinal) + 5)..];
        var expected = "# Style guide for authors\n\n<!-- Written by UPDATE_SNAPSHOTS=1 dotnet test tests/LearningSite.Tests from input/pages/contribute/style.md -->\n\n"
            + CodeLink().Replace(body, "](diagnostics/$1.md)").Replace("](/contribute/errors/)", "](diagnostics.md)", StringComparison.Ordinal).Replace("](/contribute/coverage/)", "](coverage.md)", StringComparison.Ordinal);
        var document = Path.Combine(ProjectFolder.Repository, "docs/style-guide.md");
        if (Snapshots.IsUpdating) File.WriteAllText(document, expected);
        Assert.Equal(expected, File.ReadAllText(document).ReplaceLineEndings("\n"));
        Assert.DoesNotContain("](/", expected, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\]\(/contribute/errors/(LS\d{4})/\)")]
    private static partial Regex CodeLink();
}
