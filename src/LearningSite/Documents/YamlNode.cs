using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>A YAML value with its place. Scalars stay text: `no`, `012` and `1e3` mean what they say until a key gives them a type.</summary>
public abstract record YamlNode(TextSpan Span)
{
    private YamlNode() : this(default(TextSpan)) { }

    /// <param name="Value">The text after unquoting and unfolding.</param>
    /// <param name="TextStart">Offset of the first character of the value itself: behind an opening quote.</param>
    public sealed record Scalar(string Value, TextSpan Span, int TextStart) : YamlNode(Span);
    public sealed record Sequence(IReadOnlyList<YamlNode> Items, TextSpan Span) : YamlNode(Span);
    public sealed record Mapping(IReadOnlyList<Entry> Entries, TextSpan Span) : YamlNode(Span);
    public sealed record Entry(Scalar Key, YamlNode Value);

    /// <summary>What an author would call it.</summary>
    public string Describe() => this switch
    {
        Scalar { Value.Length: 0 } => "nothing",
        Scalar => "text",
        Sequence => "a list",
        _ => "a group of keys",
    };
}
