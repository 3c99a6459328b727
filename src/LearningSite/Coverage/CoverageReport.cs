namespace LearningSite.Coverage;

/// <summary>What the content covers, and where it has gaps. The terminal, the JSON and the page show the same report.</summary>
/// <param name="Tracks">The last one has no title when there are lessons that no track lists.</param>
/// <param name="RolesWithoutPay">Target roles only: nobody asks what the job pays that they want to leave.</param>
/// <param name="DatedFigures">Figures and pay points at least two calendar years old, or without a year.</param>
/// <param name="OrphanPages">Pages that no other page of content leads to; lists of a kind, the A to Z and the search do not count.</param>
/// <param name="SingleMisconceptions">Misconceptions that one option alone names: perhaps misspelt, perhaps worth a second question.</param>
public sealed record CoverageReport(DateOnly Date, IReadOnlyList<TrackCoverage> Tracks, IReadOnlyList<CoveredPage> LessonsWithoutChecks, IReadOnlyList<CoveredPage> SkillsWithoutLessons,
    IReadOnlyList<CoveredPage> RolesWithoutPay, IReadOnlyList<DatedFigure> DatedFigures, IReadOnlyList<CoveredPage> OrphanPages, IReadOnlyList<SingleMisconception> SingleMisconceptions);

/// <summary>A page by its link, without link root.</summary>
public sealed record CoveredPage(string Link, string Title);

/// <param name="QuestionTypes">How many questions of each type check the objectives of the track, in lessons and in quizzes.</param>
public sealed record TrackCoverage(string? Title, string? Link, int Words, int Minutes, IReadOnlyDictionary<string, int> QuestionTypes, IReadOnlyList<LessonCoverage> Lessons);

/// <param name="Minutes">Time to work through it, checks included.</param>
/// <param name="Grade">Reading grade by Flesch and Kincaid; null in another language than English.</param>
public sealed record LessonCoverage(string Title, string Link, int Words, int Minutes, double? Grade, IReadOnlyList<ObjectiveCoverage> Objectives);

public sealed record ObjectiveCoverage(string Id, string Sentence, IReadOnlyList<CoveringQuestion> Questions);

/// <param name="Link">The page with the anchor of the question.</param>
/// <param name="IsCheck">True in a lesson, false in a quiz.</param>
public sealed record CoveringQuestion(string Id, string Type, string Link, bool IsCheck);

/// <param name="Year">As written: a year, several, or "undated".</param>
public sealed record DatedFigure(string Title, string Year, string Link);

public sealed record SingleMisconception(string Name, CoveringQuestion Question);
