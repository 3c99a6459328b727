using LearningSite.Rendering;

namespace LearningSite.Quizzes;

/// <summary>`quiz.hbs`. The questions are rendered one by one with `question.hbs`, groups of them with `question-group.hbs`.</summary>
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
    /// <summary>False when every question asks what suits the learner.</summary>
    public required bool IsScored { get; init; }
    /// <summary>Per cent of a question's worth that a wrong answer loses; 0 when nothing is lost.</summary>
    public int Negative { get; init; }
    /// <summary>Roles that questions of role fit speak for.</summary>
    public IReadOnlyList<FitRole> FitRoles { get; init; } = [];
    public IReadOnlyList<PageLink> Covers { get; init; } = [];
}

/// <summary>A role that statements of the quiz speak for.</summary>
public sealed record FitRole(string Slug, string Title, string Href);
