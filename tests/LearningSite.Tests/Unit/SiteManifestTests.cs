using System.Text;
using LearningSite.Preview;

namespace LearningSite.Tests.Unit;

/// <summary>What `preview` makes of the files of a build, and of the one that the host reads.</summary>
public class SiteManifestTests
{
    private static readonly string[] Names = ["index.html", "404.html", "a/index.html", "b.html", "file.txt", "x y/ö.html", "x y/index.html", "es/404.html"];

    [Theory]
    [InlineData("/", "index.html")]
    [InlineData("/index.html", "index.html")]
    [InlineData("/index", "index.html")]
    [InlineData("/a/", "a/index.html")]
    [InlineData("/a/index", "a/index.html")]
    [InlineData("/a", "301 /a/")]
    [InlineData("/b", "b.html")]
    [InlineData("/b.html", "b.html")]
    [InlineData("/b/", "missing")]
    [InlineData("/file.txt", "file.txt")]
    [InlineData("/file", "missing")]
    [InlineData("/x y", "301 /x%20y/")]
    [InlineData("/x y/ö", "x y/ö.html")]
    [InlineData("/404.html", "404.html")]
    [InlineData("/404", "missing")]
    [InlineData("/_redirects", "missing")]
    [InlineData("/A/", "missing")]
    [InlineData("", "missing")]
    [InlineData("a/", "missing")]
    [InlineData("index.html", "missing")]
    [InlineData("//a/", "missing")]
    [InlineData("//a", "missing")]
    [InlineData("/./a/", "missing")]
    [InlineData("/a/../b", "missing")]
    [InlineData("/a//", "missing")]
    public void Path_leads_to_a_file_of_the_build_or_to_none(string path, string expected) => Assert.Equal(expected, Tell(Of("").Find(path)));

    [Theory]
    [InlineData("/", "302 /course/")]
    [InlineData("/course", "302 /course/")]
    [InlineData("/course/", "index.html")]
    [InlineData("/course/a", "301 /course/a/")]
    [InlineData("/course/a/", "a/index.html")]
    [InlineData("/course/old", "301 /course/a/#b")]
    [InlineData("/course/b", "b.html")]
    [InlineData("/a/", "missing")]
    [InlineData("/b", "missing")]
    [InlineData("/courseb", "missing")]
    [InlineData("/course-b", "missing")]
    [InlineData("/COURSE/", "missing")]
    public void Site_below_a_path_has_nothing_beside_it(string path, string expected) =>
        Assert.Equal(expected, Tell(Of("/course/old/ /course/a/#b 301\n/course/far/ /a/ 301\n", "/course").Find(path)));

    [Theory]
    [InlineData("/old/ /a/ 301", "/old/", "301 /a/")]
    [InlineData("/old/ /a/ 301", "/old", "301 /a/")]
    [InlineData("/old /a/ 301", "/old/", "301 /a/")]
    [InlineData("/old/ /a/ 301", "/older", "missing")]
    [InlineData("  /old/   /b  301 ", "/old", "301 /b")]
    [InlineData("/old/ /a/#t-recall 301", "/old/", "301 /a/#t-recall")]
    [InlineData("/old/ /a/# 301", "/old/", "301 /a/#")]
    [InlineData("/old/ /a/#b%2Fc%20d#e 301", "/old/", "301 /a/#b%2Fc%20d%23e")]
    [InlineData("/%C3%BC%20b/ /x%20y/%C3%B6 301", "/ü b/", "301 /x%20y/%C3%B6")]
    [InlineData("/old/ /a/ 302", "/old/", "301 /a/")]
    [InlineData("/gone/ /404.html 410", "/gone/", "gone")]
    [InlineData("/gone /404.html 410", "/gone", "gone")]
    [InlineData("/a/ /b 301", "/a/", "a/index.html")]
    [InlineData("/a /b 301", "/a", "301 /a/")]
    [InlineData("/a/ /404.html 410", "/a/", "a/index.html")]
    [InlineData("/old/ //example.org/ 301", "/old/", "missing")]
    [InlineData("/old/ https://example.org/ 301", "/old/", "missing")]
    [InlineData("/old/ /nowhere/ 301", "/old/", "missing")]
    [InlineData("/old/ /a 301", "/old/", "missing")]
    [InlineData("/old/ /_redirects 301", "/old/", "missing")]
    [InlineData("/old/ /a/", "/old/", "missing")]
    [InlineData("/old/ /a/ 301 Country=ch", "/old/", "missing")]
    [InlineData("/old/ /b 301\n/old/ /a/ 301", "/old/", "301 /a/")]
    [InlineData("# a comment\n\n/old/ /a/ 301\n", "/old/", "301 /a/")]
    [InlineData("/es/* /es/404.html 404", "/es/", "missing")]
    [InlineData("/es/* /es/404.html 404", "/es/*", "missing")]
    [InlineData("/old/* /a/ 301", "/old/b/", "missing")]
    [InlineData("/old /a/ 404", "/old/", "301 /a/")]
    public void Redirect_leads_to_a_page_of_the_site_or_says_that_it_is_gone(string redirects, string path, string expected) => Assert.Equal(expected, Tell(Of(redirects).Find(path)));

    [Theory]
    [InlineData("/nowhere/", "", "404.html")]
    [InlineData("/es/nowhere/", "", "es/404.html")]
    [InlineData("/es/", "", "es/404.html")]
    [InlineData("/es", "", "404.html")]
    [InlineData("/ar/x", "", "none")]
    [InlineData("/test/", "", "404.html")]
    [InlineData("/c/es/x", "/c", "404.html")]
    [InlineData("/x", "/c", "404.html")]
    public void Page_for_what_is_missing_is_in_the_language_of_the_folder(string path, string linkRoot, string expected) => Assert.Equal(expected,
        Of("/es/* /es/404.html 404\n/ar/* /ar/404.html 404\n/old/ /a/ 301\n", linkRoot).FindMissingPage(path)?.Name ?? "none");

    [Fact]
    public void Site_without_redirects_and_pages_has_none()
    {
        var site = new SiteManifest(new Dictionary<string, byte[]>(), "");
        Assert.Equal("missing", Tell(site.Find("/")));
        Assert.Null(site.FindMissingPage("/"));
    }

    private static SiteManifest Of(string redirects, string linkRoot = "") =>
        new(Names.ToDictionary(n => n, Encoding.UTF8.GetBytes).Append(new("_redirects", Encoding.UTF8.GetBytes(redirects))).ToDictionary(), linkRoot);

    private static string Tell(Destination destination) => destination switch
    {
        Destination.Redirect redirect => $"{redirect.Status} {redirect.Location}",
        Destination.Gone => "gone",
        Destination.Missing => "missing",
        Destination.Content content when Encoding.UTF8.GetString(content.Bytes) == content.Name => content.Name,
        _ => "the bytes of another file",
    };
}
