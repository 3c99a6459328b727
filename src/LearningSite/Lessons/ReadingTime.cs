namespace LearningSite.Lessons;

/// <summary>Minutes to work through a text: 180 words a minute, and two minutes for each quick check.</summary>
public static class ReadingTime
{
    private const int WordsPerMinute = 180, MinutesPerCheck = 2;

    public static int Of(ReadOnlySpan<char> markdown)
    {
        var words = 0;
        var isInWord = false;
        foreach (var c in markdown)
        {
            var isLetter = char.IsLetterOrDigit(c);
            if (isLetter && !isInWord) words++;
            isInWord = isLetter || (isInWord && c is '\'' or '’' or '-');
        }
        return Math.Max(1, (int)Math.Round((double)words / WordsPerMinute) + (MinutesPerCheck * (markdown.Count("\n:::: quiz") + (markdown.StartsWith(":::: quiz") ? 1 : 0))));
    }
}
