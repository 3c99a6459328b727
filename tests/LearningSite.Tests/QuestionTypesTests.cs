using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Questions of every type on built pages, from a quiz file and from a lesson.</summary>
public class QuestionTypesTests
{
    private const string Quiz = """
        title: Every type
        summary: One question of every type, and a group of two on one table of counts.
        covers: [metrics]
        pick: 12
        negative: 25
        scoring: strict
        questions:
          - {id: t-single, objective: metrics#choose, stem: Which one?, options: [{right: Kappa, why: y}, {wrong: Sigma, why: y}, {wrong: Omega, why: y}]}
          - {id: t-multi, objective: metrics#choose, stem: Which **two**?, options: [{right: Kappa, why: y}, {right: Sigma, why: y}, {wrong: Omega, why: y}, {wrong: Delta, why: y}]}
          - {id: t-tf, objective: metrics#choose, stem: It holds., verdict: false, reasons: [{right: Kappa, why: y}, {wrong: Sigma, why: y}]}
          - {id: t-match, objective: metrics#choose, stem: Pair them., pairs: [{left: l1, right: x}, {left: l2, right: y}, {left: l3, right: z}], distractors: [w]}
          - {id: t-order, objective: metrics#choose, stem: Sort them., order: [one, two, three, four], scoring: partial, points: 3}
          - {id: t-numeric, objective: metrics#choose, stem: How many?, answer: 2}
          - {id: t-computed, objective: metrics#choose, stem: "Twice {n}?", key: 2 * n, where: {n: 1..9}}
          - {id: t-cloze, objective: metrics#choose, text: "Fill [[0]].", accept: [[gap]]}
          - {id: t-scenario, objective: metrics#choose, stem: What first?, actions: [{do: a1, weight: 100, why: y}, {do: a2, weight: 40, why: y}, {do: a3, weight: 0, why: y}]}
          - {id: t-self, objective: metrics#choose, stem: Explain., model: Like this., rubric: [point one, point two]}
          - {id: t-fit, stem: What do you like?, options: [{says: s1, why: y, fits: {tester: 2}}, {says: s2, why: y, fits: {model-tester: 1}}]}
          - id: t-group
            shared: A table of counts.
            questions:
              - {id: t-inner-1, objective: metrics#choose, stem: The first?, answer: 1}
              - {id: t-inner-2, objective: metrics#choose, stem: The second?, answer: 2}
        """;

    [Fact]
    public async Task Quiz_file_may_hold_every_type()
    {
        using var site = TestSite.Of("course").Write("input/quizzes/types.yml", Quiz + "\n");
        var result = await site.BuildAsync();
        Assert.Equal("no findings", TestSite.Report(result.Diagnostics) is { Length: > 0 } report ? report : "no findings");
        var page = new HtmlParser().ParseDocument(site.ReadOutput("quizzes/types/index.html"));

        var types = page.QuerySelectorAll("[data-key]").Select(e => KeyOf(e).GetProperty("type").GetString());
        Assert.Equal(["single", "multi", "tf", "match", "order", "numeric", "numeric", "text", "scenario", "self", "fit", "numeric", "numeric"], types);
        Assert.Equal(2, page.QuerySelectorAll("quiz-group [data-key]").Length);
        Assert.Equal("gap", KeyOf(Find(page, "t-cloze")).GetProperty("blanks")[0].GetProperty("accept")[0].GetString());
        Assert.NotNull(Find(page, "t-cloze").QuerySelector("input[data-blank='0']"));
    }

    [Fact]
    public async Task Strict_quiz_spares_the_question_that_gives_credit_for_parts()
    {
        using var site = TestSite.Of("course").Write("input/quizzes/types.yml", Quiz + "\n");
        await site.BuildAsync();
        var page = new HtmlParser().ParseDocument(site.ReadOutput("quizzes/types/index.html"));

        var lenient = page.QuerySelectorAll("[data-key]").Where(e => !KeyOf(e).TryGetProperty("strict", out _)).Select(e => e.GetAttribute("data-id"));
        Assert.Equal(["t-order"], lenient);
        Assert.Equal(3, KeyOf(Find(page, "t-order")).GetProperty("points").GetInt32());
    }

    [Fact]
    public async Task Variants_show_their_values_and_have_different_answers()
    {
        using var site = TestSite.Of("course").Write("input/quizzes/types.yml", Quiz + "\n");
        await site.BuildAsync();
        var question = Find(new HtmlParser().ParseDocument(site.ReadOutput("quizzes/types/index.html")), "t-computed");
        var variants = KeyOf(question).GetProperty("variants").EnumerateArray().ToList();

        Assert.Equal(8, variants.Select(v => v.GetProperty("answer").GetString()).Distinct().Count());
        Assert.All(variants, v => Assert.Equal(2 * int.Parse(v.GetProperty("values").GetProperty("n").GetString()!, System.Globalization.CultureInfo.InvariantCulture), v.GetProperty("min").GetDecimal()));
        Assert.Equal(variants[0].GetProperty("values").GetProperty("n").GetString(), question.QuerySelector("[data-value=n]")?.TextContent);
    }

    [Fact]
    public async Task Questions_of_a_group_count_among_those_of_the_lesson()
    {
        using var site = TestSite.Of("course");
        var lesson = File.ReadAllText(site.Combine("input/lessons/basics/metrics.md"));
        var before = lesson.Split(":::: quiz").Length - 1;
        site.Write("input/lessons/basics/metrics.md", lesson + "\n::::: group {#counts}\nOf four, two are found.\n\n:::: quiz {#counts-recall objective=choose}\nWhat is the recall? [[= 0.5]]\n::::\n:::::\n");
        var result = await site.BuildAsync();
        Assert.False(result.HasErrors);

        var page = new HtmlParser().ParseDocument(site.ReadOutput("lessons/metrics/index.html"));
        Assert.Equal(before + 1, page.QuerySelectorAll("[data-key]").Length);
        Assert.Contains($"{before + 1} of {before + 1}", Find(page, "counts-recall").TextContent);
        Assert.Contains("Of four, two are found.", page.QuerySelector("quiz-group")?.TextContent);
    }

    private static IElement Find(IParentNode page, string id) => page.QuerySelector($"[data-id='{id}']") ?? throw new InvalidOperationException($"the page has no question `{id}`");

    private static JsonElement KeyOf(IElement element) => JsonDocument.Parse(element.GetAttribute("data-key")!).RootElement;
}
