using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Settings;

namespace LearningSite.Pipelines;

/// <summary>Stage Link: all headers become one site; doubles and references that lead nowhere are found here.</summary>
public static class LinkDocuments
{
    public static Site Link(IReadOnlyList<Document> documents, IReadOnlyList<SourceFile> files, IReadOnlyList<IContentKind> kinds, SiteSettings settings, DateOnly today, bool isPlainFolder, bool includesDrafts, Ledger ledger, IReadOnlyList<UnreadFile> unread, DiagnosticBag diagnostics)
    {
        var assets = new Assets(files.Where(f => !ReadFiles.IsText(f.Extension) && Assets.IsPublished(f)), diagnostics);
        var unique = RemoveDoubles(documents, diagnostics);
        var drafts = includesDrafts ? [] : unique.Where(d => d.Header.IsDraft).ToList();
        var site = new Site(settings, today, includesDrafts ? unique : [.. unique.Where(d => !d.Header.IsDraft)], drafts, assets, isPlainFolder) { Ledger = ledger, Unread = unread };
        CheckReferences(site, diagnostics);
        CheckSummaries(site, diagnostics);
        CheckTitles(site, diagnostics);
        FileNames.Check(files, isPlainFolder, diagnostics);
        foreach (var kind in kinds) kind.Validate(site, diagnostics);
        return site;
    }

    /// <summary>The same site in another language: each document that has a translation is replaced by it, and the others stay as they are.</summary>
    public static Site Translate(Site site, Locale locale, IEnumerable<Document> translations)
    {
        var translated = new Dictionary<(string, string), Document>();
        foreach (var document in translations) translated.TryAdd((document.Kind, document.Slug), document);
        return new Site(site.Settings, site.Today, [.. site.Documents.Select(d => translated.GetValueOrDefault((d.Kind, d.Slug)) ?? d)], site.Drafts, site.Assets, site.IsPlainFolder, locale) { Ledger = site.Ledger, Unread = site.Unread };
    }

    private static List<Document> RemoveDoubles(IReadOnlyList<Document> documents, DiagnosticBag diagnostics)
    {
        var unique = new List<Document>(documents.Count);
        var links = new Dictionary<string, Document>(StringComparer.OrdinalIgnoreCase);
        var slugs = new Dictionary<(string, string), Document>();
        // `index.md` stands for its folder before `README.md` does.
        foreach (var document in documents.Where(d => !IsReadme(d)).Concat(documents.Where(IsReadme)))
        {
            // Entries share the page of their kind: `/sources/#s-x` is where several figures lead.
            var hasPage = !document.Link.Contains('#', StringComparison.Ordinal);
            if (hasPage && links.TryGetValue(document.Link, out var first)) ReportDouble(document, first, $"two sources for the URL `{document.Link}`", diagnostics);
            else if (slugs.TryGetValue((document.Kind, document.Slug), out first)) ReportDouble(document, first, $"the {document.Kind} `{document.Slug}` exists twice", diagnostics);
            else
            {
                links[document.Link] = document;
                slugs[(document.Kind, document.Slug)] = document;
                unique.Add(document);
            }
        }
        return [.. unique.OrderBy(d => d.Source.RelativePath, StringComparer.Ordinal).ThenBy(d => d.Header.Span.Start)];
    }

    private static bool IsReadme(Document document) => Path.GetFileNameWithoutExtension(document.Source.RelativePath.AsSpan()).Equals("README", StringComparison.OrdinalIgnoreCase);

    private static void ReportDouble(Document second, Document first, string message, DiagnosticBag diagnostics)
    {
        var isReadme = first.Source.Stem.Equals("index", StringComparison.OrdinalIgnoreCase) && second.Source.Stem.Equals("README", StringComparison.OrdinalIgnoreCase);
        diagnostics.Add(isReadme
            ? new Diagnostic(Codes.ShadowedReadme, "this README is left out, because the folder has an index page", second.GetPlace(diagnostics), null, "remove one of the two", "the index page is here", first.GetPlace(diagnostics))
            : new Diagnostic(Codes.DuplicateDestination, message, second.GetPlace(diagnostics), "second time", "rename or remove one of the two", "the first one is here", first.GetPlace(diagnostics)));
    }

    private static void CheckReferences(Site site, DiagnosticBag diagnostics)
    {
        foreach (var document in site.Documents)
            foreach (var reference in document.References)
            {
                if (reference.Kind == document.Kind && reference.Slug == document.Slug && reference.Kind != "lesson")
                    diagnostics.Add(new Diagnostic(Codes.SelfReference, $"the {document.Kind} `{document.Slug}` names itself", document.PlaceOf(reference.Span, diagnostics), null, "name another one, or remove this one"));
                if (reference.Slug.Length == 0 || site.Find(reference.Kind, reference.Slug) is not null || site.IsUnseen(reference.Kind, reference.Slug)) continue;
                var known = site.Documents.Where(d => d.Kind == reference.Kind).Select(d => d.Slug);
                diagnostics.Add(new Diagnostic(Codes.DeadReference, $"there is no {reference.Kind} `{reference.Slug}`", document.PlaceOf(reference.Span, diagnostics),
                    site.FindRenamed(reference.Kind, reference.Slug) is { } renamed ? Spelling.Suggest(renamed.Slug) : Spelling.DidYouMean(reference.Slug, known), $"write the slug of a {reference.Kind}: the name of its file, or its id"));
            }
    }

    // Two lessons of one name cannot be told apart in a tab or a list; a quiz may well carry the name of its track.
    private static void CheckTitles(Site site, DiagnosticBag diagnostics)
    {
        if (site.IsPlainFolder) return;
        var seen = new Dictionary<(string Kind, string Title), Document>();
        foreach (var document in site.Documents.Where(d => d.Title.Length > 0 && !d.Link.Contains('#', StringComparison.Ordinal)).OrderBy(site.IsLoose))
            if (!seen.TryAdd((document.Kind, document.Title.ToUpperInvariant()), document))
                diagnostics.Add(new Diagnostic(Codes.DuplicateTitle, $"another {document.Kind} has the same title", document.GetPlace(diagnostics), null, "say what is different on this page", "the other one is here",
                    seen[(document.Kind, document.Title.ToUpperInvariant())].GetPlace(diagnostics)));
    }

    // The summary is what a search engine shows, so two pages with the same one cannot be told apart.
    private static void CheckSummaries(Site site, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, Document>(StringComparer.OrdinalIgnoreCase);
        foreach (var document in site.Documents.Where(d => d.Summary is { Length: > 0 } && d.Header.BodyStart >= 0))
            // Two with one title too were reported.
            if (!seen.TryAdd(document.Summary!, document) && (seen[document.Summary!].Kind != document.Kind || !string.Equals(seen[document.Summary!].Title, document.Title, StringComparison.OrdinalIgnoreCase)))
                diagnostics.Add(new Diagnostic(Codes.DuplicateSummary, "another page has the same summary", document.GetPlace(diagnostics), null, "say what is different on this page", "the other page is here", seen[document.Summary!].GetPlace(diagnostics)));
    }
}
