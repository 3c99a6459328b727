using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Questions.ItemWriting;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>
/// Decides what a build takes over from the last one; in doubt everything is made anew.
/// <list type="bullet">
/// <item>Nothing, when settings, theme, ledger, date or command line differ.</item>
/// <item>The documents of a file and what was found in it, when neither it nor the original that it translates was written since. A file
/// without documents is read again: what is wrong with it may lie in the others.</item>
/// <item>A page and what was found on it, when all documents tell the site what they told it before (only bodies differ), none of the
/// files that the page is made of has changed, no finding looks into another file, and the page does not tell of all others.</item>
/// </list>
/// </summary>
public sealed class Reuse
{
    private readonly LastBuild? last;

    private Reuse(LastBuild? last) => this.last = last;

    public static Reuse Of(LastBuild? last, Surroundings now) => new(last is not null && AreSame(last.Surroundings, now, last.ReadAt) ? last : null);

    /// <summary>What the last build found of stems.</summary>
    public RepeatedStems.Found? Stems => last?.Stems;

    /// <param name="original">What the file translates; null when it translates nothing, or something that is not there.</param>
    public ParsedFile? Find(SourceFile file, SourceFile? original) =>
        last is not null && last.Files.GetValueOrDefault(file.DisplayPath) is { } parsed && (parsed.Findings.AreNone || parsed.Documents.Count > 0) && IsUnchanged(file) && (file.Locale is null || (original is not null && IsUnchanged(original))) ? parsed : null;

    /// <summary>The pages to take over, given what all files now hold.</summary>
    public ReusedPages ForPages(IReadOnlyList<ParsedFile> files, IReadOnlyList<UnreadFile> unread, IEnumerable<Asset> assets)
    {
        if (last is null || !TellTheSame(files) || !unread.SequenceEqual(last.Unread) || !assets.Select(a => (a.Link, a.Size)).SequenceEqual(last.Assets.Select(a => (a.Link, a.Size)))) return ReusedPages.None;
        // A translation is compared with its original, so the two change together.
        var changed = files.Where(f => !ReferenceEquals(f, last.Files[f.File.DisplayPath])).Select(f => f.File.RelativePath).ToHashSet(StringComparer.Ordinal);
        return new ReusedPages(last.Pages, changed);
    }

    /// <summary>True for a page that a later build may take over: it does not tell of all others, and what was found on it lies in its own files.</summary>
    public static bool MayTakeOver(PageOutline outline) =>
        outline is { Page.NeedsOutlines: false, NeedsAllTexts: false } && (outline.Findings.AreNone || outline.Findings.StayIn(FilesOf(outline.Page)));

    private static IEnumerable<string> FilesOf(Page page) => page.Document is { } document ? new[] { document.Source.DisplayPath, document.Source.OriginalPath }.OfType<string>() : [];

    private bool TellTheSame(IReadOnlyList<ParsedFile> files) =>
        files.Count == last!.Files.Count && files.All(f => last.Files.GetValueOrDefault(f.File.DisplayPath) is { } before && IsSamePlace(f.File, before.File) && SameDocument.Are(f.Documents, before.Documents));

    private bool IsUnchanged(SourceFile file) => last!.Files.GetValueOrDefault(file.DisplayPath)?.File == file && file.Times.AreSettled(last.ReadAt);

    private static bool IsSamePlace(SourceFile file, SourceFile before) => (file.FullPath, file.RelativePath, file.Locale) == (before.FullPath, before.RelativePath, before.Locale);

    private static bool AreSame(Surroundings last, Surroundings now, DateTime readAt) =>
        (last.Asked, last.Today) == (now.Asked, now.Today) && last.Files.SequenceEqual(now.Files) && now.Files.All(f => f.Times.AreSettled(readAt));
}

/// <summary>The pages of the last build, less those made of changed files.</summary>
/// <param name="changed">Paths below the input folders, and below the folder of a language.</param>
public sealed class ReusedPages(IReadOnlyDictionary<string, PageOutline> pages, IReadOnlySet<string> changed)
{
    public static readonly ReusedPages None = new(new Dictionary<string, PageOutline>(), new HashSet<string>());

    /// <summary>What the page left behind; null when it must be made.</summary>
    public PageOutline? Find(Page page) => pages.GetValueOrDefault(page.Destination) is { } outline && !outline.Files.Any(changed.Contains) ? outline with { Page = page } : null;
}
