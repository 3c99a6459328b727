using System.Globalization;
using LearningSite.Questions;
using LearningSite.Rendering;

namespace LearningSite.Coverage;

/// <summary>Makes the page of the report.</summary>
public static class CreateCoveragePage
{
    private const string Link = "/contribute/coverage/";

    /// <summary>No page for readers: it stays out of the search, of search engines and of the sitemap.</summary>
    public static Page Create() => Page.Index(Link, "coverage", CreateModel) with { IsIndexed = false, NeedsOutlines = true, NeedsLinks = true };

    private static CoveragePage CreateModel(PageContext context)
    {
        var report = CreateCoverage.Create(context.Site, context.Outlines);
        var objectives = report.Tracks.SelectMany(t => t.Lessons).SelectMany(l => l.Objectives).ToList();
        var contribute = context.Site.Find("page", "contribute");
        return new CoveragePage
        {
            Title = context.Text.Get("index.coverage.title"), Summary = context.Text.Get("index.coverage.summary"),
            Crumbs = [.. context.CrumbsTo(), .. contribute is null ? [] : new[] { context.LinkTo(contribute) }],
            Docket = Docket.Create(("docket.covered", context.Text.Get("coverage.of", objectives.Count(o => o.Questions.Count > 0), objectives.Count)),
                ("docket.lessons", Docket.Count(report.Tracks.Sum(t => t.Lessons.Count))), ("docket.words", context.Text.Group(report.Tracks.Sum(t => t.Words))), ("docket.updated", context.FormatDate(report.Date))),
            Tracks = [.. report.Tracks.Select((t, i) => CreateTrack(t, i, context))],
            Lists =
            [
                List("lessons", report.LessonsWithoutChecks), List("skills", report.SkillsWithoutLessons), List("roles", report.RolesWithoutPay),
                new CoverageList("figures", "coverage.figures", [.. report.DatedFigures.Select(f => new PageLink(context.Site.Href(f.Link), f.Title, null, f.Year))]),
                List("orphans", report.OrphanPages),
                new CoverageList("misconceptions", "coverage.misconceptions", [.. report.SingleMisconceptions.Select(m => new PageLink(context.Site.Href(m.Question.Link), m.Name, null, m.Question.Id))]),
            ],
        };

        CoverageList List(string id, IReadOnlyList<CoveredPage> pages) => new(id, "coverage." + id, [.. pages.Select(p => new PageLink(context.Site.Href(p.Link), p.Title))]);
    }

    private static CoveragePageTrack CreateTrack(TrackCoverage track, int index, PageContext context) => new("track-" + (index + 1).ToString(CultureInfo.InvariantCulture),
        track.Title ?? context.Text.Get("coverage.notrack"), context.Text.Group(track.Words), context.Text.Get("minutes", track.Minutes),
        string.Join(", ", track.QuestionTypes.Select(t => $"{context.Text.Get("question." + QuestionKey.TypeOf(t.Key))}\u00A0×\u00A0{t.Value.ToString(CultureInfo.InvariantCulture)}")),
        [.. track.Lessons.Select(l => new CoveragePageLesson(new PageLink(context.Site.Href(l.Link), l.Title), context.Text.Group(l.Words), context.Text.Get("minutes", l.Minutes), l.Grade?.ToString("0.0", CultureInfo.InvariantCulture), [.. l.Objectives.Select(o => CreateObjective(o, context))]))]);

    private static CoveragePageObjective CreateObjective(ObjectiveCoverage objective, PageContext context) => new(objective.Id, objective.Sentence,
        [.. objective.Questions.Select(q => new PageLink(context.Site.Href(q.Link), q.Id, null, context.Text.Get(q.IsCheck ? "coverage.inlesson" : "coverage.inquiz", context.Text.Get("question." + QuestionKey.TypeOf(q.Type)))))]);
}
