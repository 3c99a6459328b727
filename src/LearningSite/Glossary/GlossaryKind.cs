using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Glossary;

/// <summary>A term and its meaning. Its first use in a lesson is linked, under its name and its aliases.</summary>
/// <param name="Group">Title of the file.</param>
/// <param name="AliasSpans">Where the aliases stand.</param>
public sealed record Term(Header Header, string Group, string Short, string? Example, IReadOnlyList<Reference> SeeAlso, IReadOnlyList<string> Aliases, IReadOnlyList<TextSpan> AliasSpans) : Document(Header)
{
    public override IEnumerable<Reference> References => [.. base.References, .. SeeAlso];
    public override IReadOnlyList<string> Mentions => [Title, .. Aliases];
}

/// <summary>`glossary/&lt;group&gt;.yml`; all groups are on one page.</summary>
public sealed class GlossaryKind : IContentKind
{
    public string Name => "term";

    public bool Owns(string relativePath) => relativePath.StartsWith("glossary/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (context.ReadMapping("glossary group") is not { } file) yield break;
        var group = file.Text("title");
        foreach (var fields in file.Groups("terms", "term", isRequired: true))
        {
            var term = ReadTerm(fields, group, context);
            if (term.Slug.Length > 0) yield return term;
        }
        file.Close();
    }

    private Term ReadTerm(Fields fields, string group, ParseContext context)
    {
        var id = context.ReadId(fields);
        var meaning = fields.Text("short");
        var aliases = fields.Scalars("aliases");
        var header = context.CreateEntryHeader(fields, Name, id, "/glossary/#t-" + id, fields.Text("term")) with { Summary = meaning };
        var term = new Term(header, group, meaning, fields.OptionalText("example"), fields.References("seeAlso", "term"), [.. aliases.Select(a => a.Value)], [.. aliases.Select(a => a.Span)]);
        fields.Close();
        return term;
    }

    public void Validate(Site site, DiagnosticBag diagnostics) =>
        Mentions.CheckUnique(site.All<Term>().SelectMany(t => t.Aliases.Select((a, i) => (a, (Document)t, t.AliasSpans[i])).Prepend((t.Title, t, t.Header.Span))), diagnostics);

    public IEnumerable<Page> CreatePages(Site site)
    {
        if (site.All<Term>().Any()) yield return Page.Index("/glossary/", "glossary", CreateModel);
    }

    private static GlossaryPage CreateModel(PageContext context)
    {
        var terms = context.Site.All<Term>().ToList();
        var groups = terms.GroupBy(t => t.Group, StringComparer.Ordinal).Select(g => new TermGroup(IndexPages.ToId(g.Key), g.Key, [.. g.Select(t => ToEntry(t, context))])).ToList();
        context.SetAnchors(groups.Select(g => g.Id).Concat(groups.SelectMany(g => g.Terms).Select(t => t.Id)));
        return new GlossaryPage
        {
            Title = context.Text.Get("index.glossary.title"), Summary = context.Text.Get("index.glossary.summary"), Crumbs = context.CrumbsTo(),
            Docket = Docket.Create(("docket.terms", Docket.Count(terms.Count))), Groups = groups, Count = terms.Count,
        };
    }

    private static TermEntry ToEntry(Term term, PageContext context) => new("t-" + term.Slug, term.Title, term.Short, term.Example, term.Aliases,
        context.LinksTo(term.SeeAlso), context.LinksTo(context.Site.ReferrersOf<Document>(term).Where(d => d is not Term)));
}
