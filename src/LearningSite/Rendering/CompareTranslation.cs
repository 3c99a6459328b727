using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Ledgers;
using LearningSite.Markup;
using LearningSite.Questions;

namespace LearningSite.Rendering;

/// <summary>
/// Compares the body of a translation with that of its original: learners’ answers and notes belong to ids, and links lead to headings,
/// whatever the language. Headings take their anchors from the original by place, and options their ids.
/// </summary>
public static class CompareTranslation
{
    public static void CheckHeadings(IReadOnlyList<Heading> headings, IReadOnlyList<Heading> original, SourceText source, DiagnosticBag diagnostics)
    {
        for (var i = 0; i < Math.Max(headings.Count, original.Count); i++)
        {
            if (i < headings.Count && i < original.Count && headings[i].Level == original[i].Level) continue;
            diagnostics.Add(i < headings.Count
                ? new Diagnostic(Codes.TranslationDiffers, i < original.Count ? $"the original has a heading of level {original[i].Level} here: `{original[i].Text}`" : "the original has no heading here", new Place(source, headings[i].Span), null, "keep the headings of the original in number, order and level; links lead to them")
                : new Diagnostic(Codes.TranslationDiffers, $"the translation lacks the heading `{original[i].Text}`", new Place(source, new TextSpan(source.Text.Length, 0)), null, "keep the headings of the original in number, order and level; links lead to them"));
            return;
        }
    }

    /// <summary>The question with the part ids that its original has in the same places.</summary>
    public static Question KeepPartIds(Question question, QuestionUse original, SourceText source, DiagnosticBag diagnostics)
    {
        var parts = QuestionParts.Of(question);
        IReadOnlyList<string> ids = [.. original.Entry!.Parts.Select(p => p.Key)];
        // That the number differs is reported with the question.
        if (parts.Count != ids.Count) return question;
        for (var i = 0; i < ids.Count; i++)
            if (parts[i].Id != parts[i].Default && parts[i].Id != ids[i])
                diagnostics.Add(new Diagnostic(Codes.TranslationDiffers, $"the part `{parts[i].Id}` of the question `{question.Id}` is `{ids[i]}` in the original", new Place(source, question.Span), null, "keep the parts of the original in their order; without an id each takes that of the original"));
        return QuestionParts.WithIds(question, ids);
    }

    public static void CheckQuestion(Question question, QuestionUse use, QuestionUse? original, SourceText source, DiagnosticBag diagnostics)
    {
        if (FindDifference(question, use, original) is not var (message, help)) return;
        diagnostics.Add(new Diagnostic(Codes.TranslationDiffers, message, new Place(source, question.Span), null, help));
    }

    private static (string Message, string Help)? FindDifference(Question question, QuestionUse use, QuestionUse? original)
    {
        if (original is null) return ($"the original has no question `{question.Id}`", "write the id of the question that this translates, or remove it");
        if (use.Type != original.Type) return ($"the question `{question.Id}` is of the type `{use.Type}`, and `{original.Type}` in the original", "write it in the form of the original");
        var (count, expected) = (QuestionParts.Of(question).Count, original.Entry!.Parts.Count);
        if (count != expected) return ($"the question `{question.Id}` has {DiagnosticReport.Count(count, "part")} and the original has {expected}", "translate every option, pair, item or point, in the order of the original");
        if (QuestionStructure.Of(question) != original.Structure) return ($"the question `{question.Id}` has another key than its original", "mark the same answers as right, in the order of the original");
        return use.Objective == original.Objective ? null : ($"the question `{question.Id}` checks another objective than its original", original.Objective is { } objective ? $"write `objective={objective[(objective.IndexOf('#', StringComparison.Ordinal) + 1)..]}`" : "remove the objective");
    }

    public static void CheckComplete(Document document, PageContext translation, PageOutline original)
    {
        foreach (var question in original.Questions.Where(q => translation.Questions.All(t => t.Id != q.Id)))
            translation.Diagnostics.Add(new Diagnostic(Codes.TranslationDiffers, $"the translation lacks the question `{question.Id}`", document.GetPlace(translation.Diagnostics), null, "translate every question of the original", "the original has it here", original.Page.Document!.PlaceOf(question.Span, translation.Diagnostics)));
        foreach (var prompt in original.Prompts.Where(p => translation.Prompts.All(t => t.Id != p.Id)))
            translation.Diagnostics.Add(new Diagnostic(Codes.TranslationDiffers, $"the translation lacks the prompt `{prompt.Id}`", document.GetPlace(translation.Diagnostics), null, "translate every prompt of the original, under its id", "the original has it here", original.Page.Document!.PlaceOf(prompt.Span, translation.Diagnostics)));
        foreach (var prompt in translation.Prompts.Where(p => original.Prompts.All(o => o.Id != p.Id)))
            translation.Diagnostics.Add(new Diagnostic(Codes.TranslationDiffers, $"the original has no prompt `{prompt.Id}`", document.PlaceOf(prompt.Span, translation.Diagnostics), Spelling.DidYouMean(prompt.Id, original.Prompts.Select(p => p.Id)), "write the id of the prompt that this translates"));
    }
}
