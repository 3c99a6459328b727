using System.Globalization;
using LearningSite.Diagnostics;

namespace LearningSite.Coverage;

/// <summary>
/// The report for a terminal:
/// <code>
/// Coverage on 2026-11-20
///
/// Foundations: 6 lessons, 14,203 words, 158 minutes; questions: 12 single, 4 multi, 8 numeric
///   How models learn: 2,391 words, 22 minutes, grade 8.4
///     choose-setup: learn-parcels (single), tmf-crash-piles (single)
///     explain-complexity: NO QUESTION
///
/// Skills without lessons: 1
///   Data quality  /skills/data-quality/
/// </code>
/// </summary>
public static class WriteCoverageText
{
    public static void Write(CoverageReport report, TextWriter output)
    {
        output.WriteLine(Invariant($"Coverage on {report.Date:yyyy-MM-dd}"));
        foreach (var track in report.Tracks) WriteTrack(track, output);
        WriteList("Lessons without checks", report.LessonsWithoutChecks.Select(Describe), output);
        WriteList("Skills without lessons", report.SkillsWithoutLessons.Select(Describe), output);
        WriteList("Target roles without pay data", report.RolesWithoutPay.Select(Describe), output);
        WriteList("Figures that are two years old or undated", report.DatedFigures.Select(f => $"{f.Title}, {f.Year}  {f.Link}"), output);
        WriteList("Pages that no other page of content leads to", report.OrphanPages.Select(Describe), output);
        WriteList("Misconceptions named once", report.SingleMisconceptions.Select(m => $"{m.Name}  {m.Question.Link}"), output);
    }

    private static void WriteTrack(TrackCoverage track, TextWriter output)
    {
        var types = track.QuestionTypes.Count == 0 ? "none" : string.Join(", ", track.QuestionTypes.Select(t => Invariant($"{t.Value} {t.Key}")));
        output.WriteLine();
        output.WriteLine(Invariant($"{track.Title ?? "In no track"}: {DiagnosticReport.Count(track.Lessons.Count, "lesson")}, {track.Words:N0} words, {DiagnosticReport.Count(track.Minutes, "minute")}; questions: {types}"));
        foreach (var lesson in track.Lessons)
        {
            output.WriteLine(Invariant($"  {lesson.Title}: {lesson.Words:N0} words, {DiagnosticReport.Count(lesson.Minutes, "minute")}{(lesson.Grade is { } grade ? Invariant($", grade {grade:0.0}") : "")}"));
            foreach (var objective in lesson.Objectives)
                output.WriteLine($"    {objective.Id}: {(objective.Questions.Count == 0 ? "NO QUESTION" : string.Join(", ", objective.Questions.Select(q => $"{q.Id} ({q.Type})")))}");
        }
    }

    private static void WriteList(string title, IEnumerable<string> entries, TextWriter output)
    {
        var lines = entries.ToList();
        output.WriteLine();
        output.WriteLine(Invariant($"{title}: {(lines.Count == 0 ? "none" : lines.Count)}"));
        foreach (var line in lines) output.WriteLine("  " + line);
    }

    private static string Describe(CoveredPage page) => $"{page.Title}  {page.Link}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
