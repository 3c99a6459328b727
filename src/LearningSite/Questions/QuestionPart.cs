namespace LearningSite.Questions;

/// <summary>`question.hbs`: one question, inside a lesson or a quiz.</summary>
public sealed record QuestionPart
{
    public required string Id { get; init; }
    /// <summary>Changes when an old answer says nothing any more: another type, key or set of parts.</summary>
    public string Version { get; init; } = "";
    public required int Number { get; init; }
    public required int Count { get; init; }
    /// <summary>True in a lesson, where the head reads "Quick check 1 of 3"; false in a quiz.</summary>
    public required bool IsCheck { get; init; }
    /// <summary>Asked before the lesson too.</summary>
    public bool IsPre { get; init; }
    /// <summary>This is how it is asked there: without hints, key and reasons.</summary>
    public bool IsGuess { get; init; }
    /// <summary>The id of the form; those of its fields begin with it.</summary>
    public string FormId => (IsGuess ? "before-q-" : "q-") + Id;
    /// <summary>The type of the key: single, multi, tf, match, order, numeric, text, scenario, self or fit.</summary>
    public required string Type { get; init; }
    /// <summary>"question.single" and so on, by <c>Type</c>.</summary>
    public string TypeKey => "question." + Type;
    public bool IsSingle => Type == "single";
    public bool IsMulti => Type == "multi";
    public bool IsTf => Type == "tf";
    public bool IsMatch => Type == "match";
    public bool IsOrder => Type == "order";
    public bool IsNumeric => Type == "numeric";
    public bool IsText => Type == "text";
    public bool IsScenario => Type == "scenario";
    public bool IsSelf => Type == "self";
    public bool IsFit => Type == "fit";
    /// <summary>Statements about oneself have no key, and often no comment either.</summary>
    public bool HasAnswer => !IsGuess && (!IsFit || ExplanationHtml.Length > 0 || SeeHref is not null || Options.Any(o => o.WhyHtml.Length > 0));
    public required string StemHtml { get; init; }
    /// <summary>Options, reasons of a verdict, actions or statements.</summary>
    public IReadOnlyList<OptionPart> Options { get; init; } = [];
    public NumericPart? Numeric { get; init; }
    /// <summary>Left sides of a match.</summary>
    public IReadOnlyList<PairPart> Pairs { get; init; } = [];
    /// <summary>Right sides and distractors of a match, in an order that says nothing about the key.</summary>
    public IReadOnlyList<ChoicePart> Choices { get; init; } = [];
    /// <summary>Items to put in order, always in a wrong one.</summary>
    public IReadOnlyList<ItemPart> Items { get; init; } = [];
    /// <summary>The gaps of a text; their fields stand in the stem.</summary>
    public IReadOnlyList<BlankPart> Blanks { get; init; } = [];
    /// <summary>Points of a rubric, to be ticked by the learner.</summary>
    public IReadOnlyList<ItemPart> Points { get; init; } = [];
    public string ModelHtml { get; init; } = "";
    public IReadOnlyList<string> HintsHtml { get; init; } = [];
    public string ExplanationHtml { get; init; } = "";
    /// <summary>What a full answer is worth.</summary>
    public int Worth { get; init; } = 1;
    /// <summary>The objective in words, when the question names one.</summary>
    public string? Objective { get; init; }
    public string? ObjectiveId { get; init; }
    /// <summary>The lesson that the objective belongs to.</summary>
    public string? ObjectiveHref { get; init; }
    /// <summary>The section to read again.</summary>
    public string? SeeHref { get; init; }
    /// <summary>Where a problem with the question can be reported; null without `RepositoryLink`.</summary>
    public string? ReportHref { get; init; }
    /// <summary>What the browser needs for scoring, as JSON for one attribute; see <see cref="QuestionKey"/>.</summary>
    public required string KeyJson { get; init; }
    /// <summary>The key in words: "B", "first → second", "0.8 (0.79–0.81)". Empty where there is none to tell.</summary>
    public required string KeyText { get; init; }
}

/// <summary>An answer option; <c>Id</c> is stable, <c>Letter</c> is its place in the file.</summary>
public sealed record OptionPart(string Id, string Letter, string Html, bool IsRight, string WhyHtml, string UnlessHtml, bool IsFixed);

/// <summary>Accepted numbers: from <c>Minimum</c> to <c>Maximum</c>; <c>Answer</c> and the range as text with `.`; unit or empty.</summary>
public sealed record NumericPart(string Answer, string Minimum, string Maximum, string Unit);

public sealed record PairPart(string Id, string LeftHtml, string WhyHtml);

public sealed record ChoicePart(string Id, string Text);

public sealed record ItemPart(string Id, string Html);

/// <summary>A gap; <c>Index</c> counts from zero, <c>Width</c> is in characters and the same for all gaps of a question.</summary>
public sealed record BlankPart(int Index, string Label, int Width);

/// <summary>`question-group.hbs`: questions under one shared text.</summary>
public sealed record QuestionGroupPart(string Id, string SharedHtml, IReadOnlyList<string> QuestionsHtml);
