using LearningSite.Documents;

namespace LearningSite.Questions;

/// <summary>The keys of an entry to choose from, wherever it stands.</summary>
public static class OptionKeys
{
    public static readonly Keys Marked = new("option");
    public static readonly Key<YamlNode.Scalar?> Right = Marked.OptionalScalar("right", "The text of a right option, in Markdown.");
    public static readonly Key<YamlNode.Scalar?> Wrong = Marked.OptionalScalar("wrong", "The text of a wrong option, in Markdown.");
    public static readonly Key<YamlNode.Scalar?> Why = Marked.OptionalScalar("why", "Why it is right or wrong: shown when it was chosen, or missed.");
    public static readonly Key<YamlNode.Scalar?> Unless = Marked.OptionalScalar("unless", "Shown when it was right to leave it.");
    public static readonly Key<string?> Id = Marked.OptionalId("A name that stays when options are added or moved; else the letter of its place.");
    public static readonly Key<string?> Misconception = Marked.OptionalText("misconception", "The wrong idea behind choosing it, as an id.");
    public static readonly Key<bool> Fixed = Marked.Boolean("fixed", false, "`true` keeps it in its place when the others are shuffled.");

    public static readonly Keys Reason = new("reason");

    public static readonly Keys Action = new("action");
    public static readonly Key<YamlNode.Scalar?> Do = Action.Scalar("do", "What one could do, in Markdown.");
    public static readonly Key<YamlNode.Scalar?> Weight = Action.Scalar("weight", "How good it is, in per cent; the best one has 100.", new Shape.Integer(0, 100));

    public static readonly Keys Statement = new("statement");
    public static readonly Key<YamlNode.Scalar?> Says = Statement.Scalar("says", "A statement that somebody agrees with, in Markdown.");
    public static readonly Key<IReadOnlyList<(Reference Role, int? Weight)>> Fits = Statement.IntegerReferenceMap("fits", "role", 1, 3, "Roles that it speaks for, and how strongly.", isRequired: true);

    static OptionKeys()
    {
        Reason.Include(Right, Wrong);
        foreach (var keys in new[] { Reason, Action, Statement }) keys.Include(Why, Unless, Id, Misconception, Fixed);
        foreach (var keys in new[] { Marked, Reason }) keys.IsBeside(Action, Statement);
        Action.IsBeside(Marked, Statement);
        Statement.IsBeside(Marked, Action);
        foreach (var keys in new[] { Marked, Reason })
        {
            keys.Variant(Right);
            keys.Variant(Wrong);
        }
    }
}
