using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Roles;

namespace LearningSite.Tools;

/// <summary>Makes the table of all tools, by category, with its filters.</summary>
public static class ToolDirectory
{
    private static readonly string[] CheckedWords = ["recent", "stale", "never"];

    public static ToolsPage Create(IReadOnlyList<Tool> tools, PageContext context)
    {
        var groups = tools.GroupBy(t => t.Category, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new ToolGroup(IndexPages.ToId(g.Key), g.Key, [.. g.OrderBy(t => t.Title, StringComparer.OrdinalIgnoreCase).Select(t => CreateRow(t, context))])).ToList();
        context.AddAnchors(groups.Select(g => g.Id));
        context.AddModule("filters.js");
        return new ToolsPage
        {
            Title = context.Text.Get("index.tools.title"), Summary = context.Text.Get("index.tools.summary"), Crumbs = context.CrumbsTo(),
            Filters = CreateFilters(tools, groups, context), Groups = groups,
        };
    }

    private static IReadOnlyList<FilterGroup> CreateFilters(IReadOnlyList<Tool> tools, List<ToolGroup> groups, PageContext context)
    {
        var rows = groups.SelectMany(g => g.Rows).ToList();
        var roles = tools.SelectMany(t => RolesOf(t, context)).OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase);
        return FilterGroup.List(
            FilterGroup.Create("category", context.Text.Get("tool.category"), groups.SelectMany(g => g.Rows.Select(r => (r.CategorySlug, g.Title, 1)))),
            FilterGroup.Create("licence", context.Text.Get("tool.licence"), rows.OrderBy(r => r.Licence, StringComparer.OrdinalIgnoreCase).Select(r => (r.LicenceSlug, r.Licence, 1))),
            FilterGroup.Create("role", context.Text.Get("salary.role"), roles.Select(r => (r.Slug, r.Title, 1))),
            FilterGroup.Create("checked", context.Text.Get("tool.checked"), rows.OrderBy(r => Array.IndexOf(CheckedWords, r.CheckedWord)).Select(r => (r.CheckedWord, context.Text.Get("tool.checked." + r.CheckedWord), 1))));
    }

    private static ToolRow CreateRow(Tool tool, PageContext context) => new(context.LinkTo(tool), tool.Vendor, tool.Licence, context.FormatDate(tool.CheckedOn),
        tool.CheckedOn is null ? "never" : tool.IsStale(context.Site.Today) ? "stale" : "recent", tool.Purpose, tool.NotFor,
        context.LinksTo(context.Site.FindBothWays<Tool>(tool, tool.Alternatives)), Slugs.From(tool.Licence), string.Join(' ', RolesOf(tool, context).Select(r => r.Slug)), Slugs.From(tool.Category));

    private static IReadOnlyList<Role> RolesOf(Tool tool, PageContext context) => context.Site.FindBothWays<Role>(tool, tool.Roles);
}
