using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Figures;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Salaries;

namespace LearningSite.Sources;

/// <summary>`sources.yml`: where figures and claims come from, all on one page.</summary>
public sealed class SourceKind : IContentKind
{
    private static readonly string[] Kinds = ["survey", "report", "estimate", "editor"];

    public string Name => "source";

    public bool Owns(string relativePath) => relativePath == "sources.yml";

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var first = new Dictionary<string, Place>(StringComparer.OrdinalIgnoreCase);
        foreach (var fields in context.ReadList("source"))
        {
            var source = ReadSource(fields, context);
            // Two names for one page would make a claim look better supported than it is.
            if (source.Url is { } url && !first.TryAdd(url.TrimEnd('/'), fields.PlaceOf("url")))
                context.Diagnostics.Add(new Diagnostic(Codes.DuplicateId, "two sources have the same address", fields.PlaceOf("url"), "second time",
                    "cite one source in both places, and remove the other", "the first one is here", first[url.TrimEnd('/')]));
            if (source.Slug.Length > 0) yield return source;
        }
    }

    private CitedSource ReadSource(Fields fields, ParseContext context)
    {
        var id = context.ReadId(fields);
        var source = new CitedSource(context.CreateEntryHeader(fields, Name, id, "/sources/#s-" + id, fields.Text("title")), fields.Text("publisher"),
            fields.OptionalText("year"), context.ReadUrl(fields, "url"), context.ReadDate(fields, "accessed"), fields.Choice("kind", Kinds), fields.OptionalText("note"));
        fields.Close();
        return source;
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        if (site.All<CitedSource>().Any()) yield return Page.Index("/sources/", "sources", CreateModel);
    }

    private static SourcesPage CreateModel(PageContext context)
    {
        var entries = context.Site.All<CitedSource>().Select(s => ToEntry(s, context)).ToList();
        context.SetAnchors(entries.Select(e => e.Id));
        return new SourcesPage
        {
            Title = context.Text.Get("index.sources.title"), Summary = context.Text.Get("index.sources.summary"), Crumbs = context.CrumbsTo(),
            Docket = Docket.Create(("docket.sources", Docket.Count(entries.Count))), Entries = entries,
        };
    }

    private static SourceEntry ToEntry(CitedSource source, PageContext context) =>
        new("s-" + source.Slug, source.Publisher, source.Title, source.Year, source.Url, context.FormatDate(source.Accessed), "sourcekind." + source.SourceKind, source.Note, FindUses(source, context));

    // Pay points are shown together on the page of their role. A figure has no page: it stands wherever a text quotes it.
    private static List<PageLink> FindUses(CitedSource source, PageContext context) =>
        [.. context.Site.ReferrersOf<Document>(source).Where(d => d is not Figure)
            .Select(d => d is Salary pay ? context.Site.Find(pay.Role) is { } role ? RolePay.FindPage(role, context) : null : context.LinkTo(d)).OfType<PageLink>().Distinct()];
}
