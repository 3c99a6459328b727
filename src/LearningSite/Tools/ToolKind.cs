using LearningSite.Diagnostics;
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
    private const int StaleAfterMonths = 12;

    public override IEnumerable<Reference> References => [.. base.References, .. Alternatives, .. Roles, .. Lessons];

    /// <summary>Licences and features change: what was checked more than a year ago is said to be.</summary>
    public bool IsStale(DateOnly today) => CheckedOn is { } day && day.AddMonths(StaleAfterMonths) < today;
}

/// <summary>`tools/&lt;group&gt;.yml`: one file lists many tools, and each has a page.</summary>
public sealed class ToolKind : IContentKind
{
    private static readonly Keys ToolKeys = new("tool");
    private static readonly Key<string> Id = ToolKeys.Id("The slug of the tool’s page: `/tools/<id>/`.");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(ToolKeys, titleName: "name", titleAbout: "What the tool is called; 70 characters at most.");
    private static readonly Key<string?> Vendor = ToolKeys.OptionalText("vendor", "Who makes it.");
    private static readonly Key<string> Licence = ToolKeys.Text("licence", "Under which licence it can be used.");
    private static readonly Key<string?> Url = ToolKeys.OptionalAddress("url", "The page of the vendor or project.");
    private static readonly Key<DateOnly?> CheckedOn = ToolKeys.OptionalDate("checkedOn", "The day on which somebody opened that page; absent when nobody has, and the site then says “not checked”.");
    private static readonly Key<string> Purpose = ToolKeys.Text("purpose", "What it is for, in one sentence.");
    private static readonly Key<string?> NotFor = ToolKeys.OptionalText("notFor", "What it is not for.");
    private static readonly Key<IReadOnlyList<Reference>> Alternatives = ToolKeys.References("alternatives", "tool", "Tools for the same purpose.");
    private static readonly Key<IReadOnlyList<Reference>> Roles = ToolKeys.References("roles", "role", "Roles that use it.");
    private static readonly Key<IReadOnlyList<Reference>> Lessons = ToolKeys.References("lessons", "lesson", "Lessons that use it.");

    private static readonly Keys Keys = Keys.OfFile("tool group");
    private static readonly Key<string> Title = Keys.Text("title", "The heading of the group.");
    private static readonly Key<IReadOnlyList<Fields>> Tools = Keys.Groups("tools", ToolKeys, "The tools of the group.", isRequired: true);

    public string Name => "tool";

    public string Place => "tools/<group>.yml";
    public bool HoldsMany => true;
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("tools/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (context.ReadMapping(Keys) is not { } file) yield break;
        var category = file.Get(Title);
        foreach (var fields in file.Get(Tools))
        {
            var tool = ReadTool(fields, category, context);
            if (tool.Slug.Length > 0) yield return tool;
        }
        file.Close();
    }

    private Tool ReadTool(Fields fields, string category, ParseContext context)
    {
        var id = context.ReadId(fields, Id);
        var header = context.ReadHeader(fields, Header, Name, id, $"/tools/{id}/");
        var purpose = fields.Get(Purpose);
        var tool = new Tool(header with { Summary = header.Summary ?? purpose }, category, fields.Get(Vendor), fields.Get(Licence),
            context.ReadUrl(fields, Url), context.ReadDate(fields, CheckedOn), purpose, fields.Get(NotFor),
            fields.Get(Alternatives), fields.Get(Roles), fields.Get(Lessons));
        fields.Close();
        return tool;
    }

    public void Validate(Site site, DiagnosticBag diagnostics)
    {
        foreach (var tool in site.All<Tool>().Where(t => t.IsStale(site.Today)))
            diagnostics.Add(new Diagnostic(Codes.StaleTool, $"the page of `{tool.Slug}` was last opened on {tool.CheckedOn:yyyy-MM-dd}", tool.GetPlace(diagnostics), $"today is {site.Today:yyyy-MM-dd}",
                "open the page under `url:`, correct the licence and the purpose if they have changed, and write today’s date under `checkedOn:`"));
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var tools = site.All<Tool>().ToList();
        foreach (var tool in tools) yield return Page.Of(tool, "tool", context => CreateModel(tool, context));
        if (tools.Count > 0) yield return Page.Index("/tools/", "tools", context => ToolDirectory.Create(tools, context));
    }

    private static ToolPage CreateModel(Tool tool, PageContext context)
    {
        var site = context.Site;
        return new ToolPage
        {
            Title = tool.Title, Summary = tool.Summary, Crumbs = context.CrumbsTo("/tools/", "nav.tools"), Sources = context.SourcesOf(tool),
            Docket = Docket.Create(("docket.category", tool.Category), ("docket.licence", tool.Licence),
                ("docket.checked", context.FormatDate(tool.CheckedOn) ?? context.Text.Get("tool.notchecked"))),
            Category = tool.Category, Vendor = tool.Vendor, Licence = tool.Licence, Url = tool.Url, CheckedOn = context.FormatDate(tool.CheckedOn), IsStale = tool.IsStale(site.Today),
            Purpose = tool.Purpose, NotFor = tool.NotFor,
            Alternatives = context.LinksTo(site.FindBothWays<Tool>(tool, tool.Alternatives)),
            Roles = context.LinksTo(site.FindBothWays<Role>(tool, tool.Roles)),
            Lessons = context.LinksTo(site.FindBothWays<Lesson>(tool, tool.Lessons)),
            Skills = context.LinksTo(site.ReferrersOf<Skill>(tool)),
        };
    }
}
