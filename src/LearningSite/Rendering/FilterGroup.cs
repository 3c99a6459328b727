namespace LearningSite.Rendering;

/// <summary>One choice above a list: `partials/filter-form.hbs` shows it, and `theme/input/js/filter-list.js` acts on it.</summary>
/// <param name="Name">Its name in the address, and of the data attribute of the items: one small word.</param>
/// <param name="IsMultiple">Checkboxes, for a few values of which several make sense together; else a select.</param>
public sealed record FilterGroup(string Name, string Label, IReadOnlyList<FilterOption> Options, bool IsMultiple = false)
{
    /// <param name="values">Of all items, one after another: the value as items carry it (no spaces), how readers call it, and what the item counts for.</param>
    public static FilterGroup Create(string name, string label, IEnumerable<(string Value, string Title, int Weight)> values) =>
        new(name, label, [.. values.GroupBy(v => v.Value, StringComparer.Ordinal).Select(g => new FilterOption(g.Key, g.First().Title, g.Sum(v => v.Weight)))]);

    /// <summary>A group that leaves no choice is left out.</summary>
    public static IReadOnlyList<FilterGroup> List(params IEnumerable<FilterGroup> groups) => [.. groups.Where(g => g.Options.Count > 1)];
}

/// <param name="Count">How many items have it; the module counts again after each choice.</param>
public sealed record FilterOption(string Value, string Title, int Count);
