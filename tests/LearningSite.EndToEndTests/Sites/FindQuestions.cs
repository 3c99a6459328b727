namespace LearningSite.EndToEndTests.Sites;

internal static class FindQuestions
{
    public static IEnumerable<BuiltQuestion> Of(ServedSite site) =>
        site.Pages.SelectMany(page => page.Document.QuerySelectorAll(".question").Select(element => BuiltQuestion.Read(page, element)));

    /// <summary>A quick check of a lesson whose labels are plain text.</summary>
    public static BuiltQuestion InLesson(ServedSite site, string type, Func<BuiltQuestion, bool>? isFit = null) =>
        Of(site).FirstOrDefault(question => question.Type == type && !question.IsInQuiz && question.Options.All(option => option.IsPlain) && isFit?.Invoke(question) != false)
        ?? throw new InvalidOperationException($"no lesson of the bundled site has a fitting question of the type `{type}`");

    /// <summary>All checks of so many lessons that every type which lessons ask is among them.</summary>
    public static IReadOnlyList<BuiltQuestion> WithEveryTypeOfALesson(ServedSite site) => OfPagesWithEveryType([.. Of(site).Where(question => !question.IsInQuiz)]);

    /// <summary>All questions of so many quizzes that every type which quizzes ask is among them.</summary>
    public static IReadOnlyList<BuiltQuestion> WithEveryTypeOfAQuiz(ServedSite site) => OfPagesWithEveryType([.. Of(site).Where(question => question.IsInQuiz)]);

    // The next page is always the one with the most types that those before it do not ask, so that more pages cost no more time.
    private static List<BuiltQuestion> OfPagesWithEveryType(IReadOnlyList<BuiltQuestion> questions)
    {
        var pages = questions.GroupBy(question => question.Link).ToList();
        var unmet = questions.Select(question => question.Type).ToHashSet(StringComparer.Ordinal);
        var chosen = new List<BuiltQuestion>();
        while (unmet.Count > 0)
        {
            var next = pages.MaxBy(page => unmet.Intersect(page.Select(question => question.Type)).Count())!;
            unmet.ExceptWith(next.Select(question => question.Type));
            chosen.AddRange(next);
        }
        return chosen;
    }
}
