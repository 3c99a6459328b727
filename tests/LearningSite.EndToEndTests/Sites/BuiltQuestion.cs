using System.Text.Json;
using AngleSharp.Dom;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>A choice as a reader sees it.</summary>
/// <param name="IsPlain">Its label is text without markup, so that the text is its name.</param>
public sealed record BuiltOption(string Id, string Label, bool IsRight, bool IsPlain, string Why);

/// <summary>A question of a built page with its key, so that the tests hold no content of the site.</summary>
/// <param name="Link">Of its page.</param>
/// <param name="Name">Of its form: “Quick check 1 of 3”, “1 · One answer”.</param>
/// <param name="Type">As in the key.</param>
public sealed record BuiltQuestion(string Link, string Id, string Name, string Type, bool IsInQuiz, IReadOnlyList<BuiltOption> Options, double Min, double Max)
{
    /// <summary>What a reader works: options, blanks, selects, items, a number, or lines to write on.</summary>
    public required int FieldCount { get; init; }

    /// <summary>Everything that tells the answer: reasons, explanation, model and rubric.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Statements about oneself without a comment have none.</summary>
    public bool HasAnswer => Type != "fit" || Answers.Count > 0;

    public IEnumerable<BuiltOption> Right => Options.Where(option => option.IsRight);
    public IEnumerable<BuiltOption> Wrong => Options.Where(option => !option.IsRight);

    /// <summary>A number that is right, with a point.</summary>
    public string RightNumber => Math.Round((Min + Max) / 2, 6).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static BuiltQuestion Read(HtmlPage page, IElement element)
    {
        using var key = JsonDocument.Parse(element.GetAttribute("data-key")!);
        var right = key.RootElement.TryGetProperty("right", out var ids) ? ids.EnumerateArray().Select(id => id.GetString()).ToHashSet() : [];
        double Limit(string name) => key.RootElement.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        return new BuiltQuestion(page.Link, element.GetAttribute("data-id")!, Text(element.QuerySelector("form .k")), key.RootElement.GetProperty("type").GetString()!, element.Closest("quiz-run") is not null,
            [.. element.QuerySelectorAll(".opt[data-option]:has(> input):not(.verdict *)").Select(option => ReadOption(element, option, right))], Limit("min"), Limit("max"))
        {
            FieldCount = element.QuerySelectorAll("fieldset :is(input, select, .order .item, .lines)").Length,
            Answers = [.. element.QuerySelectorAll("details.answer :is([data-why], [data-unless], [data-point], .model p, .explain p:not(.small))").Select(Text).Where(text => text.Length > 0)],
        };
    }

    private static BuiltOption ReadOption(IElement question, IElement option, HashSet<string?> right)
    {
        var (id, label) = (option.GetAttribute("data-option")!, option.QuerySelector("label")!);
        return new BuiltOption(id, Text(label), right.Contains(id), label.ChildElementCount == 0, Text(question.QuerySelector($"[data-option={id}] [data-why]")));
    }

    private static string Text(IElement? element) => string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
