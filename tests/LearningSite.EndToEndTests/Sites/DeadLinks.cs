using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using LearningSite.Preview;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>Follows every address of a built site, as the server would.</summary>
internal static class DeadLinks
{
    private static readonly string[] Attributes = ["href", "src", "action", "poster", "data-index"];

    /// <returns>Lines such as <c>/about/: /no/such/: no such page</c>.</returns>
    public static IEnumerable<string> Find(ServedSite site)
    {
        var pages = site.AllPages.ToDictionary(page => page.Destination);
        var fromPages = site.AllPages.SelectMany(page => page.Elements.SelectMany(AddressesOf).Select(address => (page.Link, Address: address)));
        // `url(#id)` in a stylesheet means the page that uses it.
        var fromStyles = site.Files.Where(file => file.Key.EndsWith(".css", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(Encoding.UTF8.GetString(file.Value), @"url\(\s*['""]?(?<address>[^'""#)][^'"")]*)").Select(match => (Link: $"{site.LinkRoot}/{file.Key}", Address: match.Groups["address"].Value)));
        return fromPages.Concat(fromStyles).Distinct().Select(entry => (entry.Link, entry.Address, Fault: FindFault(site, pages, entry.Link, entry.Address)))
            .Where(entry => entry.Fault is not null).Select(entry => $"{entry.Link}: {entry.Address}: {entry.Fault}");
    }

    private static IEnumerable<string> AddressesOf(IElement element)
    {
        // Elements of scripts, filled in later, have no address yet.
        var single = Attributes.Select(element.GetAttribute).OfType<string>().Where(address => address.Length > 0);
        var several = (element.GetAttribute("srcset") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(candidate => candidate.Split(' ')[0]);
        return element is { LocalName: "link" } && element.GetAttribute("rel") == "canonical" ? [] : single.Concat(several);
    }

    private static string? FindFault(ServedSite site, IReadOnlyDictionary<string, HtmlPage> pages, string from, string address)
    {
        if (!Uri.TryCreate(new Uri(site.Url(from)), address, out var target)) return "no address";
        if (target.GetLeftPart(UriPartial.Authority) != site.Address) return target.Scheme is "http" or "https" or "mailto" or "data" ? null : $"the scheme {target.Scheme}";
        return site.Manifest.Find(Uri.UnescapeDataString(target.AbsolutePath)) switch
        {
            Destination.Content content when target.Fragment.Length > 1 => HasTarget(pages, content.Name, Uri.UnescapeDataString(target.Fragment[1..])) ? null : "no such place on that page",
            Destination.Content => null,
            Destination.Redirect redirect => $"only a redirect to {redirect.Location}",
            _ => "no such page",
        };
    }

    private static bool HasTarget(IReadOnlyDictionary<string, HtmlPage> pages, string destination, string id) =>
        pages.TryGetValue(destination, out var page) && page.Document.GetElementById(id) is not null;
}
