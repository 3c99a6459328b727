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
    public static IReadOnlyList<BuiltQuestion> WithEveryTypeOfALesson(ServedSite site)
    {
        var checks = Of(site).Where(question => !question.IsInQuiz).ToList();
        var links = checks.GroupBy(question => question.Type).Select(type => type.First().Link).ToHashSet();
        return [.. checks.Where(question => links.Contains(question.Link))];
    }
}
