using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Figures;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Questions;
using LearningSite.Rendering;
using LearningSite.Roles;
using LearningSite.Salaries;
using LearningSite.Skills;
using LearningSite.Tracks;

namespace LearningSite.Coverage;

/// <summary>Makes the report from all headers and all outlines.</summary>
public static class CreateCoverage
{
    public static CoverageReport Create(Site site, IReadOnlyList<PageOutline> outlines)
    {
        var questions = outlines.Where(o => o.Page.Document is not null).SelectMany(o => o.Questions.Select(q => (Use: q, Question: ToQuestion(q, o.Page)))).ToList();
        var byObjective = questions.Where(q => q.Use.Objective is not null).ToLookup(q => q.Use.Objective!, q => q.Question, StringComparer.Ordinal);
        var checkedLessons = outlines.Where(o => o.Questions.Count > 0).Select(o => o.Page.Link).ToHashSet(StringComparer.Ordinal);
        return new CoverageReport(site.Today, [.. CoverTracks(site, byObjective, outlines.ToDictionary(o => o.Page.Link, o => o.Grade, StringComparer.Ordinal))],
            ToPages(site.All<Lesson>().Where(l => !checkedLessons.Contains(l.Link))),
            ToPages(site.All<Skill>().Where(s => !site.ReferrersOf<Lesson>(s).Any())),
            ToPages(site.All<Role>().Where(r => r.IsTarget && !RolePay.PointsOf(r, site).Any())),
            [.. FindDatedFigures(site)], FindOrphans(outlines), FindSingleMisconceptions(questions));
    }

    private static CoveringQuestion ToQuestion(QuestionUse use, Page page) => new(use.Id, use.Type, $"{page.Link}#q-{use.Id}", page.Document is Lesson);

    private static CoveredPage[] ToPages(IEnumerable<Document> documents) => [.. documents.Select(d => new CoveredPage(d.Link, d.Title))];

    private static IEnumerable<TrackCoverage> CoverTracks(Site site, ILookup<string, CoveringQuestion> byObjective, Dictionary<string, double?> grades)
    {
        foreach (var track in site.All<Track>()) yield return CoverTrack(track, site.FindAll<Lesson>(track.Lessons), byObjective, grades);
        var others = site.All<Lesson>().Where(l => site.FindPlace(l) is null).ToList();
        if (others.Count > 0) yield return CoverTrack(null, others, byObjective, grades);
    }

    private static TrackCoverage CoverTrack(Track? track, IEnumerable<Lesson> inTrack, ILookup<string, CoveringQuestion> byObjective, Dictionary<string, double?> grades)
    {
        var lessons = inTrack.Select(l => CoverLesson(l, grades.GetValueOrDefault(l.Link), byObjective)).ToList();
        var types = lessons.SelectMany(l => l.Objectives).SelectMany(o => o.Questions).GroupBy(q => q.Type, StringComparer.Ordinal);
        return new TrackCoverage(track?.Title, track?.Link, lessons.Sum(l => l.Words), lessons.Sum(l => l.Minutes),
            new SortedDictionary<string, int>(types.ToDictionary(t => t.Key, t => t.Count(), StringComparer.Ordinal), StringComparer.Ordinal), lessons);
    }

    // The body is read once more: nothing else on the site depends on its length, so headers do not keep it.
    private static LessonCoverage CoverLesson(Lesson lesson, double? grade, ILookup<string, CoveringQuestion> byObjective)
    {
        var source = lesson.Source.TryReadText(new DiagnosticBag()) ?? new SourceText(lesson.Source.DisplayPath, "");
        var start = Math.Min(lesson.Header.BodyStart, source.Text.Length);
        return new LessonCoverage(lesson.Title, lesson.Link, ReadingTime.CountWords(source.Text.AsSpan(start)), lesson.Minutes, grade,
            [.. lesson.Objectives.Select(o => new ObjectiveCoverage(o.Key, o.Value, [.. byObjective[lesson.Slug + "#" + o.Key]]))]);
    }

    // Sources give years and no days, so what is dated counts in calendar years, as the badge beside a pay figure does.
    private static IEnumerable<DatedFigure> FindDatedFigures(Site site)
    {
        foreach (var figure in site.All<Figure>())
            if (LastYear(figure.Year) is not { } year || site.IsDated(year)) yield return new DatedFigure(figure.Title, figure.Year, figure.Link);
        foreach (var salary in site.All<Salary>())
            if (salary.IsDated(site))
                yield return new DatedFigure(Describe(salary, site), salary.Year.ToString(CultureInfo.InvariantCulture), salary.Link);
    }

    // By name and not by amount: an amount stands nowhere without its year, its source and its caveat.
    private static string Describe(Salary salary, Site site) => $"{site.Find(salary.Role)?.Title ?? salary.Role.Slug}: {salary.Slug}";

    // "2024", "2025–2030" or "undated"
    private static int? LastYear(string year) => year.Length >= 4 && int.TryParse(year.AsSpan(year.Length - 4), out var number) ? number : null;

    private static CoveredPage[] FindOrphans(IReadOnlyList<PageOutline> outlines)
    {
        var content = outlines.Where(o => o.Page.Document is not null && o.Page.IsIndexed).ToList();
        var linked = content.SelectMany(o => o.Links.Where(l => l != o.Page.Link)).ToHashSet(StringComparer.Ordinal);
        return ToPages(content.Where(o => o.Page.Link != "/" && !linked.Contains(o.Page.Link)).Select(o => o.Page.Document!));
    }

    private static SingleMisconception[] FindSingleMisconceptions(IEnumerable<(QuestionUse Use, CoveringQuestion Question)> questions) =>
        [.. questions.SelectMany(q => q.Use.Misconceptions.Select(m => (Name: m, q.Question))).GroupBy(m => m.Name, StringComparer.Ordinal)
            .Where(g => g.Count() == 1).Select(g => new SingleMisconception(g.Key, g.First().Question)).OrderBy(m => m.Name, StringComparer.Ordinal)];
}
