using System.Text;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Rendering;

namespace LearningSite.Figures;

/// <summary>A figure that texts quote with <c>{{figure id}}</c>. Value and year are text, because sources say "6–12" and "undated".</summary>
public sealed record Figure(Header Header, string Value, string? Unit, string? Scope, string? Place, string Year, Reference CitedSource) : Document(Header)
{
    public override IEnumerable<Reference> References => [.. base.References, CitedSource];
}

/// <summary>`figures.yml`. A figure has no page of its own; it leads to its source.</summary>
public sealed class FigureKind : IContentKind
{
    // A figure with the verdict DROP has no place in the register.
    private static readonly string[] Verdicts = ["KEEP", "QUALIFY", "SOURCE"];

    public string Name => "figure";

    public bool Owns(string relativePath) => relativePath == "figures.yml";

    public IEnumerable<Document> Parse(ParseContext context)
    {
        foreach (var fields in context.ReadList("figure"))
        {
            var id = context.ReadId(fields);
            var source = fields.Reference("source", "source");
            var figure = new Figure(context.CreateEntryHeader(fields, Name, id, "/sources/#s-" + source.Slug, fields.Text("label")), fields.Text("value"),
                fields.OptionalText("unit"), fields.OptionalText("scope"), fields.OptionalText("place"), fields.Text("year"), source);
            fields.OptionalChoice("verdict", Verdicts);
            fields.Close();
            if (id.Length > 0) yield return figure;
        }
    }

    public IEnumerable<Page> CreatePages(Site site) => [];

    // <span class="figure-value">6–12 months (one lesson’s estimate; place not stated; undated; estimate; <a href="/sources/#s-career-lesson">Lesson on changing career</a>)</span>
    public string? RenderInline(Document document, PageContext context)
    {
        var figure = (Figure)document;
        var source = context.Site.Find<CitedSource>(figure.CitedSource);
        var html = new StringBuilder("<span class=\"figure-value\">");
        // A value must not part from its unit at the end of a line.
        html.AppendEscaped(figure.Unit is null ? figure.Value : $"{figure.Value}\u00A0{figure.Unit}");
        html.Append(" (");
        foreach (var limit in DescribeLimits(figure, source, context)) { html.AppendEscaped(limit); html.Append("; "); }
        html.Append("<a").AppendAttribute("href", context.Site.Href(figure.Link)).Append('>');
        html.AppendEscaped(source?.Title ?? context.Text.Get("figure.source"));
        return html.Append("</a>)</span>").ToString();
    }

    private static IEnumerable<string> DescribeLimits(Figure figure, CitedSource? source, PageContext context)
    {
        if (figure.Scope is { } scope) yield return scope;
        if (figure.Place is { } place) yield return place == "not stated" ? context.Text.Get("figure.noplace") : Places.Describe(place, context.Text);
        yield return figure.Year == "undated" ? context.Text.Get("figure.undated") : figure.Year;
        // Where the scope already calls it an estimate, a second time would only be noise.
        if (source?.SourceKind == "estimate" && figure.Scope?.Contains(context.Text.Get("figure.estimate"), StringComparison.OrdinalIgnoreCase) != true) yield return context.Text.Get("figure.estimate");
    }
}
