using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>Stage Parse: every text file is read by the kind that owns it, in parallel, and leaves its headers.</summary>
public static class ParseDocuments
{
    public static (IReadOnlyList<ParsedFile> Files, IReadOnlyList<UnreadFile> Unread) Parse(IReadOnlyList<SourceFile> files, Reuse reuse, IReadOnlyList<IContentKind> kinds, DateOnly today, bool isPlainFolder, NodeWorker worker, DiagnosticBag diagnostics, IBuildProgress progress)
    {
        var parsed = new ParsedFile[files.Count];
        // Only a site in several languages has any.
        var originals = files.Any(f => f.Locale is not null) ? files.Where(f => f.Locale is null).ToDictionary(f => f.RelativePath, StringComparer.Ordinal) : [];
        var toRead = new List<int>();
        for (var i = 0; i < parsed.Length; i++)
        {
            if (reuse.Find(files[i], files[i].Locale is null ? null : originals.GetValueOrDefault(files[i].RelativePath)) is { } kept) diagnostics.Add((parsed[i] = kept).Findings);
            else toRead.Add(i);
        }
        DeepThreads.For(toRead.Count, i =>
        {
            parsed[toRead[i]] = reuse.Settle(Read(files[toRead[i]], diagnostics.Part()));
            progress.Advance();
        });
        worker.EndPrefetch();
        return (parsed, [.. parsed.SelectMany(f => f.Unread)]);

        ParsedFile Read(SourceFile file, DiagnosticBag found)
        {
            var documents = ParseFile(file, originals, kinds, today, isPlainFolder, worker, found);
            UnreadFile[] unread = file.Locale is not null ? [] : [.. new[] { found.IsCut(file.DisplayPath) ? FindUnread(file, kinds) : null, FindMisnamed(file, kinds) }.OfType<UnreadFile>()];
            return new ParsedFile(file, documents, found.Own, unread);
        }
    }

    private static UnreadFile? FindUnread(SourceFile file, IReadOnlyList<IContentKind> kinds) =>
        kinds.FirstOrDefault(k => k.Owns(file.RelativePath)) is { } kind ? new UnreadFile(file.RelativePath, kind.Name, kind.HoldsMany ? null : file.Stem) : null;

    // What refers to such a file by the name that it ought to have is no second mistake.
    private static UnreadFile? FindMisnamed(SourceFile file, IReadOnlyList<IContentKind> kinds) => kinds.FirstOrDefault(k => k.Owns(file.RelativePath)) switch
    {
        null when FindRightName(file, kinds) is var (path, kind) => new UnreadFile(path, kind.Name, kind.HoldsMany ? null : Path.GetFileNameWithoutExtension(path)),
        null or { HoldsMany: true } or { Name: "page" or "home" } => null,
        { Name: "bridge" } kind => file.Stem.Contains("--", StringComparison.Ordinal) ? null : new UnreadFile(file.RelativePath, kind.Name, null),
        var kind => Slugs.IsValid(file.Stem) ? null : new UnreadFile(file.RelativePath, kind.Name, Slugs.From(file.Stem)),
    };

    // `metrics.markdown`, `Metrics.MD`, `metrics.md.txt` and `metrics.yaml` as they should be called, when a kind would read them.
    private static (string Path, IContentKind Kind)? FindRightName(SourceFile file, IReadOnlyList<IContentKind> kinds)
    {
        var path = file.RelativePath[..^file.Extension.Length];
        if (file.Extension == ".txt" && Path.GetExtension(path) is ".md" or ".yml") path = path[..path.LastIndexOf('.')];
        else if (file.Extension is not (".markdown" or ".mdown" or ".mkd" or ".yaml" or ".md" or ".yml")) return null;
        foreach (var extension in (string[])[".md", ".yml"])
            if (kinds.FirstOrDefault(k => k.Owns(path + extension)) is { Name: not "page" } kind) return (path + extension, kind);
        return null;
    }

    private static IReadOnlyList<Document> ParseFile(SourceFile file, Dictionary<string, SourceFile> originals, IReadOnlyList<IContentKind> kinds, DateOnly today, bool isPlainFolder, NodeWorker worker, DiagnosticBag diagnostics)
    {
        if (!ReadFiles.IsText(file.Extension))
        {
            if (!isPlainFolder && (!Assets.IsPublished(file) || FindRightName(file, kinds) is not null)) ReportUnknownPlace(file, "files of this type are not published", kinds, diagnostics);
            return [];
        }
        if (kinds.FirstOrDefault(k => k.Owns(file.RelativePath)) is not { } kind)
        {
            if (!isPlainFolder) ReportUnknownPlace(file, "no kind of content reads this place", kinds, diagnostics);
            return [];
        }
        if (file.TryReadText(diagnostics) is not { } text) return [];
        if (!isPlainFolder && MergeMarks.Check(text, diagnostics)) return [];
        CheckCharacters.Check(text, diagnostics);
        SourceText? original = null;
        if (file.Locale is not null)
        {
            if (!originals.TryGetValue(file.RelativePath, out var translated))
            {
                // Its original has a name under which nobody reads it.
                if (originals.Values.Any(f => FindRightName(f, kinds)?.Path == file.RelativePath)) return [];
                diagnostics.Add(new Diagnostic(Codes.TranslationWithoutOriginal, $"there is no `{file.RelativePath}` that this could translate", new Place(text, default), Spelling.DidYouMean(file.RelativePath, originals.Keys), "give it the name and the folder of its original"));
                return [];
            }
            // What cannot be read is said of the original itself.
            if ((original = translated.TryReadText(new DiagnosticBag())) is null) return [];
        }
        worker.Prefetch(FindFences.In(text.Text));
        Document[] documents = [.. kind.Parse(new ParseContext(file, text, today, isPlainFolder, diagnostics) { Original = original })];
        text.Release();
        original?.Release();
        return documents;
    }

    private static void ReportUnknownPlace(SourceFile file, string message, IReadOnlyList<IContentKind> kinds, DiagnosticBag diagnostics)
    {
        // The settings may have named its language, where they cannot be read.
        if (LanguageFolder(file.RelativePath) is not null && diagnostics.Has(Codes.InvalidSetting, Codes.UnknownSetting, Codes.SettingsSyntax)) return;
        diagnostics.Add(new Diagnostic(Codes.UnknownPlace, message, new Place(new SourceText(file.DisplayPath, ""), default), null,
            FindRightName(file, kinds) is var (right, _) ? $"rename it to `{right[(right.LastIndexOf('/') + 1)..]}`" : "move the file to the folder of its kind, such as `lessons/<track>/`, or let its name begin with `_`"
            + (LanguageFolder(file.RelativePath) is { } language ? $"; a folder of translations needs `\"Locales\": [\"{language}\"]` in `statiq.json`" : "")));
    }

    // `es/lessons/…`: two letters are no kind of content.
    private static string? LanguageFolder(string path) => path.Length > 2 && path[2] is '/' or '-' && char.IsAsciiLetterLower(path[0]) && char.IsAsciiLetterLower(path[1]) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : null;
}
