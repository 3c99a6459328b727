using LearningSite.Documents;
using LearningSite.Ledgers;
using LearningSite.Settings;

namespace LearningSite.Linking;

/// <summary>A file that could not be read to its end.</summary>
/// <param name="Path">Where links expect it, below the input folder.</param>
/// <param name="Slug">The slug of the document in it; null when it holds many.</param>
public sealed record UnreadFile(string Path, string Kind, string? Slug)
{
    public bool MayHold(string kind, string slug) => kind == Kind && (Slug is null || Slug == slug);
}

/// <summary>
/// All headers, linked: what exists, who mentions whom, what comes before and after. Immutable once made, so every page can
/// be compiled from it on any thread.
/// </summary>
public sealed class Site
{
    private const int DatedAfterYears = 2;
    private readonly Dictionary<(string Kind, string Slug), Document> bySlug = [];
    private readonly Dictionary<string, Document> bySource = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Document> byLink = new(StringComparer.Ordinal);
    private readonly Dictionary<Document, List<Document>> referrers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Document, (Document Parent, int Index)> places = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<(string Kind, string Slug), Document> drafts = [];
    private readonly bool hasTracks;

    /// <param name="documents">Sorted by source path, each link and each kind and slug once.</param>
    /// <param name="drafts">Documents that exist and are not published: mentions of them are no mistake, and no link.</param>
    /// <param name="locale">The language that it is read in; the settings' own when there is no other.</param>
    public Site(SiteSettings settings, DateOnly today, IReadOnlyList<Document> documents, IReadOnlyList<Document> drafts, Assets assets, bool isPlainFolder, Locale? locale = null)
    {
        Drafts = drafts;
        foreach (var draft in drafts) this.drafts.TryAdd((draft.Kind, draft.Slug), draft);
        Settings = settings;
        Today = today;
        Documents = documents;
        Assets = assets;
        IsPlainFolder = isPlainFolder;
        Locale = locale ?? new Locale(settings.Language, "");
        Root = settings.Root;
        LinkRoot = Root + Locale.Prefix;
        foreach (var document in documents)
        {
            bySlug.TryAdd((document.Kind, document.Slug), document);
            byLink.TryAdd(document.Link, document);
        }
        // A file with many entries stands for none of them.
        foreach (var file in documents.GroupBy(d => d.Source.RelativePath, StringComparer.Ordinal))
            if (file.Count() == 1) bySource[file.Key] = file.First();
        foreach (var document in documents)
        {
            foreach (var target in document.References.Select(r => Find(r.Kind, r.Slug)).OfType<Document>())
            {
                var list = referrers.TryGetValue(target, out var known) ? known : referrers[target] = [];
                // Who mentions it twice was the last one.
                if (list.Count == 0 || !ReferenceEquals(list[^1], document)) list.Add(document);
            }
            // A track's order makes previous and next; a path shows lessons in an order of its own.
            if (document.Kind != "track") continue;
            hasTracks = true;
            for (var i = 0; i < document.Children.Count; i++)
                if (Find(document.Children[i].Kind, document.Children[i].Slug) is { } child) places.TryAdd(child, (document, i));
        }
    }

    public SiteSettings Settings { get; }
    /// <summary>The date that counts as today.</summary>
    public DateOnly Today { get; }
    /// <summary>Sorted by source path.</summary>
    public IReadOnlyList<Document> Documents { get; }
    /// <summary>Documents that exist and are not published.</summary>
    public IReadOnlyList<Document> Drafts { get; }
    public Assets Assets { get; }
    public bool IsPlainFolder { get; }
    public Locale Locale { get; }
    /// <summary>What every link to a page begins with: empty, or a path such as <c>/course</c> or <c>/course/es</c>.</summary>
    public string LinkRoot { get; }
    /// <summary>The same for files, which all languages share.</summary>
    public string Root { get; }

    /// <summary>What learners’ data belong to, as last written.</summary>
    public Ledger Ledger { get; init; } = Ledger.None;

    public Document? Find(string kind, string slug) => bySlug.GetValueOrDefault((kind, slug));
    public T? Find<T>(Reference? reference) where T : Document => reference is { } r ? Find(r.Kind, r.Slug) as T : null;
    public Document? Find(Reference? reference) => reference is { } r ? Find(r.Kind, r.Slug) : null;
    public IEnumerable<T> All<T>() where T : Document => Documents.OfType<T>();
    public IEnumerable<T> FindAll<T>(IEnumerable<Reference> references) where T : Document => references.Select(r => Find(r.Kind, r.Slug)).OfType<T>();

    /// <summary>The document made from a file, by its path below the input folder.</summary>
    public Document? FindBySource(string relativePath) => bySource.GetValueOrDefault(relativePath);
    public Document? FindByLink(string link) => byLink.GetValueOrDefault(link);

    /// <summary>Documents of a type whose header mentions this one.</summary>
    public IEnumerable<T> ReferrersOf<T>(Document document) where T : Document =>
        referrers.TryGetValue(document, out var list) ? list.OfType<T>() : [];

    /// <summary>The document whose list of children holds this one, and the zero-based position in it.</summary>
    public (Document Parent, int Index)? FindPlace(Document document) => places.TryGetValue(document, out var place) ? place : null;

    /// <summary>Files that could not be read to their end: they may hold what is referred to.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; init; } = [];

    /// <summary>The lesson that a reference means by the name under which the ledger knows it: one with the same objectives, and no line of its own there.</summary>
    public Document? FindRenamed(string kind, string slug)
    {
        if (kind != "lesson" || !Ledger.Entries.ContainsKey("lesson:" + slug)) return null;
        var renamed = Documents.Where(d => d.Kind == kind && d.Objectives.Count > 0 && !Ledger.Entries.ContainsKey("lesson:" + d.Slug) && d.Objectives.All(o => Ledger.Entries.ContainsKey($"objective:{slug}#{o.Key}"))).Take(2).ToList();
        return renamed is [var only] ? only : null;
    }

    /// <summary>True for a lesson that its track does not list: where two are alike, it is likelier the copy.</summary>
    public bool IsLoose(Document document) => document.Kind == "lesson" && hasTracks && FindPlace(document) is null;

    /// <summary>True for what is not published and is no mistake to mention: a draft, or something that an unread file may hold.</summary>
    public bool IsUnseen(string kind, string slug) => drafts.ContainsKey((kind, slug)) || Unread.Any(u => u.MayHold(kind, slug));
    public bool IsUnreadSource(string relativePath) => Unread.Any(u => u.Path == relativePath);
    public bool IsDraftSource(string relativePath) => drafts.Values.Any(d => d.Source.RelativePath == relativePath);

    /// <summary>True for a figure older than 24 months; years are all that sources give.</summary>
    public bool IsDated(int year) => Today.Year - year >= DatedAfterYears;

    /// <summary>The language that a document is written in.</summary>
    public string LanguageOf(Document document) => document.Source.Locale ?? Settings.Language;

    /// <summary>Adds the link root, for a page in the language of this site.</summary>
    public string Href(string link) => LinkRoot + link;

    /// <summary>Adds the link root, for a file or page that exists once, whatever the language.</summary>
    public string SharedHref(string link) => Root + link;

    /// <summary>The address with scheme and host, or null without a host.</summary>
    public string? AbsoluteHref(string link) => Settings.Origin is { } origin ? origin + Href(link) : null;
}
