using LearningSite.Rendering;

namespace LearningSite.Quizzes;

/// <summary>`quiz.hbs`. The questions are rendered one by one with `question.hbs`, groups of them with `question-group.hbs`.</summary>
public sealed record QuizPage : PageModel
{
    public required string Slug { get; init; }
    public required IReadOnlyList<string> QuestionsHtml { get; init; }
    /// <summary>How many questions an attempt draws.</summary>
    public required int Pick { get; init; }
    /// <summary>One for each question of an attempt.</summary>
    public IEnumerable<int> Places => Enumerable.Range(1, Pick);
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
    /// <summary>For the first roles of a role fit, side by side; null on a site without roles.</summary>
    public string? CompareHref { get; init; }
    public string? PlannerHref { get; init; }
    /// <summary>Tracks whose lessons a placement quiz asks about.</summary>
    public IReadOnlyList<PlacementTrack> Placement { get; init; } = [];
    public IReadOnlyList<PageLink> Covers { get; init; } = [];
}

/// <summary>A role that statements of the quiz speak for; `Meta` is its slug.</summary>
/// <param name="Tracks">Those with most lessons for it.</param>
public sealed record FitRole(PageLink Role, string? PlannerHref, IReadOnlyList<PageLink> Tracks);

/// <summary>A track with the lessons that are asked about; `Meta` is a slug.</summary>
public sealed record PlacementTrack(PageLink Track, IReadOnlyList<PageLink> Lessons);
