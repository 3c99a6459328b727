using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

/// <summary>Every place where a name is written: a slip of one letter is answered with the name that was meant.</summary>
public class DidYouMeanTests
{
    // file of the course, what stands there, what a hurried author writes, the answer
    public static TheoryData<string, string, string, string> Places => new()
    {
        { "lessons/basics/splits.md", "level:", "levle:", "`level`?" },
        { "lessons/basics/splits.md", "level:", "Level:", "another case" },
        { "lessons/basics/splits.md", "beginner", "beginer", "`beginner`?" },
        { "lessons/basics/splits.md", "level: beginner", "level: beginner\nsilence: {LS3O25: the text quotes a button}", "`LS3025`?" },
        { "lessons/basics/splits.md", "level: beginner", "level: beginner\nstatus: Draft", "`draft`? it differs in case" },
        { "lessons/basics/splits.md", "[model-evaluation]", "[model-evalution]", "`model-evaluation`?" },
        { "lessons/basics/splits.md", "[editor]", "[editro]", "`editor`?" },
        { "lessons/basics/splits.md", "{{figure months}}", "{{figure month}}", "`months`?" },
        { "lessons/basics/splits.md", "curve.svg", "curv.svg", "`curve.svg`?" },
        { "lessons/basics/splits.md", "curve.svg", "Curve.SVG", "`curve.svg`? it differs in case" },
        { "lessons/basics/splits.md", "[!PITFALL]", "[!PITFAL]", "`PITFALL`?" },
        { "lessons/basics/splits.md", "::: reflect", "::: relfect", "`reflect`?" },
        { "lessons/basics/splits.md", "::: reflect", "::: Reflect", "`reflect`? it differs in case" },
        { "lessons/basics/splits.md", " see=#leakage", " se=#leakage", "`see`?" },
        { "lessons/basics/splits.md", " see=#leakage", " see=#leakige", "`leakage`?" },
        { "lessons/basics/splits.md", " see=#leakage", " type=sinlge", "`single`?" },
        { "lessons/basics/splits.md", "objective=detect-leakage", "objective=detect-leakege", "`detect-leakage`?" },
        { "lessons/basics/metrics.md", "splits.md#leakage", "split.md#leakage", "`splits.md`?" },
        { "lessons/basics/metrics.md", "splits.md#leakage", "Splits.md#leakage", "`splits.md`? it differs in case" },
        { "lessons/basics/metrics.md", "splits.md#leakage", "splits.md#leekage", "`leakage`?" },
        { "lessons/basics/metrics.md", "role:model-tester", "rol:model-tester", "`role:`?" },
        { "lessons/basics/metrics.md", "role:model-tester", "Role:model-tester", "`role:`? it differs in case" },
        { "lessons/basics/metrics.md", "role:model-tester", "role:model-tesetr", "`model-tester`?" },
        { "lessons/basics/metrics.md", "{role=model-tester}", "{rol=model-tester}", "`role`?" },
        { "lessons/basics/metrics.md", "{role=model-tester}", "{role=model-testr}", "`model-tester`?" },
        { "lessons/basics/metrics.md", "{role=model-tester}", "{role=model-tester metric=bsae}", "`base`?" },
        { "quizzes/basics.yml", "wrong: Recall", "wrnog: Recall", "`wrong`?" },
        { "quizzes/basics.yml", "stem: What is", "stm: What is", "`stem`?" },
        { "quizzes/basics.yml", "metrics#choose", "metric#choose", "`metrics`?" },
        { "quizzes/basics.yml", "metrics#choose", "metrics#chose", "`choose`?" },
        { "quizzes/basics.yml", "metrics#rare-classes", "metrics#rare-class", "`rare-classes`?" },
        { "quizzes/basics.yml", "covers: [splits, metrics]", "covers: [split, metrics]", "`splits`?" },
        { "glossary/core.yml", "terms:", "trems:", "`terms`?" },
        { "roles/model-tester.md", "family: assure", "family: asure", "`assure`?" },
        { "tracks/basics.yml", "lessons:", "lesons:", "`lessons`?" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Slip_is_answered_with_the_name_that_was_meant(string file, string right, string slip, string answer)
    {
        using var site = TestSite.Of("course");
        var text = File.ReadAllText(site.Combine("input/" + file));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        site.Write("input/" + file, text[..at] + slip + text[(at + right.Length)..]);
        var result = await site.CheckAsync();
        Assert.Contains(result.Diagnostics, d => d.Label?.EndsWith(answer, StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("HostName", null)]
    [InlineData("Hots", "did you mean `Host`?")]
    [InlineData("host", "another case")]
    public async Task Slip_in_the_settings_is_answered(string setting, string? answer)
    {
        using var site = TestSite.Of("course").Write("statiq.json", $$"""{ "{{setting}}": "course.example", "CurrentDateTime": "2026-11-20", "Rules": { "LS3068": "off" } }""");
        var result = await site.CheckAsync();
        Assert.Equal(answer, Assert.Single(result.Diagnostics).Label);
    }

    [Theory]
    [InlineData("LS3O68", "off", "did you mean `LS3068`?")]
    [InlineData("LS3068", "of", "did you mean `off`?")]
    [InlineData("LS3068", "Error", "did you mean `error`? it differs in case")]
    public async Task Slip_in_a_rule_is_answered(string rule, string level, string answer)
    {
        using var site = TestSite.Of("course").Write("statiq.json", $$"""{ "CurrentDateTime": "2026-11-20", "Rules": { "{{rule}}": "{{level}}" } }""");
        Assert.Contains((await site.CheckAsync()).Diagnostics, d => d.Label == answer);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    public async Task Address_that_is_no_reference_is_not_taken_for_one(string url)
    {
        using var site = TestSite.Of("course").Write("input/index.md", $"---\ntitle: A\n---\n[the file]({url})\n");
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics);
        Assert.Equal(("LS2024", null), (finding.Code.Id, finding.Label));
    }
}
