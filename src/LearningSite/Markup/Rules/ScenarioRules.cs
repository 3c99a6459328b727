using System.Globalization;
using LearningSite.Diagnostics;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace LearningSite.Markup.Rules;

/// <summary>A scenario is worked through alone: a hint for who is stuck, an answer to compare with, and points to score one’s own by.</summary>
public static class ScenarioRules
{
    private static readonly string[] Parts = ["hint", "answer", "rubric"];
    private const int FewestPoints = 4, MostPoints = 6;

    public static void Check(MarkupRenderer renderer, CustomContainer scenario, BlockAttributes attributes)
    {
        var inside = scenario.Descendants<CustomContainer>().ToList();
        foreach (var part in Parts.Where(p => inside.All(c => c.Info != p)))
            renderer.Report(Codes.ScenarioIncomplete, scenario, $"the scenario has no `{part}`", null, $"add `::: {part}` inside the scenario");
        foreach (var rubric in inside.Where(c => c.Info == "rubric"))
            if (rubric.OfType<ListBlock>().Sum(l => l.Count) is var points and not (>= FewestPoints and <= MostPoints))
                renderer.Report(Codes.ScenarioIncomplete, rubric, $"the rubric has {DiagnosticReport.Count(points, "point")}", null, $"write {FewestPoints} to {MostPoints}, each of them something that an answer says or leaves out");
        CheckOrder(renderer, attributes);
    }

    private static void CheckOrder(MarkupRenderer renderer, BlockAttributes attributes)
    {
        if (!int.TryParse(attributes.Find("level"), NumberStyles.None, CultureInfo.InvariantCulture, out var level)) return;
        if (renderer.State.GetValueOrDefault("scenarioLevel") is int before && level < before)
            renderer.Diagnostics.Add(new Diagnostic(Codes.ScenarioOrder, $"a scenario of level {level} comes after one of level {before}", renderer.PlaceOf(attributes.SpanOf("level")), null, "put the easier one first"));
        renderer.State["scenarioLevel"] = level;
    }
}
