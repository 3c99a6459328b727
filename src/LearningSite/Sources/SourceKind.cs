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
    private static readonly Keys Keys = Keys.OfFile("source");
    private static readonly Key<string> Id = Keys.Id("The name under which pages cite it; its anchor is `/sources/#s-<id>`.");
    private static readonly Key<string> Publisher = Keys.Text("publisher", "Who published it.");
    private static readonly Key<string> Title = Keys.Text("title", "Its title.");
    private static readonly Key<string?> Year = Keys.OptionalText("year", "The year in which it was published.");
    private static readonly Key<string?> Url = Keys.OptionalAddress("url", "Where it can be read; one source for each address.");
    private static readonly Key<DateOnly?> Accessed = Keys.OptionalDate("accessed", "The day on which somebody opened it; absent when nobody has, and the site then says “not checked”.");
    private static readonly Key<string> Kind = Keys.Choice("kind", ["survey", "report", "estimate", "editor"], "What supports it: a survey, a report, an estimate, or the editors of this site.");
    private static readonly Key<string?> Note = Keys.OptionalText("note", "What a reader must know to judge it.");

    public string Name => "source";

    public string Place => "sources.yml";
    public bool HoldsMany => true;
    public Shape Content => new Shape.List(new Shape.Group(Keys));

    public bool Owns(string relativePath) => relativePath == "sources.yml";

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var first = new Dictionary<string, Place>(StringComparer.OrdinalIgnoreCase);
        foreach (var fields in context.ReadList(Keys))
        {
            var source = ReadSource(fields, context);
            // Two names for one page would make a claim look better supported than it is.
            if (source.Url is { } url && !first.TryAdd(url.TrimEnd('/'), fields.PlaceOf(Url)))
                context.Diagnostics.Add(new Diagnostic(Codes.DuplicateId, "two sources have the same address", fields.PlaceOf(Url), "second time",
                    "cite one source in both places, and remove the other", "the first one is here", first[url.TrimEnd('/')]));
            if (source.Slug.Length > 0) yield return source;
        }
    }

    private CitedSource ReadSource(Fields fields, ParseContext context)
    {
        var id = context.ReadId(fields, Id);
        var source = new CitedSource(context.CreateEntryHeader(fields, Id, Name, id, "/sources/#s-" + id, fields.Get(Title)), fields.Get(Publisher),
            fields.Get(Year), context.ReadUrl(fields, Url), context.ReadDate(fields, Accessed), fields.Get(Kind), fields.Get(Note));
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
        context.AddAnchors(entries.Select(e => e.Id));
        return new SourcesPage
        {
            Title = context.Text.Get("index.sources.title"), Summary = context.Text.Get("index.sources.summary"), Crumbs = context.CrumbsTo(),
            Docket = Docket.Create(("docket.sources", Docket.Count(entries.Count))), Entries = entries,
        };
    }

    private static SourceEntry ToEntry(CitedSource source, PageContext context) =>
        new("s-" + source.Slug, source.Publisher, source.Title, source.Year, source.Url, context.FormatDate(source.Accessed), "sourcekind." + source.SourceKind, source.Note, LongList.Of(FindUses(source, context)));

    // Pay points are shown together on the page of their role. A figure has no page: it stands wherever a text quotes it.
    private static List<PageLink> FindUses(CitedSource source, PageContext context) =>
        [.. context.Site.ReferrersOf<Document>(source).Where(d => d is not Figure)
            .Select(d => d is Salary pay ? context.Site.Find(pay.Role) is { } role ? RolePay.FindPage(role, context) : null : context.LinkTo(d)).OfType<PageLink>().Distinct()];
}
