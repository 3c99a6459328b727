namespace LearningSite.Documents;

/// <summary>Which script a letter belongs to, as far as the rules need it (Unicode blocks).</summary>
public static class Scripts
{
    /// <summary>Latin with its extensions, and letters that belong to every script, such as `µ` and `ª`.</summary>
    public static bool IsLatin(char c) => c is < '\u0300' or (>= '\u1D00' and <= '\u1DBF') or (>= '\u1E00' and <= '\u1EFF') or (>= '\u2070' and <= '\u218F')
        or (>= '\u2C60' and <= '\u2C7F') or (>= '\uA720' and <= '\uA7FF') or (>= '\uFB00' and <= '\uFB06');

    public static bool IsGreek(char c) => c is (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF');

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';
}
