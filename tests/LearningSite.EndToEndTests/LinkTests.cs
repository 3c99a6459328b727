using System.Text;
using System.Xml.Linq;
using LearningSite.EndToEndTests.Sites;
using LearningSite.Preview;

namespace LearningSite.EndToEndTests;

/// <summary>Every address in the built files leads somewhere, fragments included.</summary>
public sealed class LinkTests(BundledSite bundled)
{
    private const string Origin = "https://from-qa-to-ai.example";

    private ServedSite Site => bundled.Site;

    [Fact]
    public void No_internal_link_is_dead() => Findings.AssertNone(DeadLinks.Find(Site));

    [Fact]
    public void Every_page_is_linked_from_another_one()
    {
        var linked = Site.Pages.SelectMany(page => page.Document.QuerySelectorAll("a[href]").Select(a => new Uri(new Uri(Site.Url(page.Link)), a.GetAttribute("href")!)).Where(target => target.AbsolutePath != page.Link).Select(target => target.AbsolutePath)).ToHashSet();
        Findings.AssertNone(Site.Pages.Select(page => page.Link).Where(link => link != "/404.html" && !linked.Contains(link)));
    }

    [Fact]
    public void Ids_are_unique_on_every_page() =>
        Findings.AssertNone(Site.Pages.SelectMany(page => page.Elements.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).GroupBy(id => id).Where(group => group.Count() > 1).Select(group => $"{page.Link}: {group.Key}")));

    [Fact]
    public void Canonical_links_and_the_sitemap_name_the_pages()
    {
        var canonical = Site.Pages.Select(page => (page.Link, Canonical: page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"))).ToList();
        Findings.AssertNone(canonical.Where(page => page.Canonical is not null && page.Canonical != Origin + page.Link).Select(page => $"{page.Link}: {page.Canonical}"));

        var sitemap = XDocument.Parse(Encoding.UTF8.GetString(Site.Files["sitemap.xml"])).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value).ToList();
        var indexed = Site.Pages.Where(page => page.Document.QuerySelector("meta[name=robots]") is null).Select(page => Origin + page.Link);
        Assert.Equal(indexed.Order(StringComparer.Ordinal), sitemap.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Redirects_lead_to_pages()
    {
        var sources = Encoding.UTF8.GetString(Site.Files["_redirects"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line.Split(' ')[0]).ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.IsType<Destination.Content>(Site.Manifest.Find(Assert.IsType<Destination.Redirect>(Site.Manifest.Find(source)).Location)));
    }
}
