using System.Diagnostics;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Settings;

namespace LearningSite.Pipelines;

/// <summary>
/// The compiler, stage by stage: Read, Parse, Link, Compile, Gather, Write. Data flows one way. Every stage reports into one
/// bag and goes on as far as it can, so that one run shows everything; only Write is skipped when there is an error.
/// A build that would read and write what the last one did ends after Read (<see cref="BuildStamp"/>).
/// Else Parse and Compile take over from the last build what <see cref="Reuse"/> allows; a preview holds it, a build finds it in the cache.
/// </summary>
public sealed class SiteBuilder(BuildOptions options, IBuildProgress progress)
{
    private readonly Stopwatch clock = new();
    private readonly List<(string, TimeSpan)> phases = [];

    /// <summary>Builds into the output folder.</summary>
    public Task<BuildResult> BuildAsync() => RunAsync(hasReaders: true, (folders, diagnostics) =>
        OutputFolder.TryOpen(folders.Output, folders.Display(folders.Output), [folders.Root, .. folders.Inputs, .. folders.Themes], diagnostics), keepsCache: options.HasCache);

    /// <summary>Finds everything that a build finds, and writes nothing; so it makes no page that nobody would read.</summary>
    public Task<BuildResult> CheckAsync() => RunAsync(hasReaders: false, (_, _) => new NullStage());

    /// <summary>Builds into memory.</summary>
    /// <param name="last">What an earlier build left whose files the stage has; the pages that cannot have changed are taken over from it.</param>
    public Task<BuildResult> BuildAsync(MemoryStage stage, LastBuild? last = null, Watched? watched = null) => RunAsync(hasReaders: true, (_, _) => stage, last, watched);

    private async Task<BuildResult> RunAsync(bool hasReaders, Func<SiteFolders, DiagnosticBag, IStage?> openStage, LastBuild? last = null, Watched? watched = null, bool keepsCache = false)
    {
        var readAt = DateTime.UtcNow;
        var settingsBag = new DiagnosticBag();
        var settingsFile = SiteFolders.FindSettingsFile(options.Root) is { } file ? options.WithEdits(file) : null;
        var settings = ReadSettings.Read(settingsFile, options.Overrides, settingsBag);
        var folders = SiteFolders.Find(options.Root, settings);
        var diagnostics = new DiagnosticBag(folders.IsPlainFolder, settings.Rules);
        foreach (var finding in settingsBag.Sorted()) diagnostics.Add(finding);

        var theme = new Theme(folders.Root, folders.Themes, diagnostics);
        var kinds = ContentKinds.Create(folders.IsPlainFolder);
        var ledgerFile = FindLedger(folders, diagnostics);
        var surroundings = Surroundings.Of(options, settings.GetToday(options.Clock), settingsFile, ledgerFile, theme);
        var reuse = Reuse.Of(last, surroundings);
        var listing = diagnostics.Part();
        var script = options.HasCache && reuse.Snippets is null ? theme.FindPath("dist/worker.cjs") : null;
        var loading = script is null ? null : Task.Run(() => SnippetCache.Load(folders.Cache, script));
        var stamp = keepsCache ? BuildStamp.Find(folders, surroundings) : null;
        var leaving = Task.Run(() => stamp?.LoadLeft(folders));
        var files = Phase("Read", 1, () => (reuse.IsNone ? null : watched?.Listed) ?? Read(folders, settings, listing));
        var cache = reuse.Snippets ?? (loading is null ? SnippetCache.CreateTransient() : await loading);
        // What is wrong with theme or worker belongs to no page.
        var shared = diagnostics.Part();
        using var worker = new NodeWorker(theme, cache, shared) { HighlightsCode = hasReaders };
        if (options.MayStand && !diagnostics.HasErrors && stamp is { } standing && standing.Stands(folders, surroundings, files))
            return new BuildResult(new DiagnosticBag(), standing.Pages, phases, folders, settings, IsWritten: false, new Site(settings, surroundings.Today, [], [], new Assets([], diagnostics), folders.IsPlainFolder), []) { Standing = standing };
        if (await leaving is { } kept) reuse = Reuse.Of(LastBuildFile.Read(kept, stamp!.ReadAt, surroundings), surroundings);
        var (parsedFiles, unread) = Phase("Parse", files.Count, () => ParseDocuments.Parse(files, reuse, kinds, surroundings.Today, folders.IsPlainFolder, worker, diagnostics, progress));
        IReadOnlyList<Document> parsed = [.. parsedFiles.SelectMany(f => f.Documents)];
        var documents = settings.Locales is null ? parsed : [.. parsed.Where(d => d.Source.Locale is null)];
        var known = reuse.FindSite(parsedFiles, unread);
        var linking = diagnostics.Part();
        if (known is not null) linking.Add(known.Linked.Findings);
        var site = known?.Linked.Site ?? Phase("Link", 1, () => LinkDocuments.Link(documents, files, kinds, settings, surroundings.Today, folders.IsPlainFolder, options.IncludesDrafts, ReadLedger.Read(ledgerFile, linking), unread, linking));

        var stage = diagnostics.HasErrors ? new NullStage() : openStage(folders, diagnostics) ?? new NullStage();
        using var output = stage as OutputFolder;
        if (known is not null && stage is MemoryStage again) again.KeepAll();
        var names = new UniqueStage(stage, known?.Names);
        var hasSearch = stage is not MemoryStage && options.HasSearch && settings.GenerateSearchIndex;
        var editions = known?.Linked.Editions ?? CreateEditions(site, parsed, kinds, theme, hasSearch, shared, linking);
        var pages = editions.Sum(e => e.Pages.Count);
        // What is wrong with templates and texts of a site's own shows only in a page; those of the program have tests.
        var rendersPages = hasReaders || options.HasReport || !theme.IsBundled;
        // Nobody else writes the output while it is open.
        var reused = output is null || output.TakesOver(reuse.Last?.Output) ? reuse.ForPages(parsedFiles, unread, site.Assets.All) : ReusedPages.None;
        var rendered = 0;
        if (known is null)
            foreach (var (link, path) in theme.Assets) names.Copy(link.TrimStart('/'), path);
        if (diagnostics.HasErrors) watched?.Fail?.Invoke(diagnostics);
        else if (stage is MemoryStage) watched?.Asked?.Open(editions.SelectMany(e => e.Pages), diagnostics);
        IReadOnlyList<PageOutline> Compile(Edition edition, IReadOnlyDictionary<string, PageOutline>? originals)
        {
            var compiler = new CompilePages(edition, editions, kinds, theme, worker, names, options, rendersPages, reused, hasAll: known is not null, watched, shared, diagnostics);
            var made = compiler.Compile(progress, originals);
            rendered += compiler.Rendered;
            return made;
        }
        var (outlines, translated) = Phase("Compile", pages, () =>
        {
            var first = Compile(editions[0], null);
            var originals = editions.Count == 1 ? null : first.ToDictionary(o => o.Page.Link, StringComparer.Ordinal);
            return (first, editions.Skip(1).Select(e => (e.Site, Outlines: Compile(e, originals))).ToList());
        });
        IReadOnlyList<(Site Site, IReadOnlyList<PageOutline> Outlines)> all = [(site, outlines), .. translated];
        var gathered = Phase("Gather", 1, () =>
        {
            var found = diagnostics.Part();
            var standing = reused != ReusedPages.None && reuse.AreSeenTheSame(all.SelectMany(e => e.Outlines)) ? output : null;
            var same = known is not null ? reuse.FindChecks(parsedFiles, [.. all.Select(e => e.Outlines)]) : standing is not null ? reuse.FindChecks(parsedFiles) : null;
            // Beside the writing, most of which is one long file.
            var checking = same is null ? Task.Run(() => GatherOutlines.CheckPages(all, reuse.Stems, found)) : null;
            GatherOutlines.Write(all, kinds, theme, editions, names, standing);
            // After all pages, so that what the site makes itself stands.
            if (known is null)
                foreach (var asset in site.Assets.All) names.Copy(asset.Source.RelativePath, asset.Source.FullPath);
            if (checking is not null)
            {
                var stems = checking.GetAwaiter().GetResult();
                GatherOutlines.CheckNames(all, names, found);
                return new GatheredChecks(found.Own, stems);
            }
            found.Add(same!.Findings);
            if (standing is not null) GatherOutlines.KeepAddresses(names, standing);
            return same;
        });
        var makeLedger = options.IncludesDrafts ? () => null : CompareLedger.Compare(site, outlines, documents, folders, diagnostics);
        diagnostics.ReportUnusedSilences(options.IncludesDrafts ? new HashSet<string>() : parsed.Where(d => d.Header.IsDraft).Select(d => d.Source.DisplayPath).ToHashSet(StringComparer.Ordinal));
        if (files.Any(f => f.OriginalPath is not null)) diagnostics.ForgetComparisons(files.Where(f => f.OriginalPath is not null).ToDictionary(f => f.DisplayPath, f => f.OriginalPath!, StringComparer.Ordinal));
        if (output is not null && hasSearch && !diagnostics.HasErrors && !FailsStrictly(settings, diagnostics)
            && await PhaseAsync("Search", 1, () => SearchIndex.GenerateAsync(output.StagingPath, theme, diagnostics)))
            output.TakeIn(SearchIndex.Folder);
        if (output is not null && SocialImages.Create(site, theme) is { } images && !diagnostics.HasErrors && !FailsStrictly(settings, diagnostics)
            && await PhaseAsync("Pictures", 1, () => images.GenerateAsync(editions, output.StagingPath, options.HasCache ? folders.Cache : null, diagnostics)))
            output.TakeIn(SocialImages.Folder);
        var isWritten = output is not null && !diagnostics.HasErrors && !FailsStrictly(settings, diagnostics)
            && Phase("Write", 1, () => output.TryCommit());
        // The old site goes while the cache is written.
        var removal = Task.Run(() => output?.Dispose());
        // Where no page was staged, or all of them share a mistake, what was left before still is.
        var left = ((isWritten && keepsCache) || stage is MemoryStage) && shared.Own.AreNone ? Leave() : last;
        var result = new BuildResult(diagnostics, pages, phases, folders, settings, isWritten, site, outlines) { MakeLedger = makeLedger, Rendered = rendered, Left = left, Interruption = output?.Interruption };
        var keeping = new DiagnosticBag();
        if (isWritten && keepsCache) await BuildStamp.KeepAsync(result, output!, surroundings, files, readAt, reuse.Last, keeping);
        await removal;
        if (output?.Remains is { } remains) keeping.Add(remains);
        // `check` writes nothing, so it reads the cache and does not keep one.
        if (stage is not NullStage) cache.Save(keeping, keepsUnused: reused != ReusedPages.None);
        return keeping.Sorted().Count == 0 ? result : result.And(keeping);

        LastBuild Leave()
        {
            var made = new KeptSite(listing.Own.AreNone ? files : null, new LinkedSite(site, editions, linking.Own), [.. all.Select(e => e.Outlines)], names, gathered, cache);
            return known is not null && stage is MemoryStage memory ? last!.With(readAt, parsedFiles, made, memory) : LastBuild.Of(readAt, surroundings, parsedFiles, unread, made, stage);
        }
    }

    // The first edition is the site itself; each further language shows the same documents, translated where somebody has done it.
    private List<Edition> CreateEditions(Site site, IReadOnlyList<Document> parsed, IReadOnlyList<IContentKind> kinds, Theme theme, bool hasSearch, DiagnosticBag shared, DiagnosticBag diagnostics)
    {
        var editions = new List<Edition> { new(site, ReadInterfaceText.Read(theme, site.Settings.Language, shared), SitePages.Create(site, kinds, hasSearch, diagnostics)) };
        foreach (var language in site.Settings.Locales ?? [])
        {
            var translations = parsed.Where(d => d.Source.Locale == language && (options.IncludesDrafts || !d.Header.IsDraft));
            var translated = LinkDocuments.Translate(site, new Locale(language, "/" + language), translations);
            // Two sources of one address were reported with the originals.
            editions.Add(new Edition(translated, ReadInterfaceText.Read(theme, language, shared), SitePages.Create(translated, kinds, hasSearch, new DiagnosticBag())));
        }
        if (editions.Count > 1) CompareTexts.Check([.. editions.Select(e => e.Text)], diagnostics);
        return editions;
    }

    private static bool FailsStrictly(SiteSettings settings, DiagnosticBag diagnostics) => settings.Strict && diagnostics.HasWarnings;

    private IReadOnlyList<SourceFile> Read(SiteFolders folders, SiteSettings settings, DiagnosticBag diagnostics)
    {
        var present = folders.Inputs.Where(Directory.Exists).ToList();
        foreach (var missing in folders.Inputs.Except(present))
            diagnostics.Add(new Diagnostic(Codes.MissingInput, $"there is no input folder `{folders.Display(missing)}`", null, null, "create it, or name another one with `--input` or `InputPaths`"));
        var files = ReadFiles.Read(folders.Root, present, path => folders.IsExcluded(path, settings), diagnostics);
        if (settings.Locales is { Count: > 0 } locales) files = [.. files.Select(f => f.In(locales))];
        return options.Edited is null ? files : [.. files.Select(options.WithEdits)];
    }

    private SourceFile? FindLedger(SiteFolders folders, DiagnosticBag diagnostics)
    {
        var info = new FileInfo(folders.Ledger);
        var file = options.WithEdits(new SourceFile(info.FullName, folders.Display(info.FullName), info.Name, 0));
        if (file.Edited is null && !info.Exists) return null;
        if (info.LinkTarget is null && (file.Edited is not null || FileState.Of(info.FullName) is { Kind: FileKind.File })) return file;
        diagnostics.Add(new Diagnostic(Codes.SymbolicLink, "a symbolic link or special file cannot be the ledger", new Place(new SourceText(file.DisplayPath, ""), default), null, "replace it by the file itself"));
        return null;
    }

    private T Phase<T>(string name, int count, Func<T> run)
    {
        progress.Start(name, count);
        clock.Restart();
        var result = run();
        phases.Add((name, clock.Elapsed));
        return result;
    }

    private async Task<T> PhaseAsync<T>(string name, int count, Func<Task<T>> run)
    {
        progress.Start(name, count);
        clock.Restart();
        var result = await run();
        phases.Add((name, clock.Elapsed));
        return result;
    }
}
