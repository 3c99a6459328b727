using LearningSite.Markup;

namespace LearningSite.Lessons;

/// <summary>Minutes to work through a text: 180 words a minute, and two minutes for each quick check.</summary>
public static class ReadingTime
{
    private const int WordsPerMinute = 180, MinutesPerCheck = 2;

    private static readonly byte[] Kinds = AsciiTable.Of(KindOf);

    private static byte KindOf(char c) => (byte)(char.IsLetterOrDigit(c) ? 1 : c is '\'' or '’' or '-' ? 2 : 0);

    /// <param name="words">Of the same text.</param>
    public static int Of(int words, ReadOnlySpan<char> markdown) =>
        Math.Max(1, (int)Math.Round((double)words / WordsPerMinute) + (MinutesPerCheck * (markdown.Count("\n:::: quiz") + (markdown.StartsWith(":::: quiz") ? 1 : 0))));

    /// <summary>Runs of letters and digits; an apostrophe or a hyphen inside joins two.</summary>
    public static int CountWords(ReadOnlySpan<char> markdown)
    {
        // Counted without a branch: which character comes next is anybody’s guess, and each wrong guess costs more than the rest.
        int words = 0, isInWord = 0;
        var kinds = Kinds;
        foreach (var c in markdown)
        {
            var kind = c < kinds.Length ? kinds[c] : KindOf(c);
            var isLetter = kind & 1;
            words += isLetter & ~isInWord;
            isInWord = isLetter | (isInWord & (kind >> 1));
        }
        return words;
    }
}
