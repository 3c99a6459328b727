namespace LearningSite.Rendering;

/// <summary>Which of `partials/module-parts.hbs` a page needs: what some questions have and most lessons have not.</summary>
public sealed record ModuleParts
{
    public static readonly ModuleParts All = new() { HasOrder = true, HasSelf = true, HasGuess = true, HasFit = true };

    public bool HasOrder { get; init; }
    public bool HasSelf { get; init; }
    /// <summary>A question is asked before the lesson too.</summary>
    public bool HasGuess { get; init; }
    public bool HasFit { get; init; }
}
