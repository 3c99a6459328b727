using AngleSharp.Dom;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Links from a page to the place where it is kept.</summary>
public class RepositoryLinkTests
{
    [Fact]
    public async Task Without_the_setting_a_page_has_no_such_link()
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync();
        Assert.All(site.OutputFiles(".html"), f => Assert.DoesNotContain("github.com", site.ReadOutput(f), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://github.com/owner/course", "https://github.com/owner/course/edit/main/input/lessons/basics/splits.md")]
    [InlineData("https://github.com/owner/course/", "https://github.com/owner/course/edit/main/input/lessons/basics/splits.md")]
    [InlineData("https://github.com/owner/course/tree/next/sites/a", "https://github.com/owner/course/edit/next/sites/a/input/lessons/basics/splits.md")]
    public async Task Page_links_to_the_editor_of_its_file(string setting, string expected)
    {
        var page = await ReadAsync("lessons/splits/index.html", setting);
        Assert.Equal(expected, HrefOf(page, "Edit this page"));
    }

    [Fact]
    public async Task Name_of_a_file_is_escaped()
    {
        using var site = TestSite.Of("plain-folder").Write("notes/a \"b\" #1.md", "# Odd\n");
        await site.BuildAsync("RepositoryLink=https://github.com/owner/course");
        var page = CanonicalHtml.Parse(site.ReadOutput(site.OutputFiles(".html").Single(f => f.StartsWith("notes/a-b", StringComparison.Ordinal))));
        Assert.Equal("https://github.com/owner/course/edit/main/notes/a%20%22b%22%20%231.md", HrefOf(page, "Edit this page"));
    }

    [Fact]
    public async Task Page_without_a_file_of_its_own_has_no_link() => Assert.Null(HrefOf(await ReadAsync("topics/index.html", "https://github.com/owner/course"), "Edit this page"));

    [Theory]
    [InlineData("lessons/splits/index.html", "https://course.example/lessons/splits/#q-", "input/lessons/basics/splits.md")]
    [InlineData("quizzes/basics/index.html", "https://course.example/quizzes/basics/#q-", "input/quizzes/basics.yml")]
    public async Task Question_links_to_a_report_that_names_it_its_page_and_its_line(string file, string address, string source)
    {
        var page = await ReadAsync(file, "https://github.com/owner/course");
        foreach (var question in page.QuerySelectorAll(".question"))
        {
            var id = question.GetAttribute("data-id")!;
            var link = new Uri(HrefOf(question, "Report a problem with this question")!);
            var fields = link.Query[1..].Split('&').Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => Uri.UnescapeDataString(f[1]));
            Assert.Equal("/owner/course/issues/new", link.AbsolutePath);
            Assert.Equal("question.yml", fields["template"]);
            Assert.Equal(id, fields["question"]);
            Assert.Equal(address + id, fields["page"]);
            Assert.Contains(id, LineAt(fields["source"], source), StringComparison.Ordinal);
        }
    }

    // The form of the issue must have the fields that the link fills in.
    [Fact]
    public void Form_for_questions_has_the_fields_that_the_link_fills()
    {
        var form = File.ReadAllText(Path.Combine(ProjectFolder.Repository, ".github/ISSUE_TEMPLATE/question.yml"));
        Assert.All(new[] { "question", "page", "source" }, id => Assert.Contains($"id: {id}\n", form, StringComparison.Ordinal));
    }

    private static string LineAt(string written, string source)
    {
        var (path, line) = written.Split(':') is [var p, var l] ? (p, int.Parse(l, System.Globalization.CultureInfo.InvariantCulture)) : default;
        Assert.Equal(source, path);
        return File.ReadAllLines(ProjectFolder.Combine("Fixtures/course/" + path))[line - 1];
    }

    private static async Task<IElement> ReadAsync(string file, string setting)
    {
        using var site = TestSite.Of("course");
        await site.BuildAsync("RepositoryLink=" + setting);
        return CanonicalHtml.Parse(site.ReadOutput(file));
    }

    private static string? HrefOf(IElement within, string text) => within.QuerySelectorAll("a").FirstOrDefault(a => a.TextContent.Trim() == text)?.GetAttribute("href");
}
