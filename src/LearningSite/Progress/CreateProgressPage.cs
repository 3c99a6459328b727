using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Paths;
using LearningSite.Planner;
using LearningSite.Quizzes;
using LearningSite.Rendering;
using LearningSite.Review;
using LearningSite.TextPages;
using LearningSite.Tracks;

namespace LearningSite.Progress;

/// <summary>Makes the page of the learner's progress; a site without lessons has none. Nobody looks for it from outside, so it stays out of searches.</summary>
public static class CreateProgressPage
{
    public const string Link = "/progress/";

    public static IEnumerable<Page> Create(Site site) => site.All<Lesson>().Any() ? [Page.Index(Link, "progress", CreateModel) with { IsIndexed = false }] : [];

    private static ProgressPage CreateModel(PageContext context)
    {
        var site = context.Site;
        context.AddModule("erase-everything.js");
        context.AddModule("progress.js");
        var privacy = site.Find("page", "privacy");
        return new ProgressPage
        {
            Title = context.Text.Get("progress.title"), Summary = context.Text.Get("progress.summary"), Crumbs = context.CrumbsTo(),
            ContentHref = site.Href(ProgressContent.Link),
            Tracks = [.. TrackKind.Order(site, (site.FindByLink("/") as Home)?.Tracks ?? []).Select(t => CreateTrack(t, site.FindAll<Lesson>(t.Lessons), context))],
            Paths = [.. site.All<LearningPath>().Select(p => CreateTrack(p, PathKind.Order(p, site).Select(s => s.Lesson), context))],
            Quizzes = [.. site.All<Quiz>().Select(q => context.LinkTo(q, meta: q.Slug))],
            FirstHref = site.Href(FirstLesson(site).Link), ObjectiveCount = site.All<Lesson>().Sum(l => l.Objectives.Count),
            PlannerHref = context.FindHref(CreatePlannerPage.Link),
            ReviewHref = site.Href(CreateReviewPage.Link), PrivacyHref = privacy is null ? null : site.Href(privacy.Link),
        };
    }

    /// <summary>Where somebody begins who has done nothing yet.</summary>
    public static Lesson FirstLesson(Site site) => site.All<Track>().SelectMany(t => site.FindAll<Lesson>(t.Lessons)).FirstOrDefault() ?? site.All<Lesson>().First();

    private static ProgressTrack CreateTrack(Document track, IEnumerable<Lesson> lessons, PageContext context) =>
        new(context.Site.Href(track.Link), track.Title, [.. lessons.Select(l => context.LinkTo(l, meta: l.Slug))]) { Lang = context.ForeignLanguageOf(track) };
}
