namespace LearningSite.Files;

/// <summary>
/// What the disk says about the age of a file. A file with the times and the length that it had when it was read still has the same
/// content, unless it was written just before: the clock of a disk may take two seconds to move on (FAT).
/// </summary>
/// <param name="Changed">Differs for another file that was put in its place with its time, and after the time was set by hand.</param>
public readonly record struct FileTimes(DateTime Written, DateTime Changed)
{
    private static readonly TimeSpan Coarsest = TimeSpan.FromSeconds(2);

    public static FileTimes Of(FileSystemInfo file) => FileState.Of(file.FullName)?.Times ?? default;

    /// <summary>True when a later change cannot have left the same times.</summary>
    public bool AreSettled(DateTime readAt) => readAt - Written > Coarsest;
}
