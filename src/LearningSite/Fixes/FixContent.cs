using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Pipelines;

namespace LearningSite.Fixes;

/// <summary>A file as it was and as it will be; <c>Before</c> is null when it is new.</summary>
public sealed record ChangedFile(string FullPath, string DisplayPath, byte[]? Before, byte[] After);

/// <summary>What `check --fix` came to: the files to write, and the check of the content as it will be.</summary>
public sealed record FixResult(IReadOnlyList<ChangedFile> Files, BuildResult Left);

/// <summary>
/// Repairs content: checks it, makes the fixes of its findings in memory and checks the result, until none is left. A fix
/// often lets the check see further, so several rounds are usual; nothing is written here.
/// </summary>
public static class FixContent
{
    private const int MostRounds = 20;

    public static async Task<FixResult> FixAsync(BuildOptions options)
    {
        var edited = new Dictionary<string, byte[]>(options.Edited ?? new Dictionary<string, byte[]>(), StringComparer.Ordinal);
        var changes = new Dictionary<string, ChangedFile>(StringComparer.Ordinal);
        for (var round = 0; ; round++)
        {
            var result = await new SiteBuilder(options with { Edited = edited }, new NoProgress()).CheckAsync();
            var files = round < MostRounds ? MakeRound(result, edited) : [];
            // The ledger last: it describes the content as it will be.
            if (files.Count == 0 && MakeLedger(result, edited) is { } ledger) files = [ledger];
            if (files.Count == 0) return new FixResult([.. changes.Values.OrderBy(c => c.DisplayPath, StringComparer.Ordinal)], result);
            foreach (var file in files)
            {
                changes[file.FullPath] = changes.TryGetValue(file.FullPath, out var first) ? first with { After = file.After } : file;
                edited[file.FullPath] = file.After;
            }
        }
    }

    /// <summary>The ledger with what was added to the content since; no file when the site keeps none, or nothing was added.</summary>
    public static async Task<FixResult> CatchUpAsync(BuildOptions options)
    {
        var result = await new SiteBuilder(options, new NoProgress()).CheckAsync();
        return new FixResult(File.Exists(result.Folders.Ledger) && MakeLedger(result, []) is { } ledger ? [ledger] : [], result);
    }

    private static List<ChangedFile> MakeRound(BuildResult result, Dictionary<string, byte[]> edited)
    {
        var files = new List<ChangedFile>();
        foreach (var (path, edits) in ChooseEdits.Choose(result.Diagnostics))
        {
            var fullPath = Path.GetFullPath(Path.Combine(result.Folders.Root, path));
            if (!IsOurs(fullPath, result.Folders)) continue;
            var before = edited.TryGetValue(fullPath, out var made) ? made : File.ReadAllBytes(fullPath);
            files.Add(new ChangedFile(fullPath, path, before, EditText.Apply(before, edits.Values)));
        }
        return files;
    }

    private static ChangedFile? MakeLedger(BuildResult result, Dictionary<string, byte[]> edited)
    {
        if (result.MakeLedger() is not { } ledger) return null;
        var path = result.Folders.Ledger;
        var before = edited.TryGetValue(path, out var made) ? made : File.Exists(path) ? File.ReadAllBytes(path) : null;
        var after = System.Text.Encoding.UTF8.GetBytes(WriteLedger.Write(ledger));
        return before is not null && before.AsSpan().SequenceEqual(after) ? null : new ChangedFile(path, result.Folders.Display(path), before, after);
    }

    /// <summary>Only what stands below an input folder, and the settings, is ever written.</summary>
    private static bool IsOurs(string fullPath, SiteFolders folders) =>
        fullPath == Path.Combine(folders.Root, "statiq.json") || folders.Inputs.Any(i => WriteFixes.IsBelow(fullPath, i));
}
