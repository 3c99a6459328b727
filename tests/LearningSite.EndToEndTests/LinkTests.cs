using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LearningSite.Preview;

namespace LearningSite.EndToEndTests;

/// <summary>Every address in the built files leads somewhere, fragments included.</summary>
public sealed partial class LinkTests(BundledSite bundled)
{
    private const string Origin = "https://from-qa-to-ai.example";

    private ServedSite Site => bundled.Site;

    [Fact]
    public void No_internal_link_is_dead() => Findings.AssertNone(DeadLinks.Find(Site));

    // A script may lead somewhere better, but nobody who follows links has to wait for it.
    [Fact]
    public void Every_link_leads_somewhere_before_any_script() =>
        Findings.AssertNone(Site.AllPages.SelectMany(page => page.Document.QuerySelectorAll("a:not([href])").Select(link => $"{page.Link}: {link.OuterHtml}")));

    // The headers of netlify.toml let browsers keep them for a year.
    [Fact]
    public void File_among_the_assets_has_a_hash_in_its_name()
    {
        var assets = Site.Files.Keys.Where(name => name.StartsWith("assets/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(assets);
        Findings.AssertNone(assets.Where(name => !Hashed().IsMatch(name)));
    }

    [Fact]
    public void Every_page_is_linked_from_another_one()
    {
        var linked = Site.AllPages.SelectMany(page => page.Document.QuerySelectorAll("a[href]").Select(a => new Uri(new Uri(Site.Url(page.Link)), a.GetAttribute("href")!)).Where(target => target.AbsolutePath != page.Link).Select(target => target.AbsolutePath)).ToHashSet();
        Findings.AssertNone(Site.AllPages.Select(page => page.Link).Where(link => !link.EndsWith("/404.html", StringComparison.Ordinal) && !linked.Contains(link)));
    }

    [Fact]
    public void Ids_are_unique_on_every_page() =>
        Findings.AssertNone(Site.AllPages.SelectMany(page => page.Elements.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).GroupBy(id => id).Where(group => group.Count() > 1).Select(group => $"{page.Link}: {group.Key}")));

    [Fact]
    public void Canonical_links_and_the_sitemap_name_the_pages()
    {
        // A page that is not translated yet names its original.
        static bool IsFallback(HtmlPage page) => page.Document.QuerySelector(".untranslated") is not null;
        var canonical = Site.AllPages.Where(page => !IsFallback(page)).Select(page => (page.Link, Canonical: page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"))).ToList();
        Findings.AssertNone(canonical.Where(page => page.Canonical is not null && page.Canonical != Origin + page.Link).Select(page => $"{page.Link}: {page.Canonical}"));

        var sitemap = XDocument.Parse(Encoding.UTF8.GetString(Site.Files["sitemap.xml"])).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value).ToList();
        Assert.All(Site.TranslatedPages.Where(IsFallback), page => Assert.Equal(Origin + page.Link["/es".Length..], page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")));
        var indexed = Site.AllPages.Where(page => page.Document.QuerySelector("meta[name=robots]") is null).Select(page => Origin + page.Link);
        Assert.Equal(indexed.Order(StringComparer.Ordinal), sitemap.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Redirects_lead_to_pages()
    {
        var sources = Encoding.UTF8.GetString(Site.Files["_redirects"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#') && !line.EndsWith(" 404", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.IsType<Destination.Content>(Site.Manifest.Find(Assert.IsType<Destination.Redirect>(Site.Manifest.Find(source)).Location)));
    }

    [GeneratedRegex(@"^assets/[a-z0-9-]+\.(?:[A-Z0-9]{8}|[0-9a-f]{8})\.[a-z]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Hashed();
}
