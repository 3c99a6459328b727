namespace LearningSite.Tests.Support;

/// <summary>
/// Expectations that stand in Markdown files. `UPDATE_SNAPSHOTS=1` writes what came out into the file, for a person to review
/// in the diff; on CI that would make every test pass, so there it is an error.
/// </summary>
public static class Snapshots
{
    private static readonly Lock Writing = new();

    public static bool IsUpdating => ReadIsUpdating(Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS"), Environment.GetEnvironmentVariable("CI"));

    public static bool ReadIsUpdating(string? update, string? ci)
    {
        if (update is null or "" or "0") return false;
        if (!string.IsNullOrEmpty(ci)) throw new InvalidOperationException("UPDATE_SNAPSHOTS is set on CI: expectations are rewritten on a developer’s machine and reviewed");
        return true;
    }

    /// <summary>Replaces one text by another in a file, once.</summary>
    public static void Replace(string relativePath, string before, string after)
    {
        lock (Writing)
        {
            var text = ProjectFolder.ReadText(relativePath);
            var at = text.IndexOf(before, StringComparison.Ordinal);
            if (at < 0) throw new InvalidOperationException($"{relativePath} no longer holds the text to replace");
            File.WriteAllText(ProjectFolder.Combine(relativePath), text[..at] + after + text[(at + before.Length)..]);
        }
    }
}
