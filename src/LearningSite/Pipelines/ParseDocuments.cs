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
    public static (IReadOnlyList<Document> Documents, IReadOnlyList<UnreadFile> Unread) Parse(IReadOnlyList<SourceFile> files, IReadOnlyList<IContentKind> kinds, DateOnly today, bool isPlainFolder, NodeWorker worker, DiagnosticBag diagnostics, IBuildProgress progress)
    {
        var parsed = new IReadOnlyList<Document>[files.Count];
        DeepThreads.For(files.Count, i =>
        {
            parsed[i] = ParseFile(files[i], kinds, today, isPlainFolder, worker, diagnostics);
            progress.Advance();
        });
        worker.EndPrefetch();
        return ([.. parsed.SelectMany(d => d)], [.. files.Where(f => diagnostics.IsCut(f.DisplayPath)).Select(f => FindUnread(f, kinds)).OfType<UnreadFile>()]);
    }

    private static UnreadFile? FindUnread(SourceFile file, IReadOnlyList<IContentKind> kinds) =>
        kinds.FirstOrDefault(k => k.Owns(file.RelativePath)) is { } kind ? new UnreadFile(kind.Name, kind.HoldsMany ? null : file.Stem) : null;

    private static IReadOnlyList<Document> ParseFile(SourceFile file, IReadOnlyList<IContentKind> kinds, DateOnly today, bool isPlainFolder, NodeWorker worker, DiagnosticBag diagnostics)
    {
        if (!ReadFiles.IsText(file.Extension))
        {
            if (!isPlainFolder && !Assets.IsPublished(file)) ReportUnknownPlace(file, "files of this type are not published", diagnostics);
            return [];
        }
        if (kinds.FirstOrDefault(k => k.Owns(file.RelativePath)) is not { } kind)
        {
            if (!isPlainFolder) ReportUnknownPlace(file, "no kind of content reads this place", diagnostics);
            return [];
        }
        if (file.TryReadText(diagnostics) is not { } text) return [];
        CheckCharacters.Check(text, diagnostics);
        worker.Prefetch(FindFences.In(text.Text));
        return [.. kind.Parse(new ParseContext(file, text, today, isPlainFolder, diagnostics))];
    }

    private static void ReportUnknownPlace(SourceFile file, string message, DiagnosticBag diagnostics) =>
        diagnostics.Add(new Diagnostic(Codes.UnknownPlace, message, new Place(new SourceText(file.DisplayPath, ""), default), null,
            "move the file to the folder of its kind, such as `lessons/<track>/`, or let its name begin with `_`"));
}
