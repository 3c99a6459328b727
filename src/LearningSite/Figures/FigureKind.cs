using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
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
    private static readonly Keys Keys = Keys.OfFile("figure");
    private static readonly Key<string> Id = Keys.Id("The name in `{{figure id}}`.");
    private static readonly Key<string> Label = Keys.Text("label", "What the figure measures.");
    private static readonly Key<string> Value = Keys.Text("value", "The figure as the source gives it: `6–12`, `39 %`.");
    private static readonly Key<string?> Unit = Keys.OptionalText("unit", "What it counts.");
    private static readonly Key<string?> Scope = Keys.OptionalText("scope", "Whom or what it covers.");
    private static readonly Key<string?> Town = Keys.OptionalText("place", "Where it holds.");
    private static readonly Key<string> Year = Keys.Text("year", "The year that it describes, or `undated`.");
    private static readonly Key<Reference> Source = Keys.Reference("source", "source", "The id of the source, as `sources.yml` lists it.");
    // A figure with the verdict DROP has no place in the register.
    private static readonly Key<string?> Verdict = Keys.OptionalChoice("verdict", ["KEEP", "QUALIFY", "SOURCE"], "What an editor decided: quote it, quote it with its limits, or look for a better source.");

    public string Name => "figure";

    public string Place => "figures.yml";
    public bool HoldsMany => true;
    public Shape Content => new Shape.List(new Shape.Group(Keys));

    public bool Owns(string relativePath) => relativePath == "figures.yml";

    public IEnumerable<Document> Parse(ParseContext context)
    {
        foreach (var fields in context.ReadList(Keys))
        {
            var id = context.ReadId(fields, Id);
            var source = fields.Get(Source);
            var figure = new Figure(context.CreateEntryHeader(fields, Id, Name, id, "/sources/#s-" + source.Slug, fields.Get(Label)), fields.Get(Value),
                fields.Get(Unit), fields.Get(Scope), fields.Get(Town), fields.Get(Year), source);
            fields.Get(Verdict);
            fields.Close();
            if (id.Length > 0) yield return figure;
        }
    }

    public void Validate(Site site, DiagnosticBag diagnostics)
    {
        foreach (var figure in site.All<Figure>())
            if (int.TryParse(figure.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && site.IsDated(year))
                diagnostics.Add(new Diagnostic(Codes.StaleFigure, $"the figure `{figure.Slug}` is from {year}", figure.GetPlace(diagnostics), $"today is {site.Today:yyyy-MM-dd}",
                    "look for a newer figure, or write in its `silence:` why this one still stands"));
    }

    public IEnumerable<Page> CreatePages(Site site) => [];

    // <span class="figure-value">6–12 months (one lesson’s estimate; place not stated; undated; estimate; <a href="/sources/#s-career-lesson">Lesson on changing career</a>)</span>
    public string? RenderInline(Document document, PageContext context)
    {
        var figure = (Figure)document;
        var source = context.Site.Find<CitedSource>(figure.CitedSource);
        var html = new StringBuilder("<span class=\"figure-value\">");
        // A value must not part from its unit at the end of a line.
        AppendWords(figure.Unit is null ? figure.Value : $"{figure.Value}\u00A0{figure.Unit}", figure, html, context);
        html.Append(" (");
        if (figure.Scope is { } scope) { AppendWords(scope, figure, html, context); html.Append("; "); }
        foreach (var limit in DescribeLimits(figure, source, context)) { html.AppendEscaped(limit); html.Append("; "); }
        html.Append("<a").AppendAttribute("href", context.Site.Href(figure.Link));
        if (source is not null && context.ForeignLanguageOf(source) is { } lang) html.AppendAttribute("lang", lang);
        html.Append('>');
        html.AppendEscaped(source?.Title ?? context.Text.Get("figure.source"));
        return html.Append("</a>)</span>").ToString();
    }

    // In a page of another language, the words of the register say so.
    private static void AppendWords(string words, Figure figure, StringBuilder html, PageContext context)
    {
        if (context.ForeignLanguageOf(figure) is not { } lang) { html.AppendEscaped(words); return; }
        html.Append("<span").AppendAttribute("lang", lang).Append('>');
        html.AppendEscaped(words);
        html.Append("</span>");
    }

    private static IEnumerable<string> DescribeLimits(Figure figure, CitedSource? source, PageContext context)
    {
        if (figure.Place is { } place) yield return place == "not stated" ? context.Text.Get("figure.noplace") : Places.Describe(place, context.Text);
        yield return figure.Year == "undated" ? context.Text.Get("figure.undated") : figure.Year;
        // Where the scope already calls it an estimate, a second time would only be noise.
        if (source?.SourceKind == "estimate" && figure.Scope?.Contains(context.Text.Get("figure.estimate"), StringComparison.OrdinalIgnoreCase) != true) yield return context.Text.Get("figure.estimate");
    }
}
