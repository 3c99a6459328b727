namespace LearningSite.EndToEndTests.Sites;

/// <summary>`Fixtures/questions`: a question of every type, built once. Its page is the style guide of questions, too.</summary>
public sealed class QuestionSite : IAsyncLifetime
{
    private ServedSite? site;

    public ServedSite Site => site ?? throw new InvalidOperationException("not built yet");

    public string EveryType => Site.Url("/quizzes/every-type/");
    public string Pool => Site.Url("/quizzes/pool/");
    public string Shuffled => Site.Url("/quizzes/shuffled/");
    public string Variants => Site.Url("/quizzes/variants/");
    public string Progress => Site.Url("/progress/");
    public string Review => Site.Url("/review/");
    public string Lesson => Site.Url("/lessons/checks/");
    public string EveryCheck => Site.Url("/lessons/every-check/");

    public async ValueTask InitializeAsync() => site = await ServedSite.StartAsync(Path.Combine(Repository.Root, "tests/LearningSite.EndToEndTests/Fixtures/questions"));

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
    }
}
