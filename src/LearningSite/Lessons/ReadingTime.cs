namespace LearningSite.Lessons;

/// <summary>Minutes to work through a text: 180 words a minute, and two minutes for each quick check.</summary>
public static class ReadingTime
{
    private const int WordsPerMinute = 180, MinutesPerCheck = 2;

    public static int Of(ReadOnlySpan<char> markdown) =>
        Math.Max(1, (int)Math.Round((double)CountWords(markdown) / WordsPerMinute) + (MinutesPerCheck * (markdown.Count("\n:::: quiz") + (markdown.StartsWith(":::: quiz") ? 1 : 0))));

    /// <summary>Runs of letters and digits; an apostrophe or a hyphen inside joins two.</summary>
    public static int CountWords(ReadOnlySpan<char> markdown)
    {
        var words = 0;
        var isInWord = false;
        foreach (var c in markdown)
        {
            var isLetter = char.IsLetterOrDigit(c);
            if (isLetter && !isInWord) words++;
            isInWord = isLetter || (isInWord && c is '\'' or '’' or '-');
        }
        return words;
    }
}
