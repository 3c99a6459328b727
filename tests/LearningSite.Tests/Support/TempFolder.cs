namespace LearningSite.Tests.Support;

/// <summary>A folder of its own for one test, removed at its end.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("learningsite-tests-").FullName;

    public string Combine(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    public void Write(string relativePath, string text) => Write(relativePath, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string relativePath, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Combine(relativePath)) ?? Path);
        File.WriteAllBytes(Combine(relativePath), bytes);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
