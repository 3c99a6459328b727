using System.Collections.Concurrent;

namespace LearningSite.Files;

/// <summary>
/// Sees to it that every name is written once: a second file of one name, a file where a folder is, or a folder where a file is, is not written but told.
/// Names that differ in case alone are written and told, for Windows and macOS keep one of them.
/// </summary>
/// <param name="last">The stage of a build that wrote the very same names, each once; null looks at all of them.</param>
public sealed class UniqueStage(IStage stage, UniqueStage? last = null) : IStage
{
    // With the spelling of a file; a folder has none.
    private readonly ConcurrentDictionary<string, string?> names = last?.names ?? new(StringComparer.OrdinalIgnoreCase);
    private readonly bool areKnown = last is not null;
    private readonly ConcurrentDictionary<string, bool> doubles = new(StringComparer.Ordinal);

    /// <summary>What came second, sorted.</summary>
    public IReadOnlyList<string> Doubles => [.. doubles.Keys.Order(StringComparer.Ordinal)];

    /// <summary>True when there is a file of this name.</summary>
    public bool Has(string destination) => names.GetValueOrDefault(destination) is not null;

    public void Write(string destination, ReadOnlySpan<char> content)
    {
        if (TryTake(destination)) stage.Write(destination, content);
    }

    public void Write(string destination, Func<ReadOnlyMemory<byte>> create)
    {
        if (TryTake(destination)) stage.Write(destination, create);
    }

    public void Copy(string destination, string sourcePath)
    {
        if (TryTake(destination)) stage.Copy(destination, sourcePath);
    }

    public void Keep(string destination)
    {
        if (TryTake(destination)) stage.Keep(destination);
    }

    private bool TryTake(string destination)
    {
        if (areKnown) return true;
        for (var at = destination.IndexOf('/', StringComparison.Ordinal); at >= 0; at = destination.IndexOf('/', at + 1))
            if (names.GetOrAdd(destination[..at], (string?)null) is not null) return Refuse(destination);
        if (names.TryAdd(destination, destination)) return true;
        Refuse(destination);
        return names[destination] is { } first && first != destination;
    }

    private bool Refuse(string destination)
    {
        doubles.TryAdd(destination, true);
        return false;
    }
}
