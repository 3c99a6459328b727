using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Redirects;

/// <summary>An address of a page that was removed: where its readers are sent, or that it is gone for good.</summary>
/// <param name="To">A path of this site; null when nothing took the place of the page.</param>
public sealed record Redirect(Header Header, string From, YamlNode.Scalar? To) : Document(Header)
{
    public override IEnumerable<string> FormerLinks => [From];
    public override string? ForwardsTo => To?.Value;
}

/// <summary>`_redirects.yml`. A page that still exists says by itself where it was before, with `redirectFrom`.</summary>
public sealed class RedirectKind : IContentKind
{
    private static readonly Keys Keys = Keys.OfFile("redirect");
    private static readonly Key<YamlNode.Scalar?> From = Keys.Scalar("from", "The address that has no page any more, such as `/lessons/old/`.");
    private static readonly Key<YamlNode.Scalar?> To = Keys.OptionalScalar("to", "The page to which its readers are sent, such as `/lessons/new/`.");
    private static readonly Key<string?> Gone = Keys.OptionalText("gone", "Why nothing took its place, for whoever maintains the site; readers and search engines are told that the page is gone for good (status 410).");

    static RedirectKind()
    {
        Keys.Variant(To);
        Keys.Variant(Gone);
    }

    public string Name => "redirect";

    public string Place => Files.ReadFiles.Redirects;
    public bool HoldsMany => true;
    public Shape Content => new Shape.List(new Shape.Group(Keys));

    public bool Owns(string relativePath) => relativePath == Place;

    public IEnumerable<Document> Parse(ParseContext context)
    {
        foreach (var fields in context.ReadList(Keys))
        {
            var (from, to, gone) = (fields.Get(From), fields.Get(To), fields.Get(Gone));
            fields.Close();
            if (from is null) continue;
            if (to is null && gone is null && !fields.IsMisspelt(To.Name) && !fields.IsMisspelt(Gone.Name))
                context.Diagnostics.Add(new Diagnostic(Codes.MissingKey, "a redirect needs `to` or `gone`", new Place(context.Text, fields.Span), null, "write `to:` and the page that took its place, or `gone:` and why none did"));
            // The link has a `#`, because an entry is no page.
            else if (to is not null || gone is not null) yield return new Redirect(new Header { Source = context.File, Kind = Name, Slug = from.Value, Link = "#" + from.Value, Title = from.Value, Span = from.Span }, from.Value, to);
        }
    }

    public IEnumerable<Page> CreatePages(Site site) => [];
}
