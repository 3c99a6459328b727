using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.ItemWriting;

/// <summary>The right option stands in one place again and again, and readers learn the place.</summary>
public static class KeyPosition
{
    private const int FewestQuestions = 4;
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

    /// <param name="questions">Those of one page, in an order that readers see.</param>
    public static void Check(Document document, IEnumerable<QuestionUse> questions, DiagnosticBag diagnostics)
    {
        var single = questions.Where(q => q.KeyPosition is not null).ToList();
        if (single.Count < FewestQuestions) return;
        var most = single.GroupBy(q => q.KeyPosition!.Value).MaxBy(g => g.Count())!;
        if (most.Count() * 2 <= single.Count || most.Key >= Ordinals.Length) return;
        diagnostics.Add(new Diagnostic(Codes.KeyPosition, $"the right option stands {Ordinals[most.Key]} in {most.Count()} of {single.Count} questions", document.PlaceOf(most.First().Span, diagnostics), "one of them",
            "order the options by length, size or alphabet, so that the place says nothing"));
    }
}
