namespace LearningSite.Diagnostics;

/// <summary>A replacement in the source of a finding. <c>Before</c> is what must stand there: positions inside YAML values are
/// not exact after folding, and nothing may be written over another text.</summary>
public sealed record TextEdit(int Start, string Before, string After)
{
    public int End => Start + Before.Length;
}

/// <summary>What `check --fix` writes for a finding: safe, with one possible meaning, and gone at the next run.</summary>
public sealed record Fix(IReadOnlyList<TextEdit> Edits)
{
    /// <summary>An id that the fix brings into the world; of fixes with the same one, a run makes the first.</summary>
    public string? NewId { get; init; }

    public static Fix Replace(int start, string before, string after) => new([new TextEdit(start, before, after)]);

    /// <summary>Null when another text stands at the place.</summary>
    public static Fix? Replace(Place place, string before, string after) =>
        string.CompareOrdinal(place.Text.Text, place.Span.Start, before, 0, before.Length) == 0 ? Replace(place.Span.Start, before, after) : null;

    /// <summary>Writes the only close name, when there is exactly one.</summary>
    public static Fix? Rename(int start, string written, IEnumerable<string> known) =>
        Spelling.FindOnly(written, known) is { } name ? Replace(start, written, name) : null;

    // Findings are told apart by value.
    public bool Equals(Fix? other) => other is not null && NewId == other.NewId && Edits.SequenceEqual(other.Edits);
    public override int GetHashCode() => Edits.Count == 0 ? 0 : Edits[0].GetHashCode();
}
