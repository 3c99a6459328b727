namespace LearningSite.Scaffolds;

/// <summary>Something that only the author knows: a flag of `new`, and the question that a terminal asks when it is missing.</summary>
/// <param name="Choices">What the site already has and the answer must be one of; null when it is free.</param>
public sealed record Need(string Name, string Question, Func<SiteFiles, IReadOnlyList<string>>? Choices = null)
{
    /// <summary>The answer when nobody gives one; null when it must be given.</summary>
    public string? Default { get; init; }
    /// <summary>The kind that makes a choice possible when there is none yet.</summary>
    public string? MadeBy { get; init; }
}
