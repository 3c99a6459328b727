using System.Globalization;

namespace LearningSite.Rendering;

/// <summary>Makes the facts at the head of a page; a fact that nobody knows has no cell.</summary>
public static class Docket
{
    public static IReadOnlyList<DocketCell> Create(params IEnumerable<(string LabelKey, string? Value)> cells) =>
        [.. cells.Where(c => !string.IsNullOrEmpty(c.Value)).Select(c => new DocketCell(c.LabelKey, c.Value ?? ""))];

    /// <summary>A count as text; null when there is nothing to count.</summary>
    public static string? Count(int count) => count == 0 ? null : count.ToString(CultureInfo.InvariantCulture);
}
