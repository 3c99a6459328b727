using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A question as the rules of item writing see it: its words, whatever its type and wherever it was written.</summary>
/// <param name="Words">The word lists of the site's language; null when nobody has written one.</param>
public sealed record Wording(Question Question, SourceText Source, List<Word> Stem, List<OptionWording> Options, WordLists? Words)
{
    public static Wording Create(Question question, SourceText source, string language)
    {
        var alternatives = question.Alternatives;
        var options = new List<OptionWording>(alternatives.Count);
        foreach (var option in alternatives) options.Add(new OptionWording(option, HtmlWords.In(option.Html)));
        return new Wording(question, source, HtmlWords.In(question.Head.StemHtml), options, WordLists.Find("words", language));
    }

    public List<OptionWording> Right { get; } = Options.FindAll(o => o.IsRight);
    public List<OptionWording> Wrong { get; } = Options.FindAll(o => !o.IsRight);

    public Place PlaceOfStem => new(Source, Question.Head.StemSpan);
    public Place PlaceOf(OptionWording option) => new(Source, option.Option.Span);

    /// <summary>Where a word stands, or the whole text when markup parts its letters.</summary>
    public Place PlaceOf(string word, Place text)
    {
        var source = Source.Text.AsSpan(text.Span.Start, text.Span.Length);
        for (var at = 0; source[at..].IndexOf(word, StringComparison.OrdinalIgnoreCase) is var found and >= 0; at += found + word.Length)
        {
            var (start, end) = (at + found, at + found + word.Length);
            if ((start == 0 || !char.IsLetterOrDigit(source[start - 1])) && (end == source.Length || !char.IsLetterOrDigit(source[end])))
                return text with { Span = new TextSpan(text.Span.Start + start, word.Length) };
        }
        return text;
    }
}

/// <summary>An option and the words of its text.</summary>
public sealed record OptionWording(Option Option, List<Word> Words)
{
    public bool IsRight => Option.IsRight;
    public int Length { get; } = LengthOf(Words);
    public bool Has(HashSet<string> list) => FindIn(list) is not null;

    public Word? FindIn(HashSet<string> list)
    {
        foreach (var word in Words)
            if (!word.IsCode && list.Contains(word.Text)) return word;
        return null;
    }

    private static int LengthOf(List<Word> words)
    {
        var length = 0;
        foreach (var word in words) length += word.Text.Length + 1;
        return length;
    }
}
