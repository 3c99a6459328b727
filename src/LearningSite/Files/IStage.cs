using System.Text;

namespace LearningSite.Files;

/// <summary>Where pages go before the site is complete: a folder beside the output, memory in `preview`, nowhere in `check`.</summary>
public interface IStage
{
    /// <param name="destination">Below the output folder, with `/`.</param>
    void Write(string destination, ReadOnlySpan<char> content);
    void Copy(string destination, string sourcePath);
    /// <summary>Takes over what the last build wrote to the same place.</summary>
    void Keep(string destination);
}

/// <summary>`check` writes nothing.</summary>
public sealed class NullStage : IStage
{
    public void Write(string destination, ReadOnlySpan<char> content) { }
    public void Copy(string destination, string sourcePath) { }
    public void Keep(string destination) { }
}

/// <summary>`preview` serves from memory: exactly the files of the site, and nothing else on the disk.</summary>
/// <param name="last">What the last build wrote.</param>
public sealed class MemoryStage(IReadOnlyDictionary<string, byte[]>? last = null) : IStage
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Files => files;
    public void Write(string destination, ReadOnlySpan<char> content)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(content)];
        Encoding.UTF8.GetBytes(content, bytes);
        files[destination] = bytes;
    }

    public void Copy(string destination, string sourcePath) => files[destination] = File.ReadAllBytes(sourcePath);
    public void Keep(string destination) => files[destination] = last![destination];
}
