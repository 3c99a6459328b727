using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.TextPages;

namespace LearningSite.Tracks;

/// <summary>A lesson comes after those it requires: within its track, and from track to track as far as the home page orders them.</summary>
public static class TeachingOrder
{
    public static void Check(Site site, DiagnosticBag diagnostics)
    {
        var tracks = site.All<Home>().FirstOrDefault()?.Tracks.Select(t => t.Slug).ToList() ?? [];
        foreach (var lesson in site.All<Lesson>())
            foreach (var reference in lesson.Prerequisites)
                if (site.Find<Lesson>(reference) is { } required && required != lesson && IsLater(required, lesson, tracks, site))
                    diagnostics.Add(new Diagnostic(Codes.PrerequisiteLater, $"`{lesson.Slug}` requires `{required.Slug}`, which is taught later", lesson.PlaceOf(reference.Span, diagnostics), null,
                        "change the order in the track, or remove the prerequisite", "it is taught here", PlaceOf(required, site, diagnostics)));
    }

    private static bool IsLater(Lesson required, Lesson lesson, List<string> tracks, Site site)
    {
        if (site.FindPlace(required) is not { } first || site.FindPlace(lesson) is not { } second) return false;
        if (ReferenceEquals(first.Parent, second.Parent)) return first.Index > second.Index;
        var (track, other) = (tracks.IndexOf(first.Parent.Slug), tracks.IndexOf(second.Parent.Slug));
        return track >= 0 && other >= 0 && track > other;
    }

    private static Place? PlaceOf(Lesson lesson, Site site, DiagnosticBag diagnostics) =>
        site.FindPlace(lesson) is { } place ? place.Parent.PlaceOf(place.Parent.Children[place.Index].Span, diagnostics) : null;
}
