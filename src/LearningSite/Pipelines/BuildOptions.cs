using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Settings;

namespace LearningSite.Pipelines;

/// <summary>What a command asks of a build.</summary>
/// <param name="Root">Absolute; where `statiq.json` is.</param>
/// <param name="Overrides">`key=value` settings of the command line.</param>
/// <param name="IncludesDrafts">Only `preview` shows drafts.</param>
/// <param name="HasSearch">False leaves the search index out, whatever the settings say.</param>
/// <param name="HasCache">False reuses nothing of an earlier build.</param>
/// <param name="ReloadLink">In `preview`: the script that reloads the page.</param>
public sealed record BuildOptions(string Root, IReadOnlyList<string> Overrides, bool IncludesDrafts = false, bool HasSearch = true, bool HasCache = true,
    string? ReloadLink = null)
{
    /// <summary>The outlines are wanted with the links of every page, for the coverage report.</summary>
    public bool HasReport { get; init; }

    /// <summary>False in `preview`: pages name no service worker, so that an author sees what was just saved.</summary>
    public bool HasServiceWorker { get; init; } = true;

    /// <summary>A build that would read and write what the last one did is not done again.</summary>
    public bool MayStand { get; init; }

    /// <summary>Asked once in a build, so that all of it is of one day.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Contents that stand in place of files on the disk, by absolute path: the repairs of `check --fix` before they are written.</summary>
    public IReadOnlyDictionary<string, byte[]>? Edited { get; init; }

    public SourceFile WithEdits(SourceFile file) => Edited?.GetValueOrDefault(file.FullPath) is { } bytes ? file with { Edited = bytes, Length = bytes.Length } : file;
}

/// <summary>The folders of a site, found from its root and its settings.</summary>
public sealed record SiteFolders(string Root, IReadOnlyList<string> Inputs, IReadOnlyList<string> Themes, string Output, string Cache, bool IsPlainFolder)
{
    private static readonly HashSet<string> NeverContent = new(StringComparer.Ordinal) { "output", "cache", "node_modules", "temp" };

    /// <summary>Without `statiq.json` and without `input/`, the root itself is the content.</summary>
    public static SiteFolders Find(string root, SiteSettings settings)
    {
        var isPlain = FindSettingsFile(root) is null && settings.InputPaths is null && !Directory.Exists(Path.Combine(root, "input"));
        string Full(string path) => Path.GetFullPath(Path.Combine(root, path));
        return new SiteFolders(root, isPlain ? [root] : [.. (settings.InputPaths ?? ["input"]).Select(Full)],
            [.. (settings.ThemePaths ?? ["theme"]).Select(Full).Where(Directory.Exists).Reverse(), Path.Combine(AppContext.BaseDirectory, "theme")],
            Path.TrimEndingDirectorySeparator(Full(settings.OutputPath)), Full(settings.CachePath), isPlain);
    }

    public static SourceFile? FindSettingsFile(string root) =>
        new FileInfo(Path.Combine(root, "statiq.json")) is { Exists: true } file ? SourceFile.Of(file, "statiq.json", "statiq.json") : null;

    /// <summary>Beside the content; where there are several input folders, in the last, whose files win.</summary>
    public string Ledger => Path.Combine(Inputs[^1], LearningSite.Ledgers.Ledger.FileName);

    public string Display(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public bool IsExcluded(string relativePath, SiteSettings settings) =>
        (IsPlainFolder && NeverContent.Contains(relativePath)) || (settings.ExcludedPaths ?? []).Any(e => relativePath == e.Trim('/') || relativePath.StartsWith(e.Trim('/') + "/", StringComparison.Ordinal));
}

/// <summary>What came of a build.</summary>
/// <param name="Found">Put in order when somebody looks: a preview shows a page before that.</param>
public sealed record BuildResult(DiagnosticBag Found, int Pages, IReadOnlyList<(string Phase, TimeSpan Time)> Phases, SiteFolders Folders, SiteSettings Settings, bool IsWritten,
    Site Site, IReadOnlyList<PageOutline> Outlines)
{
    private Lazy<IReadOnlyList<Diagnostic>> sorted = new(Found.Sorted);
    private string? report;
    private readonly Lazy<IReadOnlyList<(Diagnostic Diagnostic, Silence Silence)>> silenced = new(Found.Silenced);

    public IReadOnlyList<Diagnostic> Diagnostics => sorted.Value;
    public IReadOnlyList<(Diagnostic Diagnostic, Silence Silence)> Silenced => silenced.Value;

    /// <summary>The findings as they are printed when not all of them are asked for.</summary>
    public string Report => report ??= DiagnosticReport.Of(Diagnostics);

    /// <summary>Pages whose templates were filled.</summary>
    public int Rendered { get; init; }

    /// <summary>What the next build may take over; null when nothing was kept.</summary>
    public LastBuild? Left { get; init; }

    /// <summary>Which site an earlier build left, when it was stopped before its end.</summary>
    public string? Interruption { get; init; }

    /// <summary>The build that is not repeated, when nothing has changed since: what it wrote stands.</summary>
    public BuildStamp? Standing { get; init; }

    /// <summary>Makes the ledger as it should be; null while there are errors, and for a site without ids.</summary>
    public Func<Ledger?> MakeLedger { get; init; } = () => null;

    /// <summary>The same with what was found afterwards.</summary>
    public BuildResult And(DiagnosticBag more)
    {
        foreach (var finding in more.Sorted()) Found.Add(finding);
        return this with { sorted = new(Found.Sorted), report = null };
    }

    public bool HasErrors => Found.HasErrors;
    public bool HasWarnings => Found.HasWarnings;
}

/// <summary>Told what is going on; the terminal shows it as it likes.</summary>
public interface IBuildProgress
{
    void Start(string phase, int count);
    void Advance();
}

/// <summary>Nobody is watching.</summary>
public sealed class NoProgress : IBuildProgress
{
    public void Start(string phase, int count) { }
    public void Advance() { }
}
