using System.Text.Json;
using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests;

/// <summary>What the pages of the bundled site tell search engines and cards of links, held against the page and against what schema.org asks for.</summary>
public sealed class StructuredDataTests(BundledSite bundled)
{
    private const string Origin = "https://from-qa-to-ai.example";

    // What a page of each kind is, and the properties that search engines and schema.org's own examples ask of it.
    private static readonly (string Links, string Type, string[] Properties)[] Expected =
    [
        ("^/$", "WebSite", ["name", "url"]),
        ("^/lessons/.", "LearningResource", ["name", "description", "url", "learningResourceType", "educationalLevel", "timeRequired", "teaches", "isPartOf", "inLanguage", "isAccessibleForFree"]),
        ("^/tracks/.", "Course", ["name", "description", "url", "provider", "hasPart"]),
        ("^/quizzes/.", "Quiz", ["name", "description", "url", "learningResourceType", "inLanguage"]),
        ("^/roles/(?!compare/|gap/).", "Occupation", ["name", "description", "url", "skills"]),
        ("^/salaries/(?!how-to-read/).", "Occupation", ["name", "description", "occupationLocation", "estimatedSalary"]),
        ("^/glossary/$", "DefinedTermSet", ["name", "url", "hasDefinedTerm"]),
    ];

    private static readonly Regex Duration = new("^PT[1-9][0-9]*M$");

    [Fact]
    public void Every_page_says_what_it_is_and_the_way_to_it() => Findings.AssertNone(Indexed().SelectMany(page => FindFaults(page).Select(fault => $"{page.Link}: {fault}")));

    [Fact]
    public void Cards_of_links_have_the_title_the_address_and_the_description_of_the_page() =>
        Findings.AssertNone(Indexed().SelectMany(page =>
        {
            string? Meta(string name) => page.Document.QuerySelector($"meta[property='og:{name}']")?.GetAttribute("content");
            return new[]
            {
                Meta("url") == Origin + page.Link ? null : "og:url",
                page.Link == "/" || Meta("title") == page.Document.QuerySelector("h1")!.TextContent.Trim() ? null : $"og:title {Meta("title")}",
                Meta("description") == page.Document.QuerySelector("meta[name=description]")?.GetAttribute("content") ? null : "og:description",
                Meta("type") is "website" or "article" ? null : "og:type",
                Meta("site_name") == "From QA to AI" ? null : "og:site_name",
            }.OfType<string>().Select(fault => $"{page.Link}: {fault}");
        }));

    private IEnumerable<HtmlPage> Indexed() => bundled.Site.Pages.Where(page => page.Document.QuerySelector("meta[name=robots]") is null);

    private IEnumerable<string> FindFaults(HtmlPage page)
    {
        if (page.Document.QuerySelectorAll("script[type='application/ld+json']") is not [var script]) return ["no graph, or several"];
        using var data = JsonDocument.Parse(script.TextContent);
        if (data.RootElement.GetProperty("@context").GetString() != "https://schema.org") return ["another context"];
        var things = data.RootElement.GetProperty("@graph").EnumerateArray().Select(thing => thing.Clone()).ToList();
        var faults = new List<string>();
        foreach (var (_, type, properties) in Expected.Where(kind => Regex.IsMatch(page.Link, kind.Links)))
        {
            var thing = things.FirstOrDefault(thing => TypeOf(thing) == type);
            if (thing.ValueKind == JsonValueKind.Undefined) faults.Add($"no {type}");
            else faults.AddRange(properties.Where(name => !thing.TryGetProperty(name, out var value) || IsEmpty(value)).Select(name => $"{type} without {name}"));
        }
        if (page.Document.QuerySelector("quiz-run [data-objective]") is not null && !things.Any(thing => TypeOf(thing) == "Quiz" && thing.TryGetProperty("assesses", out var assessed) && assessed.GetArrayLength() > 0)) faults.Add("a quiz that assesses nothing");
        faults.AddRange(FindFaultsOfWay(page, things));
        // Addresses are absolute, of this site, and lead to a page that is there.
        faults.AddRange(Strings(data.RootElement).Where(s => s.Name is "url" or "item").Where(s => !s.Value.StartsWith(Origin + "/", StringComparison.Ordinal) || bundled.Site.Pages.All(p => p.Link != new Uri(s.Value).AbsolutePath)).Select(s => $"{s.Name} {s.Value}"));
        faults.AddRange(Strings(data.RootElement).Where(s => s.Name == "timeRequired" && !Duration.IsMatch(s.Value)).Select(s => $"timeRequired {s.Value}"));
        return faults;
    }

    private static IEnumerable<string> FindFaultsOfWay(HtmlPage page, List<JsonElement> things)
    {
        if (page.Link == "/") yield break;
        var ways = things.Where(thing => TypeOf(thing) == "BreadcrumbList").ToList();
        if (ways.Count != 1) { yield return $"{ways.Count} ways"; yield break; }
        var places = ways[0].GetProperty("itemListElement").EnumerateArray().ToList();
        var crumbs = page.Document.QuerySelectorAll(".crumbs a").Select(a => Origin + a.GetAttribute("href")).ToList();
        if (!Enumerable.Range(1, places.Count).SequenceEqual(places.Select(p => p.GetProperty("position").GetInt32()))) yield return "positions are no sequence";
        if (!crumbs.SequenceEqual(places.SkipLast(1).Select(p => p.GetProperty("item").GetString()))) yield return "another way than the one on the page";
        if (places[^1].GetProperty("name").GetString() != page.Document.QuerySelector("h1")!.TextContent.Trim().Replace('\u00A0', ' ')) yield return $"the way ends at {places[^1].GetProperty("name")}";
    }

    private static string? TypeOf(JsonElement thing) => thing.GetProperty("@type").GetString();

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() == 0 : value.ToString().Length == 0;

    private static IEnumerable<(string Name, string Value)> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Value.ValueKind == JsonValueKind.String ? [(p.Name, p.Value.GetString()!)] : Strings(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };
}
