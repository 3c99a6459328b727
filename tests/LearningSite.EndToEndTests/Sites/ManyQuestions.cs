namespace LearningSite.EndToEndTests.Sites;

/// <summary>A course of 100 lessons with two objectives and ten questions each, of which all 1,000 were answered three times.</summary>
internal static class ManyQuestions
{
    private const long Day = 86_400_000;

    public static object Content => new
    {
        lessons = Range(100).ToDictionary(l => $"l{l}", l => new { title = $"Lesson {l}", href = "/lessons/checks/", objectives = new { a = $"Choose what fits, part {l}", b = $"Compute the number, part {l}" } }),
        quizzes = new { },
        questions = Range(1000).ToDictionary(q => $"q{q}", q => new { @in = $"lesson:l{q / 10}", objective = $"l{q / 10}#{(q % 2 == 0 ? "a" : "b")}", stem = $"Which answer is right in case {q}?", version = "aa" }),
        prompts = new { },
    };

    public static object[] Records =>
    [
        .. Range(1000).Select(q => new { id = $"tries:q{q}", v = 2, at = 1, since = 0, tries = Range(3).Select(d => new { at = (20_000 + d) * Day, credit = q % 5 == 0 && d < 2 ? 0 : 1, from = "check", sure = d == 0 ? "sure" : "guess", version = "aa" }) }),
        .. Range(1000).Select(q => new { id = $"question:q{q}", v = 2, at = 1, answer = new[] { "a" }, credit = 1, version = "aa" }),
        .. Range(100).Select(l => new { id = $"read:l{l}", v = 2, at = 1, read = true, by = "end" }),
    ];

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}
