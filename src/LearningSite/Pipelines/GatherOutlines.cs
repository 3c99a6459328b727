using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Machines;
using LearningSite.Markup;
using LearningSite.Offline;
using LearningSite.Progress;
using LearningSite.Questions;
using LearningSite.Questions.ItemWriting;
using LearningSite.Quizzes;
using LearningSite.Redirects;
using LearningSite.Rendering;
using LearningSite.Schemas;

namespace LearningSite.Pipelines;

/// <summary>Stage Gather: what can be known only when all pages are done, and the files that are made of all of them.</summary>
public static class GatherOutlines
{
    private const string OldAddresses = "_redirects";

    /// <summary>What is wrong between pages.</summary>
    /// <param name="all">The site in all its languages, with what its pages left behind.</param>
    /// <param name="last">What the last build found of stems, which need not be compared again while they are the same.</param>
    public static RepeatedStems.Found CheckPages(IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> all, RepeatedStems.Found? last, DiagnosticBag diagnostics)
    {
        var (site, outlines) = all[0];
        foreach (var (_, own) in all) CheckAnchors(own, diagnostics);
        CheckQuestions(site, outlines, diagnostics);
        CheckPrompts(site, outlines, diagnostics);
        CheckObjectives(site, outlines, diagnostics);
        CheckQuickChecks(outlines, diagnostics);
        CheckKeyPositions(outlines, diagnostics);
        return CheckStems(outlines, last, diagnostics);
    }

    /// <summary>What is wrong with names of files, and the list of old addresses. The stage holds all other files by now.</summary>
    public static void CheckNames(IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> all, UniqueStage stage, DiagnosticBag diagnostics)
    {
        CheckNames(all[0].Site, all, stage, diagnostics);
        // An old address leads to the new one in every language; what is wrong with it is said once.
        if (string.Concat(all.Select(e => CreateRedirects(e.Site, e.Outlines, stage, e.Site.Locale.IsFirst ? diagnostics : new DiagnosticBag()))) + CreateMissingPages(all.Skip(1)) is { Length: > 0 } redirects) stage.Write(OldAddresses, redirects);
    }

    /// <summary>The list of old addresses, where nothing that it is made of has changed.</summary>
    public static void KeepAddresses(UniqueStage stage, OutputFolder standing)
    {
        if (standing.Has(OldAddresses)) stage.Keep(OldAddresses);
    }

    /// <summary>Files that tell of all pages, several at once.</summary>
    /// <param name="standing">The site that stands, when the same is seen of all pages; null makes all files anew.</param>
    public static void Write(IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> all, IReadOnlyList<IContentKind> kinds, Theme theme, IReadOnlyList<Edition> editions, UniqueStage stage, OutputFolder? standing)
    {
        var data = all.Select(e => CreateData(e.Site, e.Outlines, kinds).ConvertAll(f => Standing(f, e.Site.Locale.Prefix))).ToList();
        IReadOnlyList<(string Name, DataFile File)> told =
        [
            .. all.Zip(data).SelectMany(e => e.Second.Select(f => (NameOf(f, e.First.Site.Locale.Prefix), f))),
            .. CreateTold(all, editions).Select(f => (NameOf(f, ""), f)),
        ];
        // These know the bytes of each page, so they are never the same.
        IReadOnlyList<DataFile> offline = [.. CreateOfflineFiles(all, data, editions, theme)];
        DeepThreads.For(told.Count + offline.Count, i =>
        {
            var (name, file) = i < told.Count ? told[i] : (NameOf(offline[i - told.Count], ""), offline[i - told.Count]);
            if (i < told.Count && standing?.Has(name) == true) stage.Keep(name);
            else stage.Write(name, () => file.Bytes);
        });

        DataFile Standing(DataFile file, string prefix) => standing is null ? file : new DataFile(file.Link, () => file.Bytes, () => standing.TryDigest(NameOf(file, prefix)));
        static string NameOf(DataFile file, string prefix) => (prefix + file.Link)[1..];
    }

    // Only of the first language.
    private static IEnumerable<DataFile> CreateTold(IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> all, IReadOnlyList<Edition> editions)
    {
        var (site, outlines) = all[0];
        if (outlines.Any(o => o.Page.Link == CreateProgressPage.Link)) yield return new DataFile("/schemas/" + LearnerDataSchema.FileName, LearnerDataSchema.Read);
        if (LedgerMap.LinkOf(site.Ledger) is { } map) yield return new DataFile(map, () => LedgerMap.Write(site.Ledger));
        if (site.Settings.ContributorPages)
            foreach (var (name, create) in SchemaFiles.Create(ContentKinds.Create(isPlainFolder: false))) yield return new DataFile("/schemas/" + name, create);
        foreach (var (link, create) in MachineFiles.Create(site, outlines, all, editions[0].Text)) yield return new DataFile(link, create);
    }

    private static void CheckNames(Site site, IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> all, UniqueStage stage, DiagnosticBag diagnostics)
    {
        // Two files of the content that differ in case were told with their names.
        foreach (var name in stage.Doubles.Where(d => !site.Assets.Paths.Any(p => p != d && string.Equals(p, d, StringComparison.OrdinalIgnoreCase))).Concat(site.Assets.All.Select(a => a.Source.RelativePath).Where(IsKept)))
        {
            var place = site.Assets.Find(name) is { } asset ? new Place(new SourceText(asset.Source.DisplayPath, ""), default)
                : all.SelectMany(e => e.Outlines).Where(o => string.Equals(o.Page.Destination, name, StringComparison.OrdinalIgnoreCase)).Select(o => o.Page.Document?.GetPlace(diagnostics)).FirstOrDefault(p => p is not null);
            diagnostics.Add(new Diagnostic(Codes.DuplicateDestination, $"two sources for the URL `/{name}`", place, null, "rename this file; the site makes one at the same place"));
        }
        // These two are filled by tools, when all else is there.
        bool IsKept(string path) => (site.Settings.GenerateSearchIndex && path.StartsWith(SearchIndex.Folder + "/", StringComparison.OrdinalIgnoreCase)) || (site.Settings.GenerateSocialImages && path.StartsWith(SocialImages.Folder, StringComparison.OrdinalIgnoreCase));
    }

    // What scripts of pages load.
    private static List<DataFile> CreateData(Site site, IReadOnlyList<PageOutline> outlines, IReadOnlyList<IContentKind> kinds)
    {
        var data = new List<DataFile>();
        foreach (var kind in kinds)
            foreach (var (link, create) in kind.CreateFiles(site)) data.Add(new DataFile(link, create));
        if (outlines.Any(o => o.Page.Link == CreateProgressPage.Link)) data.Add(new DataFile(ProgressContent.Link, () => ProgressContent.Write(site, outlines)));
        return data;
    }

    private static IEnumerable<DataFile> CreateOfflineFiles(IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> all, IReadOnlyList<List<DataFile>> data, IReadOnlyList<Edition> editions, Theme theme)
    {
        var site = all[0].Site;
        if (!CreateOfflinePage.IsMade(site))
        {
            if (!site.Settings.GenerateServiceWorker) yield return new DataFile(ServiceWorker.Link, () => ServiceWorker.WriteStop(theme));
            yield break;
        }
        var contents = new List<DataFile>();
        for (var i = 0; i < data.Count; i++)
        {
            var ((own, outlines), files) = (all[i], data[i]);
            var content = new DataFile(own.Href("/"), () => OfflineContent.Write(own, outlines, files));
            contents.Add(content);
            yield return new DataFile(own.Locale.Prefix + OfflineContent.Link, () => content.Bytes);
        }
        foreach (var edition in editions) yield return new DataFile(edition.Site.Locale.Prefix + AppManifest.Link, () => AppManifest.Write(edition, theme));
        yield return new DataFile(ServiceWorker.Link, () => ServiceWorker.Write(site, contents, theme));
    }

    private static void CheckAnchors(IReadOnlyList<PageOutline> outlines, DiagnosticBag diagnostics)
    {
        var byLink = outlines.ToDictionary(o => o.Page.Link, StringComparer.Ordinal);
        foreach (var use in outlines.Where(o => !o.Page.IsFallback).SelectMany(o => o.AnchorUses))
            if (byLink.TryGetValue(use.Link, out var target) && !target.Anchors.Contains(use.Id) && !IsCut(target.Page.Document, diagnostics))
                diagnostics.Add(PageHost.DeadAnchor(use.Id, use.Link, target.Anchors, use.From.PlaceOf(use.Span, diagnostics)));
    }

    private static void CheckQuestions(Site site, IReadOnlyList<PageOutline> outlines, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<string, (Document Document, QuestionUse Use)>(StringComparer.Ordinal);
        var repeated = new List<((Document Document, QuestionUse Use) First, Document Document, QuestionUse Use)>();
        foreach (var outline in outlines.OrderBy(o => o.Page.Document is { } page && site.IsLoose(page) ? 1 : 0))
            foreach (var use in outline.Questions)
                if (outline.Page.Document is { } document && !first.TryAdd(use.Id, (document, use))) repeated.Add((first[use.Id], document, use));
        // A page that was copied repeats all of them.
        if (repeated.Count == 0) return;
        foreach (var copy in repeated.GroupBy(r => (r.First.Document, r.Document)))
        {
            var (of, document, use) = copy.First();
            var others = copy.Count() - 1;
            diagnostics.Add(new Diagnostic(Codes.DuplicateQuestion, $"the question id `{use.Id}` is used twice{(others > 0 ? $", and so {(others == 1 ? "is" : "are")} {DiagnosticReport.Count(others, "other id")} of this page" : "")}", document.PlaceOf(use.Span, diagnostics), "second time",
                others > 0 ? "give every question here an id of its own; learners’ answers are kept under it" : "give one of the two another id; learners’ answers are kept under it", "the first one is here", of.Document.PlaceOf(of.Use.Span, diagnostics)));
        }
    }

    // A note is kept under the id alone, so two prompts with one id would share it.
    private static void CheckPrompts(Site site, IReadOnlyList<PageOutline> outlines, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<string, (Document Document, Prompt Prompt)>(StringComparer.Ordinal);
        foreach (var outline in outlines.OrderBy(o => o.Page.Document is { } page && site.IsLoose(page)))
            foreach (var prompt in outline.Prompts)
            {
                if (outline.Page.Document is not { } document || first.TryAdd(prompt.Id, (document, prompt)) || first[prompt.Id].Document == document) continue;
                diagnostics.Add(new Diagnostic(Codes.DuplicateId, $"the prompt `{prompt.Id}` is on two pages", document.PlaceOf(prompt.Span, diagnostics), "second time",
                    "give one of the two another id; learners’ notes are kept under it", "the first one is here", first[prompt.Id].Document.PlaceOf(first[prompt.Id].Prompt.Span, diagnostics)));
            }
    }

    private static void CheckQuickChecks(IReadOnlyList<PageOutline> outlines, DiagnosticBag diagnostics)
    {
        const int Fewest = 2, Most = 6; // a lesson has up to five objectives, and each needs a check of its own
        foreach (var outline in outlines)
            if (outline.Page.Document is Lesson { Header.IsDraft: false } lesson && !IsCut(lesson, diagnostics) && !outline.HasUnreadQuestions && outline.Questions.Count is not (>= Fewest and <= Most))
                diagnostics.Add(new Diagnostic(Codes.CountOutOfRange, $"the lesson has {DiagnosticReport.Count(outline.Questions.Count, "quick check")}", lesson.GetPlace(diagnostics), null, $"write {Fewest} to {Most}: enough to notice what was not understood, and few enough to be done"));
    }

    private static void CheckObjectives(Site site, IReadOnlyList<PageOutline> outlines, DiagnosticBag diagnostics)
    {
        var assessed = outlines.SelectMany(o => o.Questions).Select(q => q.Objective).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // The questions may stand in a quiz, or in a part of the page, that could not be read.
        var unread = outlines.Where(o => o.HasUnreadQuestions).Select(o => o.Page.Document).ToList();
        if (site.Unread.Any(u => u.Kind == "quiz") || unread.Any(d => d is Quiz)) return;
        foreach (var document in site.Documents.Where(d => !IsCut(d, diagnostics) && !unread.Contains(d)))
            foreach (var (id, sentence) in document.Objectives)
                if (!assessed.Contains(document.Slug + "#" + id))
                    diagnostics.Add(new Diagnostic(Codes.ObjectiveWithoutQuestion, $"no question checks the objective `{id}`", document.GetPlace(diagnostics), null, $"write a question with `objective={id}`: {sentence}"));
    }

    private static bool IsCut(Document? document, DiagnosticBag diagnostics) => document is not null && (diagnostics.IsCut(document.Source.DisplayPath) || (document.Source.OriginalPath is { } original && diagnostics.IsCut(original)));

    private static void CheckKeyPositions(IReadOnlyList<PageOutline> outlines, DiagnosticBag diagnostics)
    {
        // Shuffled options stand anywhere.
        foreach (var outline in outlines)
            if (outline.Page.Document is { } document and not Quiz { IsShuffled: true }) KeyPosition.Check(document, outline.Questions, diagnostics);
    }

    // Drafts begin alike, with the stems of `new`.
    private static RepeatedStems.Found CheckStems(IReadOnlyList<PageOutline> outlines, RepeatedStems.Found? last, DiagnosticBag diagnostics) =>
        RepeatedStems.Check([.. outlines.Where(o => o.Page.Document is { Header.IsDraft: false }).SelectMany(o => o.Questions.Select(q => new RepeatedStems.Asked(o.Page.Document!, q)))], diagnostics, last);

    // `*` and `:name` would catch other addresses too, and `?` asks for parameters.
    private static bool IsOfPath(char c) => char.IsLetterOrDigit(c) || "/-_.~%".Contains(c, StringComparison.Ordinal);

    // Below the folder of a language, its own page says that there is none.
    private static string CreateMissingPages(IEnumerable<(Site Site, IReadOnlyList<PageOutline> Outlines)> translated) =>
        string.Concat(translated.Select(t => $"{t.Site.Href("/*")} {t.Site.Href("/404.html")} 404\n"));

    // Netlify's format: old path, new path, status. A page that is gone for good has the text of a missing one.
    private static string CreateRedirects(Site site, IReadOnlyList<PageOutline> outlines, UniqueStage stage, DiagnosticBag diagnostics)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var first = new Dictionary<string, Document>(StringComparer.Ordinal);
        var pages = outlines.Select(o => o.Page.Link).ToHashSet(StringComparer.Ordinal);
        foreach (var document in site.Documents)
            foreach (var old in document.FormerLinks)
            {
                // An alias whose address has a page of its own was reported with the roles.
                if (pages.Contains(old) && document is not Redirect && FindWritten(document, old) is null) continue;
                if (!old.StartsWith('/') || old.StartsWith("//", StringComparison.Ordinal) || !old.All(IsOfPath) || old.Contains("..", StringComparison.Ordinal) || IsWritten(old))
                    diagnostics.Add(new Diagnostic(Codes.DuplicateDestination, $"`{old}` cannot be redirected", PlaceOf(document, old), pages.Contains(old) ? "this page exists" : IsWritten(old) ? "this file exists" : null, "write a path of this site that no page has, such as `/roles/tester/`"));
                else if (!first.TryAdd(old.TrimEnd('/'), document))
                    diagnostics.Add(new Diagnostic(Codes.DuplicateDestination, $"`{old}` is redirected twice", PlaceOf(document, old), "second time", "remove one of the two", "the first one is here", PlaceOf(first[old.TrimEnd('/')], old)));
                else if (document is not Redirect { To: { } to } redirect || LeadsToPage(redirect, to, pages, diagnostics))
                    lines[old] = document.ForwardsTo is { } target ? $"{site.Href(old)} {site.Href(target)} 301\n" : $"{site.Href(old)} {site.Href("/404.html")} 410\n";
            }
        return string.Concat(lines.Values);

        // A host shows a file before it redirects, and one address with and without its last slash.
        bool IsWritten(string old) => old.StartsWith('/') && Uri.UnescapeDataString(old)[1..].TrimEnd('/') is var name && new[] { name, name + ".html", name + "/index.html" }.Any(n => stage.Has(site.Locale.Prefix.TrimStart('/') is { Length: > 0 } prefix ? $"{prefix}/{n}" : n));
        Place PlaceOf(Document document, string old) => document.PlaceOf(FindWritten(document, old)?.Span ?? document.Header.Span, diagnostics);
    }

    // Nobody has written the address of an alias.
    private static YamlNode.Scalar? FindWritten(Document document, string old) => document.Header.RedirectFrom.FirstOrDefault(r => r.Value == old);

    private static bool LeadsToPage(Redirect redirect, YamlNode.Scalar to, HashSet<string> pages, DiagnosticBag diagnostics)
    {
        var link = to.Value.Split('#')[0];
        if (pages.Contains(link)) return true;
        diagnostics.Add(new Diagnostic(Codes.DeadLink, $"there is no page `{link}` to send readers to", redirect.PlaceOf(to.Span, diagnostics), Spelling.DidYouMean(link, pages), "write the address of a page of this site, such as `/lessons/new/`, or `gone:` and why there is none"));
        return false;
    }
}
