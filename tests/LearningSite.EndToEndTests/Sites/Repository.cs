namespace LearningSite.EndToEndTests.Sites;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Marks = ["LearningSite.sln", "statiq.json"];

    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory)) ?? Find(new DirectoryInfo(SourceFolder())) ?? throw new DirectoryNotFoundException(
        $"neither {AppContext.BaseDirectory} nor {SourceFolder()} lies below a folder with {string.Join(" or ", Marks)}");

    private static string? Find(DirectoryInfo? folder)
    {
        while (folder is not null && !Marks.Any(mark => File.Exists(Path.Combine(folder.FullName, mark)))) folder = folder.Parent;
        return folder?.FullName;
    }

    // With `--artifacts-path` the binaries lie elsewhere; the compiler still knows where this file was.
    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
