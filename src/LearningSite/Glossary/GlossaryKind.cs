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
    private static readonly Keys TermKeys = new("term");
    private static readonly Key<string> Id = TermKeys.Id("The anchor of the term: `/glossary/#t-<id>`.");
    private static readonly Key<string> Word = TermKeys.Text("term", "The word or phrase itself.");
    private static readonly Key<string> Short = TermKeys.Text("short", "What it means, in a sentence or two.");
    private static readonly Key<string?> Example = TermKeys.OptionalText("example", "A case in point.");
    private static readonly Key<IReadOnlyList<Reference>> SeeAlso = TermKeys.References("seeAlso", "term", "Ids of related terms.");
    private static readonly Key<IReadOnlyList<YamlNode.Scalar>> Aliases = TermKeys.Scalars("aliases", "Other words for the same, also linked where a lesson first uses them.");

    private static readonly Keys Keys = Keys.OfFile("glossary group");
    private static readonly Key<string> Title = Keys.Text("title", "The heading of the group.");
    private static readonly Key<IReadOnlyList<Fields>> Terms = Keys.Groups("terms", TermKeys, "The terms of the group.", isRequired: true);

    public string Name => "term";

    public string Place => "glossary/<group>.yml";
    public bool HoldsMany => true;
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("glossary/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (context.ReadMapping(Keys) is not { } file) yield break;
        var group = file.Get(Title);
        foreach (var fields in file.Get(Terms))
        {
            var term = ReadTerm(fields, group, context);
            if (term.Slug.Length > 0) yield return term;
        }
        file.Close();
    }

    private Term ReadTerm(Fields fields, string group, ParseContext context)
    {
        var id = context.ReadId(fields, Id);
        var meaning = fields.Get(Short);
        var aliases = fields.Get(Aliases);
        var header = context.CreateEntryHeader(fields, Id, Name, id, "/glossary/#t-" + id, fields.Get(Word)) with { Summary = meaning };
        var term = new Term(header, group, meaning, fields.Get(Example), fields.Get(SeeAlso), [.. aliases.Select(a => a.Value)], [.. aliases.Select(a => a.Span)]);
        fields.Close();
        return term;
    }

    public void Validate(Site site, DiagnosticBag diagnostics) =>
        Mentions.CheckUnique(site.All<Term>().SelectMany(t => t.Aliases.Select((a, i) => new NameOfDocument(a, t, t.AliasSpans[i])).Prepend(new NameOfDocument(t.Title, t, t.Header.Span))), diagnostics);

    public IEnumerable<Page> CreatePages(Site site)
    {
        if (site.All<Term>().Any()) yield return Page.Index("/glossary/", "glossary", CreateModel) with { NeedsOutlines = true };
    }

    private static GlossaryPage CreateModel(PageContext context)
    {
        var terms = context.Site.All<Term>().ToList();
        var uses = context.Outlines.SelectMany(o => o.Terms.Select(t => (Term: t, o.Page.Document))).ToLookup(u => u.Term, u => u.Document!, StringComparer.Ordinal);
        var groups = terms.GroupBy(t => t.Group, StringComparer.Ordinal).Select(g => new TermGroup(IndexPages.ToId(g.Key), g.Key, [.. g.Select(t => ToEntry(t, uses[t.Slug], context))])).ToList();
        context.AddAnchors(groups.Select(g => g.Id).Concat(groups.SelectMany(g => g.Terms).Select(t => t.Id)));
        return new GlossaryPage
        {
            Title = context.Text.Get("index.glossary.title"), Summary = context.Text.Get("index.glossary.summary"), Crumbs = context.CrumbsTo(),
            Docket = Docket.Create(("docket.terms", Docket.Count(terms.Count))), Groups = groups, Count = terms.Count, WriteThings = json => WriteTerms(json, terms, context),
        };
    }

    private static void WriteTerms(System.Text.Json.Utf8JsonWriter json, IReadOnlyList<Term> terms, PageContext context)
    {
        json.WriteStartObject();
        json.WriteString("@type", "DefinedTermSet");
        json.WriteString("name", context.Text.Get("index.glossary.title"));
        json.WriteString("url", context.Site.AbsoluteHref("/glossary/"));
        json.WriteStartArray("hasDefinedTerm");
        foreach (var term in terms)
        {
            json.WriteStartObject();
            json.WriteString("@type", "DefinedTerm");
            json.WriteString("name", term.Title);
            json.WriteString("description", term.Short);
            json.WriteString("url", context.Site.AbsoluteHref(term.Link));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Pages whose text leads here, most of them because the first use of a term is linked by itself.
    private static TermEntry ToEntry(Term term, IEnumerable<Document> uses, PageContext context) => new("t-" + term.Slug, term.Title, term.Short, term.Example, term.Aliases,
        context.LinksTo(term.SeeAlso), LongList.Of(context.LinksTo(uses.OrderBy(d => d.Kind == "lesson" ? 0 : 1).ThenBy(d => d.Title, StringComparer.OrdinalIgnoreCase))));
}
