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
/// <item>On the disk, data about the whole site and what was found between pages, when all documents tell the site the same and others see the same of every page.</item>
/// <item>In memory, the linked site itself, when all documents tell it the same, no file but texts has changed, and nothing that was found while
/// they were linked lies in a changed one.</item>
/// </list>
/// </summary>
public sealed class Reuse
{
    private readonly LastBuild? last;

    private Reuse(LastBuild? last) => this.last = last;

    public static Reuse Of(LastBuild? last, Surroundings now) => new(last is not null && AreSame(last.Surroundings, now, last.ReadAt) ? last : null);

    /// <summary>From which is taken over; null when nothing is.</summary>
    public LastBuild? Last => last;

    /// <summary>True while there is nothing to take over.</summary>
    public bool IsNone => last is null;

    /// <summary>Code and formulas as they were set, while they are in memory.</summary>
    public SnippetCache? Snippets => last?.Site?.Snippets;

    /// <summary>What the last build found of stems.</summary>
    public RepeatedStems.Found? Stems => last?.Gathered.Stems;

    /// <param name="original">What the file translates; null when it translates nothing, or something that is not there.</param>
    public ParsedFile? Find(SourceFile file, SourceFile? original) =>
        last is not null && last.Files.GetValueOrDefault(file.DisplayPath) is { } parsed && (parsed.Findings.AreNone || parsed.Documents.Count > 0) && IsUnchanged(file) && (file.Locale is null || (original is not null && IsUnchanged(original))) ? parsed : null;

    /// <summary>A file that was read again; its documents are those of before when they tell the site the same.</summary>
    public ParsedFile Settle(ParsedFile file) =>
        last?.Files.GetValueOrDefault(file.File.DisplayPath) is { } before && IsSamePlace(file.File, before.File) && SameDocument.Are(file.Documents, before.Documents) ? file with { Documents = before.Documents } : file;

    /// <summary>The site of the last build, when these files tell the same; null when they have to be linked.</summary>
    public KeptSite? FindSite(IReadOnlyList<ParsedFile> files, IReadOnlyList<UnreadFile> unread)
    {
        if (last?.Site is not { } site || site.Names.Doubles.Count > 0 || files.Count != last.Files.Count || !unread.SequenceEqual(last.Unread)) return null;
        if (!files.All(f => last.Files.GetValueOrDefault(f.File.DisplayPath) is { } before && ReferenceEquals(f.Documents, before.Documents))) return null;
        var changed = Changed(files).ToList();
        return changed.Exists(f => (!ReadFiles.IsText(f.File.Extension) && !IsUnchanged(f.File)) || f.Findings.AreCut || last.Files[f.File.DisplayPath].Findings.AreCut) || site.Linked.Findings.Mention(PathsOf(changed)) ? null : site;
    }

    /// <summary>What the checks of Gather found, when they would find the same again.</summary>
    public GatheredChecks? FindChecks(IReadOnlyList<ParsedFile> files, IReadOnlyList<IReadOnlyList<PageOutline>> outlines) => last!.Site!.FindChecks(outlines, PathsOf(Changed(files)));

    private static HashSet<string> PathsOf(IEnumerable<ParsedFile> files) => files.Select(f => f.File.DisplayPath).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<ParsedFile> Changed(IReadOnlyList<ParsedFile> files) => files.Where(f => !ReferenceEquals(f, last!.Files[f.File.DisplayPath]));

    /// <summary>The pages to take over, given what all files now hold.</summary>
    public ReusedPages ForPages(IReadOnlyList<ParsedFile> files, IReadOnlyList<UnreadFile> unread, IEnumerable<Asset> assets)
    {
        if (last is null || !TellTheSame(files) || !unread.SequenceEqual(last.Unread) || !assets.Select(a => (a.Link, a.Size)).SequenceEqual(last.Assets.Select(a => (a.Link, a.Size)))) return ReusedPages.None;
        // A translation is compared with its original, so the two change together.
        var changed = Changed(files).Select(f => f.File.RelativePath).ToHashSet(StringComparer.Ordinal);
        return new ReusedPages(last.Pages, changed);
    }

    /// <summary>True when others see of each page what they saw of it in the last build, whose documents tell the same as these.</summary>
    public bool AreSeenTheSame(IEnumerable<PageOutline> outlines) => last is not null && outlines.All(o => !o.Kept.IsEmpty || (FindSeen(o.Page.Destination) is { } before && SameDocument.AreButForPlaces(o.Seen, before)));

    private SeenPage? FindSeen(string destination) => last!.Pages.GetValueOrDefault(destination)?.Seen ?? last.Others.GetValueOrDefault(destination);

    /// <summary>What the checks of Gather found, when others see the same of each page.</summary>
    public GatheredChecks? FindChecks(IReadOnlyList<ParsedFile> files)
    {
        var changed = Changed(files).ToList();
        return changed.Exists(f => f.Findings.AreCut || last!.Files[f.File.DisplayPath].Findings.AreCut) || last!.Gathered.Findings.Mention(PathsOf(changed)) ? null : last.Gathered;
    }

    /// <summary>True for a page that a later build may take over: it does not tell of all others, and what was found on it lies in its own files.</summary>
    public static bool MayTakeOver(PageOutline outline) =>
        !outline.Kept.IsEmpty || outline is { Page.NeedsOutlines: false, NeedsAllTexts: false } && (outline.Findings.AreNone || outline.Findings.StayIn(FilesOf(outline.Page)));

    private static IEnumerable<string> FilesOf(Page page) => page.Document is { } document ? new[] { document.Source.DisplayPath, document.Source.OriginalPath }.OfType<string>() : [];

    private bool TellTheSame(IReadOnlyList<ParsedFile> files) =>
        files.Count == last!.Files.Count && files.All(f => last.Files.GetValueOrDefault(f.File.DisplayPath) is { } before && IsSamePlace(f.File, before.File) && SameDocument.Are(f.Documents, before.Documents));

    // Who watches the files hands on the very object of one that was not touched.
    private bool IsUnchanged(SourceFile file) => last!.Files.GetValueOrDefault(file.DisplayPath) is { } before && (ReferenceEquals(before.File, file) || (before.File == file && file.Times.AreSettled(last.ReadAt)));

    private static bool IsSamePlace(SourceFile file, SourceFile before) => (file.FullPath, file.RelativePath, file.Locale) == (before.FullPath, before.RelativePath, before.Locale);

    private static bool AreSame(Surroundings last, Surroundings now, DateTime readAt) =>
        (last.Asked, last.Today) == (now.Asked, now.Today) && last.Files.SequenceEqual(now.Files) && now.Files.All(f => f.Times.AreSettled(readAt));
}

/// <summary>The pages of the last build, less those made of changed files.</summary>
/// <param name="changed">Paths below the input folders, and below the folder of a language.</param>
public sealed class ReusedPages(IReadOnlyDictionary<string, PageOutline> pages, IReadOnlySet<string> changed)
{
    public static readonly ReusedPages None = new(new Dictionary<string, PageOutline>(), new HashSet<string>());

    /// <summary>False for a page that must be made.</summary>
    public bool Has(Page page) => pages.TryGetValue(page.Destination, out var outline) && !outline.Files.Any(changed.Contains);

    /// <summary>What a page that need not be made left behind.</summary>
    public PageOutline Find(Page page) => pages[page.Destination] is var outline && ReferenceEquals(outline.Page, page) ? outline : outline with { Page = page };
}
