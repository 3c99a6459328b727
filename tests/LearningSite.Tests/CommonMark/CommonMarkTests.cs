using AngleSharp.Dom;
using LearningSite.Markup;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.CommonMark;

/// <summary>
/// Every example of CommonMark's specification. `deviations.md` lists those that we read differently on purpose; an example
/// that is listed must differ, so that the list cannot grow stale.
/// </summary>
public class CommonMarkTests
{
    private static readonly IReadOnlyList<SpecExample> Examples = SpecFile.Read("CommonMark/spec.txt");
    private static readonly IReadOnlyDictionary<int, string> Deviations = ReadDeviations(ProjectFolder.ReadText("CommonMark/deviations.md"));

    public static TheoryData<int, string> Numbers => [.. Examples.Select(e => (e.Number, e.Section))];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Example_of_the_specification_is_rendered_as_it_says_or_listed_as_a_deviation(int number, string section)
    {
        var example = Examples[number - 1];
        var (body, _) = TestMarkup.Render(example.Input, new MarkupOptions(IsWholeBody: false), d => new OpenHost(d));
        var expected = CanonicalHtml.Write(example.Expected);
        var actual = CanonicalHtml.Write(Unwrap(CanonicalHtml.Parse(body.Html)));
        if (!Deviations.TryGetValue(number, out var reason)) Assert.Equal(expected, actual);
        else Assert.False(expected == actual, $"example {number} ({section}) now matches: remove it from deviations.md, where it stands under “{reason}”");
    }

    [Fact]
    public void Specification_has_all_its_examples_and_the_deviations_name_only_those()
    {
        Assert.Equal(652, Examples.Count);
        Assert.All(Deviations.Keys, number => Assert.InRange(number, 1, Examples.Count));
    }

    // Undoes what we put around CommonMark's elements, and nothing else.
    private static IElement Unwrap(IElement root)
    {
        foreach (var heading in root.QuerySelectorAll("h1[id^='h-'],h2[id^='h-'],h3[id^='h-'],h4[id^='h-'],h5[id^='h-'],h6[id^='h-']")) heading.RemoveAttribute("id");
        foreach (var image in root.QuerySelectorAll("img[loading='lazy'][decoding='async']"))
        {
            image.RemoveAttribute("loading");
            image.RemoveAttribute("decoding");
        }
        foreach (var figure in root.QuerySelectorAll("figure.figure"))
        {
            var paragraph = root.Owner!.CreateElement("p");
            var image = figure.QuerySelector("img");
            if (image is null) { paragraph.TextContent = figure.TextContent; figure.ReplaceWith(paragraph); continue; }
            if (figure.QuerySelector("figcaption") is { } caption) image.SetAttribute("title", caption.TextContent);
            paragraph.AppendChild(image);
            figure.ReplaceWith(paragraph);
        }
        foreach (var figure in root.QuerySelectorAll("figure.code"))
        {
            if (figure.QuerySelector("pre") is not { } pre) continue;
            pre.RemoveAttribute("tabindex");
            figure.ReplaceWith(pre);
        }
        return root;
    }

    // A heading is a reason, and the numbers under it are the examples that it explains.
    private static Dictionary<int, string> ReadDeviations(string text)
    {
        var deviations = new Dictionary<int, string>();
        var reason = "";
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) reason = line[3..];
            else if (line.Length > 0 && char.IsAsciiDigit(line[0]))
                foreach (var number in line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)) deviations.Add(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), reason);
        }
        return deviations;
    }
}
