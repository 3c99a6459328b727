using LearningSite.Questions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The examples of `docs/questions.md` are questions without findings, and there is one of every type.</summary>
public class QuestionGuideTests(SpecSite site) : IClassFixture<SpecSite>
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(ProjectFolder.Repository, "docs/questions.md"));

    public static TheoryData<string, int> Examples => [.. Enumerable.Range(0, Lines.Length).Where(i => Lines[i] is "```markdown" or "```yaml").Select(i => (Lines[i][3..], i + 1))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_has_no_findings(string language, int line)
    {
        var output = Render(language, line);
        Assert.Contains("question: ", output);
        Assert.DoesNotContain("<!--", output);
    }

    [Theory]
    [InlineData("markdown", "fit")]
    [InlineData("yaml", "")]
    public void Every_type_has_an_example(string language, string exception)
    {
        var output = string.Concat(Examples.Where(e => e.Data.Item1 == language).Select(e => Render(language, e.Data.Item2)));
        Assert.Equal([], Question.Types.Where(t => t != exception && !(output.Contains($", {t}\n", StringComparison.Ordinal) || output.Contains($", {t},", StringComparison.Ordinal))));
    }

    [Fact]
    public void Table_of_types_has_them_all() =>
        Assert.Equal(Question.Types, Lines.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Split('|')[1].Trim()).Where(Question.Types.Contains).Take(Question.Types.Count));

    private string Render(string language, int line)
    {
        var text = string.Concat(Lines.Skip(line).TakeWhile(l => l != "```").Select(l => l + "\n"));
        return language == "yaml" ? site.RenderQuiz(text) : site.Render(text, linksTerms: false);
    }
}
