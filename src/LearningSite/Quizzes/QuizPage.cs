using LearningSite.Rendering;

namespace LearningSite.Quizzes;

/// <summary>`quiz.hbs`. The questions are rendered one by one with `question.hbs`.</summary>
public sealed record QuizPage : PageModel
{
    public required string Slug { get; init; }
    public required IReadOnlyList<string> QuestionsHtml { get; init; }
    /// <summary>How many questions an attempt draws.</summary>
    public required int Pick { get; init; }
    /// <summary>Per cent.</summary>
    public required int Pass { get; init; }
    public required bool IsShuffled { get; init; }
    public required bool IsGraded { get; init; }
    public IReadOnlyList<PageLink> Covers { get; init; } = [];
}
