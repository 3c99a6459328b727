using LearningSite.Diagnostics;

namespace LearningSite.Questions.ItemWriting;

/// <summary>
/// The linter of a single question: guidelines of item writing that a program can judge without knowing the subject.
/// `docs/item-writing.md` has the source, the measured rate and the limits of each.
/// </summary>
public static class ItemWritingRules
{
    private static readonly IReadOnlyList<Func<Wording, Diagnostic?>> Rules =
    [
        LongestKey.Check, OptionAboutOptions.Check, NegativeStem.Check, OverlappingNumbers.Check, AlikeOptions.Check,
        GrammaticalCue.Check, AbsoluteWords.Check, LongStem.Check, EchoOfTheStem.Check, UnsaidCount.Check,
    ];

    public static void Check(Question question, SourceText source, string language, DiagnosticBag diagnostics)
    {
        var wording = Wording.Create(question, source, language);
        foreach (var rule in Rules)
            if (rule(wording) is { } finding) diagnostics.Add(finding);
    }
}
