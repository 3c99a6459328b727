using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LearningSite.Tests.Security;

/// <summary>
/// What a page may hold, whatever the content says: elements, attributes, addresses and ids from closed lists. Elements and attributes that
/// the theme writes are in the lists too; those that can run or load something are not, except under the conditions below.
/// </summary>
public static partial class SafePage
{
    private static readonly HashSet<string> Elements = Words("""
        a abbr address article aside b bdi blockquote body br button caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i img input ins kbd label legend
        li link main mark math menu meta meter nav noscript ol optgroup option output p pre progress q rp rt ruby s samp script search section select small span strong sub summary sup svg symbol table tbody td template textarea tfoot th thead time title tr u ul use var wbr
        circle g line path polygon polyline rect text ellipse defs desc pattern tspan
        annotation menclose merror mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics
        """);

    private static readonly HashSet<string> Attributes = Words("""
        abbr accept action alt as autocapitalize autocomplete autofocus checked class cols colspan content crossorigin datetime decoding dir disabled draggable enterkeyhint enctype for headers height hidden high href id inputmode integrity label lang list loading low
        max maxlength media method min minlength multiple name novalidate open optimum pattern placeholder readonly referrerpolicy rel required reversed role rows rowspan scope selected size sizes span spellcheck src start step tabindex
        title translate type value width wrap charset property popover popovertarget popovertargetaction download draggable
        cx cy d fill points preserveaspectratio r rx ry stroke stroke-linecap stroke-linejoin stroke-width text-anchor transform viewbox x x1 x2 y y1 y2 xmlns focusable vector-effect dominant-baseline patterntransform patternunits dx dy font-weight shape-rendering
        accent columnalign columnlines columnspacing depth display displaystyle encoding fence form linebreak linethickness lspace mathbackground mathcolor mathvariant minsize maxsize movablelimits notation rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width
        """);

    // Attributes whose value a browser may load or open.
    private static readonly HashSet<string> Addresses = Words("href src action formaction poster data cite background srcset ping manifest longdesc xlink:href");

    private static readonly string[] Schemes = ["https", "http", "mailto"];

    // Ids of the theme's own landmarks are plain words; what comes from content has a prefix, so it can be no name of `window` or `document`.
    private static readonly HashSet<string> Clobbering = Words("""
        constructor __proto__ prototype toString hasOwnProperty valueOf location document window self top parent name cookie body forms images links scripts attributes children createElement getElementById querySelector innerHTML
        textContent nodeName nodeType ownerDocument parentNode firstChild submit action elements length item namedItem event external history navigator opener origin performance status closed frames fetch alert eval customElements
        """);

    /// <summary>What should not be there, each fault in one line.</summary>
    public static IReadOnlyList<string> FindFaults(string html, string home = "https://site.example/a/b/")
    {
        var faults = new List<string>();
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        foreach (var element in All(document)) Check(element, home, faults);
        return faults;
    }

    private static IEnumerable<IElement> All(INode root) => root.Descendants<IElement>().SelectMany(e => e is AngleSharp.Html.Dom.IHtmlTemplateElement template ? [e, .. All(template.Content)] : (IEnumerable<IElement>)[e]);

    private static void Check(IElement element, string home, List<string> faults)
    {
        // An element of ours has a hyphen in its name, and content cannot write one.
        if (!Elements.Contains(element.LocalName) && !OwnElement().IsMatch(element.LocalName)) faults.Add($"<{element.LocalName}>");
        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name.ToLowerInvariant()) && !DataAttribute().IsMatch(attribute.Name)) faults.Add($"{attribute.Name} of {Describe(element)}");
            if (Addresses.Contains(attribute.Name)) CheckAddress(element, attribute, home, faults);
        }
        if (element.GetAttribute("id") is { } id && !ContentId().IsMatch(id) && (Clobbering.Contains(id) || !ThemeId().IsMatch(id))) faults.Add($"id {id}");
        if (element.GetAttribute("name") is { } name && element.LocalName is not "meta" && Clobbering.Contains(name)) faults.Add($"name {name}");
        if (element.ClassList.FirstOrDefault(c => !c.StartsWith("language-", StringComparison.Ordinal) && !ClassName().IsMatch(c)) is { } odd) faults.Add($"class {odd}");
        if (element.GetAttribute("target") is not null) faults.Add($"target of {Describe(element)}");
        switch (element.LocalName)
        {
            case "script" when element.GetAttribute("type") is "application/json" or "application/ld+json": CheckJson(element, faults); break;
            case "script" when !element.HasAttribute("src") || element.TextContent.Length > 0: faults.Add(Describe(element)); break;
            case "meta" when element.HasAttribute("http-equiv"): faults.Add(Describe(element)); break;
            case "link" when element.GetAttribute("rel") is not ("stylesheet" or "icon" or "apple-touch-icon" or "canonical" or "modulepreload" or "preload" or "manifest" or "alternate" or "next" or "prev" or "license"): faults.Add(Describe(element)); break;
            case "form" when element.GetAttribute("method") is not (null or "get" or "dialog"): faults.Add(Describe(element)); break;
        }
    }

    private static void CheckAddress(IElement element, IAttr attribute, string home, List<string> faults)
    {
        var url = new Url(new Url(home), attribute.Value);
        var isLink = (element.LocalName == "a" && attribute.Name == "href") || element.GetAttribute("rel") is "canonical" or "license";
        if (!(isLink ? Schemes.Contains(url.Scheme) : $"{url.Scheme}://{url.Host}/" == new Url(home).Origin + "/")) faults.Add($"{attribute.Name}={attribute.Value} of <{element.LocalName}>");
    }

    private static void CheckJson(IElement script, List<string> faults)
    {
        try { using var json = JsonDocument.Parse(script.TextContent); }
        catch (JsonException) { faults.Add($"JSON that is none: {script.TextContent}"); }
    }

    private static string Describe(IElement element) => $"<{element.LocalName}{string.Concat(element.Attributes.Select(a => $" {a.Name}=\"{a.Value}\""))}>";

    private static HashSet<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("^[a-z]+-[a-z-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex OwnElement();

    [GeneratedRegex("^(h|q|t|s|fn|fnref|i|o|f|p|letter)-", RegexOptions.NonBacktracking)]
    private static partial Regex ContentId();

    [GeneratedRegex("^[a-z0-9-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex ThemeId();

    [GeneratedRegex("^(data|aria)-[a-z0-9-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex DataAttribute();

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex ClassName();
}
