namespace LearningSite.Diagnostics;

/// <summary>A run of characters: zero-based offset of the first, and how many.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
    public static TextSpan Between(int start, int end) => new(start, Math.Max(0, end - start));
}

/// <summary>A place as people write it: both numbers count from one.</summary>
public readonly record struct Location(int Line, int Column);
