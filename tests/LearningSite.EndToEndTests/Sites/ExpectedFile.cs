namespace LearningSite.EndToEndTests.Sites;

/// <summary>A file of the repository that a run writes with `UPDATE_SNAPSHOTS=1`, for a person to read in the diff, and compares otherwise.</summary>
internal static class ExpectedFile
{
    /// <param name="path">Below the root of the repository.</param>
    public static void AssertEqual(string path, string actual)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is not (null or "" or "0"))
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "UPDATE_SNAPSHOTS is set on CI: expectations are rewritten on a developer’s machine and reviewed");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
