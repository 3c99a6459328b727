namespace LearningSite.Questions;

/// <summary>`question.hbs`: one question, inside a lesson or a quiz.</summary>
public sealed record QuestionPart
{
    public required string Id { get; init; }
    public required int Number { get; init; }
    public required int Count { get; init; }
    /// <summary>True in a lesson, where the head reads "Quick check 1 of 3"; false in a quiz.</summary>
    public required bool IsCheck { get; init; }
    /// <summary>Template of the answer part: `questions/single.hbs`, `questions/multi.hbs`, `questions/numeric.hbs`.</summary>
    public required bool IsSingle { get; init; }
    public required bool IsMulti { get; init; }
    public required bool IsNumeric { get; init; }
    /// <summary>"question.single", "question.multi", "question.numeric".</summary>
    public required string TypeKey { get; init; }
    public required string StemHtml { get; init; }
    public IReadOnlyList<OptionPart> Options { get; init; } = [];
    public NumericPart? Numeric { get; init; }
    public IReadOnlyList<string> HintsHtml { get; init; } = [];
    public string ExplanationHtml { get; init; } = "";
    /// <summary>The objective in words, when the question names one.</summary>
    public string? Objective { get; init; }
    public string? ObjectiveId { get; init; }
    /// <summary>The section to read again.</summary>
    public string? SeeHref { get; init; }
    /// <summary>Where a problem with the question can be reported; null without `RepositoryLink`.</summary>
    public string? ReportHref { get; init; }
    /// <summary>What the browser needs for scoring, as JSON for one attribute: `{"type":"single","right":["b"]}` or
    /// `{"type":"numeric","min":0.79,"max":0.81}`.</summary>
    public required string KeyJson { get; init; }
    /// <summary>Names of the options by letter for the key below: "B".</summary>
    public required string KeyText { get; init; }
}

/// <summary>An answer option; <c>Id</c> is stable, <c>Letter</c> is its place in the file.</summary>
public sealed record OptionPart(string Id, string Letter, string Html, bool IsRight, string WhyHtml, string UnlessHtml, bool IsFixed);

/// <summary>Accepted numbers: from <c>Minimum</c> to <c>Maximum</c>; <c>Answer</c> and the range as text with `.`; unit or empty.</summary>
public sealed record NumericPart(string Answer, string Minimum, string Maximum, string Unit);
