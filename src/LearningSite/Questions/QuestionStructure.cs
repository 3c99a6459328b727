namespace LearningSite.Questions;

/// <summary>The key of a question without words: equal in all languages, however they say it.</summary>
public static class QuestionStructure
{
    /// <summary>Accepted texts and units are words; a number, an order and which option is right are not.</summary>
    public static string Of(Question question) => question switch
    {
        Question.Cloze cloze => string.Join(' ', cloze.Blanks.Select(b => b.Number is { } number ? $"{NumericAnswer.Format(number.Minimum)}..{NumericAnswer.Format(number.Maximum)}" : "text")),
        Question.Numeric numeric => QuestionKey.ToJson(numeric with { Answer = numeric.Answer with { Unit = "" } }),
        _ => QuestionKey.ToJson(question),
    };
}
