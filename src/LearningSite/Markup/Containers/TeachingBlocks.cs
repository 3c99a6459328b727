using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup.Rules;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace LearningSite.Markup.Containers;

/// <summary>The container blocks that need nothing of the site: `::: exercise {#id}` and its kin.</summary>
public static class TeachingBlocks
{
    public static readonly IReadOnlyDictionary<string, ContainerHandler> Handlers = new Dictionary<string, ContainerHandler>(StringComparer.Ordinal)
    {
        ["reflect"] = Reflect,
        ["exercise"] = Exercise,
        ["solution"] = (r, b, a, at) => Details(r, b, a, at, "solution", "exercise.solution"),
        ["hint"] = (r, b, a, at) => Details(r, b, a, at, "hint", "scenario.hint"),
        ["answer"] = (r, b, a, at) => Details(r, b, a, at, "answer", "scenario.answer"),
        ["rubric"] = Rubric,
        ["scenario"] = Scenario,
        ["takeaways"] = Takeaways,
        ["timeline"] = (r, b, a, at) => Plain(r, b, a, at, "timeline"),
        ["compare"] = (r, b, a, at) => Plain(r, b, a, at, "compare"),
        ["steps"] = Steps,
        ["card"] = Card,
    };

    private static void Reflect(MarkupRenderer renderer, CustomContainer block, string text, int at)
    {
        var id = ReadId(renderer, block, text, at, "reflect", ["#"], out _);
        renderer.OpenCallout("aside", "call reflect", "pen", renderer.Host.Text("reflect.title"), "h-" + id);
        renderer.RenderBlocks(block);
        renderer.Output.Append("<reflect-note").AppendAttribute("data-id", id).AppendAttribute("data-label", renderer.Host.Text("reflect.label"))
            .AppendAttribute("data-placeholder", renderer.Host.Text("reflect.placeholder")).Append("><div class=\"lines\"></div></reflect-note></aside>\n");
        if (!renderer.State.TryGetValue("prompts", out var prompts)) renderer.State["prompts"] = prompts = new List<Prompt>();
        var span = renderer.SpanOf(block);
        ((List<Prompt>)prompts).Add(new Prompt(id, renderer.Source.Text.Substring(span.Start, Math.Min(span.Length, renderer.Source.Text.Length - span.Start)), span with { Length = 3 }));
    }

    private static void Exercise(MarkupRenderer renderer, CustomContainer block, string text, int at)
    {
        var id = ReadId(renderer, block, text, at, "exercise", ["#"], out _);
        renderer.OpenCallout("section", "call exercise", "pen", renderer.Host.Text("exercise.title"), "h-" + id);
        renderer.RenderBlocks(block);
        renderer.Output.Append("</section>\n");
    }

    private static void Scenario(MarkupRenderer renderer, CustomContainer block, string text, int at)
    {
        var id = ReadId(renderer, block, text, at, "scenario", ["#", "level"], out var attributes);
        if (attributes.Find("level") is not ("1" or "2" or "3"))
            renderer.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, "a scenario has a level from 1 to 3", renderer.PlaceOf(attributes.SpanOf("level")), null, "write `:::: scenario {#id level=1}`"));
        ScenarioRules.Check(renderer, block, attributes);
        renderer.OpenCallout("section", "panel scenario", "flag", renderer.Host.Text("scenario.title", attributes.Find("level") ?? ""), "h-" + id);
        renderer.State["scenario"] = id;
        renderer.RenderBlocks(block);
        renderer.State.Remove("scenario");
        renderer.Output.Append("</section>\n");
    }

    private static void Takeaways(MarkupRenderer renderer, CustomContainer block, string text, int at)
    {
        ReadAttributes(renderer, text, at, "takeaways", []);
        renderer.OpenCallout("section", "call takeaways", "check", renderer.Host.Text("takeaways.title"));
        renderer.RenderBlocks(block);
        renderer.Output.Append("</section>\n");
    }

    private static void Rubric(MarkupRenderer renderer, CustomContainer block, string text, int at)
    {
        ReadAttributes(renderer, text, at, "rubric", []);
        renderer.Output.Append("<div class=\"rubric\"><p class=\"call-t\">");
        renderer.Output.AppendEscaped(renderer.Host.Text("scenario.rubric"));
        renderer.Output.Append("</p>\n");
        // The learner scores the own answer: `tick-list.js` puts a box before each point and keeps it under the id of the scenario.
        if (renderer.State.GetValueOrDefault("scenario") is string scenario)
        {
            renderer.State["ticks"] = true;
            renderer.Output.Append("<tick-list").AppendAttribute("data-name", "rubric:" + scenario).AppendAttribute("data-done", renderer.Host.Text("ticks.points", "{0}", "{1}")).Append(">\n");
            renderer.RenderBlocks(block);
            renderer.Output.Append("<p class=\"small\" role=\"status\"></p>\n<template><label class=\"tick\"><input type=\"checkbox\"></label></template>\n</tick-list>\n");
        }
        else renderer.RenderBlocks(block);
        renderer.Output.Append("</div>\n");
    }

    private static void Details(MarkupRenderer renderer, CustomContainer block, string text, int at, string name, string key)
    {
        ReadAttributes(renderer, text, at, name, []);
        renderer.Output.Append("<details").AppendAttribute("class", name).Append("><summary>");
        renderer.Output.AppendEscaped(renderer.Host.Text(key));
        renderer.Output.Append("</summary>\n");
        renderer.RenderBlocks(block);
        renderer.Output.Append("</details>\n");
    }

    private static void Plain(MarkupRenderer renderer, CustomContainer block, string text, int at, string name)
    {
        ReadAttributes(renderer, text, at, name, []);
        renderer.Output.Append("<div").AppendAttribute("class", name).Append(">\n");
        renderer.RenderBlocks(block);
        renderer.Output.Append("</div>\n");
    }

    // `steps {fade}`: worked steps whose last ones are left to the reader, behind a summary.
    private static void Steps(MarkupRenderer renderer, CustomContainer block, string text, int at)
    {
        var attributes = ReadAttributes(renderer, text, at, "steps", ["fade"]);
        renderer.Output.Append("<div class=\"steps\">\n");
        if (attributes.Has("fade") && block.FirstOrDefault() is ListBlock { Count: > 2 } list)
        {
            var hidden = list.Count / 3 is 0 ? 1 : list.Count / 3;
            renderer.RenderListItems(list, 0, list.Count - hidden);
            renderer.Output.Append("<details class=\"solution\"><summary>");
            renderer.Output.AppendEscaped(renderer.Host.Text("steps.blank", hidden));
            renderer.Output.Append("</summary>\n");
            renderer.RenderListItems(list, list.Count - hidden, hidden);
            renderer.Output.Append("</details>\n");
        }
        else renderer.RenderBlocks(block);
        renderer.Output.Append("</div>\n");
    }

    private static void Card(MarkupRenderer renderer, CustomContainer block, string text, int at)
    {
        string[] kinds = ["lesson", "role", "skill", "quiz", "bridge", "project", "path", "track", "tool", "interview", "story"];
        var attributes = ReadAttributes(renderer, text, at, "card", kinds);
        if (kinds.FirstOrDefault(attributes.Has) is not { } kind)
        {
            renderer.Report(Codes.UnknownAttribute, block, "a card names the page that it opens", null, "write `::: card {role=ml-engineer}`");
            return;
        }
        if (renderer.Host.ResolveLink($"{kind}:{attributes.Find(kind)}", renderer.PlaceOf(attributes.SpanOf(kind))) is not { } link) return;
        renderer.Output.Append("<a class=\"card\"").AppendAttribute("href", link.Href).Append("><b class=\"t\">");
        renderer.Output.AppendEscaped(link.Title ?? link.Href);
        renderer.Output.Append("</b>");
        if (link.Summary is not null) { renderer.Output.Append("<span class=\"small\">"); renderer.Output.AppendEscaped(link.Summary); renderer.Output.Append("</span>"); }
        renderer.Output.Append("</a>\n");
    }

    private static BlockAttributes ReadAttributes(MarkupRenderer renderer, string text, int at, string block, IReadOnlyList<string> allowed) =>
        text.TrimStart().StartsWith('{') ? BlockAttributes.Parse(text.Trim(), at, block, allowed, renderer.Source, renderer.Diagnostics) : BlockAttributes.None;

    private static string ReadId(MarkupRenderer renderer, CustomContainer block, string text, int at, string name, IReadOnlyList<string> allowed, out BlockAttributes attributes)
    {
        attributes = ReadAttributes(renderer, text, at, name, allowed);
        if (attributes.Id is { Length: > 0 } id)
        {
            if (!Slugs.IsValid(id)) renderer.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{id}` is no id", renderer.PlaceOf(attributes.SpanOf("#")), null, "write lower-case letters, digits and hyphens"));
            renderer.AddAnchor("h-" + id, attributes.Span);
            return id;
        }
        renderer.Report(Codes.MissingBlockId, block, $"`{name}` needs an id", null, $"write `::: {name} {{#a-short-id}}`; what a learner writes is kept under it", SuggestId.TryFix(renderer, block, renderer.FirstLineOf(block)));
        return name;
    }
}
