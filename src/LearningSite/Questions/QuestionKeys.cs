using LearningSite.Documents;
using LearningSite.Questions.Arithmetic;

namespace LearningSite.Questions;

/// <summary>The keys of an entry under `questions:`. One of them selects the type; a new type is its keys and a line `Variant`.</summary>
public static class QuestionKeys
{
    public static readonly Keys Keys = new("question");
    public static readonly Key<YamlNode.Scalar?> Id = Keys.Scalar("id", "The name under which a learner’s answer is kept: unique on the site, and never used again.", new Shape.Slug());
    public static readonly Key<string?> Type = Keys.OptionalChoice("type", Question.Types, "Needed only where the keys leave it open: `multi` for options of which one is right.");
    public static readonly Key<YamlNode.Scalar?> Stem = Keys.OptionalScalar("stem", "The question, in Markdown.");
    public static readonly Key<YamlNode.Scalar?> Objective = Keys.OptionalScalar("objective", "What it checks: `lesson#objective`.");
    public static readonly Key<IReadOnlyList<YamlNode.Scalar>> Hints = Keys.Scalars("hints", "Help that is opened one by one before answering, in Markdown.");
    public static readonly Key<YamlNode.Scalar?> Explain = Keys.OptionalScalar("explain", "Shown after answering, in Markdown.");
    public static readonly Key<YamlNode.Scalar?> See = Keys.OptionalScalar("see", "What to read again: `lesson#heading`.");
    public static readonly Key<int?> Points = Keys.OptionalInteger("points", 1, 100, "What a full answer is worth; 1 when absent.");
    public static readonly Key<int?> Difficulty = Keys.OptionalInteger("difficulty", 1, 3, "1 easy, 2 medium, 3 hard.");
    public static readonly Key<string?> Scoring = Keys.OptionalChoice("scoring", ["partial", "strict"], "`strict` gives nothing for a partly right answer; else the quiz decides.");

    public static readonly Key<IReadOnlyList<Fields>> Options = Keys.Groups("options", OptionKeys.Marked, "Options to choose from; with several right ones, several are to be chosen. With `says:`, statements that speak for roles.", either: (OptionKeys.Says, OptionKeys.Statement));

    public static readonly Key<bool> Verdict = Keys.Boolean("verdict", false, "Whether the statement in `stem` is true.");
    public static readonly Key<IReadOnlyList<Fields>> Reasons = Keys.Groups("reasons", OptionKeys.Reason, "Reasons for the verdict, written as options are.");

    private static readonly Keys PairKeys = new("pair");
    public static readonly Key<YamlNode.Scalar?> Left = PairKeys.Scalar("left", "The side that is given, in Markdown.");
    public static readonly Key<YamlNode.Scalar?> Right = PairKeys.Scalar("right", "The side to choose: plain text.");
    public static readonly Key<YamlNode.Scalar?> PairWhy = PairKeys.OptionalScalar("why", "Why the two belong together.");
    public static readonly Key<IReadOnlyList<Fields>> Pairs = Keys.Groups("pairs", PairKeys, "Left sides, each with its right side.");
    public static readonly Key<IReadOnlyList<YamlNode.Scalar>> Distractors = Keys.Scalars("distractors", "Right sides that fit no left side.");

    public static readonly Key<IReadOnlyList<YamlNode.Scalar>> Order = Keys.Scalars("order", "Steps in the right order.");

    public static readonly Key<YamlNode.Scalar?> Answer = Keys.OptionalScalar("answer", "The number that is right, or a range such as `3..4`.", new Shape.Number(MayBeRange: true));
    public static readonly Key<decimal?> Tolerance = Keys.OptionalNumber("tolerance", "How far an answer may lie from the number.");
    public static readonly Key<string?> Unit = Keys.OptionalText("unit", "The unit behind the field.");

    public static readonly Key<YamlNode.Scalar?> Formula = Keys.OptionalScalar("key", "The right number as a formula over the names under `where:`, such as `tp / (tp + fn)`.");
    public static readonly Key<IReadOnlyList<(YamlNode.Scalar Name, YamlNode.Scalar Value)>> Where = Keys.Map("where", new Shape.Text(), "The values of the formula; a range such as `5..20` makes variants.");
    public static readonly Key<int?> Decimals = Keys.OptionalInteger("decimals", 0, PinAnswer.LongestDecimals, "To how many decimals the result is rounded.");

    public static readonly Key<YamlNode.Scalar?> Text = Keys.OptionalScalar("text", "Running text with blanks: `[[0]]` stands for the first entry of `accept:`.");
    public static readonly Key<YamlNode?> Accept = Keys.Node("accept", new Shape.List(new Shape.OneOrMore(new Shape.Text())), "For each blank the accepted text, or a list of them; `= 0.8 ± 0.01` accepts a number.");
    public static readonly Key<bool> Case = Keys.Boolean("case", false, "`true` makes capital letters and accents count.");

    public static readonly Key<IReadOnlyList<Fields>> Actions = Keys.Groups("actions", OptionKeys.Action, "What one could do, each with a weight.");

    public static readonly Key<YamlNode.Scalar?> Model = Keys.OptionalScalar("model", "The model answer, in Markdown; learners compare their own text with it.");
    public static readonly Key<IReadOnlyList<YamlNode.Scalar>> Rubric = Keys.Scalars("rubric", "Points that learners tick off.");

    public static readonly Keys Group = new("group");
    public static readonly Key<YamlNode.Scalar?> GroupId = Group.Scalar("id", "The name of the group: unique among questions and groups.", new Shape.Slug());
    public static readonly Key<YamlNode.Scalar?> Shared = Group.Scalar("shared", "The text or table that the questions are about, in Markdown.");
    public static readonly Key<IReadOnlyList<Fields>> Questions = Group.Groups("questions", Keys, "The questions of the group.", isRequired: true);

    static QuestionKeys()
    {
        Keys.Variant(Options);
        Keys.Variant(Verdict, Reasons);
        Keys.Variant(Pairs, Distractors);
        Keys.Variant(Order);
        Keys.Variant(Answer, Tolerance, Unit);
        Keys.Variant(Formula, Where, Decimals, Tolerance, Unit);
        Keys.Variant(Text, Accept, Case);
        Keys.Variant(Actions);
        Keys.Variant(Model, Rubric);
    }
}
