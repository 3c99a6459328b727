using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Roles;
using LearningSite.Skills;

namespace LearningSite.Tools;

/// <summary>A tool: what it is for, and what it is not for.</summary>
/// <param name="Category">Title of the file.</param>
/// <param name="CheckedOn">When somebody opened the vendor's page; null when nobody has, and the site says so.</param>
public sealed record Tool(Header Header, string Category, string? Vendor, string Licence, string? Url, DateOnly? CheckedOn, string Purpose, string? NotFor,
    IReadOnlyList<Reference> Alternatives, IReadOnlyList<Reference> Roles, IReadOnlyList<Reference> Lessons) : Document(Header)
{
    public override IEnumerable<Reference> References => [.. base.References, .. Alternatives, .. Roles, .. Lessons];
}

/// <summary>`tools/&lt;group&gt;.yml`: one file lists many tools, and each has a page.</summary>
public sealed class ToolKind : IContentKind
{
    public string Name => "tool";

    public bool Owns(string relativePath) => relativePath.StartsWith("tools/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (context.ReadMapping("tool group") is not { } file) yield break;
        var category = file.Text("title");
        foreach (var fields in file.Groups("tools", "tool", isRequired: true))
        {
            var tool = ReadTool(fields, category, context);
            if (tool.Slug.Length > 0) yield return tool;
        }
        file.Close();
    }

    private Tool ReadTool(Fields fields, string category, ParseContext context)
    {
        var id = context.ReadId(fields);
        var header = context.ReadHeader(fields, Name, id, $"/tools/{id}/", titleKey: "name");
        var purpose = fields.Text("purpose");
        var tool = new Tool(header with { Summary = header.Summary ?? purpose }, category, fields.OptionalText("vendor"), fields.Text("licence"),
            context.ReadUrl(fields, "url"), context.ReadDate(fields, "checkedOn"), purpose, fields.OptionalText("notFor"),
            fields.References("alternatives", "tool"), fields.References("roles", "role"), fields.References("lessons", "lesson"));
        fields.Close();
        return tool;
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var tools = site.All<Tool>().ToList();
        foreach (var tool in tools) yield return Page.Of(tool, "tool", context => CreateModel(tool, context));
        if (tools.Count > 0) yield return IndexPages.Create("tools", context => IndexPages.Group(tools, t => t.Category, t => context.LinkTo(t)));
    }

    private static ToolPage CreateModel(Tool tool, PageContext context)
    {
        var site = context.Site;
        return new ToolPage
        {
            Title = tool.Title, Summary = tool.Summary, Crumbs = context.CrumbsTo("/tools/", "nav.tools"), Sources = context.SourcesOf(tool),
            Docket = Docket.Create(("docket.category", tool.Category), ("docket.licence", tool.Licence),
                ("docket.checked", context.FormatDate(tool.CheckedOn) ?? context.Text.Get("tool.notchecked"))),
            Category = tool.Category, Vendor = tool.Vendor, Licence = tool.Licence, Url = tool.Url, CheckedOn = context.FormatDate(tool.CheckedOn),
            Purpose = tool.Purpose, NotFor = tool.NotFor,
            Alternatives = context.LinksTo(site.FindBothWays<Tool>(tool, tool.Alternatives)),
            Roles = context.LinksTo(site.FindBothWays<Role>(tool, tool.Roles)),
            Lessons = context.LinksTo(site.FindBothWays<Lesson>(tool, tool.Lessons)),
            Skills = context.LinksTo(site.ReferrersOf<Skill>(tool)),
        };
    }
}
