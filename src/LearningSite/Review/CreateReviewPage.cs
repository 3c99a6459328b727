using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Progress;
using LearningSite.Rendering;

namespace LearningSite.Review;

/// <summary>
/// Makes the page on which a learner is asked again what was answered before. Nothing of it is decided here: the browser knows what
/// is due, and takes each question from its own page.
/// </summary>
public static class CreateReviewPage
{
    public const string Link = "/review/";

    public static IEnumerable<Page> Create(Site site) => site.All<Lesson>().Any() ? [Page.Index(Link, "review", CreateModel) with { IsIndexed = false }] : [];

    private static ReviewPage CreateModel(PageContext context)
    {
        context.AddModule("review.js");
        return new ReviewPage
        {
            Title = context.Text.Get("review.title"), Summary = context.Text.Get("review.summary"), Crumbs = context.CrumbsTo(),
            ContentHref = context.Site.Href(ProgressContent.Link), ProgressHref = context.Site.Href(CreateProgressPage.Link), FirstHref = context.Site.Href(CreateProgressPage.FirstLesson(context.Site).Link),
        };
    }
}

/// <summary>`review.hbs`.</summary>
public sealed record ReviewPage : PageModel
{
    public required string ContentHref { get; init; }
    public required string ProgressHref { get; init; }
    /// <summary>Where somebody without any answer begins.</summary>
    public required string FirstHref { get; init; }
}
