using LearningSite.Lessons;
using LearningSite.Pipelines;
using LearningSite.Questions;
using LearningSite.Quizzes;
using LearningSite.Rendering;

namespace LearningSite.Tests.Support;

/// <summary>The site of this repository, compiled once and written nowhere.</summary>
public sealed class BundledCourse : IAsyncLifetime
{
    private BuildResult? result;

    public BuildResult Result => result ?? throw new InvalidOperationException("not compiled yet");

    public IReadOnlyList<PageOutline> Lessons => [.. Result.Outlines.Where(o => o.Page.Document is Lesson)];

    public IReadOnlyList<PageOutline> Quizzes => [.. Result.Outlines.Where(o => o.Page.Document is Quiz)];

    public IEnumerable<QuestionUse> Questions => Lessons.Concat(Quizzes).SelectMany(o => o.Questions);

    public async ValueTask InitializeAsync() => result = await new SiteBuilder(new BuildOptions(ProjectFolder.Repository, [], HasSearch: false) { HasReport = true }, new NoProgress()).CheckAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
