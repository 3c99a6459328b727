using System.Text;
using LearningSite.Preview;

namespace LearningSite.Tests.Unit;

/// <summary>What `preview` makes of the file that the host reads.</summary>
public class SiteManifestTests
{
    [Theory]
    [InlineData("/old/", "/new/ 301")]
    [InlineData("/old", "/new/ 301")]
    [InlineData("/term/", "/new/#t-recall 301")]
    [InlineData("/gone/", "gone")]
    [InlineData("/lost/", "missing")]
    [InlineData("/other/", "missing")]
    public void Redirect_leads_to_a_page_of_the_site_or_says_that_it_is_gone(string path, string expected)
    {
        var manifest = new SiteManifest(new Dictionary<string, byte[]>
        {
            ["new/index.html"] = [], ["404.html"] = [],
            ["_redirects"] = Encoding.UTF8.GetBytes("/old/ /new/ 301\n/term/ /new/#t-recall 301\n/gone/ /404.html 410\n/lost/ //example.org/ 301\n"),
        }, "");
        Assert.Equal(expected, manifest.Find(path) switch
        {
            Destination.Redirect redirect => $"{redirect.Location} {redirect.Status}",
            Destination.Gone => "gone",
            Destination.Missing => "missing",
            _ => "content",
        });
    }
}
