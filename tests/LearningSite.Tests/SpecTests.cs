using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The examples of `Specs/*.md`, which are the reference for authors.</summary>
public partial class SpecTests(SpecSite site) : IClassFixture<SpecSite>
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<SpecExample>> Files = Directory.EnumerateFiles(ProjectFolder.Combine("Specs"), "*.md")
        .Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileName(f), f => SpecFile.Read("Specs/" + Path.GetFileName(f)));

    public static TheoryData<string, int, string> Examples => [.. Files.SelectMany(f => f.Value.Select(e => (f.Key, e.Number, e.Section)))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_is_rendered_as_its_file_says(string file, int number, string section)
    {
        Assert.NotEmpty(section);
        var example = Files[file][number - 1];
        var actual = Render(example);
        if (Snapshots.IsUpdating && actual != example.Expected) Snapshots.Replace("Specs/" + file, example.Block, SpecFile.Rewrite(example, actual));
        else Assert.Equal(example.Expected, actual);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_gives_well_formed_HTML(string file, int number, string section)
    {
        Assert.NotEmpty(section);
        var example = Files[file][number - 1];
        Assert.Equal([], HtmlNesting.FindFaults(Render(example)));
    }

    // `example quiz` holds entries of `questions:` in a quiz file, `example terms` links the terms of the glossary.
    private string Render(SpecExample example) => WithoutHashes(example.Words == "quiz" ? site.RenderQuiz(example.Input) : site.Render(example.Input, linksTerms: example.Words == "terms"));

    // What a script is called changes with every word in it, and no author reads that.
    private static string WithoutHashes(string html) => HashOfAsset().Replace(html, "$1");

    [GeneratedRegex("(/assets/[a-z-]+)\\.[A-Z0-9]{8}", RegexOptions.NonBacktracking)]
    private static partial Regex HashOfAsset();

    [Fact]
    public void Site_of_the_examples_has_no_errors() => Assert.Empty(site.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
}
