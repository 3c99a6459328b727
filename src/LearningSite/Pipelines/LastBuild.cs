using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Settings;

namespace LearningSite.Pipelines;

/// <summary>One file of the content as Parse left it.</summary>
/// <param name="Unread">What may be in it, where it could not be read to its end or has a wrong name.</param>
public sealed record ParsedFile(SourceFile File, IReadOnlyList<Document> Documents, OwnFindings Findings, IReadOnlyList<UnreadFile> Unread)
{
    /// <summary>The same as the last build kept it; empty when the file was read now.</summary>
    public ReadOnlyMemory<byte> Kept { get; init; }
}

/// <summary>What pages are made with besides the content.</summary>
/// <param name="Asked">What the command line asks for.</param>
/// <param name="Files">Settings, ledger and theme.</param>
public sealed record Surroundings(string Asked, DateOnly Today, IReadOnlyList<SourceFile> Files)
{
    public static Surroundings Of(BuildOptions options, DateOnly today, SourceFile? settingsFile, SourceFile? ledger, Theme theme) =>
        new(string.Join('\n', [.. options.Overrides, $"{options.IncludesDrafts} {options.HasSearch} {options.HasReport} {options.HasServiceWorker} {options.ReloadLink}"]), today,
            [.. new[] { settingsFile, ledger }.OfType<SourceFile>(), .. theme.Files]);
}

/// <summary>
/// What a build leaves for the next one, which makes one of its own: nothing in it ever changes. <see cref="Reuse"/> decides what can
/// be taken over. A preview holds it in memory, a build keeps it in the cache (<see cref="LastBuildFile"/>).
/// </summary>
/// <param name="ReadAt">When its files were listed.</param>
/// <param name="Files">By display path.</param>
/// <param name="Pages">Those that can be taken over, by destination.</param>
/// <param name="Gathered">What the checks between pages found.</param>
/// <param name="Staged">All bytes that it wrote, when they are in no folder.</param>
public sealed record LastBuild(DateTime ReadAt, Surroundings Surroundings, IReadOnlyDictionary<string, ParsedFile> Files, IReadOnlyList<UnreadFile> Unread,
    IReadOnlyList<Asset> Assets, IReadOnlyDictionary<string, PageOutline> Pages, GatheredChecks Gathered, IReadOnlyDictionary<string, byte[]>? Staged)
{
    /// <summary>What others saw of its other pages, by destination.</summary>
    public IReadOnlyDictionary<string, SeenPage> Others { get; init; } = new Dictionary<string, SeenPage>();

    /// <summary>All files that it wrote, when they are in a folder.</summary>
    public IReadOnlyList<OutputFile>? Output { get; init; }

    /// <summary>The site as it was made, when this build is still in memory.</summary>
    public KeptSite? Site { get; init; }

    public static LastBuild Of(DateTime readAt, Surroundings surroundings, IEnumerable<ParsedFile> files, IReadOnlyList<UnreadFile> unread, KeptSite site, IStage stage) =>
        new(readAt, surroundings, files.ToDictionary(f => f.File.DisplayPath, StringComparer.Ordinal), unread, [.. site.Linked.Site.Assets.All], site.Outlines.SelectMany(o => o).Where(Reuse.MayTakeOver).ToDictionary(p => p.Page.Destination, StringComparer.Ordinal), site.Gathered, (stage as MemoryStage)?.Files)
        {
            Site = stage is MemoryStage ? site : null,
            Others = stage is MemoryStage ? new Dictionary<string, SeenPage>() : site.Outlines.SelectMany(o => o).Where(o => !Reuse.MayTakeOver(o)).ToDictionary(o => o.Page.Destination, o => o.Seen, StringComparer.Ordinal),
        };

    /// <summary>The same after a build that made pages of the same site.</summary>
    public LastBuild With(DateTime readAt, IEnumerable<ParsedFile> files, KeptSite site, MemoryStage stage)
    {
        var pages = new Dictionary<string, PageOutline>(Pages, StringComparer.Ordinal);
        foreach (var (outline, before) in site.Outlines.SelectMany(o => o).Zip(Site!.Outlines.SelectMany(o => o)).Where(o => !ReferenceEquals(o.First, o.Second)))
        {
            if (Reuse.MayTakeOver(outline)) pages[outline.Page.Destination] = outline;
            else pages.Remove(before.Page.Destination);
        }
        return this with { ReadAt = readAt, Files = files.ToDictionary(f => f.File.DisplayPath, StringComparer.Ordinal), Pages = pages, Gathered = site.Gathered, Staged = stage.Files, Site = site };
    }
}
