namespace LearningSite.Documents;

/// <summary>One key that authors write. Parser, closed list of keys, reference and schema all read this declaration.</summary>
/// <param name="About">What an author should know, in one sentence; editors show it.</param>
public abstract record Key(string Name, Shape Shape, bool IsRequired, string About)
{
    /// <summary>True for words that readers read: a translation has its own, and takes all else from its original.</summary>
    public bool IsProse => Shape.IsProse;
}

/// <summary>A key whose value is a <typeparamref name="T"/>.</summary>
public sealed record Key<T>(string Name, Shape Shape, bool IsRequired, string About, Func<Fields, T> Read) : Key(Name, Shape, IsRequired, About);

/// <summary>When <c>Condition</c> has this value, the keys <c>Absent</c> do not exist.</summary>
public sealed record KeyException(Key Condition, string Value, IReadOnlyList<Key> Absent);
