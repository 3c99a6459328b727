using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>
/// Compares the ids of the site with the ledger: what is new or has changed is said with the line to add, and what is gone
/// without a word about its learners’ data is an error. Nothing is compared while there are errors, because then an id
/// may be missing only for another reason.
/// </summary>
public static class CompareLedger
{
    private sealed record Comparison(SortedDictionary<string, Use> Uses, Dictionary<string, LedgerEntry> Current, Ledger Next, IReadOnlyList<LedgerChange> Changes);

    private sealed record Use(LedgerEntry Entry, Document Document, TextSpan Span);

    /// <returns>Makes the ledger as it should be, for who writes one; null when there is none to write.</returns>
    public static Func<Ledger?> Compare(Site site, IReadOnlyList<PageOutline> outlines, IReadOnlyList<Document> documents, SiteFolders folders, DiagnosticBag diagnostics)
    {
        if (diagnostics.HasErrors || site.Unread.Count > 0) return () => null;
        var ledger = site.Ledger;
        // Without a ledger nothing can be behind it.
        if (!ledger.Exists) return () => Update(site, outlines, documents) is { Current.Count: > 0 } first ? first.Next : null;
        var (uses, current, next, changes) = Update(site, outlines, documents);
        CheckRetired(ledger, uses, diagnostics);
        CheckAddresses(site, ledger, outlines, diagnostics);
        var display = folders.Display(folders.Ledger);
        foreach (var change in changes.Where(c => !ledger.Retired.ContainsKey(c.Id))) diagnostics.Add(Describe(change, ledger, current, uses.GetValueOrDefault(change.Id), display, diagnostics));
        return diagnostics.HasErrors ? () => null : () => next;
    }

    private static Comparison Update(Site site, IReadOnlyList<PageOutline> outlines, IReadOnlyList<Document> documents)
    {
        var uses = FindUses(site, outlines);
        var current = uses.ToDictionary(u => u.Key, u => u.Value.Entry, StringComparer.Ordinal);
        var held = documents.Where(d => d.Header.IsDraft).Select(d => d.Source.RelativePath).ToHashSet(StringComparer.Ordinal);
        var (next, changes) = UpdateLedger.Update(site.Ledger, current, FindRedirects(site, site.Ledger, current), (_, entry) => held.Contains(entry.At));
        return new Comparison(uses, current, next, changes);
    }

    private static SortedDictionary<string, Use> FindUses(Site site, IReadOnlyList<PageOutline> outlines)
    {
        var uses = new SortedDictionary<string, Use>(StringComparer.Ordinal);
        foreach (var document in site.Documents.Where(d => d.Kind is "lesson" or "quiz"))
        {
            uses[$"{document.Kind}:{document.Slug}"] = Text(document, document.Title, document.Header.Span);
            foreach (var (id, sentence) in document.Objectives) uses[$"objective:{document.Slug}#{id}"] = Text(document, sentence, document.Header.Span);
        }
        foreach (var outline in outlines)
        {
            if (outline.Page.Document is not { } document) continue;
            foreach (var question in outline.Questions) uses["question:" + question.Id] = new Use(question.Entry!, document, question.Span);
            foreach (var prompt in outline.Prompts) uses["prompt:" + prompt.Id] = Text(document, prompt.Text, prompt.Span);
        }
        return uses;
    }

    private static Use Text(Document document, string text, TextSpan span) => new(new LedgerEntry(document.Source.RelativePath, LedgerEntry.HashOf(text)), document, span);

    // A page that says where it was before keeps its id and those of its objectives; with one that is gone for good all its ids are.
    private static Dictionary<string, string?> FindRedirects(Site site, Ledger ledger, Dictionary<string, LedgerEntry> current)
    {
        var redirects = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var document in site.Documents)
            foreach (var old in document.FormerLinks)
                if (IdOf(old) is { } id)
                {
                    if (document.ForwardsTo is null) Retire(id);
                    else if (IdOf(document.ForwardsTo) is { } successor && KindOf(successor) == KindOf(id)) Forward(id, successor);
                }
        return redirects;

        void Forward(string id, string successor)
        {
            redirects.TryAdd(id, successor);
            var prefix = ObjectivesOf(id);
            foreach (var old in ledger.Entries.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)))
                if (ObjectivesOf(successor) + old[prefix.Length..] is var objective && current.ContainsKey(objective)) redirects.TryAdd(old, objective);
        }

        void Retire(string id)
        {
            if (!ledger.Entries.TryGetValue(id, out var page)) return;
            foreach (var (lost, _) in ledger.Entries.Where(e => e.Value.At == page.At)) redirects.TryAdd(lost, null);
        }
    }

    // /lessons/splits/ has what learners keep under lesson:splits
    private static string? IdOf(string link) => link.Trim('/').Split('/') is [("lessons" or "quizzes") and var folder, var slug] ? $"{(folder == "quizzes" ? "quiz" : "lesson")}:{slug}" : null;

    private static string ObjectivesOf(string id) => $"objective:{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]}#";

    private static void CheckRetired(Ledger ledger, SortedDictionary<string, Use> uses, DiagnosticBag diagnostics)
    {
        foreach (var (id, successor) in ledger.Retired)
        {
            if (uses.TryGetValue(id, out var use))
                diagnostics.Add(new Diagnostic(Codes.ReusedId, $"{Ledger.Describe(id)} was retired and cannot be used again", use.Document.PlaceOf(use.Span, diagnostics), null,
                    "give it another id; answers to the old one would count for it", "it was retired here", ledger.Places[id]));
            else if (successor is not null && !LeadsSomewhere(ledger, id, uses))
                diagnostics.Add(new Diagnostic(Codes.DeadSuccessor, $"{Ledger.Describe(id)} is retired in favour of {Ledger.Describe(successor)}, which does not exist", ledger.Places[id],
                    Spelling.DidYouMean(successor, uses.Keys), $"write the id that took its place, or `{WriteLedger.RetiredLine(id, null)}` when none did"));
        }
    }

    // Bookmarks and links of other sites do not know the ledger.
    private static void CheckAddresses(Site site, Ledger ledger, IReadOnlyList<PageOutline> outlines, DiagnosticBag diagnostics)
    {
        var known = site.Documents.SelectMany(d => d.FormerLinks).Concat(outlines.Select(o => o.Page.Link)).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, successor) in ledger.Retired)
            if (KindOf(id) is "lesson" or "quiz" && LinkOf(id) is var link && !known.Contains(link))
                diagnostics.Add(new Diagnostic(Codes.LostAddress, $"{Ledger.Describe(id)} was removed, and its address `{link}` leads nowhere", ledger.Places[id], null,
                    successor is null ? $"write in `{ReadFiles.Redirects}` an entry `from: {link}` with `to:` and a page, or with `gone:` and why there is none" : $"write `redirectFrom: [{link}]` in {Ledger.Describe(successor)}"));
    }

    private static string LinkOf(string id) => $"/{(KindOf(id) == "quiz" ? "quizzes" : "lessons")}/{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]}/";

    // The end of the way is a use, a draft, or the word that nothing took the place.
    private static bool LeadsSomewhere(Ledger ledger, string id, SortedDictionary<string, Use> uses)
    {
        var steps = 0;
        while (ledger.Retired.TryGetValue(id, out var next) && steps++ <= ledger.Retired.Count)
        {
            if (next is null) return true;
            if (KindOf(next) != KindOf(id)) return false;
            id = next;
        }
        return uses.ContainsKey(id) || ledger.Entries.ContainsKey(id);
    }

    private static string KindOf(string id) => id[..Math.Max(0, id.IndexOf(':', StringComparison.Ordinal))];

    private static Diagnostic Describe(LedgerChange change, Ledger ledger, Dictionary<string, LedgerEntry> current, Use? use, string display, DiagnosticBag diagnostics)
    {
        var what = Ledger.Describe(change.Id);
        if (change.Kind == LedgerChangeKind.Lost)
            return new Diagnostic(Codes.LostId, $"{what} is gone, and what learners keep under it would be lost", ledger.Places[change.Id], FindSuccessor(change.Id, ledger, current) is { } successor ? $"{Ledger.Describe(successor)} has the same text" : null,
                $"write under `retired` `\"{change.Id}\": \"the new id\"`, or `{change.Line}` when nothing took its place");
        var message = change.Kind switch
        {
            LedgerChangeKind.New => $"the ledger does not know {what}",
            LedgerChangeKind.Wording => $"the wording of {what} has changed, and the ledger has the old one",
            LedgerChangeKind.Meaning => $"the meaning of {what} has changed, so that answers to it are asked again",
            LedgerChangeKind.Moved => $"{what} has moved, and the ledger has the old place",
            _ => $"{what} has a new name, and the ledger has the old one",
        };
        var place = use?.Document.PlaceOf(use.Span, diagnostics) ?? ledger.Places[change.Id];
        return new Diagnostic(Codes.LedgerBehind, message, place, null, $"run `check --fix`, or write in `{display}` the line `{change.Line}`");
    }

    // The same words under a new id are most likely the same thing.
    private static string? FindSuccessor(string id, Ledger ledger, Dictionary<string, LedgerEntry> current) =>
        current.FirstOrDefault(c => !ledger.Entries.ContainsKey(c.Key) && KindOf(c.Key) == KindOf(id) && c.Value.Wording == ledger.Entries[id].Wording).Key;
}
