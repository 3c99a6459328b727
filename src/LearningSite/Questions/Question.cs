using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Ledgers;

namespace LearningSite.Questions;

/// <summary>
/// A question, from a lesson or from a quiz file: one record for both, closed over its types. All texts named `Html` are rendered.
/// A new type is a nested record here, a case in both readers, one in `QuestionKey` and `CreateQuestionPart`, a template, and a
/// grader in `theme/input/js`.
/// </summary>
public abstract record Question
{
    // Ledger and records are full of them, so each is there once.
    private static readonly string[] Letters = [.. Enumerable.Range('a', 26).Select(c => ((char)c).ToString())];

    private Question(QuestionHead head) => Head = head;

    /// <summary>The id of an option to which the author gave none.</summary>
    public static string LetterOf(int index) => Letters[index % Letters.Length];

    public QuestionHead Head { get; init; }
    public string Id => Head.Id;
    public TextSpan Span => Head.Span;

    /// <summary>One right option, or several.</summary>
    public sealed record Choice(QuestionHead Head, IReadOnlyList<Option> Options, bool TakesSeveral) : Question(Head);

    /// <summary>A statement that is true or false, and the reasons for the verdict.</summary>
    public sealed record TrueFalse(QuestionHead Head, bool Verdict, IReadOnlyList<Option> Reasons) : Question(Head);

    /// <summary>Left sides, each with its right side; several may share one. Distractors are right sides that fit none.</summary>
    public sealed record Match(QuestionHead Head, IReadOnlyList<Pair> Pairs, IReadOnlyList<Side> Distractors) : Question(Head);

    /// <summary>Items in the right order.</summary>
    public sealed record Order(QuestionHead Head, IReadOnlyList<Item> Items) : Question(Head);

    /// <summary>A number. With variants, <c>Answer</c> is that of the first.</summary>
    public sealed record Numeric(QuestionHead Head, NumericAnswer Answer, IReadOnlyList<Variant> Variants) : Question(Head);

    /// <summary>Blanks in running text. Case and accents count only when the question says so.</summary>
    public sealed record Cloze(QuestionHead Head, IReadOnlyList<Blank> Blanks, bool IsCaseSensitive) : Question(Head);

    /// <summary>What one could do, each action with a weight in per cent; the best one has 100.</summary>
    public sealed record Scenario(QuestionHead Head, IReadOnlyList<WeighedOption> Actions) : Question(Head);

    /// <summary>A text of the learner, compared by the learner with a model answer, point by point.</summary>
    public sealed record SelfRated(QuestionHead Head, string ModelHtml, IReadOnlyList<Item> Rubric) : Question(Head);

    /// <summary>Statements that speak for roles; never scored.</summary>
    public sealed record Fit(QuestionHead Head, IReadOnlyList<FitOption> Options) : Question(Head);

    /// <summary>What the learner chooses from, right and wrong; empty where there is nothing to choose.</summary>
    public IReadOnlyList<Option> Alternatives => this switch
    {
        Choice choice => choice.Options,
        TrueFalse statement => statement.Reasons,
        Scenario scenario => [.. scenario.Actions.Select(a => a.Option)],
        _ => [],
    };

    /// <summary>The word of `type=` and of a blueprint.</summary>
    public string Type => this switch
    {
        Choice { TakesSeveral: true } => "multi",
        Choice => "single",
        TrueFalse => "tf",
        Match => "match",
        Order => "order",
        Numeric => "numeric",
        Cloze => "cloze",
        Scenario => "scenario",
        SelfRated => "self-rated",
        Fit => "fit",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static readonly IReadOnlyList<string> Types = ["single", "multi", "tf", "match", "order", "numeric", "cloze", "scenario", "self-rated", "fit"];
}

/// <summary>What questions of all types have.</summary>
public sealed record QuestionHead
{
    /// <summary>Unique on the site and never used again: a learner's answers belong to it.</summary>
    public required string Id { get; init; }
    public required TextSpan Span { get; init; }
    public required string StemHtml { get; init; }
    /// <summary>Plain text, for findings and lists.</summary>
    public required string StemText { get; init; }
    /// <summary>Where the stem was written, for findings about one of its words.</summary>
    public TextSpan StemSpan { get; init; }
    public IReadOnlyList<string> HintsHtml { get; init; } = [];
    public string ExplanationHtml { get; init; } = "";
    /// <summary>In a lesson the id of one of its objectives; in a quiz `lesson#objective`.</summary>
    public string? Objective { get; init; }
    public TextSpan ObjectiveSpan { get; init; }
    /// <summary>`lesson#heading`: what to read again.</summary>
    public string? See { get; init; }
    public TextSpan SeeSpan { get; init; }
    /// <summary>What a full answer is worth.</summary>
    public int Points { get; init; } = 1;
    /// <summary>1 easy, 2 medium, 3 hard; null when nobody has said.</summary>
    public int? Difficulty { get; init; }
    /// <summary>A partly right answer earns nothing.</summary>
    public bool IsStrict { get; init; }
    /// <summary>Asked before the lesson too.</summary>
    public bool IsPre { get; init; }
    /// <summary>A part was reported and left out, so that counting the others says nothing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>What to write instead of an id that is none.</summary>
    public static string IdHelp(string id) => "write lower-case letters, digits and hyphens" + (Slugs.From(id) is var better && Slugs.IsValid(better) ? $", such as `{better}`" : "");
}

/// <summary>An answer option. <c>Why</c> is shown when it was chosen or missed, <c>Unless</c> when leaving it was right.</summary>
public sealed record Option(string Id, string Html, string Text, bool IsRight, string WhyHtml, string UnlessHtml, string? Misconception, bool IsFixed, TextSpan Span)
{
    /// <summary>Where the feedback begins.</summary>
    public TextSpan WhySpan { get; init; }
}

public sealed record WeighedOption(Option Option, int Weight, TextSpan WeightSpan);

/// <summary>A statement, and how strongly it speaks for which roles.</summary>
public sealed record FitOption(Option Option, IReadOnlyList<(Reference Role, int Weight)> Fits);

/// <summary>A left side with its right side.</summary>
public sealed record Pair(string Id, string Html, string Text, Side Right, string WhyHtml, TextSpan Span);

/// <summary>A right side of a match: plain text, because a list to choose from holds no markup.</summary>
public sealed record Side(string Text, TextSpan Span);

/// <summary>A step of an order, or a point of a rubric.</summary>
public sealed record Item(string Id, string Html, string Text, TextSpan Span);

/// <summary>A gap: accepted texts, or a number.</summary>
public sealed record Blank(IReadOnlyList<string> Accepted, NumericAnswer? Number, TextSpan Span);

/// <summary>One set of values of a computed question; texts as they stand in the stem.</summary>
public sealed record Variant(IReadOnlyList<KeyValuePair<string, string>> Values, NumericAnswer Answer);

/// <summary>What a draw takes or leaves as one: a question, or a group of them under a shared text.</summary>
public sealed record QuestionUnit(string? GroupId, string SharedHtml, IReadOnlyList<Question> Questions, TextSpan Span);

/// <summary>What Gather keeps of a question when its page is done.</summary>
/// <param name="Objective">As `lesson#objective`.</param>
/// <param name="KeyPosition">The place of the one right option, from zero; null for another type of question.</param>
public sealed record QuestionUse(string Id, string Type, string? Objective, string Stem, TextSpan Span, int? KeyPosition, IReadOnlyList<string> Misconceptions)
{
    /// <summary>Its key without any words; null on a site in one language.</summary>
    public string? Structure { get; init; }
    /// <summary>The line of the question in the ledger, as it is now.</summary>
    public LedgerEntry? Entry { get; init; }

    /// <summary>What one may choose, in the order of the page; only kept for sites that publish it.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static QuestionUse Of(Question question, string? objective)
    {
        var options = question.Alternatives;
        var (right, key) = (0, 0);
        List<string>? misconceptions = null;
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].IsRight) (right, key) = (right + 1, i);
            if (options[i].Misconception is { } misconception) (misconceptions ??= []).Add(misconception);
        }
        return new QuestionUse(question.Id, question.Type, objective, question.Head.StemText, question.Span, right == 1 ? key : null, misconceptions ?? (IReadOnlyList<string>)[]);
    }
}
