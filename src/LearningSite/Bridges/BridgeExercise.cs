using LearningSite.Ledgers;
using LearningSite.Markup;
using LearningSite.Questions;
using LearningSite.Rendering;

namespace LearningSite.Bridges;

/// <summary>
/// The exercise of a bridge: a match of its own practices with carries over, adapt and new. It is made from the table of the page,
/// so it is no question of an author: it has no entry in the ledger, and its version changes with the table.
/// </summary>
public static class BridgeExercise
{
    private const int MostOfEach = 2;

    /// <summary>Null for a table that is too short to sort.</summary>
    public static string? Create(Bridge bridge, PageContext context)
    {
        var pairs = new List<Pair>();
        for (var i = 0; i < MostOfEach; i++)
        {
            if (i < bridge.CarriesOver.Count) Add(bridge.CarriesOver[i].Have, "carries", Explain(bridge.CarriesOver[i]));
            if (i < bridge.Adapt.Count) Add(bridge.Adapt[i].Have, "adapt", Explain(bridge.Adapt[i]));
            if (i < bridge.Gaps.Count) Add(bridge.Gaps[i], "new", context.Text.Get("bridge.exercise.gap"));
        }
        if (pairs.Select(p => p.Right.Text).Distinct(StringComparer.Ordinal).Count() < 2) return null;
        var stem = context.Text.Get("bridge.exercise.stem");
        var match = new Question.Match(new QuestionHead { Id = "bridge-" + bridge.Slug, Span = default, StemText = stem, StemHtml = $"<p>{Html.EscapeText(stem)}</p>" }, StableOrder.Of(pairs, bridge.Slug, p => p.Text), []);
        context.AddModule("learn.js");
        var version = LedgerEntry.HashOf(string.Join('\n', pairs.Select(p => p.Text + "\t" + p.Right.Text)));
        return context.RenderPart("question", CreateQuestionPart.Create(match, key => context.Text.Get(key)) with { Version = version });

        void Add(string practice, string verdict, string why) =>
            pairs.Add(new Pair("p" + (pairs.Count + 1), Html.EscapeText(practice), practice, new Side(context.Text.Get("bridge." + verdict), default), $"<p>{Html.EscapeText(why)}</p>", default));
    }

    private static string Explain(Carry carry) => carry.Note is null ? carry.Becomes : $"{carry.Becomes}. {carry.Note}";
}
