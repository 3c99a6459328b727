using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace LearningSite.EndToEndTests;

/// <summary>Pay on any page of the bundled site stands with its currency, place, year and source; what an editor dropped or hid stands nowhere.</summary>
public sealed partial class PayFigureTests(BundledSite bundled)
{
    // What the editors' rulings took out: figures, and claims that the sources do not bear. A lesson and a quiz on reading numbers may show them as exhibits.
    private static readonly (string Figure, Regex Pattern)[] Dropped =
    [
        ("a starting salary that is none", new(@"\bstart\w*\s+(at|around|from)\s+(about\s+)?(USD\s?|\$)?120(,000|K)", RegexOptions.IgnoreCase)),
        ("growth of postings by 35 %", new(@"\b35\s?(%|per cent)[^.]{0,80}\b(posting|advert|opening|vacanc)", RegexOptions.IgnoreCase)),
        ("50,000 openings", new(@"\b50,000\b[^.]{0,60}\b(opening|posting|vacanc|job)", RegexOptions.IgnoreCase)),
        ("an industry that doubled", new(@"\bindustry\b[^.]{0,60}\bmore than doubled", RegexOptions.IgnoreCase)),
        ("85 million missing people", new(@"\b85(\.2)?\s+million\b", RegexOptions.IgnoreCase)),
        ("AI roles growing three times as fast", new(@"LinkedIn[^.]{0,80}(\b3\s?×|\bthree times|\btripl)", RegexOptions.IgnoreCase)),
        ("market sizes of unlike definitions", new(@"\b(26\.03|225\.91|305\.9)\b")),
        ("a firm that no longer exists as named", new(@"\bCruise\b")),
        ("growth by 74 % a year", new(@"\b74\s?(%|per cent)[^.]{0,40}\b(year|hir|growth)", RegexOptions.IgnoreCase)),
        ("a share of data work with one number", new(@"\b60\s?(%|per cent)?\s?(–|to)\s?70\s?(%|per cent)", RegexOptions.IgnoreCase)),
        ("over a million where the report says about one", new(@"\b(over|more than)\s+(a|one|1)\s+million\b", RegexOptions.IgnoreCase)),
        ("a job that nobody had before 2022", new(@"\bprompt[^.]{0,80}\bbefore 2022\b", RegexOptions.IgnoreCase)),
        ("a degree priced in the wrong currency", new(@"£\s?6(,000|K)\b")),
        ("a certificate whose exam has ended", new(@"Machine Learning\s?[-–]\s?Specialty")),
        ("a business that was sold", new(@"\bWatson Health\b|\bIBM\b[^.]{0,60}\bhealthcare\b")),
        ("words of praise for demand", new(@"\b(explosive|skyrocket\w*|booming)\b", RegexOptions.IgnoreCase)),
    ];

    private static readonly string[] Exhibits = ["/lessons/reading-salary-numbers/", "/quizzes/trust-this-number/"];

    [Fact]
    public void Every_pay_figure_has_its_currency_place_year_and_source()
    {
        var amounts = PayAmounts();
        Assert.InRange(amounts.Count, 15, 60);
        // Explanations of messages are about files and their numbers.
        var findings = bundled.Site.Pages.Where(page => !page.Link.StartsWith("/contribute/", StringComparison.Ordinal)).SelectMany(page => TextsOf(page.Document.Body!)
            .SelectMany(text => Amount().Matches(text.Text).Where(m => amounts.Contains(Digits(m.Value))).Select(m => (text.Parent, m.Value)))
            .Select(use => FindMissing(use.Parent, use.Value) is { } missing ? $"{page.Link}: {use.Value} without {missing}: {Shorten(use.Parent.TextContent)}" : null).OfType<string>());
        Findings.AssertNone(findings.Distinct());
    }

    [Fact]
    public void Dropped_figures_and_claims_stand_nowhere() =>
        Findings.AssertNone(bundled.Site.Pages.Where(page => !Exhibits.Contains(page.Link)).SelectMany(page =>
        {
            var text = string.Join('\n', TextsOf(page.Document.Body!).Select(t => t.Text));
            return Dropped.Where(d => d.Pattern.IsMatch(text)).Select(d => $"{page.Link}: {d.Figure}: {d.Pattern.Match(text).Value}");
        }));

    [Fact]
    public void Hidden_figures_are_in_no_file()
    {
        var hidden = PayPoints().Where(p => p.Contains("visible: false", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(hidden);
        foreach (var point in hidden)
        {
            var id = Regex.Match(point, @"\bid: (\S+)").Groups[1].Value;
            var shown = bundled.Site.Files.Where(file => Regex.IsMatch(file.Key, @"\.(html|csv|json|xml)$")).Select(file => (file.Key, Text: Encoding.UTF8.GetString(file.Value)));
            Findings.AssertNone(shown.Where(file => file.Text.Contains(id, StringComparison.Ordinal)).Select(file => $"{file.Key} names {id}"));
            // The low end of this one is the low end of others, too; both together are its own.
            var ends = Regex.Matches(point, @"\b(?:min|max): (\d+)").Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)).ToList();
            Findings.AssertNone(bundled.Site.Pages.Where(page => ends.All(end => page.Document.Body!.TextContent.Contains(end, StringComparison.Ordinal))).Select(page => $"{page.Link} shows {string.Join(" and ", ends)}"));
        }
    }

    // A row of a table, a chart with its caption, a cell of the comparison, a quoted figure, or a sentence that reckons with quoted figures.
    private static string? FindMissing(IElement parent, string amount)
    {
        var context = parent.Closest("tr[data-low]") ?? parent.Closest("figure") ?? parent.Closest("li:has(> a[href*='/salaries/'])") ?? parent.Closest(".figure-value");
        if (context is null) return FindQuoted(parent, amount) ? null : "anything around it";
        var text = context.TextContent;
        var hasSource = context.QuerySelector("a[href*='/sources/#s-'], a[href*='/salaries/']") is not null || text.Contains("Source:", StringComparison.Ordinal);
        return !Currency().IsMatch(text) ? "currency" : !Year().IsMatch(text) ? "year" : !Place().IsMatch(text) ? "place" : !hasSource ? "source" : null;
    }

    // "157,969" in running text repeats a figure that the same part of the page quotes in full.
    private static bool FindQuoted(IElement parent, string amount) =>
        parent.Closest("article, main")?.QuerySelectorAll(".figure-value").Any(figure => Amount().Matches(figure.TextContent).Any(m => Digits(m.Value) == Digits(amount))) == true;

    private static HashSet<int> PayAmounts() => [.. PayPoints().SelectMany(p => Regex.Matches(p, @"\b(?:min|max|p\d\d): (\d+)")).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];

    private static IEnumerable<string> PayPoints() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "input/salaries"), "*.yml").SelectMany(file => Regex.Split(File.ReadAllText(file), @"(?m)^- ")).Where(p => p.Contains("id: ", StringComparison.Ordinal));

    private static IEnumerable<(string Text, IElement Parent)> TextsOf(INode node) => node.ChildNodes.SelectMany(child => child switch
    {
        IText text => [(text.Text, text.ParentElement!)],
        IElement { LocalName: "script" or "template" } => [],
        _ => TextsOf(child),
    });

    // USD 157,969    $157,969    157,969    $90–120K
    private static int Digits(string amount)
    {
        var digits = int.Parse(string.Concat(amount.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        return amount.Contains(',', StringComparison.Ordinal) ? digits : digits * 1000;
    }

    private static string Shorten(string text) => Regex.Replace(text, @"\s+", " ").Trim() is var flat && flat.Length > 120 ? flat[..120] : flat;

    [GeneratedRegex(@"(?<![\d.,])\d{2,3},\d{3}(?!\d|,\d)|(?<=[$€£–])\d{2,3}K|(?<=[$€£])\d{2,3}(?=–\d{2,3}K)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\bUSD\b|\bGBP\b|\bEUR\b")]
    private static partial Regex Currency();

    [GeneratedRegex(@"\b20\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"United States|United Kingdom")]
    private static partial Regex Place();
}
