using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Markup;

namespace LearningSite.Rendering;

/// <summary>A page to be written: where, with which template, and how its model is made.</summary>
/// <param name="Link">Without the link root: <c>/roles/</c>; a link without a final slash is a file of that name plus `.html`.</param>
/// <param name="Document">The document that the page shows, or null for an index page.</param>
public sealed record Page(string Link, string Template, Document? Document, Func<PageContext, PageModel> CreateModel)
{
    /// <summary>False keeps the page out of the sitemap and of search engines.</summary>
    public bool IsIndexed { get; init; } = true;
    /// <summary>True when a text page at the same address gives this one its title and its words.</summary>
    public bool TakesText { get; init; }
    /// <summary>True for a page about all others, which is made when those are done.</summary>
    public bool NeedsOutlines { get; init; }
    /// <summary>True when those have to say where their links lead.</summary>
    public bool NeedsLinks { get; init; }

    /// <summary>What stands before the link in any language but the first: `/es`.</summary>
    public string Prefix { get; init; } = "";
    /// <summary>True where a page of another language shows the original, because nobody has translated it yet.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Where it lies below the output folder.</summary>
    public string Destination => (Prefix + Link)[1..] + (Link.EndsWith('/') ? "index.html" : ".html");

    public static Page Of(Document document, string template, Func<PageContext, PageModel> create) => new(document.Link, template, document, create);
    public static Page Index(string link, string template, Func<PageContext, PageModel> create) => new(link, template, null, create);
}

/// <summary>A container block of a kind, by the name behind its colons.</summary>
public sealed record KindBlock(string Name, Func<PageContext, ContainerHandler> Create);

/// <summary>A kind of content: its files, its headers, its rules and its pages. Adding a kind is a folder and a line in `ContentKinds`.</summary>
public interface IContentKind
{
    /// <summary>The word before the colon in a reference.</summary>
    string Name { get; }
    /// <summary>Where its files lie below the input folder, as an author reads it: <c>tracks/&lt;slug&gt;.yml</c>.</summary>
    string Place { get; }
    /// <summary>What its YAML or front matter holds: a group of keys, or a list of groups.</summary>
    Shape Content { get; }
    /// <summary>True when one file holds many documents, which have their ids in it.</summary>
    bool HoldsMany => false;
    /// <summary>True for files of this kind, by path below the input folder.</summary>
    bool Owns(string relativePath);
    /// <summary>The documents of one file; findings go into the context's bag.</summary>
    IEnumerable<Document> Parse(ParseContext context);
    /// <summary>Rules that need other documents.</summary>
    void Validate(Site site, DiagnosticBag diagnostics) { }
    IEnumerable<Page> CreatePages(Site site);
    /// <summary>Files beside the pages, by link: data that scripts or readers load.</summary>
    IEnumerable<(string Link, Func<string> Create)> CreateFiles(Site site) => [];
    /// <summary>Container blocks that need this kind's documents: `::: salary`.</summary>
    IReadOnlyList<KindBlock> Blocks => [];
    /// <summary>A document shown inside running text; null when the kind has no such form.</summary>
    string? RenderInline(Document document, PageContext context) => null;
}
