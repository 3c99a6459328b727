using LearningSite.Diagnostics;

namespace LearningSite.Questions;

/// <summary>
/// A question, from a lesson or from a quiz file: one record for both, closed over its types. All texts are rendered HTML.
/// A new type is a nested record here, a case in the two readers, a template, and a grader in `theme/input/js`.
/// </summary>
public abstract record Question
{
    private Question() { }

    /// <summary>Unique on the site and never used again: a learner's answers belong to it.</summary>
    public required string Id { get; init; }
    public required TextSpan Span { get; init; }
    public required string StemHtml { get; init; }
    /// <summary>Plain text, for findings and lists.</summary>
    public required string StemText { get; init; }
    public IReadOnlyList<string> HintsHtml { get; init; } = [];
    public string ExplanationHtml { get; init; } = "";
    /// <summary>In a lesson the id of one of its objectives; in a quiz `lesson#objective`.</summary>
    public string? Objective { get; init; }
    public TextSpan ObjectiveSpan { get; init; }
    /// <summary>`lesson#heading`: what to read again.</summary>
    public string? See { get; init; }
    public TextSpan SeeSpan { get; init; }

    /// <summary>One right option, or several.</summary>
    public sealed record Choice(IReadOnlyList<Option> Options, bool TakesSeveral) : Question;

    /// <summary>A number from <c>Minimum</c> to <c>Maximum</c>, both accepted.</summary>
    public sealed record Numeric(decimal Answer, decimal Minimum, decimal Maximum, string Unit) : Question;

    /// <summary>The word of `type=` and of a blueprint.</summary>
    public string Type => this switch
    {
        Choice { TakesSeveral: true } => "multi",
        Choice => "single",
        Numeric => "numeric",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>An answer option. <c>Why</c> is shown when it was chosen or missed, <c>Unless</c> when leaving it was right.</summary>
public sealed record Option(string Id, string Html, string Text, bool IsRight, string WhyHtml, string UnlessHtml, string? Misconception, bool IsFixed, TextSpan Span);

/// <summary>What Gather keeps of a question when its page is done.</summary>
public sealed record QuestionUse(string Id, string Type, string? Objective, string Stem, TextSpan Span);
