using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>A question as the rules of item writing see it: its words, whatever its type and wherever it was written.</summary>
/// <param name="Words">The word lists of the site's language; null when nobody has written one.</param>
public sealed record Wording(Question Question, SourceText Source, IReadOnlyList<Word> Stem, IReadOnlyList<OptionWording> Options, WordLists? Words)
{
    public static Wording Create(Question question, SourceText source, string language) =>
        new(question, source, HtmlWords.In(question.Head.StemHtml), [.. question.Alternatives.Select(o => new OptionWording(o, HtmlWords.In(o.Html)))], WordLists.Find("words", language));

    public IReadOnlyList<OptionWording> Right { get; } = [.. Options.Where(o => o.IsRight)];
    public IReadOnlyList<OptionWording> Wrong { get; } = [.. Options.Where(o => !o.IsRight)];

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
public sealed record OptionWording(Option Option, IReadOnlyList<Word> Words)
{
    public bool IsRight => Option.IsRight;
    public int Length { get; } = Words.Sum(w => w.Text.Length + 1);
    public bool Has(IReadOnlySet<string> list) => FindIn(list) is not null;
    public Word? FindIn(IReadOnlySet<string> list) => Words.FirstOrDefault(w => !w.IsCode && list.Contains(w.Text));
}
